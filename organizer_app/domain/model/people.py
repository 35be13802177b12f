"""Record people of the network and their contact points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from organizer_app.domain.basics.audiences import Audience, Internal, Partners, Secret
from organizer_app.domain.basics.records import Record


class EngagementRung(Enum):
    """A person's level on the ladder of engagement."""

    FOLLOWER = "follower"
    ATTENDEE = "attendee"
    VOLUNTEER = "volunteer"
    ROLE_HOLDER = "role_holder"
    LEAD = "lead"


class ContactKind(Enum):
    """The kinds of contact points."""

    PHONE = "phone"
    EMAIL = "email"
    SIGNAL = "signal"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A person; the name stays as typed, since splitting names loses data.

    Attributes:
        zone: the person's IANA zone, if it differs from their city's.
        home_place_id: the person's home city.
        rung: level on the ladder of engagement.
        caller: the HQ member who calls them.
        other_names: other names, used to find duplicates.
        vcard_rest: lines of an imported vCard without a field here, unchanged; cards for HQ include them
            again.
    """

    name: Partners[str]
    pronouns: Partners[str] = ""
    languages: Partners[tuple[str, ...]] = ()
    preferred_channel: Internal[ContactKind | None] = None
    zone: Internal[str] = ""
    organization_id: Internal[str] = ""
    private_notes: Secret[str] = ""
    home_place_id: Internal[str] = ""
    rung: Internal[EngagementRung | None] = None
    caller: Internal[str] = ""
    other_names: Internal[tuple[str, ...]] = ()
    vcard_rest: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint(Record):
    """One contact point of a person.

    Attributes:
        value: a phone number in E.164 if it could be read, else as typed.
        verified_on: calendar day on which it last worked.
        ok_on_the_day: whether it may be used on the day of action.
        shown_to: the widest audience that may see it; internal unless the person agreed to more.
        label: its label, such as "work".
    """

    person_id: Internal[str]
    kind: Internal[ContactKind]
    value: Internal[str]
    verified_on: Internal[date | None] = None
    ok_on_the_day: Internal[bool] = True
    shown_to: Internal[Audience] = Audience.INTERNAL
    label: Internal[str] = ""


def stands_for_contact(name: str) -> bool:
    """Return whether a name is a masked number or address, which an import gives somebody without a name."""
    return "\N{BULLET}" * 3 in name
