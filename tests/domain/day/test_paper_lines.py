"""What was written by hand is read with the time beside it, and what is unclear is not logged."""

import pytest

from organizer_app.domain.day.city_finding import CityIndex, CityName
from organizer_app.domain.day.entry_line import EntryGap, EntryKind
from organizer_app.domain.day.paper_lines import PaperGap, PaperLine, read_paper, time_ago
from organizer_app.domain.model.day.log_entries import Heard

CITIES = CityIndex([CityName("sea", "Seattle", "WA"), CityName("ny", "New York", "NY")])
# 3:10 PM at HQ.
NOW = 15 * 60 + 10


def line(text: str) -> PaperLine:
    (found,) = read_paper(text, CITIES, NOW)
    return found


@pytest.mark.parametrize(
    ("time", "ago"),
    [
        ("3:05 pm", 5),
        ("15:05", 5),
        ("3:05", 5),
        ("3.05 PM", 5),
        ("11:10", 240),
        ("4:10", 660),
        ("3pm", 10),
        ("3 p.m.", 10),
        ("1505", 5),
        ("noon", 190),
    ],
)
def test_the_time_is_that_of_hq(time: str, ago: int) -> None:
    found = line(f"{time} sea i water is out")
    assert found.is_ready
    assert found.entry is not None
    assert (found.entry.heard, found.entry.text, found.entry.minutes_ago) == (
        Heard.ISSUE,
        "water is out",
        ago,
    )


@pytest.mark.parametrize(
    ("time", "gap"),
    [
        ("25:00", PaperGap.NO_TIME),
        ("3:70", PaperGap.NO_TIME),
        ("13:00 pm", PaperGap.NO_TIME),
        ("23:30", None),
        ("16:00", None),
    ],
)
def test_a_time_that_cannot_be_is_said(time: str, gap: PaperGap | None) -> None:
    found = line(f"{time} sea ok")
    # What lies more than half a day back has not come yet.
    expected = gap or PaperGap.LATER
    assert found.gap is expected
    assert not found.is_ready


@pytest.mark.parametrize("text", ["1200 people are here", "3 sea ok", "noonday heat", "1505"])
def test_a_number_that_may_be_no_time_is_none(text: str) -> None:
    found = line(text)
    assert found.entry is not None
    assert (found.entry.minutes_ago, found.entry.text) == (0, text)


def test_lines_keep_their_order_and_empty_ones_are_left_out() -> None:
    found = read_paper("10:05 ny c 450-700 clicker\n\n  \n10:20 the radio is down\nsea", CITIES, NOW)
    assert [each.is_ready for each in found] == [True, True, True]
    kinds = [each.entry.kind for each in found if each.entry is not None]
    assert kinds == [EntryKind.COUNT, EntryKind.NOTE, EntryKind.CHECK_IN]


def test_a_count_without_a_method_waits() -> None:
    found = line("10:05 ny c 450-700")
    assert found.entry is not None
    assert found.entry.gap is EntryGap.METHOD
    assert not found.is_ready


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("2:40 pm", 30),
        ("2:40", 30),
        ("14:40", 30),
        ("2pm", 70),
        ("-45", 45),
        ("noon", 190),
        ("25:00", PaperGap.NO_TIME),
        ("soon", PaperGap.NO_TIME),
        ("2:40 pm or so", PaperGap.NO_TIME),
        ("3:20 pm", PaperGap.LATER),
    ],
)
def test_a_time_alone_says_how_long_ago_it_was(text: str, ago: int | PaperGap) -> None:
    assert time_ago(text, 15 * 60 + 10) == ago
