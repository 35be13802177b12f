"""What the checks ask is read from the plan as it stands, without what is settled, vacated or gone."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.records import Record
from organizer_app.domain.checks.finding_facts import FindingFacts, OpenGate, OpenPermit
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.checks.finding_facts import moved_by_tzdata, read_facts
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.codecs import encode_moment
from organizer_app.storage.rows import plan_rows
from organizer_app.storage.tables import table_of
from tests.support.open_plans import add_action

NOW = datetime(2027, 1, 1, 3, tzinfo=UTC)


def put(plan: Workspace, *records: Record) -> None:
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        for record in records:
            editor.put(record)


def facts_of(plan: Workspace) -> FindingFacts:
    with plan.read() as reader:
        return read_facts(reader, plan_rows.read_snapshot(reader.connection).rows, now=NOW)


def test_the_day_is_the_desks(plan: Workspace) -> None:
    assert facts_of(plan).today == date(2026, 12, 31)


def test_who_holds_a_role_is_booked_and_who_leads_is_known(plan: Workspace) -> None:
    put(
        plan,
        Assignment(id="1", city_action_id="a", person_id="lee"),
        Assignment(id="2", city_action_id="b", person_id="lee", role=AssignmentRole.SPOKESPERSON),
        Assignment(id="3", city_action_id="c", person_id="lee", role=AssignmentRole.MEDIC),
        Assignment(id="4", city_action_id="d", person_id="bo", status=AssignmentStatus.DECLINED),
        Assignment(id="5", city_action_id="a", person_id="bo", is_backup=True),
    )
    facts = facts_of(plan)
    assert facts.bookings == {"lee": ["a", "b"], "bo": ["a"]}
    assert facts.lead_ids == {"a": "lee"}


def test_whoever_can_be_rung_and_was_reached_is_known(plan: Workspace) -> None:
    early, late = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)
    verified = date(2026, 12, 24)
    put(
        plan,
        ContactPoint(id="1", person_id="lee", kind=ContactKind.PHONE, value="+12025550100"),
        ContactPoint(
            id="2", person_id="bo", kind=ContactKind.EMAIL, value="b@example.org", verified_on=verified
        ),
        Talk(id="3", person_id="lee", at=late),
        Talk(id="4", person_id="lee", at=early),
        Talk(id="5", person_id="mo", at=late, outcome=TalkOutcome.NO_ANSWER),
    )
    facts = facts_of(plan)
    assert facts.with_phone == {"lee"}
    assert facts.reached_on == {"lee": "2026-11-20", "bo": "2026-12-24"}


def test_only_what_is_open_counts(plan: Workspace) -> None:
    due = date(2026, 12, 1)
    put(
        plan,
        Permit(id="1", city_action_id="a", authority="City", due_on=due, status=PermitStatus.TO_FILE),
        Permit(id="2", city_action_id="a", status=PermitStatus.GRANTED),
        Task(id="3", city_action_id="a", title="Marshals", due_on=due, is_gate=True),
        Task(id="4", city_action_id="a", title="Flyers", due_on=due),
        Task(id="5", city_action_id="a", title="Done", is_gate=True, status=TaskStatus.DONE),
    )
    facts = facts_of(plan)
    assert facts.permits == {"a": [OpenPermit("1", "City", "2026-12-01", "")]}
    assert facts.gates == {"a": [OpenGate("3", "Marshals", "2026-12-01")]}


def test_pledges_of_groups_that_stay_are_counted(plan: Workspace) -> None:
    put(
        plan,
        Organization(id="g", name="Night Workers", people_available=40),
        Organization(id="h", name="Others"),
        Partnership(id="1", organization_id="g", city_action_id="a", turnout_pledge=30),
        Partnership(id="2", organization_id="g", city_action_id="b"),
        Partnership(
            id="3",
            organization_id="g",
            city_action_id="c",
            turnout_pledge=9,
            status=PartnershipStatus.WITHDRAWN,
        ),
    )
    facts = facts_of(plan)
    assert facts.stakes == {"g": [("a", 30)]}
    assert facts.people_of == {"g": 40}
    assert facts.group_names == {"g": "Night Workers", "h": "Others"}


def test_actions_that_newer_time_zone_data_move_are_found(plan: Workspace) -> None:
    action_id = add_action(plan, "Boston, MA")
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        starts_utc = editor.get(CityAction, action_id).starts_utc
        assert starts_utc is not None
        # As a plan holds it that was last written with other data; no edit would write it so.
        later = encode_moment(starts_utc + timedelta(hours=1))
        table = table_of(Noun.CITY_ACTION)
        older = update(table).where(table.c.id == action_id).values(starts_utc=later, tzdata_version="2001a")
        editor.connection.execute(older)
    with plan.read() as reader:
        assert moved_by_tzdata(reader, "2026.1") == {action_id: -60}
        assert moved_by_tzdata(reader, "2001a") == {}
