"""A filter written as text comes back the same; what is broken or foreign keeps everything."""

from dataclasses import replace

import pytest

from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.services.plan.filter_texts import filter_of, filter_text

FULL = ActionFilter(
    first_day="2027-04-17",
    last_day="2027-04-18",
    states=frozenset({"WA", "OR"}),
    statuses=frozenset({"confirmed"}),
    readiness=frozenset({0, 4}),
    tactics=frozenset({"rally"}),
    mobilization_id="m",
    words="céder “x”",
    lacks=frozenset({"venue", "window"}),
    expected_over=1000,
)


@pytest.mark.parametrize("wanted", [ActionFilter(), FULL])
def test_a_filter_comes_back_as_it_was(wanted: ActionFilter) -> None:
    assert filter_of(filter_text(wanted)) == wanted


def test_only_what_narrows_is_written() -> None:
    assert filter_text(ActionFilter()) == "{}"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", "[" * 100_000, '{"states": "WA", "readiness": [true, 9], "lacks": ["joy", 3]}'],
)
def test_broken_text_keeps_everything(text: str) -> None:
    assert filter_of(text) == ActionFilter()


def test_what_a_newer_version_knows_is_left_out() -> None:
    assert filter_of('{"states": ["WA", 3], "moods": ["angry"]}') == ActionFilter(states=frozenset({"WA"}))


def test_what_earlier_programs_stored_is_still_read() -> None:
    stored = (
        '{"expected_over": 1000, "first_day": "2027-04-17", "lacks": ["venue", "window"], '
        '"last_day": "2027-04-18", "leads": ["-backup", "Ana Duarte"], "mobilization_id": "m", '
        '"readiness": [0, 4], "states": ["OR", "WA"], "statuses": ["confirmed"], "tactics": ["rally"], '
        '"tags": ["press"], "words": "céder “x”"}'
    )
    named = replace(FULL, leads=frozenset({"-backup", "Ana Duarte"}), tags=frozenset({"press"}))
    assert filter_of(stored) == named
    assert filter_text(named) == stored
