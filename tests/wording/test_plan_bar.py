"""The bars above the plan count and name what they do."""

from datetime import UTC, datetime

from organizer_app.domain.edits import EditKind, EditSummary
from organizer_app.wording import plan_bar as words

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
    assert words.took_back(STEP) == "Undid: Moved Seattle, WA to 1:00 PM."
    assert words.made_again(STEP) == "Redid: Moved Seattle, WA to 1:00 PM."


def test_large_numbers_are_grouped() -> None:
    assert words.confirmed(1489, 8275) == "1,489 of 8,275 set or ready"
    assert words.option("Ohio", 1200) == "Ohio  (1,200)"
    assert words.mix_sentence(["At risk", "Forming"], [0, 1200]) == "Forming 1,200"


def test_facets_and_views_have_names() -> None:
    facets = ("date", "readiness", "state", "kind", "status")
    assert len({words.facet_name(facet) for facet in facets}) == 5
    assert words.facet_and_count("state", 2) == "State: 2"
    codes = ("map", "month", "week", "agenda", "timeline")
    assert [words.view_name(code) for code in codes] == ["Map", "Month", "Week", "Agenda", "Timeline"]
