"""Readiness follows from what is known, and always says why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.model.city_actions import OFF, PAST, ActionStatus
from organizer_app.domain.rows.readiness import LAST_DAYS, ReadinessFacts, ReadinessReason, readiness_of
from organizer_app.domain.rows.readiness_levels import Readiness

COMPLETE = ReadinessFacts(
    status=ActionStatus.CONFIRMED,
    has_place=True,
    place_resolved=True,
    has_day=True,
    has_start=True,
    ends_before_start=False,
    has_lead=True,
    lead_accepted=True,
    has_backup=True,
    has_venue=True,
)
ORDER = {reason: position for position, reason in enumerate(ReadinessReason)}

COUNTED = {
    "status",
    "gates_open",
    "tasks_open",
    "permits_late",
    "permits_open",
    "overdue",
    "last_days",
    "is_forced",
}

facts_of_any_kind = st.builds(
    ReadinessFacts,
    status=st.sampled_from(ActionStatus),
    gates_open=st.integers(0, 2),
    tasks_open=st.integers(0, 2),
    permits_late=st.integers(0, 2),
    permits_open=st.integers(0, 2),
    overdue=st.frozensets(st.sampled_from(ReadinessReason)),
    last_days=st.lists(st.sampled_from(LAST_DAYS), unique=True).map(
        lambda found: tuple(sorted(found, key=LAST_DAYS.index))
    ),
    is_forced=st.sampled_from([False]),
    **{name: st.booleans() for name in ReadinessFacts.__dataclass_fields__ if name not in COUNTED},
)


@pytest.mark.parametrize(
    ("known", "level", "reasons"),
    [
        ({}, "ready", ""),
        ({"status": ActionStatus.READY}, "ready", ""),
        ({"tasks_open": 2}, "confirmed", "tasks_open"),
        ({"tasks_open": 2, "permits_open": 1}, "confirmed", "permit_open tasks_open"),
        ({"permits_late": 1}, "at_risk", "permit_late"),
        ({"gates_open": 1, "permits_late": 1}, "at_risk", "gate_open permit_late"),
        ({"has_lead": False, "gates_open": 1, "is_forced": True}, "ready", "forced"),
        ({"status": ActionStatus.CANCELLED, "is_forced": True}, "ready", ""),
        ({"lead_accepted": False}, "planned", "lead_not_confirmed"),
        ({"status": ActionStatus.COMMITTED}, "planned", "not_confirmed"),
        (
            {"status": ActionStatus.COMMITTED, "lead_accepted": False},
            "planned",
            "lead_not_confirmed not_confirmed",
        ),
        ({"status": ActionStatus.COMMITTED, "tasks_open": 1}, "planned", "not_confirmed"),
        ({"has_backup": False}, "forming", "no_backup"),
        ({"has_backup": False, "has_venue": False}, "forming", "no_backup no_venue"),
        ({"status": ActionStatus.PROSPECT}, "forming", "not_asked"),
        ({"status": ActionStatus.ASKED, "has_lead": False}, "forming", "not_committed no_lead"),
        ({"status": ActionStatus.ASKED, "has_venue": False}, "forming", "not_committed no_venue"),
        ({"has_lead": False}, "at_risk", "no_lead"),
        ({"has_lead": False, "has_backup": False}, "at_risk", "no_lead no_backup"),
        ({"has_place": False, "place_resolved": False}, "at_risk", "no_place"),
        ({"place_resolved": False}, "at_risk", "place_unresolved"),
        ({"has_day": False, "has_start": False}, "at_risk", "no_date"),
        ({"has_start": False}, "at_risk", "no_start"),
        ({"gates_open": 1, "tasks_open": 4}, "at_risk", "gate_open"),
        ({"ends_before_start": True}, "at_risk", "ends_before_start"),
        ({"status": ActionStatus.PROSPECT, "ends_before_start": True}, "at_risk", "ends_before_start"),
        ({"status": ActionStatus.LIVE, "has_lead": False}, "at_risk", "no_lead"),
    ],
)
def test_what_is_known_gives_this_level_and_these_reasons(
    known: dict[str, object], level: str, reasons: str
) -> None:
    result = readiness_of(replace(COMPLETE, **known))
    assert result.level.code == level
    assert " ".join(reason.value for reason in result.reasons) == reasons


@pytest.mark.parametrize("status", [each for each in ActionStatus if each in OFF | PAST])
def test_what_is_over_is_past_and_what_is_called_off_has_nothing_left_to_do(status: ActionStatus) -> None:
    result = readiness_of(replace(COMPLETE, status=status, has_lead=False, ends_before_start=True))
    assert (result.level, result.reasons) == (Readiness.PAST if status in PAST else Readiness.READY, ())


def test_what_is_over_is_past_whatever_its_status_says() -> None:
    assert readiness_of(replace(COMPLETE, has_lead=False, is_over=True)).level is Readiness.PAST


@given(facts_of_any_kind)
def test_every_level_below_ready_has_its_reasons_and_ready_has_none(facts: ReadinessFacts) -> None:
    result = readiness_of(facts)
    assert bool(result.reasons) is (result.level < Readiness.READY)
    assert len(set(result.reasons)) == len(result.reasons)


@given(facts_of_any_kind)
def test_the_worst_gate_comes_first(facts: ReadinessFacts) -> None:
    result = readiness_of(facts)
    if result.level is Readiness.AT_RISK:
        assert list(result.reasons) == sorted(result.reasons, key=ORDER.__getitem__)


@given(
    facts_of_any_kind, st.sampled_from(["has_lead", "has_backup", "has_venue", "lead_accepted", "has_start"])
)
def test_learning_something_good_never_makes_a_city_less_ready(facts: ReadinessFacts, learned: str) -> None:
    assert readiness_of(replace(facts, **{learned: True})).level >= readiness_of(facts).level


def test_levels_run_from_worst_to_best() -> None:
    codes = ["at_risk", "forming", "planned", "confirmed", "ready", "past"]
    assert [level.code for level in Readiness] == codes
    assert [int(level) for level in Readiness] == [0, 1, 2, 3, 4, 5]
