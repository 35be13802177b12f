"""The presenter of the checklists decides what is shown and done; no window is needed to ask it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.time.local_time import from_epoch_minutes
from organizer_app.services.checklists import templates
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.checklists.checklist_values import Keep, ViewKind
from organizer_app.ui.screens.checklists.matrix import EVERYWHERE, Cell, MatrixCity
from organizer_app.ui.screens.checklists.permit_filter import PermitColumn
from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
from organizer_app.ui.screens.checklists.rows import Head, Row
from tests.support.checklist_views import RecordingChecklists, checklists_of, main_of, templated_plan
from tests.support.held_background import HeldBackground
from tests.support.open_plans import add_action, opened, sample_plan
from tests.support.plan_views import NOON, row_in

Desk = tuple[ChecklistsPresenter, RecordingChecklists, Workspace]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(templated_plan(tmp_path, opened)) as workspace:
        presenter, view, end = checklists_of(workspace)
        yield presenter, view, workspace
        end()


def cell_of(view: RecordingChecklists, title: str, city: str = "Seattle") -> Cell:
    spot = next(at for at, column in enumerate(view.matrix.columns) if column.title == title)
    cell = view.line(city).cells[spot]
    assert cell is not None
    return cell


def first_cell(view: RecordingChecklists) -> str:
    return cell_of(view, "Access of the site noted").task_id


def lead_cell(view: RecordingChecklists) -> str:
    return cell_of(view, "Lead named").task_id


def test_cities_are_lines_and_steps_are_columns_in_the_order_they_are_due(desk: Desk) -> None:
    _presenter, view, _workspace = desk
    offsets = [column.offset for column in view.matrix.columns if column.offset is not None]
    assert offsets == sorted(offsets)
    assert view.matrix.columns[0].title == "Lead named"
    assert view.line("Seattle").cells[0] is not None
    assert view.line("Seattle").total == len([cell for cell in view.line("Seattle").cells if cell])
    assert view.numbers[0] > 30


def test_space_marks_a_task_as_done_and_opens_it_again(desk: Desk) -> None:
    presenter, view, workspace = desk
    late, done = view.numbers[0], view.line("Seattle").done
    presenter.press(first_cell(view), "space")
    assert cell_of(view, "Access of the site noted").state is TaskState.DONE
    assert view.numbers[0] == late - 1
    assert view.line("Seattle").done == done + 1
    assert view.toasts == ["Changed “Access of the site noted” in Seattle, WA."]
    presenter.press(first_cell(view), "space")
    assert view.numbers[0] == late
    history.undo(workspace)
    assert view.numbers[0] == late - 1


@pytest.fixture
def held_desk(tmp_path: Path) -> Iterator[tuple[ChecklistsPresenter, RecordingChecklists, HeldBackground]]:
    """A presenter whose work is done when a test says so."""
    with opened(templated_plan(tmp_path, opened)) as workspace:
        view, background = RecordingChecklists(), HeldBackground()
        presenter = ChecklistsPresenter(view, background, lambda: NOON)
        end = workspace.subscribe(presenter.on_change)
        presenter.attach(workspace)
        background.answer()
        yield presenter, view, background
        end()


def test_what_was_marked_as_done_stays_so_in_a_search_begun_before_it_was_read(
    held_desk: tuple[ChecklistsPresenter, RecordingChecklists, HeldBackground],
) -> None:
    presenter, view, background = held_desk
    presenter.press(first_cell(view), "space")
    background.waiting.pop(0)()
    presenter.search("seattle")
    background.answer()
    assert [entry.action.city for entry in view.matrix.entries if isinstance(entry, MatrixCity)] == [
        "Seattle"
    ]
    assert cell_of(view, "Access of the site noted").state is TaskState.DONE


def test_a_step_that_waits_for_a_fact_follows_the_plan_and_can_still_be_ticked(desk: Desk) -> None:
    presenter, view, workspace = desk
    cell = cell_of(view, "Lead named")
    assert (cell.state, cell.is_by_plan) == (TaskState.DONE, True)
    late = view.numbers[0]
    with workspace.read() as reader:
        lead = next(
            each
            for each in reader.all(Assignment, city_action_id=view.line("Seattle").action.action_id)
            if each.role is AssignmentRole.LEAD and not each.is_backup
        )
    with workspace.edit(EditKind.EMPTIED_ROLE) as editor:
        editor.put(replace(lead, status=AssignmentStatus.DECLINED))
    assert cell_of(view, "Lead named").state is TaskState.LATE
    assert view.numbers[0] == late + 1
    presenter.choose_task(lead_cell(view))
    assert (view.facts.fact, view.facts.is_met, view.facts.days_late) == ("lead_named", False, 36)
    presenter.press(lead_cell(view), "space")
    assert (view.facts.state, view.facts.is_met) == (TaskState.DONE, False)
    assert not cell_of(view, "Lead named").is_by_plan
    history.undo(workspace)
    history.undo(workspace)
    assert cell_of(view, "Lead named").is_by_plan


def test_keys_say_not_applicable_under_way_and_pinned(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_task(first_cell(view))
    presenter.press(first_cell(view), "n")
    assert view.facts.state is TaskState.NOT_APPLICABLE
    presenter.press(first_cell(view), "n")
    presenter.press(first_cell(view), "u")
    assert view.facts.status == "doing"
    presenter.press(first_cell(view), "p")
    assert view.facts.is_pinned
    presenter.press("nobody", "space")
    assert view.problems == []


def test_a_task_says_how_late_it_is_who_does_it_and_where_it_comes_from(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_task(first_cell(view))
    facts = view.facts
    assert (facts.city, facts.due, facts.days_late, facts.offset) == ("Seattle, WA", "2019-05-31", 21, -45)
    assert (facts.owner, facts.template) == ("Access", "National day of action, 60 days")
    presenter.edits.set_owner(facts.task_id, "Wes Nakai")
    presenter.edits.set_due(facts.task_id, presenter.today)
    assert (view.facts.owner, view.facts.is_pinned, view.facts.state) == ("Wes Nakai", True, TaskState.DUE)
    presenter.edits.follow(facts.task_id)
    assert view.facts.due == "2019-05-31"


def test_what_was_left_open_when_an_action_ended_is_not_asked_for_anymore(desk: Desk) -> None:
    presenter, view, workspace = desk
    task_id = first_cell(view)
    presenter.choose_task(task_id)
    late, still_open, total = view.numbers
    row = view.line("Seattle").action
    assert row.ends_utc is not None
    workspace.clock = lambda: from_epoch_minutes(row.ends_utc or 0)
    workspace.catch_up()
    assert (view.facts.state, view.facts.days_late) == (TaskState.NOT_APPLICABLE, 0)
    assert view.numbers[0] < late
    assert view.numbers[1] < still_open
    assert view.numbers[2] == total
    presenter.choose_keep(Keep.LATE)
    assert row.action_id not in view.matrix.spots
    presenter.choose_keep(Keep.ALL)
    states = {cell.state for cell in view.line("Seattle").cells if cell is not None}
    assert states == {TaskState.DONE, TaskState.NOT_APPLICABLE, TaskState.LATER}, "thanks come after it"
    presenter.press(task_id, "")
    assert cell_of(view, "Access of the site noted").state is TaskState.DONE


def test_weeks_begin_with_what_is_late_and_owners_with_who_is_late_most(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_view(ViewKind.WEEK)
    heads = [entry.title for entry in view.entries if isinstance(entry, Head)]
    assert heads[:2] == ["Late", "Jun 23 to Jun 29"]
    presenter.choose_view(ViewKind.OWNER)
    heads = [entry.title for entry in view.entries if isinstance(entry, Head)]
    assert "National team" in heads
    assert "Marshal lead" in heads


def test_filters_and_words_keep_tasks(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_view(ViewKind.WEEK)
    presenter.choose_keep(Keep.LATE)
    late = [entry for entry in view.entries if isinstance(entry, Row)]
    assert {row.state for row in late} == {TaskState.LATE}
    presenter.search("seattle lead")
    titles = [entry.texts[0].upper for entry in view.entries if isinstance(entry, Row)]
    assert "Backup lead named" in titles
    assert "Lead named" not in titles, "a lead is named there"
    presenter.choose_keep(Keep.GATES)
    assert all(entry.is_gate for entry in view.entries if isinstance(entry, Row))
    presenter.choose_view(ViewKind.CITY)
    presenter.search("nowhere at all")
    assert view.matrix.entries == []
    presenter.choose_keep(Keep.ALL)
    presenter.search("")
    assert len(view.matrix.spots) == 9


def test_permits_are_grouped_by_urgency_and_tracked_from_the_first_change(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_view(ViewKind.PERMITS)
    heads = [entry.title for entry in view.permits if isinstance(entry, Head)]
    assert heads == ["Latest day has passed", "Next 7 days", "Later", "Waiting for an answer"]
    seattle = next(entry for entry in view.permits if isinstance(entry, Row))
    assert [text.upper for text in seattle.texts[:2]] == ["Tue, Apr 16", "Seattle, WA"]
    assert (seattle.texts[4].upper, seattle.texts[4].color) == ("66 days late", "danger")
    assert seattle.texts[4].spoken == ("66 days late", "not tracked yet")
    permits = presenter.permits
    permits.choose(seattle.key)
    assert view.permit.need.rule.without_permit
    permits.set_status(seattle.key, PermitStatus.FILED)
    assert view.permit.permit.filed_on is not None, "it stays in the panel when it is tracked from now on"
    permits.track_all()
    assert all(line.permit.id for line in permits.lines.values())
    key = permits.chosen
    permits.set_field(key, "number", "P-1")
    assert permits.lines[key].permit.number == "P-1"
    permits.set_status(key, PermitStatus.APPEALED)
    assert view.problems == ["This cannot go from filed to appealed."]


def cities_of(view: RecordingChecklists) -> list[str]:
    return [entry.texts[1].upper for entry in view.permits if isinstance(entry, Row)]


def test_permits_are_searched_and_kept_by_their_chips(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_view(ViewKind.PERMITS)
    permits = presenter.permits
    assert (view.shown.shown, view.shown.total) == (4, 4)
    assert [(stage.status.value, stage.permits) for stage in view.shown.stages] == [
        ("to_file", 3),
        ("filed", 1),
    ]
    presenter.search("new york sound")
    assert cities_of(view) == ["New York, NY"]
    assert (view.shown.shown, view.shown.total) == (1, 4)
    presenter.search("nypd PARADE")
    assert cities_of(view) == []
    presenter.search("")
    permits.ask_options(Facet.STATE)
    assert [option[0] for option in view.options[Facet.STATE]] == ["CA", "NY", "WA"]
    permits.toggle(Facet.STATE, "NY")
    permits.toggle(Facet.STATUS, "filed")
    assert cities_of(view) == ["New York, NY"]
    assert [stage.is_kept for stage in view.shown.stages] == [False, True], "the other stages can be added"
    assert permits.wanted.of(Facet.STATE) == {"NY"}
    permits.clear(Facet.STATUS)
    assert len(cities_of(view)) == 2
    permits.clear()
    assert len(cities_of(view)) == 4


def test_what_was_typed_stays_typed_in_the_other_views(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.search("seattle")
    presenter.choose_view(ViewKind.PERMITS)
    assert cities_of(view) == ["Seattle, WA"]
    presenter.search("")
    presenter.choose_view(ViewKind.CITY)
    assert len(view.matrix.spots) > 1


def test_permits_stand_in_the_order_of_a_column_and_turn_around(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_view(ViewKind.PERMITS)
    by_day = cities_of(view)
    assert by_day[0] == "Seattle, WA"
    presenter.permits.order(PermitColumn.CITY)
    assert cities_of(view) == sorted(by_day)
    assert not any(isinstance(entry, Head) for entry in view.permits), "no heads of days between cities"
    presenter.permits.order(PermitColumn.CITY)
    assert cities_of(view) == sorted(by_day, reverse=True)
    presenter.permits.order(PermitColumn.DAY)
    assert cities_of(view) == by_day
    presenter.permits.order(PermitColumn.DAY)
    heads = [entry.title for entry in view.permits if isinstance(entry, Head)]
    assert heads == ["Later", "Next 7 days", "Latest day has passed", "Waiting for an answer"]


def test_today_lies_between_the_permits_that_are_late_and_the_next(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_view(ViewKind.PERMITS)
    marks = {entry.title: entry.mark for entry in view.permits if isinstance(entry, Head)}
    assert {title for title, mark in marks.items() if mark} == {"Next 7 days"}
    assert marks["Next 7 days"] == "Today is Fri, Jun 21"
    presenter.permits.order(PermitColumn.DAY)
    marks = {entry.title: entry.mark for entry in view.permits if isinstance(entry, Head)}
    assert {title for title, mark in marks.items() if mark} == {"Latest day has passed"}


def test_a_permit_that_is_gone_to_is_shown_as_soon_as_it_is_read(desk: Desk) -> None:
    presenter, view, _workspace = desk
    presenter.choose_view(ViewKind.PERMITS)
    key = next(key for key, line in presenter.permits.lines.items() if line.row.city == "San Francisco")
    presenter.permits.lines = {}
    presenter.permits.choose(key)
    assert view.permit is None
    presenter.permits.read()
    assert view.permit.row.city == "San Francisco"


def test_a_city_without_tasks_is_noticed_and_the_template_applied_to_it(desk: Desk) -> None:
    presenter, view, workspace = desk
    assert view.notice is None
    row = row_in(workspace, "Portland")
    boston = add_action(
        workspace,
        "Boston, MA",
        day=date.fromisoformat(row.day),
        mobilization_id=main_of(workspace),
    )
    assert view.notice is None, "a city that is added here has its tasks at once"
    with workspace.edit(EditKind.REMOVED_TASKS, count="8") as editor:
        for task in editor.all(Task, city_action_id=boston):
            editor.hide(task)
    assert view.notice.cities_without == 1
    presenter.choose_view(ViewKind.TEMPLATES)
    presenter.compare(view.notice.template_id)
    assert view.outcome.cities == 1
    assert view.cities[0].startswith("Boston, MA \N{EN DASH} new: Lead named")
    presenter.apply(view.notice.template_id)
    assert view.notice is None


def test_a_plan_without_tasks_shows_nothing_and_a_template_fills_it(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        add_action(workspace, "Boston, MA")
        presenter, view, end = checklists_of(workspace)
        before = len(view.matrix.spots)
        presenter.choose_view(ViewKind.TEMPLATES)
        assert len(view.listed) == len(templates.shipped_templates())
        presenter.compare("")
        assert view.outcome is None
        presenter.apply("vigil")
        presenter.choose_view(ViewKind.CITY)
        assert len(view.matrix.spots) > before
        end()


def test_a_step_is_done_everywhere_as_one_and_columns_keep_their_order(desk: Desk) -> None:
    presenter, view, workspace = desk
    presenter.choose_keep(Keep.ALL)
    before = [column.title for column in view.matrix.columns]
    cell = view.line("Seattle").cells[0]
    presenter.press(cell.task_id, EVERYWHERE)
    assert all(line.cells[0].state is TaskState.DONE for line in lines_of(view) if line.cells[0])
    assert [column.title for column in view.matrix.columns] == before
    history.undo(workspace)
    assert view.line("Seattle").cells[0] == cell


def lines_of(view: RecordingChecklists) -> list[MatrixCity]:
    return [entry for entry in view.matrix.entries if isinstance(entry, MatrixCity)]
