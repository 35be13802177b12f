"""Chip and pane offer the same: what there is to choose, with its counts, and what is chosen."""

from datetime import UTC, datetime

from organizer_app.domain.basics.filters import Facet
from organizer_app.ui.screens.activity.filter_pane import choices_of
from organizer_app.ui.screens.activity.history_filter import SINGLE, HistoryFilter, ImportChoice, Offered

FACETS = Offered(
    categories={"changed": 147, "added": 69, "removed": 0},
    authors={"Luis": 69, "Maya": 82, "Carmen": 69},
    imports=(ImportChoice("step", "2019-05.csv", datetime(2026, 11, 24, 22, 21, tzinfo=UTC)),),
    wanted=HistoryFilter(),
)


def test_who_made_most_comes_first_and_equals_by_name() -> None:
    assert [each.code for each in choices_of(FACETS, Facet.PERSON)] == ["Maya", "Carmen", "Luis"]
    assert choices_of(FACETS, Facet.PERSON)[0].spoken == "Maya, 82 steps"


def test_kinds_without_a_step_are_not_offered() -> None:
    assert [(each.code, each.count) for each in choices_of(FACETS, Facet.KIND)] == [
        ("added", 69),
        ("changed", 147),
    ]


def test_an_import_is_told_by_its_file_and_when_it_was() -> None:
    [choice] = choices_of(FACETS, Facet.IMPORT)
    assert (choice.code, choice.name, choice.count) == ("step", "2019-05.csv", None)
    assert choice.spoken == f"2019-05.csv, {choice.below}"
    assert "10:21 PM" in choice.below


def test_days_are_offered_whatever_there_is() -> None:
    codes = [each.code for each in choices_of(FACETS, Facet.SINCE)]
    assert codes == ["hour", "today", "yesterday", "week"]


def test_what_is_toggled_is_chosen_and_once_more_it_is_not() -> None:
    for facet, code in (
        (Facet.PERSON, "Maya"),
        (Facet.KIND, "added"),
        (Facet.IMPORT, "step"),
        (Facet.SINCE, "week"),
    ):
        wanted = HistoryFilter().toggled(facet, code, is_single=facet in SINGLE)
        assert wanted.of(facet) == {code}
        assert wanted.toggled(facet, code, is_single=facet in SINGLE).of(facet) == frozenset()
