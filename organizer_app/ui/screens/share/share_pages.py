"""Lays out what is shared on paper: its size, its language and the selected part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.sharing.schedule_words import PAPER_SIZES, PaperSize
from organizer_app.ui.screens.share.page_images import PageImages, page_images
from organizer_app.wording.language.texts import DOCUMENT_LANGUAGES, speaking
from organizer_app.wording.language.zones import zone_family, zone_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.return_forms import ReturnForm
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.plan.workspace import Workspace

PAPERS: Final = PAPER_SIZES
LANGUAGES: Final = DOCUMENT_LANGUAGES
# Above these dots per inch, a screen of double density, 60 rows take longer than 0.2 s; so many take less.
_SINGLE_DENSITY: Final = 96
QUICK_ROWS: Final = 14


def ending_of(schedule_format: str) -> str:
    """Return the file name extension of a format, without the dot."""
    from organizer_app.services.sharing.formats import FORMATS

    return FORMATS[schedule_format].ending


def featured_formats() -> list[str]:
    """Return the formats in the column, in order."""
    from organizer_app.services.sharing.formats import FormatKind, column_formats

    return [each.code for each in column_formats(FormatKind.SCHEDULE)]


def more_formats(audience: Audience) -> list[str]:
    """Return the formats available to an audience, except those in the column."""
    from organizer_app.services.sharing.formats import shared_formats

    return [each.code for each in shared_formats(audience) if not each.column]


class Choice(NamedTuple):
    """The values of the menus above the pages; `zone` is a family of zones, or empty for all."""

    paper: PaperSize = "letter"
    language: str = "en"
    zone: str = ""


def is_long(schedule: SharedSchedule) -> bool:
    """Return whether a schedule is better given in parts than as one PDF."""
    from organizer_app.services.sharing.paper_parts import LONG

    return len(schedule.entries) > LONG


def with_choice(choice: Choice, field: str, value: str) -> Choice:
    """Return the choices with another value in one menu, given as its code."""
    changed: Choice = choice._replace(**{field: value})  # type: ignore[arg-type]  # menus offer only the codes
    return changed


def zones_of(schedule: SharedSchedule) -> list[tuple[str, str]]:
    """Return family and name of the zones on a schedule, in order."""
    return [
        (family, zone_name(zone))
        for family, zone in {
            zone_family(entry.zone): entry.zone for entry in schedule.entries if entry.zone
        }.items()
    ]


def narrowed(schedule: SharedSchedule, zone: str) -> SharedSchedule:
    """Return the part of a schedule in a family of zones; all of it for an empty one."""
    if not zone:
        return schedule
    entries = tuple(entry for entry in schedule.entries if zone_family(entry.zone) == zone)
    kept = {entry.uid for entry in entries}
    changes = tuple(change for change in schedule.changes if change.uid in kept)
    return replace(schedule, entries=entries, changes=changes)


def has_quick_page(schedule: SharedSchedule, choice: Choice, dots: float) -> bool:
    """Return whether the first page alone is worth showing before the others."""
    return dots > _SINGLE_DENSITY and len(narrowed(schedule, choice.zone).entries) > QUICK_ROWS


def pages_of(
    schedule: SharedSchedule,
    choice: Choice,
    dots: float,
    known: PageImages | None = None,
    *,
    is_quick: bool = False,
) -> PageImages:
    """Return the first printed pages of a schedule.

    Args:
        schedule: what its audience may see.
        choice: paper, language and zone.
        dots: pixels per inch of paper.
        known: pages that are returned themselves if the new ones would be the same.
        is_quick: whether to return only the first page, as far as its first rows fill it.
    """
    from organizer_app.services.sharing.paper import PREVIEWED, schedule_preview
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    with speaking(choice.language):
        wanted, words = narrowed(schedule, choice.zone), schedule_words(paper=choice.paper)
        preview = schedule_preview(wanted, words, dots, most=QUICK_ROWS if is_quick else PREVIEWED)
    if known is not None and known.preview == preview:
        return known
    pages = preview.pictures()
    return page_images(pages._replace(pages=pages.pages[:1]) if is_quick else pages, preview)


def save_schedule(schedule: SharedSchedule, schedule_format: str, out: Path, choice: Choice) -> str:
    """Save a schedule to a file with the menus' choices, and return its path."""
    from organizer_app.services.sharing.schedule_formats import write_schedule
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    with speaking(choice.language):
        wanted, words = narrowed(schedule, choice.zone), schedule_words(paper=choice.paper)
        write_schedule(wanted, schedule_format=schedule_format, words=words, out=out)
    return str(out)


def packet_pages(
    packet: CityPacket, choice: Choice, dots: float, known: PageImages | None = None
) -> PageImages:
    """Return the printed pages of a city's packet; `dots` and `known` are as for `pages_of`."""
    from organizer_app.services.sharing.paper import packet_preview
    from organizer_app.wording.sharing.packets import packet_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    with speaking(choice.language):
        preview = packet_preview(packet, schedule_words(paper=choice.paper), packet_words(), dots)
    return (
        known if known is not None and known.preview == preview else page_images(preview.pictures(), preview)
    )


def save_press_list(packets: Sequence[CityPacket], audience: Audience, out: Path, choice: Choice) -> str:
    """Save the press list of some cities to a file, as `save_packets` does, and return its path."""
    from organizer_app.services.sharing.packet_files import keep_packets
    from organizer_app.services.sharing.paper import press_pdf
    from organizer_app.wording.sharing.packets import packet_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    with speaking(choice.language):
        data = press_pdf(packets, schedule_words(paper=choice.paper), packet_words())
    keep_packets(data, audience, out)
    return str(out)


class FormOrder(NamedTuple):
    """Which return forms to make: of entries by their uids, each a file in a folder, or for a new host."""

    form_format: str
    audience: Audience
    uids: frozenset[str]
    is_folder: bool
    is_new_host: bool


def make_forms(workspace: Workspace, order: FormOrder) -> tuple[ReturnForm, ...]:
    """Make return forms, which the plan remembers."""
    from organizer_app.services.sharing import sent_forms
    from organizer_app.services.sharing.return_forms import FormRequest

    request = FormRequest(audience=order.audience, uids=order.uids, is_new_host=order.is_new_host)
    return sent_forms.make_forms(workspace, request=request)


def save_forms(forms: Sequence[ReturnForm], order: FormOrder, out: Path, choice: Choice) -> str:
    """Save return forms to a file or a folder, and return its path."""
    from organizer_app.services.sharing.form_files import keep_forms
    from organizer_app.wording.sharing.return_forms import all_form_words

    with speaking(choice.language):
        words = all_form_words(paper=choice.paper)
    keep_forms(forms, form_format=order.form_format, words=words, out=out, is_folder=order.is_folder)
    return str(out)


def save_packets(packets: Sequence[CityPacket], audience: Audience, out: Path, choice: Choice) -> str:
    """Save packets to one file and return its path; only its owner can read one with phone numbers."""
    from organizer_app.services.sharing.packet_files import keep_packets
    from organizer_app.services.sharing.paper import packets_pdf
    from organizer_app.wording.sharing.packets import packet_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    with speaking(choice.language):
        data = packets_pdf(packets, schedule_words(paper=choice.paper), packet_words())
    keep_packets(data, audience, out)
    return str(out)
