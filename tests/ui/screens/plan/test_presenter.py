"""The presenter of the plan decides what is shown and done; no window is needed to ask it."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.services.actions import action_details, city_actions, simultaneity_rule
from organizer_app.services.importing import importing
from organizer_app.services.plan import reflow
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.plan.presenter import PlanPresenter
from organizer_app.ui.screens.plan.store.plan_view import Field, Inspected, ViewKind
from tests.support.open_plans import empty_plan, opened
from tests.support.plan_views import NOON, RecordingView, attach, presented, row_in


@pytest.fixture
def workspace(plan: Path) -> Iterator[Workspace]:
    with opened(plan) as workspace:
        yield workspace


@pytest.fixture
def desk(plan: Path, workspace: Workspace) -> Iterator[tuple[PlanPresenter, RecordingView]]:
    presenter, view = presented(plan)
    end = attach(presenter, workspace)
    yield presenter, view
    end()


def test_the_first_paint_needs_no_open_plan(plan: Path) -> None:
    presenter, view = presented(plan)
    assert view.head is not None
    assert view.head == ("Prime Day 2019", "2019-07-15", "America/New_York", 9)
    assert view.mode == (ViewKind.MAP, (2019, 7))
    assert view.shown is not None
    assert (len(view.shown.rows), len(view.shown.groups), sum(view.shown.mix)) == (9, 8, 9)
    assert presenter.today.isoformat() == "2019-06-21"


def test_a_plan_without_anything_is_shown(tmp_path: Path) -> None:
    presenter, view = presented(empty_plan(tmp_path))
    assert view.mode == (ViewKind.MAP, (2027, 4))
    assert view.shown is not None
    assert (view.shown.rows, view.shown.groups, view.shown.mix) == ([], [], (0, 0, 0, 0, 0, 0))
    assert presenter.suggested_day() == "Sat, Apr 17 2027"


def test_months_turn_over_the_end_of_a_year(plan: Path) -> None:
    presenter, view = presented(plan)
    presenter.choose_view(ViewKind.MONTH)
    presenter.turn_month(6)
    assert view.mode == (ViewKind.MONTH, (2020, 1))
    presenter.turn_month(-13)
    assert view.mode == (ViewKind.MONTH, (2018, 12))
    presenter.calendar.go_to_today()
    assert view.mode == (ViewKind.MONTH, (2019, 6))
    assert view.selection.day == "2019-06-21"


def test_filters_narrow_every_view_and_are_cleared_one_by_one(plan: Path) -> None:
    presenter, view = presented(plan)
    presenter.toggle(Facet.STATE, "WA")
    presenter.toggle(Facet.STATE, "OR")
    assert set(view.cities) == {"Seattle", "Portland"}
    presenter.toggle(Facet.READINESS, "0")
    assert view.cities == ["Portland"]
    presenter.clear(Facet.STATE)
    assert view.cities == ["Portland"]
    presenter.clear_all()
    assert len(view.cities) == 9
    assert presenter.wanted == ActionFilter()


def test_a_date_filter_hides_the_key_dates_of_other_days(plan: Path) -> None:
    presenter, view = presented(plan)
    assert "2019-07-16" in view.shown.marks.by_day
    presenter.toggle(Facet.DATE, "2019-07-15")
    assert dict(view.shown.marks.by_day) == {}
    presenter.clear(Facet.DATE)
    assert "2019-07-16" in view.shown.marks.by_day


def test_the_same_filter_twice_paints_once(plan: Path) -> None:
    presenter, view = presented(plan)
    presenter.search("seattle")
    times = view.times_shown
    presenter.search("seattle")
    assert view.times_shown == times


def test_a_search_finds_words_of_the_notes_once_they_are_read(plan: Path, workspace: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.search("pavement amplified")
    assert view.cities == []
    attach(presenter, workspace)()
    assert view.cities == ["New York"]


def test_choosing_a_city_with_one_action_opens_it(desk: tuple[PlanPresenter, RecordingView]) -> None:
    presenter, view = desk
    presenter.select_place(presenter.find_place("Seattle, WA"))
    assert view.inspected is not None
    assert view.inspected.row is not None
    assert view.inspected.detail is not None
    assert view.inspected.detail.row.city == "Seattle"
    assert view.inspected.anchor_date == "2019-07-15"
    assert view.selection.day == "2019-07-15"
    assert presenter.selected_city() == "Seattle, WA"


def test_a_city_with_two_actions_opens_the_one_that_speaks_for_it(
    desk: tuple[PlanPresenter, RecordingView],
) -> None:
    presenter, view = desk
    presenter.select_place(presenter.find_place("new york"))
    assert view.inspected is not None
    assert view.inspected.row == view.inspected.group.head
    assert len(view.inspected.group.rows) == 2
    presenter.select_action(view.inspected.group.rows[1].action_id)
    assert view.inspected.row == view.inspected.group.rows[1]


def test_choosing_nothing_empties_the_inspector(desk: tuple[PlanPresenter, RecordingView]) -> None:
    presenter, view = desk
    presenter.select_place(presenter.find_place("Seattle"))
    presenter.select_place("")
    assert view.inspected is None
    assert presenter.selected_city() == ""
    assert presenter.find_place("Atlantis") == ""


def test_an_action_that_is_not_there_is_not_selected(desk: tuple[PlanPresenter, RecordingView]) -> None:
    presenter, view = desk
    presenter.select_action("gone")
    assert view.selection.action == ""


def test_an_edit_is_stored_shown_and_taken_back(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    presenter, view = desk
    presenter.select_place(presenter.find_place("Seattle"))
    seattle = row_in(workspace, "Seattle")
    presenter.edit(seattle.action_id, "starts", time(13))
    assert row_in(workspace, "Seattle").starts == 13 * 60
    assert view.toasts == [("Moved Seattle, WA to 1:00 PM.", True)]
    assert view.inspected is not None
    assert view.inspected.detail is not None
    assert view.inspected.detail.row.starts == 13 * 60
    presenter.undo()
    assert row_in(workspace, "Seattle").starts == 12 * 60
    assert view.toasts[-1] == ("Undid: Moved Seattle, WA to 1:00 PM.", False)
    presenter.redo()
    assert view.inspected.row is not None
    assert view.inspected.row.starts == 13 * 60


def test_an_open_action_never_shows_an_old_value_after_a_new_one(plan: Path, workspace: Workspace) -> None:
    presenter, view = presented(plan)
    attach(presenter, workspace)
    starts: list[int | None] = []

    def note(inspected: Inspected | None) -> None:
        if inspected and inspected.detail:
            starts.append(inspected.detail.row.starts)

    view.show_inspected = note  # type: ignore[method-assign]  # written down in a list of its own
    presenter.select_place(presenter.find_place("Seattle"))
    presenter.edit(row_in(workspace, "Seattle").action_id, "starts", time(13))
    assert sorted(starts) == starts
    assert starts[-1] == 13 * 60


def test_a_value_that_is_already_there_is_no_step(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    presenter, view = desk
    seattle = row_in(workspace, "Seattle")
    presenter.edit(seattle.action_id, "starts", time(12))
    assert view.toasts == []


def test_an_edit_before_the_plan_is_open_waits_for_it(plan: Path, workspace: Workspace) -> None:
    presenter, view = presented(plan)
    seattle = row_in(workspace, "Seattle")
    presenter.edit(seattle.action_id, "venue", "Westlake Park")
    assert row_in(workspace, "Seattle").venue == "Amazon Spheres"
    attach(presenter, workspace)()
    assert row_in(workspace, "Seattle").venue == "Westlake Park"
    assert view.shown is not None
    assert view.toasts == [("Changed the venue in Seattle, WA.", True)]


def test_a_forbidden_step_is_explained_below_its_field(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    presenter, view = desk
    seattle = row_in(workspace, "Seattle")
    presenter.edit(seattle.action_id, "status", ActionStatus.DECLINED)
    ((action_id, field, sentence),) = view.field_problems
    assert (action_id, field) == (seattle.action_id, Field.STATUS)
    assert sentence
    assert view.toasts == []


def test_only_what_an_edit_touched_is_read_again(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    _presenter, view = desk
    assert view.shown is not None
    before = {row.action_id: row for row in view.shown.rows}
    seattle = row_in(workspace, "Seattle")
    city_actions.set_expected(workspace, action_id=seattle.action_id, expected=999)
    after = {row.action_id: row for row in view.shown.rows}
    assert after[seattle.action_id].expected == 999
    assert [key for key, row in after.items() if row is not before[key]] == [seattle.action_id]


def test_an_action_moved_to_another_day_changes_its_place_in_the_order(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    presenter, view = desk
    seattle = row_in(workspace, "Seattle")
    presenter.edit(seattle.action_id, "day", None)
    assert view.cities[-1] == "Seattle"
    assert view.shown is not None
    assert list(view.shown.rows) != sorted(view.shown.rows)


def test_a_removed_action_leaves_the_screen_and_undo_brings_it_back(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    presenter, view = desk
    presenter.select_place(presenter.find_place("Seattle"))
    presenter.remove(row_in(workspace, "Seattle").action_id)
    assert "Seattle" not in view.cities
    assert view.inspected is None
    assert view.head is not None
    assert view.head.actions == 8
    presenter.undo()
    assert "Seattle" in view.cities


def test_everything_is_read_anew_after_an_import(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    _presenter, view = desk
    file = importing.IncomingFile("cities.csv", b"City,State,Date\nBoise,ID,2019-07-15\n")
    importing.import_files(workspace, files=[file], options=importing.ImportOptions())
    assert "Boise" in view.cities


def test_an_action_is_added_shown_and_opened(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    presenter, view = desk
    presenter.create("Boise, ID", "vigil", "Jul 15", "7 pm")
    boise = row_in(workspace, "Boise")
    assert (boise.day, boise.starts, boise.tactic) == ("2019-07-15", 19 * 60, "vigil")
    assert view.created == [boise.action_id]
    assert view.inspected is not None
    assert view.inspected.row == boise
    assert action_details.action_detail(workspace, action_id=boise.action_id).row == boise


def test_an_action_whose_row_comes_later_than_the_answer_is_opened_then(
    plan: Path, workspace: Workspace
) -> None:
    presenter, view = presented(plan)
    presenter.attach(workspace)
    heard = list[ChangeSet]()
    end = workspace.subscribe(heard.append)
    presenter.create("Boise, ID", "rally", "", "")
    assert view.inspected is None
    end()
    for change_set in heard:
        presenter.on_change(change_set)
    assert view.inspected is not None
    assert view.inspected.group.head.city == "Boise"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (("", "rally", "", ""), Field.CITY, "Name the city."),
        (("Boise, ID", "rally", "someday", ""), Field.DAY, "“someday” is not a day. Write it like Apr 17."),
        (("Boise, ID", "rally", "", "25:00"), Field.STARTS, "“25:00” is not a time. Write it like 2 pm."),
        (("Qqqqzz, ID", "rally", "", ""), Field.CITY, "City not recognized: “Qqqqzz, ID”."),
        (("Springfield", "rally", "", ""), Field.CITY, "“Springfield” may be Springfield, "),
    ],
)
def test_what_is_wrong_with_a_new_action_is_said_below_its_field(
    desk: tuple[PlanPresenter, RecordingView], typed: tuple[str, str, str, str], field: Field, sentence: str
) -> None:
    presenter, view = desk
    presenter.create(*typed)
    ((action_id, shown_field, said),) = view.field_problems
    assert (action_id, shown_field) == ("", field)
    assert said.startswith(sentence)
    assert view.created == []


def test_the_suggested_day_follows_what_one_looks_at(plan: Path) -> None:
    presenter, _view = presented(plan)
    assert presenter.suggested_day() == "Mon, Jul 15 2019"
    presenter.toggle(Facet.DATE, "2019-07-11")
    assert presenter.suggested_day() == "Thu, Jul 11 2019"
    presenter.choose_view(ViewKind.MONTH)
    presenter.select_day("2019-07-20")
    assert presenter.suggested_day() == "Sat, Jul 20 2019"


def test_undo_with_nothing_to_take_back_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new.organizer"
    wiring.create_plan(path, title="New", anchor_date=None, zone="UTC")
    view = RecordingView()
    presenter = PlanPresenter(view, ImmediateBackground(), wiring.read_first_view(path), lambda: NOON)
    with opened(path) as workspace:
        presenter.attach(workspace)
        presenter.redo()
    assert view.problems == ["There is no step to redo."]
    assert presenter.suggested_day() == ""


def test_another_day_or_rule_of_the_mobilization_is_seen(
    desk: tuple[PlanPresenter, RecordingView], workspace: Workspace
) -> None:
    presenter, _view = desk
    head = presenter.head
    assert head is not None
    reflow.move_anchor(workspace, mobilization_id=head.mobilization_id, day=date(2019, 7, 22))
    choice = simultaneity_rule.RuleChoice(SimultaneityRule.SAME_LOCAL_TIME, time(15), 0, 0)
    simultaneity_rule.set_rule(workspace, mobilization_id=head.mobilization_id, choice=choice)
    assert presenter.head is not None
    assert (presenter.head.anchor_date, presenter.head.rule_time) == ("2019-07-22", 15 * 60)
