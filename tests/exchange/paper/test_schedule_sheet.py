"""The pages say what the schedule says, in text that can be copied, and no city is lost."""

from dataclasses import replace
from datetime import time

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.domain.sharing.shared_schedule import SharedKeyDate, SharedSchedule
from organizer_app.exchange.paper.schedule_sheet import schedule_sheet
from organizer_app.services.sharing.paper import PREVIEWED, schedule_pdf, schedule_preview
from organizer_app.services.sharing.printing import printed_schedule
from organizer_app.wording.language.texts import speaking
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import DAY, entry, lines_of, moved, pages_of, schedule

# Points; what is as large as this on a schedule is its title.
TITLE = 14


def pages(of: SharedSchedule) -> list[str]:
    return pages_of(schedule_pdf(of, schedule_words()))


def test_every_city_can_be_copied_with_both_times() -> None:
    (text,) = pages(schedule(entry(lead_phone="+12065550151"), release=3))
    for told in (
        "Prime Day: schedule", "Pacific Time", "12:00 \N{EN DASH} 1:30 PM", "3:00 PM ET", "City 0, WA",
        "Place 0", "Mijente", "Wren C.", "Set", "Version 3", "July 5, 2019, 3:00 PM ET", "Page 1 of 1",
        "Internal: has phone numbers", "shred after the day",
    ):  # fmt: skip
        assert told in text, told


def test_demand_key_dates_links_and_access_are_there() -> None:
    hearing = SharedKeyDate(uid="k", title="The hearing", day=DAY, starts=time(14), zone="America/New_York")
    held = entry(
        public_url="https://example.org/seattle/", access_notes="Ramp on 5th", address="2111 7th Ave"
    )
    (text,) = pages(schedule(held, demand="End the contracts", key_dates=(hearing,)))
    for told in (
        "What we demand: End the contracts", "Mon, Jul 15, 2:00 PM ET The hearing", "example.org/seattle",
        "Access: Ramp on 5th", "2111 7th Ave",
    ):  # fmt: skip
        assert told in text, told


@pytest.mark.parametrize(
    ("audience", "sees_lead", "sees_readiness", "shreds"),
    [
        (Audience.PUBLIC, False, False, False),
        (Audience.PARTNERS, True, False, False),
        (Audience.INTERNAL, True, True, True),
    ],
)
def test_leads_and_readiness_are_for_those_who_may_see_them(
    audience: Audience, *, sees_lead: bool, sees_readiness: bool, shreds: bool
) -> None:
    text = "\n".join(pages(schedule(entry(), audience=audience)))
    assert ("Wren C." in text, "Set" in text, "shred" in text) == (sees_lead, sees_readiness, shreds)


@pytest.mark.parametrize(("count", "paper"), [(0, "letter"), (7, "a4"), (60, "letter"), (180, "a4")])
def test_no_city_is_lost_and_no_heading_is_left_alone(count: int, paper: str) -> None:
    zones = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
    entries = [entry(number, zone=zones[number % 4]) for number in range(count)]
    pdf = schedule_pdf(schedule(*entries), schedule_words(paper=paper))  # type: ignore[arg-type]  # a code
    texts = pages_of(pdf)
    told = " ".join(texts)
    assert [number for number in range(count) if told.count(f"City {number}, WA") != 1] == []
    for text in texts[:-1]:
        before_the_foot = text.partition("Prime Day \N{MIDDLE DOT}")[0].split()
        assert before_the_foot[-1] != "Time", "a zone's heading stands last"
    assert faults(pdf) == []


def test_a_page_that_goes_on_repeats_where_it_is() -> None:
    texts = pages(schedule(*(entry(number) for number in range(60))))
    assert len(texts) > 1
    assert all("Pacific Time, continued" in text and "City, readiness" in text for text in texts[1:])
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, start=1))


def test_a_long_name_is_broken_and_never_cut() -> None:
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Community Gathering Ground"
    assert "".join(long.split()) in "".join("".join(pages(schedule(entry(venue=long)))).split())


def test_one_endless_word_does_not_narrow_the_columns_of_others() -> None:
    others = [entry(number, title="Rally for workers and immigrants") for number in range(30)]
    first, *_rest = pages(schedule(*others[:-1], entry(29, title="y" * 400)))
    assert first == pages(schedule(*others))[0].replace("of 2", "of 3")


def test_a_title_of_ten_thousand_letters_takes_no_page_of_its_own() -> None:
    assert len(pages(replace(schedule(entry(title="Long title " * 900)), title="Long title " * 900))) == 1


def test_changes_stand_above_the_tables_and_are_marked_in_them() -> None:
    changes = tuple(moved(number) for number in range(40))
    of = schedule(*(entry(number) for number in range(40)), release=2, since=1, changes=changes)
    first, *rest = pages(of)
    assert "New in version 2" in first
    assert "City 0, WA from 12:00 PM PT to 5:00 PM PT" in first
    assert "34 more, marked below" in first, "the first page is no list of changes"
    assert "Moved" in rest[0]


def test_what_is_taken_off_is_told_in_full_over_the_pages() -> None:
    gone = tuple(replace(moved(number), kind=ChangeKind.REMOVED) for number in range(120))
    texts = pages(schedule(entry(), release=2, since=1, changes=gone))
    assert "City 119, WA, no longer" in " ".join(texts)


def test_a_called_off_city_says_so() -> None:
    (text,) = pages(schedule(entry(status=ActionStatus.CANCELLED, cancelled=True)))
    assert "Canceled" in text


def test_the_pages_speak_the_language_of_the_reader() -> None:
    with speaking("es"):
        words = schedule_words(paper="a4")
    pdf = schedule_pdf(schedule(entry()), words)
    assert "Hora local, sede" in pages_of(pdf)[0]
    assert faults(pdf, language="es") == []


def test_the_preview_has_the_first_rows_and_a_mark_beside_each_change() -> None:
    entries = [entry(number) for number in range(PREVIEWED + 40)]
    many = schedule(*entries, release=2, since=1, changes=(moved(1), moved(PREVIEWED + 30)))
    shown = schedule_preview(many, schedule_words(), 72).pictures()
    assert shown.is_part
    assert 1 < len(shown.pages) < 6
    (mark,) = shown.marks
    assert (mark.page, mark.kind) == (0, "moved")
    assert 0 < mark.height < 1
    few = schedule_preview(schedule(*many.entries[:PREVIEWED]), schedule_words(), 72).pictures()
    assert (few.is_part, few.marks) == (False, ())


@pytest.mark.parametrize(
    ("language", "ends", "width"),
    [("en", time(11, 30), 80), ("en", time(12), 98), ("es", time(11, 30), 98), ("es", time(12), 114)],
)
def test_hours_have_a_column_in_which_they_keep_to_one_line(language: str, ends: time, width: int) -> None:
    with speaking(language):
        words = schedule_words()
        printed = printed_schedule(schedule(entry(starts=time(10), ends=ends)), words)
    assert schedule_sheet(printed, "letter").data["time_width"] == width


@pytest.mark.parametrize(
    ("title", "lines"), [("No tech for deportations", 1), ("Prime Day for all " * 2, 1), ("Water " * 30, 4)]
)
def test_a_title_is_set_smaller_before_a_word_of_it_stands_alone(title: str, lines: int) -> None:
    held = replace(schedule(entry()), title=title.strip())
    found = lines_of(schedule_pdf(held, schedule_words()))
    assert len({round(high) for _text, size, high in found if size >= TITLE}) == lines
