"""The one list of formats: their codes, audiences, writers, and where they are offered.

Writers are named here and imported when they are used, so that start-up loads none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_schedule import SharedEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

Holds = Callable[[SharedEntry], bool]


class FormatKind(Enum):
    """What a format is made from, which decides where it is offered; the command line offers them all."""

    SCHEDULE = auto()
    """Written from a shared schedule, as it is now or as it was released; offered on the Share screen."""
    PACKETS = auto()
    """Sheets of each city as it is now."""
    CALL_SHEET = auto()
    """Who to call next, and who has confirmed for the day, as it is now."""
    FOLDER = auto()
    """Every format that has a name in a published folder."""
    CONTACTS = auto()
    """Everybody in the plan now; offered on the People screen."""


# The kinds a release can be exported as: a frozen schedule holds no packets, calls or contacts.
_OF_RELEASE = frozenset({FormatKind.SCHEDULE, FormatKind.FOLDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """All that the program knows about a format; `wording.sharing.share_formats` names it by its code.

    Attributes:
        code: its name on the command line.
        ending: the file ending, without the dot; empty for a folder.
        kind: its source.
        writer: ``module:function`` below `organizer_app`; empty when a command makes it. The writer of a
            schedule takes a `SharedSchedule` and `ScheduleWords`, that of packets takes the packets, those
            words and `PacketWords`, that of contacts a `Reader`, an `Audience` and the moment.
        least: the widest audience that it holds anything for.
        published: its name in a published folder; empty when it is not there.
        in_parts: whether every time zone and city of that folder also gets one.
        column: its position among the formats that its screen shows at once; 0 when the menu of the Share
            screen adds it, or no screen offers it.
        holds: the entries it can hold; None for all.
        is_stamped: whether it can say that a release was withdrawn; others refuse one, which would leave them
            empty.
    """

    code: str
    ending: str
    kind: FormatKind = FormatKind.SCHEDULE
    writer: str = ""
    least: Audience = Audience.PUBLIC
    published: str = ""
    in_parts: bool = False
    column: int = 0
    holds: Holds | None = None
    is_stamped: bool = True

    @property
    def is_of_release(self) -> bool:
        """Return whether a release can be exported in this format."""
        return self.kind in _OF_RELEASE


def _has_day(entry: SharedEntry) -> bool:
    return entry.day is not None


def _was_held(entry: SharedEntry) -> bool:
    return entry.day is not None and not entry.cancelled


def _is_counted(entry: SharedEntry) -> bool:
    from organizer_app.exchange.schedule.dissent_turnout import is_counted

    return is_counted(entry)


def _is_taken_by_action_network(entry: SharedEntry) -> bool:
    from organizer_app.exchange.schedule.action_network_upload import can_be_made

    return can_be_made(entry)


# In the order in which they are listed and written; the page comes last, so that everything it links to in a
# published folder is there.
_ALL = (
    Format(
        code="ics",
        ending="ics",
        writer="exchange.schedule.ics_calendar:write_ics",
        published="schedule.ics",
        in_parts=True,
        column=3,
        holds=_has_day,
    ),
    Format(
        code="csv",
        ending="csv",
        writer="services.sharing.schedule_formats:csv_bytes",
        published="schedule.csv",
        in_parts=True,
    ),
    Format(
        code="xlsx",
        ending="xlsx",
        writer="exchange.schedule.xlsx_schedule:write_xlsx",
        published="schedule.xlsx",
    ),
    Format(
        code="pdf",
        ending="pdf",
        writer="services.sharing.paper:schedule_pdf",
        published="schedule.pdf",
        in_parts=True,
        column=1,
    ),
    Format(code="zone-pdf", ending="zip", writer="services.sharing.paper_parts:zone_pdfs"),
    Format(code="state-pdf", ending="zip", writer="services.sharing.paper_parts:state_pdfs"),
    Format(code="month-pdf", ending="pdf", writer="services.sharing.paper:month_pdf", holds=_has_day),
    Format(code="week-pdf", ending="pdf", writer="services.sharing.paper:week_pdf", holds=_has_day),
    Format(
        code="json",
        ending="json",
        writer="exchange.schedule.json_schedule:write_json",
        published="schedule.json",
        in_parts=True,
    ),
    Format(
        code="geojson",
        ending="geojson",
        writer="exchange.schedule.json_schedule:write_geojson",
        published="schedule.geojson",
    ),
    Format(
        code="kml", ending="kml", writer="exchange.schedule.kml_schedule:write_kml", published="schedule.kml"
    ),
    Format(
        code="text",
        ending="txt",
        writer="exchange.schedule.text_schedule:write_text",
        published="schedule.txt",
        column=4,
    ),
    Format(
        code="text-short",
        ending="txt",
        writer="exchange.schedule.text_schedule:write_short",
        published="message.txt",
    ),
    Format(
        code="text-line",
        ending="txt",
        writer="exchange.schedule.text_schedule:write_line",
        published="line.txt",
    ),
    Format(
        code="markdown",
        ending="md",
        writer="exchange.schedule.text_schedule:write_markdown",
        published="schedule.md",
    ),
    Format(
        code="osdi", ending="json", writer="exchange.schedule.osdi_schedule:write_osdi", published="osdi.json"
    ),
    Format(
        code="action-network",
        ending="csv",
        writer="exchange.schedule.action_network_upload:write_action_network",
        published="action-network.csv",
        holds=_is_taken_by_action_network,
        is_stamped=False,
    ),
    Format(
        code="png",
        ending="png",
        writer="services.sharing.schedule_pictures:map_png",
        published="map.png",
    ),
    Format(
        code="press",
        ending="csv",
        writer="exchange.schedule.press_list:write_press_list",
        published="press.csv",
    ),
    Format(
        code="press-text",
        ending="txt",
        writer="exchange.schedule.press_list:write_press_text",
        published="press.txt",
    ),
    Format(
        code="vcard",
        ending="vcf",
        writer="exchange.contacts.contact_cards:write_contact_cards",
        least=Audience.PARTNERS,
        published="contacts.vcf",
        is_stamped=False,
    ),
    Format(
        code="turnout",
        ending="csv",
        writer="exchange.schedule.turnout_table:write_turnout",
        least=Audience.INTERNAL,
        published="turnout.csv",
        holds=_was_held,
        is_stamped=False,
    ),
    Format(
        code="dissent-turnout",
        ending="csv",
        writer="exchange.schedule.dissent_turnout:write_dissent_turnout",
        least=Audience.INTERNAL,
        published="dissent-turnout.csv",
        holds=_is_counted,
        is_stamped=False,
    ),
    Format(
        code="html",
        ending="html",
        writer="services.sharing.schedule_formats:page_bytes",
        published="index.html",
        in_parts=True,
        column=2,
    ),
    Format(code="packet", ending="pdf", kind=FormatKind.PACKETS, writer="services.sharing.paper:packets_pdf"),
    Format(
        code="press-pdf", ending="pdf", kind=FormatKind.PACKETS, writer="services.sharing.paper:press_pdf"
    ),
    Format(code="call-sheet", ending="pdf", kind=FormatKind.CALL_SHEET, least=Audience.INTERNAL),
    Format(code="roll-call", ending="pdf", kind=FormatKind.CALL_SHEET, least=Audience.INTERNAL),
    Format(code="folder", ending="", kind=FormatKind.FOLDER),
    Format(
        code="people",
        ending="csv",
        kind=FormatKind.CONTACTS,
        least=Audience.PARTNERS,
        writer="services.sharing.contact_files:people_table",
        column=1,
    ),
    Format(
        code="people-vcard",
        ending="vcf",
        kind=FormatKind.CONTACTS,
        least=Audience.PARTNERS,
        writer="services.sharing.contact_files:people_cards",
        column=2,
    ),
    Format(
        code="people-vcard-3",
        ending="vcf",
        kind=FormatKind.CONTACTS,
        least=Audience.PARTNERS,
        writer="services.sharing.contact_files:older_people_cards",
        column=3,
    ),
    Format(
        code="groups",
        ending="csv",
        kind=FormatKind.CONTACTS,
        writer="services.sharing.contact_files:groups_table",
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({each.code: each for each in _ALL})


def codes_of(kind: FormatKind) -> tuple[str, ...]:
    """Return the codes of all formats of a kind, in the order of the list."""
    return tuple(each.code for each in _ALL if each.kind is kind)


SCHEDULE_FORMATS = codes_of(FormatKind.SCHEDULE)
CONTACT_FORMATS = codes_of(FormatKind.CONTACTS)


def shared_formats(audience: Audience) -> list[Format]:
    """Return the formats of a schedule for an audience."""
    return [each for each in _ALL if each.kind is FormatKind.SCHEDULE and each.least <= audience]


def writer_of(each: Format) -> Any:  # noqa: ANN401  # the kind determines its arguments, see `Format.writer`
    """Return the function that writes a format, or None when it has none; its module is imported now."""
    module, _, name = each.writer.partition(":")
    return getattr(import_module(f"organizer_app.{module}"), name) if module else None


def column_formats(*kinds: FormatKind) -> list[Format]:
    """Return the formats of some kinds that their screen shows at once, in its order."""
    found = [each for each in _ALL if each.kind in kinds and each.column]
    return sorted(found, key=lambda each: each.column)
