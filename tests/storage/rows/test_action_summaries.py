"""The flat rows are in step with the records, whichever changes and however an edit mixes old and new."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.places.places import Place
from organizer_app.services.actions import action_rows
from organizer_app.services.actions.city_actions import move_actions
from organizer_app.services.plan import history
from organizer_app.storage.editor import Editor
from tests.support.builders import a_city_action, a_place
from tests.support.journal_checks import check_plan
from tests.support.plan_engines import OpenPlan

PARTS = (
    a_place(),
    a_city_action(),
    a_city_action(id="other", place_id=""),
    Site(id="site", city_action_id="action", venue="Westlake Park"),
    Person(id="lee", name="Lee Example"),
    Assignment(id="lead", city_action_id="action", person_id="lee"),
    Organization(id="group", name="ALIGN"),
    Partnership(id="part", city_action_id="action", organization_id="group"),
    Task(id="task", title="Permit", city_action_id="action"),
    CountReport(id="count", city_action_id="action", low=10, high=20),
)


@pytest.fixture
def filled(plan: OpenPlan) -> OpenPlan:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        for part in PARTS:
            editor.put(part)
    check_plan(plan.workspace)
    return plan


CHANGES: dict[str, Callable[[Editor], object]] = {
    "city": lambda e: e.put(replace(e.get(Place, "seattle"), name="Tacoma")),
    "title": lambda e: e.put(replace(e.get(CityAction, "action"), title="Noon")),
    "venue": lambda e: e.put(replace(e.get(Site, "site"), venue="Pier 62")),
    "lead": lambda e: e.put(replace(e.get(Person, "lee"), name="Lee Other")),
    "no lead": lambda e: e.put(replace(e.get(Assignment, "lead"), status=AssignmentStatus.REPLACED)),
    "group": lambda e: e.put(replace(e.get(Organization, "group"), credit_name="ALIGN: NY")),
    "group here": lambda e: e.put(replace(e.get(Partnership, "part"), credit_name="ALIGN of Seattle")),
    "no group": lambda e: e.hide(e.get(Partnership, "part")),
    "task": lambda e: e.put(replace(e.get(Task, "task"), status=TaskStatus.DONE)),
    "count": lambda e: e.put(replace(e.get(CountReport, "count"), high=None)),
    "no site": lambda e: e.hide(e.get(Site, "site")),
}


def test_whatever_a_row_shows_changes_with_its_record_and_no_other_row_does(filled: OpenPlan) -> None:
    heard = list[ChangeSet]()
    filled.workspace.subscribe(heard.append)
    before = {row.action_id: row for row in action_rows.snapshot(filled.workspace).rows}
    for name, change in CHANGES.items():
        heard.clear()
        with filled.workspace.edit(EditKind.CHANGED_TITLE) as editor:
            change(editor)
        after = {row.action_id: row for row in action_rows.snapshot(filled.workspace).rows}
        assert heard[0].action_ids == {"action"}, name
        assert after["action"] != before["action"], name
        assert after["other"] == before["other"], name
        check_plan(filled.workspace)
        history.undo(filled.workspace)
    heard.clear()
    with filled.workspace.edit(EditKind.CREATED_PLAN) as editor:
        editor.put(Mobilization(id="m", campaign_id="c", title="Day"))
        editor.put(Task(id="for all", title="Press list"))
    assert heard[0].action_ids == frozenset(), "no row shows these"


MIXED: dict[str, Callable[[Editor, str], object]] = {
    "a new part of an old action": lambda e, new: e.put(
        Site(id=f"site of {new}", city_action_id="other", venue="Hall")
    ),
    "a new action with a new part beside a changed old one": lambda e, new: (
        e.put(replace(e.get(CityAction, "other"), title="x")),
        e.put(a_city_action(id=new)),
        e.put(Site(id=f"site of {new}", city_action_id=new, venue="Hall")),
    ),
    "a new action whose new part is changed at once": lambda e, new: (
        e.put(a_city_action(id=new)),
        e.put(replace(e.put(Site(id=f"site of {new}", city_action_id=new, venue="Hall")), venue="Pier")),
    ),
    "a new action that an old person leads, who is renamed after": lambda e, new: (
        e.put(a_city_action(id=new)),
        e.put(Assignment(id=f"lead of {new}", city_action_id=new, person_id="lee")),
        e.put(replace(e.get(Person, "lee"), name="Lee Later")),
    ),
    "a new action in an old place that is renamed before": lambda e, new: (
        e.put(replace(e.get(Place, "seattle"), name="Tacoma")),
        e.put(a_city_action(id=new)),
    ),
    "an old part moved to a new action": lambda e, new: (
        e.put(a_city_action(id=new)),
        e.put(replace(e.get(Site, "site"), city_action_id=new)),
    ),
    "a new action hidden again": lambda e, new: e.hide(e.put(a_city_action(id=new))),
    "a new part of an old action beside a new action": lambda e, new: (
        e.put(a_city_action(id=new)),
        e.put(Site(id=f"site of {new}", city_action_id="other", venue="Hall")),
    ),
    "an old action moved to a new place": lambda e, new: (
        e.put(a_place(id=f"place of {new}", name="Tacoma")),
        e.put(replace(e.get(CityAction, "other"), place_id=f"place of {new}")),
    ),
}


def test_rows_are_right_when_one_edit_mixes_old_and_new(filled: OpenPlan) -> None:
    before = action_rows.snapshot(filled.workspace).rows
    for name, edit in MIXED.items():
        with filled.workspace.edit(EditKind.ADDED_ACTION) as editor:
            edit(editor, name)
        check_plan(filled.workspace)
        history.undo(filled.workspace)
        after = action_rows.snapshot(filled.workspace).rows
        assert [row._replace(version=1) for row in after] == [row._replace(version=1) for row in before], name


def test_undo_of_moved_actions_leaves_what_others_say_in_their_rows(filled: OpenPlan) -> None:
    before = action_rows.snapshot(filled.workspace).rows
    move_actions(filled.workspace, action_ids=["action", "other"], day=date(2027, 5, 1))
    moved = {row.action_id: row for row in action_rows.snapshot(filled.workspace).rows}
    shown = (moved["action"].venue, moved["action"].lead, moved["action"].groups, moved["action"].count_high)
    assert shown == ("Westlake Park", "Lee Example", "ALIGN", 20)
    check_plan(filled.workspace)
    history.undo(filled.workspace)
    check_plan(filled.workspace)
    after = action_rows.snapshot(filled.workspace).rows
    assert [row._replace(version=1) for row in after] == [row._replace(version=1) for row in before]
