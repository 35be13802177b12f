"""List the headings of programs and projects whose tables organizers use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from organizer_app.exchange.reading.incoming_fields import Field, heading_key


@dataclass(frozen=True, slots=True)
class Preset:
    """The column names of one source.

    Attributes:
        code: name of the preset in reports.
        needs: heading keys that identify the preset; all must be present.
        fields: field of a heading key, before its generic meaning; None keeps the column in the notes.
        blank_words: cells that mean "empty".
        happened: whether the source lists past actions.
    """

    code: str
    needs: frozenset[str] = frozenset()
    fields: Mapping[str, str | None] = field(default_factory=dict)
    blank_words: frozenset[str] = frozenset()
    happened: bool = False


def _fields(**names: str) -> Mapping[str, str | None]:
    """Return headings by field name; the field ``kept`` keeps a column in the notes."""
    return MappingProxyType(
        {
            heading_key(heading): None if name == "kept" else Field(name)
            for name, headings in names.items()
            for heading in headings.split()
        }
    )


def _keys(headings: str) -> frozenset[str]:
    return frozenset(heading_key(heading) for heading in headings.split())


GENERIC: Final = Preset("generic")
# The headings come from the files themselves and from the consortium's data dictionary. Its actors are
# "students" as often as an organization, so they go to the notes instead of the groups.
CLOCK_OF_COMMITTEE: Final = "van"
"""VAN keeps the number of a time and forgets its zone: it is that of the committee, wherever the event is."""
PRESETS: Final = (
    Preset(
        code="ccc",
        needs=_keys("CityTown StateTerritory Date EstimateLow EstimateHigh"),
        fields=_fields(
            city="CityTown",
            state="StateTerritory",
            venue="Location",
            tactic="EventType",
            low="EstimateLow",
            high="EstimateHigh",
            count="EstimateText",
            count_source="Source1 Source2 Source3 Source4 Source5",
            notes="Misc",
            kept="County Actor Claim BestGuess AdjustedLow AdjustedHigh TownsCities Events",
        ),
        happened=True,
    ),
    Preset(
        code="ccc-compiled",
        needs=_keys("date locality state size_low size_high"),
        fields=_fields(
            venue="location_detail location",
            groups="organizations",
            count="size_text",
            count_source=" ".join(f"source_{n} source{n}" for n in range(1, 31)),
            kept="actors participants size_mean size_cat macroevent resolved_state resolved_locality",
        ),
        blank_words=frozenset({"NA", "N/A", "na", "n/a"}),
        happened=True,
    ),
    Preset(
        code="mobilize",
        needs=_keys("title location__locality"),
        fields=_fields(
            groups="organization__name",
            venue="location__venue",
            address="location__address_line_1 location__address_line_2",
            city="location__locality",
            state="location__region",
            country="location__country",
            zip="location__postal_code",
            latitude="location__lat location__latitude",
            longitude="location__lon location__longitude",
            date="start_date timeslots__start_date timeslot_start",
            end_date="end_date timeslots__end_date timeslot_end",
            lead="contact__name",
            lead_email="contact__email_address",
            lead_phone="contact__phone_number",
            mobilization="event_campaign__slug event_campaign__title",
            notes="description summary",
            kept="owner__given_name owner__email_address approval_status",
        ),
    ),
    # The dashboard's export; a row is a timeslot, known by the event and itself.
    Preset(
        code="mobilize-dashboard",
        needs=_keys("event_type organization_name timeslot_id"),
        fields=_fields(
            external_id="id timeslot_id",
            title="event_name name title",
            groups="organization_name co_hosts",
            tactic="event_type",
            date="timeslot_start start_date",
            end_date="timeslot_end end_date",
            lead_email="event_owner_email_address",
            lead_phone="event_owner_phone_number",
            lead="event_owner_name event_owner_first_name event_owner_last_name",
            notes="description",
            kept="organization_state tags updated_at created_at",
        ),
    ),
    Preset(
        code="dissent",
        needs=_keys("Date Time Address Zip City State Country Name Link"),
        fields=_fields(title="Name", url="Link", access="accessible", kept="recurring"),
    ),
    Preset(
        code="dissent-turnout",
        needs=_keys("Date City State Event_Name Low_Estimate High_Estimate"),
        fields=_fields(
            title="Event_Name",
            count_source="Protest_Listing_Source News_Coverage",
            kept="Timestamp",
        ),
        happened=True,
    ),
    # Forms say when they were begun and sent, beside when the action is.
    Preset(
        code="microsoft-forms",
        needs=_keys("ID Start_time Completion_time"),
        fields=_fields(kept="ID Start_time Completion_time Email Name Last_modified_time"),
    ),
    Preset(
        code="typeform",
        needs=_keys("Submit_Date_(UTC) Network_ID"),
        fields=_fields(
            kept="# Response_Type Start_Date_(UTC) Stage_Date_(UTC) Submit_Date_(UTC) Network_ID Tags"
        ),
    ),
    # Sites of hosts from before 2020.
    Preset(
        code="revent",
        needs=_keys("Name FB_Event_ID Day Start First Last"),
        fields=_fields(
            title="Name",
            date="Day",
            lead="First Last",
            lead_email="Email",
            notes="Description",
            kept="Subtitle FB_Event_ID",
        ),
    ),
    Preset(
        code="action-network",
        needs=_keys("event_title location_name date"),
        fields=_fields(
            venue="location_name",
            groups="sponsor",
            lead="host host_contact_info",
            notes="attendee_pitch attendee_instructions",
            kept="administrative_title disable_discussions",
        ),
    ),
    Preset(
        code="actionkit",
        needs=_keys("event_title event_starts_at_date"),
        fields=_fields(
            venue="event_venue",
            address="event_address1 event_address2",
            city="event_city",
            state="event_state event_region",
            country="event_country",
            zip="event_postal event_zip",
            date="event_starts_at_date",
            start="event_starts_at_time event_starts_at_ampm",
            lead_email="email",
            notes="event_public_description",
            kept="source user_id akid event_max_attendees",
        ),
    ),
    Preset(
        code="actionkit-events",
        needs=_keys("title starts_at host_is_confirmed"),
        fields=_fields(
            zip="postal zip", notes="public_description directions", kept="starts_at_utc ends_at_utc"
        ),
    ),
    *(
        Preset(
            CLOCK_OF_COMMITTEE,
            _keys(needs),
            # The other id is that of a volunteer, who has a row for each event.
            _fields(external_id="VAN_Event_ID", title="Event_Name", kept="VANID Committee"),
        )
        for needs in ("VAN_Event_ID", "VANID Event_Name", "Committee Event_Name", "Committee_Name Event_Name")
    ),
)


def preset_for(keys: frozenset[str]) -> Preset:
    """Return the first preset whose required headings are all present, or the generic one."""
    return next((preset for preset in PRESETS if preset.needs <= keys), GENERIC)
