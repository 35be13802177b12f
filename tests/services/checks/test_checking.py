"""The check finds each kind of fault, in the cities that have it and in no other."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.checks.findings import Finding, FindingKind, Severity
from organizer_app.domain.model.accepted_problems import AcceptedProblem
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.places.places import Place
from organizer_app.services.actions import city_actions
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.checklists import permits
from organizer_app.services.checks import checking
from organizer_app.services.checks.checking import findings
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def give_phones(plan: Workspace) -> None:
    """Make everybody reachable who is not."""
    with plan.edit(EditKind.CHANGED_LEAD) as editor:
        reachable = {point.person_id for point in editor.all(ContactPoint)}
        for person in editor.all(Person):
            if person.id not in reachable:
                kind, number = ContactKind.PHONE, "+12025550100"
                editor.put(ContactPoint(id=plan.new_id(), person_id=person.id, kind=kind, value=number))


def well_led(plan: Workspace, place: str, number: int = 0) -> str:
    added = add_action(plan, place)
    set_lead(plan, action_id=added, name=f"Lead {number} {place}")
    give_phones(plan)
    set_lead(plan, action_id=added, name=f"Backup {number} {place}", is_backup=True)
    return added


def kinds(found: list[Finding]) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, finding.row.city) for finding in found]


def test_a_city_with_everything_has_no_fault(plan: Workspace) -> None:
    well_led(plan, "Seattle, WA")
    assert findings(plan) == []


def test_missing_people_are_found(plan: Workspace) -> None:
    add_action(plan)
    found = findings(plan)
    assert kinds(found) == [(FindingKind.MISSING_LEAD, "Seattle"), (FindingKind.MISSING_BACKUP, "Seattle")]
    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.WARNING]


def test_a_missing_day_or_start_is_found(plan: Workspace) -> None:
    for place, change in (("Seattle, WA", "day"), ("Boston, MA", "starts")):
        added = well_led(plan, place)
        getattr(city_actions, "set_day" if change == "day" else "set_start")(
            plan, action_id=added, **{change: None}
        )
    assert sorted(kinds(findings(plan)), key=str) == [
        (FindingKind.MISSING_TIME, "Boston"), (FindingKind.MISSING_TIME, "Seattle"),
    ]  # fmt: skip


def test_an_end_before_its_start_is_found_and_one_after_midnight_is_not(plan: Workspace) -> None:
    city_actions.set_end(plan, action_id=well_led(plan, "Seattle, WA"), ends=time(11))
    late = well_led(plan, "Boston, MA")
    city_actions.set_tactic(plan, action_id=late, tactic=Tactic.VIGIL)
    city_actions.set_start(plan, action_id=late, starts=time(22))
    city_actions.set_end(plan, action_id=late, ends=time(1))
    assert kinds(findings(plan)) == [(FindingKind.END_BEFORE_START, "Seattle")]


def test_a_place_that_is_not_known_is_found(plan: Workspace) -> None:
    unknown = well_led(plan, "Seattle, WA")
    with plan.edit(EditKind.CHANGED_PLACE) as editor:
        place = editor.put(Place(id=plan.new_id(), name="Smalltown", admin1="WA"))
        editor.put(replace(editor.get(CityAction, unknown), place_id=place.id, zone=""))
    assert kinds(findings(plan)) == [(FindingKind.UNRESOLVED_PLACE, "Smalltown")]


@pytest.mark.parametrize(
    ("rule", "outside"),
    [
        (SimultaneityRule.SAME_LOCAL_TIME, [("Denver", 60)]),
        (SimultaneityRule.SAME_INSTANT, [("Denver", 180), ("Seattle", 180)]),
        (SimultaneityRule.FREE, []),
    ],
)
def test_who_starts_outside_the_rule_is_found_with_the_minutes(
    plan: Workspace, rule: SimultaneityRule, outside: list[tuple[str, int]]
) -> None:
    well_led(plan, "New York, NY")
    well_led(plan, "Seattle, WA")
    city_actions.set_start(plan, action_id=well_led(plan, "Denver, CO"), starts=time(13))
    with plan.edit(EditKind.CREATED_PLAN) as editor:
        (mobilization,) = editor.all(Mobilization)
        editor.put(replace(mobilization, rule=rule, rule_time=time(12)))
    found = findings(plan)
    assert sorted((each.row.city, each.minutes) for each in found) == outside
    assert {each.kind for each in found} <= {FindingKind.OUTSIDE_RULE}


def test_a_lead_in_two_cities_at_once_is_found_with_the_other_city(plan: Workspace) -> None:
    first, second, other_day = (
        well_led(plan, each) for each in ("Seattle, WA", "Portland, OR", "Boston, MA")
    )
    for each in (first, second, other_day):
        set_lead(plan, action_id=each, name="Ana Ruiz")
    give_phones(plan)
    city_actions.set_day(plan, action_id=other_day, day=date(2027, 4, 28))
    (found,) = findings(plan)
    assert found.kind is FindingKind.DOUBLE_BOOKED_LEAD
    assert found.other is not None
    assert {found.row.city, found.other.city} == {"Seattle", "Portland"}
    set_lead(plan, action_id=second, name="Bo Li")
    give_phones(plan)
    assert findings(plan) == [], "who was replaced is booked no more"


@pytest.mark.parametrize("status", [ActionStatus.CANCELLED, ActionStatus.DECLINED, ActionStatus.REPORTED])
def test_what_is_called_off_or_over_has_no_faults(plan: Workspace, status: ActionStatus) -> None:
    city_actions.set_status(plan, action_id=add_action(plan), status=status)
    assert findings(plan) == []


def test_one_mobilization_can_be_checked_alone(sample: Workspace) -> None:
    assert findings(sample, mobilization="Elizabeth action") == []
    assert findings(sample, mobilization="prime day 2019") == findings(sample)
    with pytest.raises(NothingFound):
        findings(sample, mobilization="None such")


def test_what_is_accepted_is_told_no_more_until_somebody_stops_accepting_it(sample: Workspace) -> None:
    before = findings(sample)
    checking.accept(sample, key=before[0].key, reason=" They will find one. ")
    checking.accept(sample, key=before[0].key, reason="again")
    assert findings(sample) == before[1:]
    with sample.read() as reader:
        (accepted,) = reader.all(AcceptedProblem)
    assert (accepted.kind, accepted.reason) == (before[0].kind.value, "They will find one.")
    with pytest.raises(BadValue):
        checking.accept(sample, key=before[1].key, reason=" ")
    checking.stop_accepting(sample, key=before[0].key)
    assert findings(sample) == before


def test_only_the_actions_one_asks_about_are_looked_at(sample: Workspace) -> None:
    every = findings(sample)
    for finding in every:
        about = [finding.row.action_id]
        assert findings(sample, about=about) == [each for each in every if each.row.action_id in about]


def test_a_permit_asked_for_too_late_is_found_with_what_can_be_done_without(
    plan: Workspace,
) -> None:
    late = well_led(plan, "Seattle, WA")
    plan.clock = lambda: datetime(2027, 1, 18, 12, tzinfo=UTC)
    (found,) = findings(plan)
    assert (found.kind, found.severity, found.detail, found.due_on) == (
        FindingKind.LATE_PERMIT, Severity.ERROR, "Seattle Special Events Office", "2027-01-17",
    )  # fmt: skip
    assert "48 hours" in found.way_out
    (line,) = permits.list_permits(plan)
    assert line.key == found.subject_id, "so that its remedy leads to its line"
    permits.set_status(plan, line=line, status=PermitStatus.NOT_NEEDED)
    assert findings(plan) == []
    city_actions.set_tactic(plan, action_id=late, tactic=Tactic.TRAINING)
    assert findings(plan) == []
