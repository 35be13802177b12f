"""A filter written as text comes back the same; what is broken or foreign keeps everything."""

import pytest

from organizer_app.domain.action_filters import ActionFilter
from organizer_app.services.filter_texts import filter_of, filter_text

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
