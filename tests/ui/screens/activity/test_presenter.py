"""The presenter reads page by page, narrows, unfolds and takes steps back, without a window."""

from collections.abc import Iterator
from datetime import UTC, time, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.step_details import Standing, StepDetail
from organizer_app.services import city_actions, history
from organizer_app.services.workspace import Workspace
from organizer_app.ui.pictures import ImmediateBackground
from organizer_app.ui.screens.activity.presenter import ActivityPresenter, Facets, Shown
from tests.support.open_plans import action, add_action, empty_plan, opened


class Told:
    """A view that remembers what it was told last."""

    def __init__(self) -> None:
        self.shown: Shown | None = None
        self.facets: Facets | None = None
        self.detail: tuple[StepDetail | None, str] = (None, "")
        self.said: list[str] = []

    def show_steps(self, shown: Shown) -> None:
        self.shown = shown

    def show_facets(self, facets: Facets) -> None:
        self.facets = facets

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        self.detail = (detail, step_id)

    def show_problem(self, sentence: str) -> None:
        self.said.append(sentence)

    def show_toast(self, sentence: str) -> None:
        self.said.append(sentence)

    @property
    def sentences(self) -> list[str]:
        assert self.shown is not None
        return [step.said for step in self.shown.steps]


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def started(plan: Workspace) -> tuple[Told, ActivityPresenter]:
    view = Told()
    presenter = ActivityPresenter(view, ImmediateBackground(), plan.clock)
    plan.subscribe(presenter.on_change)
    presenter.start()
    presenter.attach(plan)
    return view, presenter


def test_steps_are_shown_newest_first_and_new_ones_come_on_top(plan: Workspace) -> None:
    add_action(plan)
    view, _presenter = started(plan)
    assert view.sentences == ["Added an action in Seattle, WA", "Started the plan “Day of Action”"]
    add_action(plan, "Boise, ID")
    assert view.sentences[0] == "Added an action in Boise, ID"
    history.undo(plan)
    assert view.sentences[0] == "Took back: Added an action in Boise, ID"
    assert view.shown is not None
    assert [step.summary.undone for step in view.shown.steps] == [False, True, False, False]
    assert view.shown.total == 4


@pytest.mark.parametrize(
    ("days", "since", "kept"),
    [
        (0, "today", 2),
        (1, "today", 0),
        (1, "yesterday", 2),
        (2, "yesterday", 0),
        (6, "week", 2),
        (7, "week", 0),
    ],
)
def test_history_begins_at_midnight_of_the_day_that_is_chosen_and_all_of_it_comes_back(
    plan: Workspace, days: int, since: str, kept: int
) -> None:
    add_action(plan)
    view, made = Told(), plan.clock()
    presenter = ActivityPresenter(view, ImmediateBackground(), lambda: made + timedelta(days=days), UTC)
    presenter.attach(plan)
    presenter.start()
    presenter.toggle_since(since)
    assert view.facets is not None
    assert view.facets.wanted_since == since
    assert len(view.sentences) == kept
    presenter.toggle_since(since)
    assert len(view.sentences) == 2


def test_a_long_history_is_read_page_by_page_to_its_end(plan: Workspace) -> None:
    known = add_action(plan)
    for number in range(130):
        city_actions.set_title(plan, action_id=known, title=f"Title {number}")
    view, presenter = started(plan)
    assert view.shown is not None
    assert (len(view.shown.steps), view.shown.is_all, view.shown.total) == (100, False, 132)
    presenter.read_on()
    assert (len(view.shown.steps), view.shown.is_all) == (132, True)
    assert len({step.step_id for step in view.shown.steps}) == 132


def test_kinds_words_and_clearing_narrow_and_widen(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_title(plan, action_id=known, title="Another")
    view, presenter = started(plan)
    presenter.toggle_category("changed")
    assert view.sentences == ["Renamed the action in Seattle, WA"]
    assert view.facets is not None
    assert view.facets.wanted_categories == {"changed"}
    assert view.facets.categories == {"added": 1, "changed": 1, "other": 1}
    presenter.toggle_category("changed")
    presenter.search("seattle added")
    assert view.sentences == ["Added an action in Seattle, WA"]
    presenter.search("nowhere")
    assert view.sentences == []
    presenter.clear()
    assert len(view.sentences) == 3
    presenter.toggle_author("somebody")
    assert view.sentences == []


def test_any_step_is_unfolded_and_taken_back(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    city_actions.set_title(plan, action_id=known, title="Later")
    view, presenter = started(plan)
    assert view.shown is not None
    start = view.shown.steps[1].step_id
    presenter.toggle_step(start)
    detail, step_id = view.detail
    assert detail is not None
    assert (step_id, detail.standing, detail.fields[0].before) == (start, Standing.FREE, "12:00")
    presenter.undo_step(start)
    assert action(plan, known).starts == time(12)
    assert view.said == ["Took back: Moved Seattle, WA to 1:00 PM"]
    assert view.detail[0] is not None
    assert view.detail[0].standing is Standing.UNDONE
    presenter.undo_step(start)
    assert view.said[-1] == "This step was taken back already."
    presenter.toggle_step(start)
    assert view.detail == (None, "")
