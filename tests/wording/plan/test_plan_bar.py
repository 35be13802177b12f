"""The bars above the plan count and name what they do."""

from datetime import UTC, datetime

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.wording.plan import plan_bar as words

STEP = EditSummary(
    edit_id="e",
    kind=EditKind.CHANGED_START,
    arguments={"city": "Seattle, WA", "value": "13:00"},
    author="",
    at=datetime(2019, 6, 21, tzinfo=UTC),
    undone=False,
    changes=1,
)


def test_a_step_is_said_with_a_full_stop() -> None:
    assert words.done(STEP) == "Moved Seattle, WA to 1:00 PM."
    assert words.undid(STEP) == "Undid: Moved Seattle, WA to 1:00 PM."
    assert words.made_again(STEP) == "Redid: Moved Seattle, WA to 1:00 PM."


def test_large_numbers_are_grouped() -> None:
    assert words.confirmed(1489, 8275) == "1,489 of 8,275 set or ready"
    assert words.mix_sentence(["At risk", "Forming"], [0, 1200]) == "Forming 1,200"


def test_views_have_names() -> None:
    codes = ("map", "month", "week", "agenda", "timeline")
    assert [words.view_name(code) for code in codes] == ["Map", "Month", "Week", "Agenda", "Timeline"]


def test_what_is_over_is_counted_apart_from_what_is_ready() -> None:
    assert words.set_of((1, 0, 0, 2, 3, 0)) == "5 of 6 set or ready"
    assert words.set_of((1, 0, 0, 2, 3, 9), "month") == "5 of 6 set or ready this month · 9 past"
    assert words.set_of((0, 0, 0, 0, 0, 144)) == "144 past"
