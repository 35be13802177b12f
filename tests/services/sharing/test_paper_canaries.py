"""A secret in every field of every record reaches no page, picture, folder or release above its audience."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.day.day_paper import DayPaper
from organizer_app.domain.day.handover import TypedHandover
from organizer_app.domain.sharing.schedule_words import ScheduleWords
from organizer_app.exchange.schedule.ics_events import event_objects
from organizer_app.services.day.after_actions import AfterBook, print_report
from organizer_app.services.day.day_papers import print_board, print_log
from organizer_app.services.day.handovers import hand_over
from organizer_app.services.people.call_sheet_files import write_call_sheet
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.contact_files import export_contacts
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.paper import month_pdf, packets_pdf, press_pdf, schedule_pdf, week_pdf
from organizer_app.services.sharing.published_files import published_files
from organizer_app.services.sharing.releases import make_release
from organizer_app.wording.day.after_action import report_paper
from organizer_app.wording.day.day_papers import day_paper_words
from organizer_app.wording.day.handovers import handover_words
from organizer_app.wording.people.call_sheets import call_sheet_words
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.releases import release_message
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.services.sharing.test_shared_entries import Canary, canaries, workspace
from tests.support.offered_formats import contact_formats_for
from tests.support.unpacked_files import unpacked

__all__ = ["canaries", "workspace"]


def opened(path: str, data: bytes) -> str:
    """Return a file of a folder with its name and all that can be got out of it."""
    return f"{path}\n{unpacked(data)}"


@functools.cache
def bare(canary: Canary) -> Canary:
    """Return a canary without the spaces that paper may break at."""
    return replace(canary, shapes=tuple("".join(shape.split()) for shape in canary.shapes))


def heard(planted: Iterable[Canary], text: str) -> set[str]:
    """Return the fields whose canaries are in a text; looking for one in all pages takes milliseconds."""
    found = filter(lambda each: len(each.shapes[0]) > len("1700"), map(bare, planted))
    return {each.field for each in found if each.sings_in(text)}


def above(planted: Iterable[Canary], audience: Audience) -> list[Canary]:
    return [each for each in planted if each.audience > audience]


def of_field(planted: Iterable[Canary], field: str) -> list[Canary]:
    return [each for each in planted if each.field == field]


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_no_canary_sings_on_paper_or_in_a_release(
    workspace: Workspace,
    canaries: list[Canary],
    audience: Audience,
) -> None:
    request = ScheduleRequest(audience=audience)
    schedule = shared_schedule(workspace, request, now=workspace.clock())
    release = make_release(
        workspace, audience=audience, note="note-canary", mobilization="mobilization-title-canary"
    )
    packets = city_packets(workspace, request)
    told = {
        "pdf": unpacked(schedule_pdf(schedule, schedule_words())),
        "packet": unpacked(packets_pdf(packets, schedule_words(), packet_words())),
        "press": unpacked(press_pdf(packets, schedule_words(), packet_words())),
        "month": unpacked(month_pdf(schedule, schedule_words())),
        "week": unpacked(week_pdf(schedule, schedule_words())),
        "frozen": release.content,
        "message": release_message(schedule),
    }
    venue, number = of_field(canaries, "site.venue"), of_field(canaries, "contact_point.value")
    for text in told.values():
        assert heard(above(canaries, audience), text) == set()
        assert "note-canary" not in text
    assert heard(venue, told["pdf"])
    assert heard(venue, told["packet"])
    assert audience is not Audience.PUBLIC or not heard(number, told["packet"])


def everything(workspace: Workspace, audience: Audience, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and content of whatever else can be given to an audience."""
    words = schedule_words()
    schedule = shared_schedule(workspace, ScheduleRequest(audience=audience), now=workspace.clock())
    for path, data in published_files(schedule, words=words).items():
        yield path, opened(path, data)
    for event in event_objects(schedule, words, "series"):
        yield event.uid, unpacked(event.data)
    for code in contact_formats_for(audience):
        export_contacts(workspace, contact_format=code, audience=audience, out=folder / code)
        yield code, unpacked((folder / code).read_bytes())
    if audience >= Audience.INTERNAL:
        write_call_sheet(
            workspace,
            words=words,
            sheet_words=call_sheet_words(),
            out=folder / "calls.pdf",
            now=workspace.clock(),
        )
        yield "call sheet", unpacked((folder / "calls.pdf").read_bytes())
        day_words = day_paper_words(words)
        for name, write in (("log of the day", print_log), ("board of the day", print_board)):
            write(workspace, words=day_words, paper="letter", out=folder / "day.pdf", clock=workspace.clock())
            yield name, unpacked((folder / "day.pdf").read_bytes())
        yield from after_the_day(workspace, folder, words)


def after_the_day(workspace: Workspace, folder: Path, words: ScheduleWords) -> Iterator[tuple[str, str]]:
    """Yield the page of a handover, and the report of a day in both of its forms."""
    typed = TypedHandover(situation="Quiet", promises=(), giver="Maya", taker="Luis")
    hand_over(workspace, typed=typed, words=handover_words(words), paper="letter", out=folder / "page.pdf")
    yield "handover", unpacked((folder / "page.pdf").read_bytes())

    def told(book: AfterBook, stamp: datetime) -> DayPaper:
        day = book.day
        return report_paper((day.title, day.day, day.desk_zone), book.after, book.lessons, words, stamp)

    for name in ("report.pdf", "report.html"):
        print_report(workspace, words=told, paper="letter", out=folder / name)
        yield name, unpacked((folder / name).read_bytes())


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_no_canary_sings_in_a_folder_a_calendar_or_a_list_of_people(
    workspace: Workspace, canaries: list[Canary], audience: Audience, tmp_path: Path
) -> None:
    told = dict(everything(workspace, audience, tmp_path))
    singing = {name: heard(above(canaries, audience), text) for name, text in told.items()}
    assert {name: fields for name, fields in singing.items() if fields} == {}
    assert {"index.html", "schedule.ics", "schedule.pdf", "map.png", "files.html"} <= told.keys()
    assert {"handover", "report.pdf", "report.html"} <= told.keys() or audience < Audience.INTERNAL
    assert heard(of_field(canaries, "site.venue"), told["index.html"])
    is_named = bool(heard(of_field(canaries, "person.name"), told.get("people", "")))
    assert is_named == (audience >= Audience.PARTNERS)


def test_what_only_legal_support_reads_is_planted_too(canaries: list[Canary]) -> None:
    """The tests above would say nothing of these records if they were not among the planted ones."""
    secret = {each.field for each in canaries if each.audience > Audience.INTERNAL}
    assert {"legal_entry.text", "arrest.initials", "arrest.held_at", "arrest.needs"} <= secret
