"""Each fault of a single action is found when it is there, said with its figure, and not a day too early."""

from datetime import date, timedelta
from typing import Any

import pytest

from organizer_app.domain.checks.action_rules import darkness_of
from organizer_app.domain.checks.checks import find_all
from organizer_app.domain.checks.finding_facts import FindingFacts, OpenGate, OpenPermit
from organizer_app.domain.checks.findings import Darkness, Finding, FindingKind
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.rows.action_rows import ActionRow
from tests.support.builders import a_row

DAY = date(2019, 7, 15)
ROW = a_row(day=DAY.isoformat(), mobilization_id="m")
MOBILIZATION = Mobilization(id="m", campaign_id="c", title="Day", stale_after_days=10)


def find(row: ActionRow = ROW, *, today: date = date(2019, 6, 21), **facts: Any) -> list[Finding]:
    known = {
        "mobilizations": {"m": MOBILIZATION},
        "lead_ids": {"action": "lee"},
        "with_phone": frozenset({"lee"}),
    }
    return find_all(FindingFacts(rows=[row], today=today, **{**known, **facts}))


def kinds(*args: Any, **facts: Any) -> list[FindingKind]:
    return [finding.kind for finding in find(*args, **facts)]


def test_a_lead_without_a_number_cannot_be_rung() -> None:
    assert kinds(with_phone=frozenset()) == [FindingKind.MISSING_PHONE]
    assert kinds(lead_ids={}, with_phone=frozenset()) == []


@pytest.mark.parametrize(
    ("days_before", "reached", "is_stale"),
    [
        (11, "", False),
        (10, "", True),
        (10, "2019-06-25", False),
        (5, "2019-06-29", True),
        (5, "2019-06-30", False),
        (-1, "", False),
    ],
)
def test_a_yes_goes_stale_when_the_day_is_near(days_before: int, reached: str, *, is_stale: bool) -> None:
    row = ROW._replace(status="confirmed")
    found = find(row, today=DAY - timedelta(days=days_before), reached_on={"lee": reached})
    assert [each.kind for each in found] == [FindingKind.STALE_CONFIRMATION] * is_stale
    assert kinds(row._replace(status="asked"), today=DAY, reached_on={}) == []


@pytest.mark.parametrize(
    ("due_on", "filed_on", "is_late"),
    [
        ("2019-07-01", "", False),
        ("2019-06-20", "", True),
        ("2019-06-20", "2019-06-19", False),
        ("2019-06-20", "2019-06-21", True),
        ("", "", False),
    ],
)
def test_a_permit_is_late_the_day_after_its_last_day(due_on: str, filed_on: str, *, is_late: bool) -> None:
    permit = OpenPermit("p", "Seattle Parks", due_on, filed_on)
    found = find(permits={"action": [permit]})
    assert [(each.kind, each.detail, each.subject_id) for each in found] == [
        (FindingKind.LATE_PERMIT, "Seattle Parks", "p")
    ] * is_late
    assert find(permits={"action": [permit]}, today=DAY + timedelta(days=1)) == []


def test_a_gate_is_overdue_the_day_after_its_day() -> None:
    gates = {
        "action": [OpenGate("t", "Marshal lead named", "2019-06-20"), OpenGate("u", "Later", "2019-06-21")]
    }
    (found,) = find(gates=gates)
    assert (found.kind, found.detail, found.key) == (
        FindingKind.OVERDUE_GATE,
        "Marshal lead named",
        ("overdue_gate", "t", ""),
    )


def test_a_gate_that_the_plan_settles_or_that_is_a_finding_of_its_own_is_not_overdue() -> None:
    gates = {
        "action": [
            OpenGate("t", "Site fixed", "2019-06-20", "site_fixed"),
            OpenGate("u", "Run of show", "2019-06-20", "run_of_show"),
            OpenGate("v", "Backup lead named", "2019-06-20", "backup_named"),
        ]
    }
    found = find(a_row(facts="site_fixed"), gates=gates)
    assert [each.subject_id for each in found if each.kind is FindingKind.OVERDUE_GATE] == ["u"]


@pytest.mark.parametrize(
    ("day", "starts", "kind"),
    [
        ("2019-03-10", 150, FindingKind.SKIPPED_TIME),
        ("2019-11-03", 90, FindingKind.DOUBLED_TIME),
        ("2019-03-10", 720, None),
        ("2019-03-11", 150, None),
    ],
)
def test_a_time_that_a_clock_change_takes_or_doubles_is_named(
    day: str, starts: int, kind: FindingKind | None
) -> None:
    found = kinds(ROW._replace(day=day, starts=starts, ends=None, starts_utc=None, ends_utc=None))
    assert found == ([kind] if kind else [])


def test_new_time_zone_data_that_move_an_action_are_reported() -> None:
    (found,) = find(moved={"action": 60})
    assert (found.kind, found.minutes) == (FindingKind.MOVED_BY_TZDATA, 60)


def seattle(starts_utc: int, ends_utc: int, **facts: Any) -> ActionRow:
    """Sunrise is at 5:27 AM, sunset at 9:04 PM, dusk at 9:41 PM: 12:27, 04:04, 04:41 UTC."""
    midnight = ((DAY - date(1970, 1, 1)).days + 1) * 1440
    return ROW._replace(starts_utc=midnight + starts_utc, ends_utc=midnight + ends_utc, **facts)


@pytest.mark.parametrize(
    ("starts", "ends", "how", "minutes"),
    [
        (120, 180, None, 0),
        (180, 281, None, 0),
        (180, 301, Darkness.AFTER_DUSK, 20),
        (284, 344, Darkness.AFTER_SUNSET, 40),
        (-690, -600, None, 0),
        (-720, -600, Darkness.BEFORE_SUNRISE, 27),
    ],
)
def test_the_dark_ends_with_sunrise_and_begins_with_sunset_for_a_start_and_with_dusk_for_an_end(
    starts: int, ends: int, how: Darkness | None, minutes: int
) -> None:
    found, dark = darkness_of(seattle(starts, ends))
    assert found is how
    assert abs(dark - minutes) <= 1
    assert [each.code for each in find(seattle(starts, ends))] == ([how.value] if how else [])


def test_a_vigil_is_held_in_the_dark_on_purpose_and_nobody_knows_the_sky_of_no_place() -> None:
    assert kinds(seattle(284, 344, tactic="vigil")) == []
    assert kinds(seattle(284, 344, latitude=None)) == []


def test_where_the_sun_does_not_set_nothing_is_dark_and_where_it_does_not_rise_everything_is() -> None:
    assert darkness_of(seattle(284, 344, latitude=71.3)) == (None, 0)
    winter = ROW._replace(day="2019-12-21", latitude=71.3, starts_utc=100, ends_utc=160)
    assert darkness_of(winter) == (Darkness.NO_SUNRISE, 60)


def test_a_holiday_is_told_by_its_name() -> None:
    row = ROW._replace(day="2019-07-04", starts_utc=None, ends_utc=None)
    (found,) = find(row)
    assert (found.kind, found.detail, found.code) == (FindingKind.HOLIDAY, "Independence Day", "public")


def test_a_lead_and_a_backup_who_are_nobody_are_named_as_typed() -> None:
    found = find(ROW._replace(lead="TBD", backup="n/a"))
    assert [each.detail for each in found if each.kind is FindingKind.PLACEHOLDER] == ["TBD, n/a"]
