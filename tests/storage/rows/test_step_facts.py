"""What the database says of steps that wait for facts is what the whole computation says."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.domain.model.tasks import Task, TaskStatus, is_settled
from organizer_app.domain.rows.action_summary import met_facts
from organizer_app.services.plan.history import redo, undo
from organizer_app.storage.editor import Editor
from organizer_app.storage.rows.action_summaries import parts_of, with_last_days
from organizer_app.storage.rows.due_days import due_on
from organizer_app.storage.rows.overview_rows import deadlines
from organizer_app.storage.rows.plan_rows import read_overdue_gates, read_snapshot
from organizer_app.storage.rows.step_facts import UNKNOWN_FACTS
from organizer_app.storage.tables import ACTION_SUMMARY
from tests.support.builders import a_city_action, a_place
from tests.support.journal_checks import check_plan
from tests.support.plan_engines import START, OpenPlan

YESTERDAY = START.date() - timedelta(days=2)
AHEAD = START.date() + timedelta(days=200)
ID = "action"

RECORDS: dict[PlanFact, Record] = {
    PlanFact.LEAD_NAMED: Assignment(id="lead", city_action_id=ID, person_id="lee"),
    PlanFact.LEAD_CONFIRMED: Assignment(
        id="a lead", city_action_id=ID, person_id="lee", status=AssignmentStatus.ACCEPTED
    ),
    PlanFact.BACKUP_NAMED: Assignment(id="backup", city_action_id=ID, person_id="bo", is_backup=True),
    PlanFact.SITE_FIXED: Site(id="site", city_action_id=ID, venue="Park"),
    PlanFact.ACCESS_NOTED: Site(id="way in", city_action_id=ID, access=AccessStatus.PARTLY),
    PlanFact.PERMIT_FILED: Permit(id="filed", city_action_id=ID, status=PermitStatus.FILED),
    PlanFact.PERMIT_GRANTED: Permit(id="granted", city_action_id=ID, status=PermitStatus.GRANTED),
    PlanFact.MARSHALS_LED: Assignment(
        id="marshal", city_action_id=ID, person_id="bo", role=AssignmentRole.MARSHAL_LEAD
    ),
    PlanFact.RUN_OF_SHOW: Cue(id="cue", city_action_id=ID, title="Welcome"),
    PlanFact.EMERGENCY_CONTACT: ContactPoint(
        id="phone", person_id="medic", kind=ContactKind.PHONE, value="+12065550123", ok_on_the_day=True
    ),
    PlanFact.COUNTED: CountReport(id="count", city_action_id=ID, low=10),
}


def turn(editor: Editor, fact: PlanFact) -> None:
    """Let a fact come about, or go again."""
    if fact is PlanFact.TIME_SET:
        action = editor.get(CityAction, ID)
        editor.put(replace(action, starts=None if action.starts else a_city_action().starts))
        return
    record = RECORDS[fact]
    known = editor.find(type(record), record.id)
    editor.put(record if known is None else replace(known, hidden=not known.hidden))


@pytest.fixture
def filled(plan: OpenPlan) -> OpenPlan:
    tasks = [
        Task(id=fact.value, title=fact.value, city_action_id=ID, is_gate=True, due_on=YESTERDAY, fact=fact)
        for fact in PlanFact
    ]
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(a_place(name="Tacoma"))
        editor.put(Mobilization(id="m", campaign_id="c", title="Day"))
        for name in ("lee", "bo", "medic"):
            editor.put(Person(id=name, name=name))
        # Far ahead: nobody looks at its last days but for the steps that ask.
        action = replace(
            a_city_action(), day=AHEAD, ends_day=None, starts=None, status=ActionStatus.CONFIRMED
        )
        editor.put(action)
        editor.put(
            Assignment(id="medic role", city_action_id=ID, person_id="medic", role=AssignmentRole.MEDIC)
        )
        editor.put(a_city_action(id="other", place_id=""))
        editor.put(Task(id="plain", title="Speakers", city_action_id=ID, is_gate=True, due_on=YESTERDAY))
        for task in tasks:
            editor.put(task)
    check_plan(plan.workspace)
    return plan


def open_by_rule(plan: OpenPlan) -> set[str]:
    """Return the titles of the steps that the whole computation calls open."""
    with plan.workspace.read() as reader:
        (parts,) = with_last_days(reader.connection, parts_of(reader, [ID]), START)
        met = met_facts(parts)
        return {task.title for task in parts.tasks if not is_settled(task, met)}


def open_by_the_database(plan: OpenPlan) -> list[set[str]]:
    """Return the titles of the steps that each question to the database calls open."""
    after = (YESTERDAY + timedelta(days=1)).isoformat()
    with plan.workspace.read() as reader:
        facts = {row.action_id: row.facts.split() for row in read_snapshot(reader.connection).rows}
        overdue = read_overdue_gates(reader.connection, after)
        gates = {title for action, _task, title, _due, fact in overdue if fact not in facts[action]}
        due = {line.title for line in deadlines(reader.connection, until=after, limit=50)[0]}
        days = {item.title for item in due_on(reader.connection, YESTERDAY.isoformat(), 50)}
    return [gates, due, days]


def test_a_fact_that_comes_about_settles_its_step_wherever_the_database_is_asked(filled: OpenPlan) -> None:
    def agreed_open() -> set[str]:
        by_rule = open_by_rule(filled)
        assert open_by_the_database(filled) == [by_rule] * 3
        return by_rule

    every_step = agreed_open()
    assert every_step == {fact.value for fact in PlanFact} | {"Speakers"}
    for fact in PlanFact:
        with filled.workspace.edit(EditKind.CHANGED_TITLE) as editor:
            turn(editor, fact)
        settled = agreed_open()
        assert fact.value not in settled
        check_plan(filled.workspace)
        undo(filled.workspace)
        assert agreed_open() == every_step, fact
        redo(filled.workspace)
        assert agreed_open() == settled, fact
        undo(filled.workspace)


def test_database_and_computation_agree_after_any_mixture_of_edits(filled: OpenPlan) -> None:
    dice = random.Random(7)  # the same mixture every time
    for _ in range(15):
        with filled.workspace.edit(EditKind.CHANGED_TITLE) as editor:
            turn(editor, dice.choice([*PlanFact]))
            task = editor.get(Task, dice.choice([*PlanFact]).value)
            status = TaskStatus.TODO if task.status is TaskStatus.DONE else TaskStatus.DONE
            editor.put(replace(task, status=status))
        if dice.random() < 0.3:
            undo(filled.workspace)
        assert open_by_the_database(filled) == [open_by_rule(filled)] * 3
        check_plan(filled.workspace)


def test_a_row_from_before_there_were_facts_is_worked_out_at_the_next_look(filled: OpenPlan) -> None:
    with filled.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        turn(editor, PlanFact.SITE_FIXED)
        editor.connection.execute(ACTION_SUMMARY.update().values(facts=UNKNOWN_FACTS))
    with filled.workspace.read() as reader:
        known = {row.action_id: row for row in read_snapshot(reader.connection).rows}
    if known[ID].facts != UNKNOWN_FACTS:
        with filled.workspace.edit(EditKind.CHANGED_TITLE) as editor:
            editor.connection.execute(ACTION_SUMMARY.update().values(facts=UNKNOWN_FACTS))
    filled.workspace.catch_up()
    with filled.workspace.read() as reader:
        facts = {row.action_id: row.facts for row in read_snapshot(reader.connection).rows}
    assert facts == {ID: "site_fixed", "other": ""}


def test_a_gate_that_goes_late_over_night_puts_a_city_at_risk_once(filled: OpenPlan) -> None:
    workspace = filled.workspace
    day = date(2027, 3, 1)
    workspace.clock = lambda: datetime(2027, 3, 1, 18, tzinfo=UTC)
    with workspace.edit(EditKind.CHANGED_TITLE) as editor:
        for fact in PlanFact:
            if fact not in {PlanFact.LEAD_NAMED, PlanFact.PERMIT_FILED, PlanFact.BACKUP_NAMED}:
                turn(editor, fact)
        editor.put(replace(editor.get(CityAction, ID), day=date(2027, 9, 1)))
        editor.put(replace(editor.get(Task, "plain"), status=TaskStatus.DONE))
        editor.put(replace(editor.get(Task, "backup_named"), due_on=day))
    with workspace.read() as reader:
        before = {row.action_id: row for row in read_snapshot(reader.connection).rows}[ID]
    assert (before.readiness, before.reasons) == (1, "no_backup")
    workspace.clock = lambda: datetime(2027, 3, 3, 18, tzinfo=UTC)
    told: list[object] = []
    workspace.subscribe(told.append)
    workspace.catch_up()
    with workspace.read() as reader:
        after = {row.action_id: row for row in read_snapshot(reader.connection).rows}[ID]
    assert (after.readiness, after.reasons) == (0, "no_backup")
    workspace.catch_up()
    assert len(told) == 1
