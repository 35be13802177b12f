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
from organizer_app.services.actions import city_actions, simultaneity_rule
from organizer_app.services.importing import importing
from organizer_app.services.plan import reflow
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.plan.presenter import PlanPresenter
from organizer_app.ui.screens.plan.store.plan_view import Field, Inspected, ViewKind
from tests.support.open_plans import empty_plan, opened
from tests.support.plan_views import NOON, RecordingView, attach, presented, row_in

Desk = tuple[PlanPresenter, RecordingView]


@pytest.fixture
def workspace(plan: Path) -> Iterator[Workspace]:
    with opened(plan) as workspace:
        yield workspace


@pytest.fixture
def desk(plan: Path, workspace: Workspace) -> Iterator[Desk]:
    presenter, view = presented(plan)
    end = attach(presenter, workspace)
    yield presenter, view
    end()


def test_the_first_paint_needs_no_open_plan(plan: Path, tmp_path: Path) -> None:
    presenter, view = presented(plan)
    assert view.head == ("Prime Day 2019", "2019-07-15", "America/New_York", 9)
    assert view.mode == (ViewKind.MAP, (2019, 7))
    assert (len(view.shown.rows), len(view.shown.groups), sum(view.shown.mix)) == (9, 8, 9)
    assert presenter.today.isoformat() == "2019-06-21"
    presenter, view = presented(empty_plan(tmp_path))
    assert view.mode == (ViewKind.MAP, (2027, 4))
    assert (view.shown.rows, view.shown.groups, view.shown.mix) == ([], [], (0, 0, 0, 0, 0, 0))
    assert presenter.suggested_day() == "Sat, Apr 17 2027"


def test_months_turn_over_the_end_of_a_year(plan: Path) -> None:
    presenter, view = presented(plan)
    presenter.choose_view(ViewKind.MONTH)
    for months, there in ((6, (2020, 1)), (-13, (2018, 12))):
        presenter.turn_month(months)
        assert view.mode == (ViewKind.MONTH, there)
    presenter.calendar.go_to_today()
    assert (view.mode, view.selection.day) == ((ViewKind.MONTH, (2019, 6)), "2019-06-21")


def test_filters_narrow_every_view_and_are_cleared_one_by_one(plan: Path, workspace: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.toggle(Facet.STATE, "WA")
    presenter.toggle(Facet.STATE, "OR")
    assert set(view.cities) == {"Seattle", "Portland"}
    presenter.toggle(Facet.READINESS, "0")
    assert view.cities == ["Portland"]
    presenter.clear(Facet.STATE)
    assert view.cities == ["Portland"]
    presenter.clear_all()
    assert (len(view.cities), presenter.wanted) == (9, ActionFilter())
    assert "2019-07-16" in view.shown.marks.by_day
    assert presenter.suggested_day() == "Mon, Jul 15 2019"
    presenter.toggle(Facet.DATE, "2019-07-11")
    assert dict(view.shown.marks.by_day) == {}, "key dates of other days are hidden"
    assert presenter.suggested_day() == "Thu, Jul 11 2019"
    presenter.clear(Facet.DATE)
    assert "2019-07-16" in view.shown.marks.by_day
    presenter.search("pavement amplified")
    times = view.times_shown
    presenter.search("pavement amplified")
    assert (view.cities, view.times_shown) == ([], times), "the same filter twice paints once"
    attach(presenter, workspace)()
    assert view.cities == ["New York"], "notes are found once they are read"
    presenter.choose_view(ViewKind.MONTH)
    presenter.select_day("2019-07-20")
    assert presenter.suggested_day() == "Sat, Jul 20 2019"


def test_choosing_a_city_opens_the_action_that_speaks_for_it(desk: Desk) -> None:
    presenter, view = desk
    presenter.select_place(presenter.find_place("Seattle, WA"))
    assert (view.inspected.row.city, view.inspected.detail.row.city) == ("Seattle", "Seattle")
    assert (view.inspected.anchor_date, view.selection.day) == ("2019-07-15", "2019-07-15")
    assert presenter.selected_city() == "Seattle, WA"
    presenter.select_action("gone")
    assert view.selection.action != "gone"
    presenter.select_place("")
    assert (view.inspected, presenter.selected_city(), view.selection.action) == (None, "", "")
    presenter.select_place(presenter.find_place("new york"))
    head, rows = view.inspected.group.head, view.inspected.group.rows
    assert (view.inspected.row, len(rows)) == (head, 2)
    (other,) = (row for row in rows if row != head)
    presenter.select_action(other.action_id)
    assert view.inspected.row == other
    assert presenter.find_place("Atlantis") == ""


def test_an_edit_is_stored_shown_and_taken_back(desk: Desk, workspace: Workspace) -> None:
    presenter, view = desk
    presenter.select_place(presenter.find_place("Seattle"))
    seattle = row_in(workspace, "Seattle").action_id
    presenter.edit(seattle, "starts", time(12))
    assert view.toasts == [], "it is there already"
    presenter.edit(seattle, "status", ActionStatus.DECLINED)
    ((action_id, field, sentence),) = view.field_problems
    assert (action_id, field, bool(sentence), view.toasts) == (seattle, Field.STATUS, True, [])
    before = {row.action_id: row for row in view.shown.rows}
    presenter.edit(seattle, "starts", time(13))
    assert row_in(workspace, "Seattle").starts == 13 * 60
    assert view.toasts == [("Moved Seattle, WA to 1:00 PM.", True)]
    assert view.inspected.detail.row.starts == 13 * 60
    reread = [row.action_id for row in view.shown.rows if row is not before[row.action_id]]
    assert reread == [seattle], "only what it touched is read again"
    presenter.undo()
    assert row_in(workspace, "Seattle").starts == 12 * 60
    assert view.toasts[-1] == ("Undid: Moved Seattle, WA to 1:00 PM.", False)
    presenter.redo()
    assert view.inspected.row.starts == 13 * 60
    city_actions.set_expected(workspace, action_id=seattle, expected=999)
    assert view.inspected.row.expected == 999, "also what somebody else did"


def test_an_open_action_never_shows_an_old_value_after_a_new_one(desk: Desk, workspace: Workspace) -> None:
    presenter, view = desk
    starts: list[int | None] = []

    def note(inspected: Inspected | None) -> None:
        if inspected and inspected.detail:
            starts.append(inspected.detail.row.starts)

    view.show_inspected = note  # type: ignore[method-assign]  # written down in a list of its own
    presenter.select_place(presenter.find_place("Seattle"))
    presenter.edit(row_in(workspace, "Seattle").action_id, "starts", time(13))
    assert sorted(starts) == starts
    assert starts[-1] == 13 * 60


def test_an_edit_before_the_plan_is_open_waits_for_it(plan: Path, workspace: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.edit(row_in(workspace, "Seattle").action_id, "venue", "Westlake Park")
    assert row_in(workspace, "Seattle").venue == "Amazon Spheres"
    attach(presenter, workspace)()
    assert row_in(workspace, "Seattle").venue == "Westlake Park"
    assert view.toasts == [("Changed the venue in Seattle, WA.", True)]


def test_actions_change_their_place_leave_the_screen_and_come_to_it(desk: Desk, workspace: Workspace) -> None:
    presenter, view = desk
    seattle = row_in(workspace, "Seattle").action_id
    presenter.edit(seattle, "day", None)
    assert view.cities[-1] == "Seattle"
    assert list(view.shown.rows) != sorted(view.shown.rows)
    presenter.select_action(seattle)
    presenter.remove(seattle)
    assert ("Seattle" in view.cities, view.inspected, view.head.actions) == (False, None, 8)
    presenter.undo()
    assert "Seattle" in view.cities
    file = importing.IncomingFile("cities.csv", b"City,State,Date\nReno,NV,2019-07-15\n")
    importing.import_files(workspace, files=[file], options=importing.ImportOptions())
    assert "Reno" in view.cities
    presenter.create("Boise, ID", "vigil", "Jul 15", "7 pm")
    boise = row_in(workspace, "Boise")
    assert (boise.day, boise.starts, boise.tactic) == ("2019-07-15", 19 * 60, "vigil")
    assert (view.created, view.inspected.row) == ([boise.action_id], boise)


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
    assert view.inspected.group.head.city == "Boise"


def test_what_is_wrong_with_a_new_action_is_said_below_its_field(desk: Desk) -> None:
    presenter, view = desk
    for typed, field, sentence in (
        (("", "rally", "", ""), Field.CITY, "Name the city."),
        (("Boise, ID", "rally", "someday", ""), Field.DAY, "“someday” is not a day. Write it like Apr 17."),
        (("Boise, ID", "rally", "", "25:00"), Field.STARTS, "“25:00” is not a time. Write it like 2 pm."),
        (("Springfield", "rally", "", ""), Field.CITY, "“Springfield” may be Springfield, "),
    ):
        view.field_problems.clear()
        presenter.create(*typed)
        ((action_id, shown_field, said),) = view.field_problems
        assert (action_id, shown_field, said.startswith(sentence)) == ("", field, True), said
    assert view.created == []


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


def test_another_day_or_rule_of_the_mobilization_is_seen(desk: Desk, workspace: Workspace) -> None:
    presenter, _view = desk
    known = presenter.head.mobilization_id
    reflow.move_anchor(workspace, mobilization_id=known, day=date(2019, 7, 22))
    choice = simultaneity_rule.RuleChoice(SimultaneityRule.SAME_LOCAL_TIME, time(15), 0, 0)
    simultaneity_rule.set_rule(workspace, mobilization_id=known, choice=choice)
    assert (presenter.head.anchor_date, presenter.head.rule_time) == ("2019-07-22", 15 * 60)
