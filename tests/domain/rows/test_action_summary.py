"""A flat row says of an action what the records around it say."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.rows.action_summary import (
    ActionParts,
    Credit,
    Role,
    backup_of,
    count_range,
    credited_names,
    ends_before_start,
    fails_as_gate,
    is_late_permit,
    lead_of,
    readiness,
    summary_row,
    written_name,
)
from organizer_app.domain.rows.readiness import ReadinessReason
from organizer_app.domain.rows.readiness_levels import Readiness
from tests.support.builders import PRIME_DAY, a_city_action, a_place, a_row


def role(name: str, **known: object) -> Role:
    return Role(Assignment(id=name, city_action_id="action", person_id=name, **known), name)  # type: ignore[arg-type]  # test names fields freely


def credit(name: str, order: int, status: PartnershipStatus = PartnershipStatus.SIGNED) -> Credit:
    return Credit(Partnership(id=name, organization_id=name, credit_order=order, status=status), name)


def count(low: int | None, high: int | None) -> CountReport:
    return CountReport(id="c", city_action_id="action", low=low, high=high)


def task(name: str, **known: object) -> Task:
    return Task(id=name, title=name, **known)  # type: ignore[arg-type]  # test names fields freely


def test_a_complete_action_fills_every_column() -> None:
    row = a_row()
    assert (row.action_id, row.city, row.state, row.country) == ("action", "Seattle", "WA", "US")
    assert (row.day, row.starts, row.ends, row.zone) == ("2019-07-15", 720, 780, "America/Los_Angeles")
    assert row.ends_utc is not None
    assert row.starts_utc == row.ends_utc - 60 == int(datetime(2019, 7, 15, 19, tzinfo=UTC).timestamp()) // 60
    assert (row.tactic, row.status) == ("rally", "confirmed")
    assert (row.lead, row.backup, row.venue) == ("Lee Example", "Bo Example", "Westlake Park")
    assert (row.latitude, row.longitude) == (47.6062, -122.3321)
    assert None not in (row.usa_x, row.usa_y, row.world_x, row.world_y)


def test_an_action_about_which_nothing_is_known_still_has_a_row() -> None:
    row = summary_row(ActionParts(a_city_action(day=None, starts=None, ends=None, zone="", place_id="")))
    assert (row.city, row.day, row.lead, row.groups, row.venue) == ("", "", "", "", "")
    assert (row.starts, row.starts_utc, row.latitude, row.usa_x, row.world_x, row.count_low) == (None,) * 6
    assert row.readiness == Readiness.AT_RISK


def test_the_label_of_an_action_stands_before_the_name_of_its_place() -> None:
    assert summary_row(ActionParts(a_city_action(label="Capitol Hill"), a_place())).city == "Capitol Hill"


def test_a_place_abroad_has_a_spot_on_the_world_map_alone() -> None:
    row = summary_row(ActionParts(a_city_action(), a_place(latitude=52.5, longitude=13.4, country="DE")))
    assert (row.usa_x, row.usa_y) == (None, None)
    assert row.world_x is not None


def test_an_end_on_a_later_day_counts_on_from_the_first_midnight() -> None:
    action = a_city_action(starts=time(21), ends=time(1), ends_day=PRIME_DAY + timedelta(days=2))
    assert summary_row(ActionParts(action)).ends == 2 * 1440 + 60
    assert not ends_before_start(action)


@pytest.mark.parametrize(("ends", "before"), [(time(11, 59), True), (time(12), False), (None, False)])
def test_an_end_before_the_start_is_seen(ends: time | None, before: bool) -> None:  # noqa: FBT001  # one column of the table
    assert ends_before_start(a_city_action(ends=ends)) is before


def test_the_lead_is_who_still_holds_the_role() -> None:
    roles = (
        role("Left", status=AssignmentStatus.REPLACED),
        role("Spokes", role=AssignmentRole.SPOKESPERSON),
        role("Second", is_backup=True),
        role("First"),
    )
    lead, backup = lead_of(roles), backup_of(roles)
    assert lead
    assert backup
    assert (lead.name, backup.name) == ("First", "Second")


@pytest.mark.parametrize("status", [each for each in AssignmentStatus if each in VACATED])
def test_who_has_vacated_the_role_leads_no_more(status: AssignmentStatus) -> None:
    assert lead_of((role("Gone", status=status),)) is None
    assert backup_of((role("Gone", status=status, is_backup=True),)) is None


def test_groups_are_named_in_credit_order_without_those_that_left() -> None:
    joint = (
        credit("Third", 3),
        credit("Gone", 1, PartnershipStatus.WITHDRAWN),
        credit("No", 1, PartnershipStatus.DECLINED),
        credit("First", 1, PartnershipStatus.IDENTIFIED),
    )
    assert credited_names(joint) == ["First", "Third"]
    assert summary_row(ActionParts(a_city_action(), credits=joint)).groups == "First; Third"


@pytest.mark.parametrize(
    ("counts", "lowest", "highest"),
    [
        ([], None, None),
        ([(None, None)], None, None),
        ([(100, 200)], 100, 200),
        ([(100, None)], 100, 100),
        ([(None, 80)], 80, 80),
        ([(100, 200), (50, 120)], 50, 200),
        ([(100, None), (None, 80)], 80, 100),
        ([(500, None), (10, 20)], 10, 500),
        ([(None, 5), (10, 20)], 5, 20),
        ([(0, 0)], 0, 0),
    ],
)
def test_counts_give_the_lowest_and_the_highest_that_anybody_reported(
    counts: list[tuple[int | None, int | None]], lowest: int | None, highest: int | None
) -> None:
    assert count_range(tuple(count(low, high) for low, high in counts)) == (lowest, highest)


NUMBERS = st.none() | st.integers(0, 1000)


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_a_count_is_never_turned_upside_down(counts: list[tuple[int | None, int | None]]) -> None:
    fair = [(low, high) for low, high in counts if low is None or high is None or low <= high]
    lowest, highest = count_range(tuple(count(low, high) for low, high in fair))
    numbers = [number for pair in fair for number in pair if number is not None]
    assert (lowest, highest) == (min(numbers, default=None), max(numbers, default=None))


def test_settled_tasks_count_as_done_steps() -> None:
    tasks = (task("a", status=TaskStatus.DONE), task("b", status=TaskStatus.SKIPPED), task("c"))
    row = summary_row(ActionParts(a_city_action(), tasks=tasks))
    assert (row.steps_done, row.steps_total) == (2, 3)


def test_an_open_gate_puts_a_city_at_risk_and_a_settled_one_does_not() -> None:
    held = (role("Lee", status=AssignmentStatus.ACCEPTED), role("Bo", is_backup=True))
    sites = (Site(id="s", city_action_id="action", venue="Park"),)

    def level(*tasks: Task) -> Readiness:
        return readiness(ActionParts(a_city_action(), a_place(), sites, held, tasks=tasks)).level

    assert level() is Readiness.READY
    assert level(task("permit", is_gate=True, status=TaskStatus.DONE)) is Readiness.READY
    assert level(task("posters")) is Readiness.CONFIRMED
    assert level(task("permit", is_gate=True)) is Readiness.AT_RISK


@pytest.mark.parametrize(
    ("due", "is_gate", "level"),
    [
        (PRIME_DAY - timedelta(days=1), False, Readiness.CONFIRMED),
        (PRIME_DAY, False, Readiness.READY),
        (PRIME_DAY + timedelta(days=3), False, Readiness.READY),
        (PRIME_DAY, True, Readiness.CONFIRMED),
        (None, False, Readiness.CONFIRMED),
    ],
)
def test_what_is_done_on_the_day_or_after_it_keeps_no_city_from_being_ready(
    due: date | None,
    is_gate: bool,  # noqa: FBT001  # one column of the table
    level: Readiness,
) -> None:
    held = (role("Lee", status=AssignmentStatus.ACCEPTED), role("Bo", is_backup=True))
    sites = (Site(id="s", city_action_id="action", venue="Park"),)
    tasks = (task("thanks", due_on=due, is_gate=is_gate),)
    parts = ActionParts(a_city_action(), a_place(), sites, held, tasks=tasks)
    assert readiness(parts, PRIME_DAY - timedelta(days=60)).level is level


def test_the_first_site_with_a_name_is_the_venue() -> None:
    sites = tuple(
        Site(id=str(n), city_action_id="action", venue=v) for n, v in enumerate(("", "Park", "Hall"))
    )
    assert summary_row(ActionParts(a_city_action(), sites=sites)).venue == "Park"


def test_reasons_are_codes_in_order_joined_by_blanks() -> None:
    row = summary_row(ActionParts(a_city_action(), a_place()))
    assert row.reasons.split() == [
        reason.value
        for reason in (ReadinessReason.NO_LEAD, ReadinessReason.NO_BACKUP, ReadinessReason.NO_VENUE)
    ]


def test_only_a_gate_whose_day_is_over_puts_a_city_at_risk() -> None:
    def reasons(today: date | None, **known: object) -> str:
        parts = ActionParts(a_city_action(), tasks=(task("permit", is_gate=True, **known),))
        return summary_row(parts, today).reasons

    due = date(2019, 7, 1)
    assert "gate_open" not in reasons(due, due_on=due)
    assert "gate_open" in reasons(date(2019, 7, 2), due_on=due)
    assert "gate_open" not in reasons(None, due_on=due)
    # Without a day a gate of a template waits for one; a gate typed in by hand holds from the start.
    assert "gate_open" not in reasons(date(2019, 7, 2), template_task_id="t")
    assert "gate_open" in reasons(date(2019, 7, 2))


@pytest.mark.parametrize(
    ("known", "is_late"),
    [
        ({"due_on": date(2019, 7, 1)}, True),
        ({"due_on": date(2019, 7, 2)}, False),
        ({"due_on": date(2019, 7, 1), "filed_on": date(2019, 6, 30)}, False),
        ({"due_on": date(2019, 7, 1), "filed_on": date(2019, 7, 2)}, True),
        ({"status": PermitStatus.DENIED}, True),
        ({"status": PermitStatus.NOT_NEEDED, "due_on": date(2019, 7, 1)}, False),
    ],
)
def test_a_permit_is_late_when_it_was_refused_or_not_filed_in_time(
    known: dict[str, Any],
    is_late: bool,  # noqa: FBT001  # a table of cases
) -> None:
    permit = Permit(id="p", city_action_id="action", **known)
    assert is_late_permit(permit, date(2019, 7, 2)) is is_late
    row = summary_row(ActionParts(a_city_action(), permits=(permit,)), date(2019, 7, 2))
    assert ("permit_late" in row.reasons) is is_late


def test_a_city_called_ready_by_hand_says_so() -> None:
    row = summary_row(ActionParts(a_city_action(forced_ready_by="Dee Example")))
    assert (row.readiness, row.reasons) == (Readiness.READY, "forced")


@pytest.mark.parametrize(
    ("starts", "ends", "second", "is_wrong"),
    [
        (time(1, 30), time(1, 15), {"ends_second": True}, False),
        (time(1, 30), time(1, 45), {"starts_second": True}, True),
        (time(1, 30), time(1, 45), {"starts_second": True, "ends_second": True}, False),
        (time(1, 30), time(1, 15), {}, True),
        (time(1, 30), None, {"starts_second": True}, False),
    ],
)
def test_in_a_doubled_hour_the_end_is_compared_in_truth(
    starts: time,
    ends: time | None,
    second: dict[str, bool],
    is_wrong: bool,  # noqa: FBT001  # a column of the table
) -> None:
    night = a_city_action(zone="America/Chicago", day=date(2027, 11, 7), starts=starts, ends=ends, **second)
    assert ends_before_start(night) is is_wrong


@pytest.mark.parametrize(
    ("own", "credit_name", "shown"),
    [("Here", "Everywhere", "Here"), ("", "Everywhere", "Everywhere"), ("", "", "The group")],
)
def test_a_group_is_named_as_the_city_or_else_as_the_group_wants(
    own: str, credit_name: str, shown: str
) -> None:
    part = Partnership(id="p", organization_id="g", city_action_id="action", credit_name=own)
    group = Organization(id="g", name="The group", credit_name=credit_name)
    assert written_name(part, group) == shown


@pytest.mark.parametrize(
    ("status", "is_late"),
    [
        (TaskStatus.TODO, True),
        (TaskStatus.BLOCKED, True),
        (TaskStatus.DONE, False),
        (TaskStatus.SKIPPED, False),
    ],
)
def test_a_gate_fails_while_it_is_open_past_its_day(status: TaskStatus, is_late: bool) -> None:  # noqa: FBT001  # a column of the table
    today = date(2019, 7, 2)
    gate = Task(id="t", title="Permit", is_gate=True, due_on=date(2019, 7, 1), status=status)
    assert fails_as_gate(gate, today) is is_late
    assert not fails_as_gate(gate, None)
    assert not fails_as_gate(replace(gate, is_gate=False), today)
    assert not fails_as_gate(replace(gate, due_on=today), today)
    assert fails_as_gate(replace(gate, due_on=None), today) is is_late
    assert not fails_as_gate(replace(gate, due_on=None, template_task_id="t"), today)
