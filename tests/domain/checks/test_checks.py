"""Each rule finds its fault and nothing else, and what is over or called off is left in peace."""

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.calendar.shared_moment import StartSpan
from organizer_app.domain.checks.checks import find_all
from organizer_app.domain.checks.clash_rules import OPEN_END_MINUTES
from organizer_app.domain.checks.finding_facts import FindingFacts
from organizer_app.domain.checks.findings import Finding, FindingKind, Severity
from organizer_app.domain.model.city_actions import OFF, PAST
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.rows.readiness_levels import Readiness
from tests.support.builders import a_row

NOON_UTC = a_row().starts_utc or 0
TODAY = date(2019, 6, 21)


def find(rows: list[ActionRow], **facts: Any) -> list[Finding]:
    """Return the faults of rows, of which only what is said is known."""
    return find_all(FindingFacts(rows=rows, today=TODAY, **facts))


def spans_of(row: ActionRow) -> dict[str, StartSpan]:
    """The shared time is noon in Seattle."""
    return {row.action_id: StartSpan(NOON_UTC, NOON_UTC)} if row.mobilization_id == "prime-day" else {}


def kinds(row: ActionRow) -> list[str]:
    return [finding.kind.value for finding in find([row], spans=spans_of(row))]


def test_a_complete_action_has_no_fault() -> None:
    assert kinds(a_row(mobilization_id="prime-day")) == []


@pytest.mark.parametrize(
    ("fault", "kind", "severity"),
    [
        ({"lead": ""}, FindingKind.MISSING_LEAD, Severity.ERROR),
        ({"backup": ""}, FindingKind.MISSING_BACKUP, Severity.WARNING),
        ({"day": ""}, FindingKind.MISSING_TIME, Severity.ERROR),
        ({"starts": None}, FindingKind.MISSING_TIME, Severity.ERROR),
        ({"ends": 719, "ends_utc": NOON_UTC - 1}, FindingKind.END_BEFORE_START, Severity.ERROR),
        ({"zone": ""}, FindingKind.UNRESOLVED_PLACE, Severity.WARNING),
        (
            {"starts_utc": NOON_UTC - 60, "mobilization_id": "prime-day"},
            FindingKind.OUTSIDE_RULE,
            Severity.WARNING,
        ),
    ],
)
def test_each_fault_is_found_alone(fault: dict[str, object], kind: FindingKind, severity: Severity) -> None:
    (finding,) = find([a_row(**fault)], spans=spans_of(a_row(**fault)))
    assert (finding.kind, finding.severity) == (kind, severity)
    assert finding.row == a_row(**fault)


def test_how_far_outside_the_rule_is_said_in_minutes() -> None:
    row = a_row(starts_utc=NOON_UTC - 60, mobilization_id="prime-day")
    (early,) = find([row], spans=spans_of(row))
    assert early.minutes == -60


@pytest.mark.parametrize(
    "fine", [{"ends": 720}, {"ends": None}, {"ends": 1500}, {"mobilization_id": "unknown"}]
)
def test_what_only_looks_odd_is_no_fault(fine: dict[str, object]) -> None:
    assert kinds(a_row(**fine)) == []


@pytest.mark.parametrize("status", sorted(status.value for status in OFF | PAST))
def test_what_is_over_or_called_off_is_passed_over(status: str) -> None:
    assert kinds(a_row(status=status, lead="", backup="", day="", zone="")) == []


def test_a_city_whose_people_were_counted_needs_no_backup_any_more() -> None:
    assert kinds(a_row(backup="", readiness=Readiness.PAST.value)) == []
    assert kinds(a_row(backup="", readiness=Readiness.READY.value)) == ["missing_backup"]


def test_faults_come_in_the_order_of_the_rows_worst_first() -> None:
    rows = [
        a_row(action_id=name, place_id=name, lead="", backup="", starts=None, zone="") for name in ("b", "a")
    ]
    found = [(finding.row.action_id, finding.kind.value) for finding in find(rows)]
    each = ["missing_lead", "missing_backup", "missing_time", "unresolved_place"]
    assert found == [(name, kind) for name in ("b", "a") for kind in each]


def booked(spans: dict[str, tuple[int, int | None]], **statuses: str) -> set[tuple[str, str]]:
    """Return which actions of one person are reported as double, as pairs of ids."""
    rows = [
        a_row(
            action_id=name,
            place_id=name,
            starts_utc=start,
            ends_utc=end,
            status=statuses.get(name, "confirmed"),
        )
        for name, (start, end) in spans.items()
    ]
    found = find(rows, bookings={"lee": list(spans)})
    assert {finding.kind for finding in found} <= {FindingKind.DOUBLE_BOOKED_LEAD}
    return {(finding.row.action_id, finding.other.action_id) for finding in found if finding.other}


def test_a_lead_cannot_be_in_two_places_at_once() -> None:
    assert booked({"a": (0, 60), "b": (30, 90)}) == {("a", "b")}


def test_one_action_after_the_other_is_no_double_booking() -> None:
    assert booked({"a": (0, 60), "b": (60, 120)}) == set()


def test_an_open_end_is_taken_to_last_an_hour() -> None:
    assert booked({"a": (0, None), "b": (OPEN_END_MINUTES - 1, None)}) == {("a", "b")}
    assert booked({"a": (0, None), "b": (OPEN_END_MINUTES, None)}) == set()


def test_a_long_action_is_double_with_all_that_it_covers() -> None:
    assert booked({"a": (0, 300), "b": (30, 60), "c": (120, 180)}) == {("a", "b"), ("a", "c")}


def test_a_called_off_action_books_nobody() -> None:
    assert booked({"a": (0, 60), "b": (30, 90)}, b="cancelled") == set()


def test_leading_and_backing_up_the_same_action_is_no_double_booking() -> None:
    rows = [a_row(action_id="a", starts_utc=0, ends_utc=60)]
    assert find(rows, bookings={"lee": ["a", "a", "gone"]}) == []


def test_people_are_not_mixed_up() -> None:
    rows = [a_row(action_id=name, place_id=name, starts_utc=0, ends_utc=60) for name in ("a", "b")]
    assert find(rows, bookings={"lee": ["a"], "bo": ["b"]}) == []


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=7))
def test_an_action_is_reported_exactly_when_it_overlaps_another(drawn: list[tuple[int, int]]) -> None:
    spans = {str(number): (start, start + length) for number, (start, length) in enumerate(drawn)}
    overlapping = {
        name
        for one, two in itertools.combinations(spans, 2)
        if spans[one][0] < spans[two][1] and spans[two][0] < spans[one][1]
        for name in (one, two)
    }
    assert {name for pair in booked(dict(spans)) for name in pair} == overlapping


def test_what_makes_the_schedule_wrong_is_an_error_and_the_rest_a_warning() -> None:
    errors = {kind for kind in FindingKind if Finding(kind, a_row()).severity is Severity.ERROR}
    assert errors == {
        FindingKind.MISSING_LEAD,
        FindingKind.PLACEHOLDER,
        FindingKind.MISSING_TIME,
        FindingKind.END_BEFORE_START,
        FindingKind.SKIPPED_TIME,
        FindingKind.DOUBLE_BOOKED_LEAD,
        FindingKind.VENUE_CLASH,
        FindingKind.LATE_PERMIT,
        FindingKind.OVERDUE_GATE,
    }


@pytest.mark.parametrize(("days", "is_stale"), [(-1, False), (0, True), (14, True), (15, False)])
def test_a_yes_is_looked_at_from_today_until_two_weeks_ahead(days: int, is_stale: bool) -> None:  # noqa: FBT001  # a column of the table
    day = (TODAY + timedelta(days=days)).isoformat()
    row = a_row(day=day, status="confirmed")
    found = find([row], lead_ids={row.action_id: "ana"}, with_phone=frozenset({"ana"}))
    assert (FindingKind.STALE_CONFIRMATION in {each.kind for each in found}) is is_stale


@pytest.mark.parametrize(("days", "is_stale"), [(13, False), (14, False), (15, True)])
def test_a_talk_of_two_weeks_ago_is_still_fresh(days: int, is_stale: bool) -> None:  # noqa: FBT001  # a column of the table
    row = a_row(day=TODAY.isoformat(), status="confirmed")
    reached = {"ana": (TODAY - timedelta(days=days)).isoformat()}
    found = find([row], lead_ids={row.action_id: "ana"}, with_phone=frozenset({"ana"}), reached_on=reached)
    assert (FindingKind.STALE_CONFIRMATION in {each.kind for each in found}) is is_stale
