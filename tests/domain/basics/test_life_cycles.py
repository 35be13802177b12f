"""A status follows only where its life cycle lets it, and a refusal says what was asked."""

from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest

from organizer_app.domain.basics.life_cycles import LifeCycle, check_transition, path_with_exits
from organizer_app.domain.basics.problems import ForbiddenTransition
from organizer_app.domain.model import assignments, city_actions, partnerships, permits, tasks
from organizer_app.domain.model.assignments import ASSIGNMENT_LIFE_CYCLE, Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import ACTION_LIFE_CYCLE, ActionStatus, CityAction
from organizer_app.domain.model.partnerships import PARTNERSHIP_LIFE_CYCLE, Partnership, PartnershipStatus
from organizer_app.domain.model.permits import PERMIT_LIFE_CYCLE, Permit, PermitStatus
from organizer_app.domain.model.tasks import TASK_LIFE_CYCLE, Task, TaskStatus

# For each life cycle, status by status: what may follow. Written out, so that a change of the tables is seen.
EXPECTED: dict[type[Enum], dict[str, str]] = {
    ActionStatus: {
        "prospect": "asked committed confirmed ready live ended reported closed declined "
        "postponed cancelled merged",
        "asked": "prospect committed confirmed ready live ended reported closed declined "
        "postponed cancelled merged",
        "committed": "asked confirmed ready live ended reported closed declined postponed cancelled merged",
        "confirmed": "committed ready live ended reported closed postponed cancelled merged",
        "ready": "committed confirmed live ended reported closed postponed cancelled merged",
        "live": "ready ended reported closed cancelled",
        "ended": "live reported closed",
        "reported": "ended closed",
        "closed": "reported",
        "declined": "prospect asked",
        "merged": "prospect",
        "postponed": "prospect asked committed confirmed cancelled",
        "cancelled": "prospect asked committed confirmed",
    },
    PartnershipStatus: {
        "identified": "asked verbal signed active ended declined",
        "asked": "identified verbal signed active ended declined",
        "verbal": "asked signed active ended declined withdrawn",
        "signed": "verbal active ended withdrawn",
        "active": "signed ended withdrawn",
        "ended": "active",
        "declined": "asked",
        "withdrawn": "asked",
    },
    AssignmentStatus: {
        "open": "asked accepted briefed checked_in released replaced",
        "asked": "open accepted briefed checked_in released declined replaced",
        "accepted": "asked briefed checked_in released declined no_show replaced",
        "briefed": "accepted checked_in released no_show replaced",
        "checked_in": "briefed released",
        "released": "checked_in",
        "declined": "asked",
        "no_show": "checked_in",
        "replaced": "",
    },
    TaskStatus: {
        "todo": "doing blocked done skipped not_applicable",
        "doing": "todo blocked done skipped not_applicable",
        "blocked": "todo doing skipped not_applicable",
        "done": "todo doing",
        "skipped": "todo",
        "not_applicable": "todo",
    },
    PermitStatus: {
        "unknown": "not_needed researching to_file filed withdrawn granted granted_with_conditions denied",
        "not_needed": "unknown researching to_file filed withdrawn",
        "researching": "unknown not_needed to_file filed withdrawn granted granted_with_conditions denied",
        "to_file": "unknown not_needed researching filed withdrawn lapsed granted "
        "granted_with_conditions denied",
        "filed": "to_file info_requested granted granted_with_conditions denied withdrawn lapsed",
        "info_requested": "filed granted granted_with_conditions denied withdrawn lapsed",
        "granted": "filed granted_with_conditions withdrawn lapsed",
        "granted_with_conditions": "filed granted withdrawn lapsed",
        "denied": "filed appealed withdrawn",
        "appealed": "granted granted_with_conditions denied withdrawn",
        "withdrawn": "unknown not_needed researching to_file filed",
        "lapsed": "researching to_file filed",
    },
}
TABLES: dict[type[Enum], LifeCycle[Any]] = {
    ActionStatus: ACTION_LIFE_CYCLE,
    PartnershipStatus: PARTNERSHIP_LIFE_CYCLE,
    AssignmentStatus: ASSIGNMENT_LIFE_CYCLE,
    TaskStatus: TASK_LIFE_CYCLE,
    PermitStatus: PERMIT_LIFE_CYCLE,
}
MOVES: dict[type[Enum], tuple[str, Callable[[Any], Any], Callable[..., Any]]] = {
    ActionStatus: ("city_action", lambda status: CityAction(id="a", status=status), city_actions.with_status),
    PartnershipStatus: (
        "partnership",
        lambda status: Partnership(id="p", organization_id="o", status=status),
        partnerships.with_status,
    ),
    AssignmentStatus: (
        "assignment",
        lambda status: Assignment(id="a", city_action_id="c", person_id="p", status=status),
        assignments.with_status,
    ),
    TaskStatus: ("task", lambda status: Task(id="t", title="Permit", status=status), tasks.with_status),
    PermitStatus: (
        "permit",
        lambda status: Permit(id="p", city_action_id="c", status=status),
        permits.with_status,
    ),
}
EVERY_PAIR = [(kind, now, then) for kind in TABLES for now in kind for then in kind]


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_the_table_is_the_one_that_was_agreed(kind: type[Enum]) -> None:
    known = {
        now.value: {then.value for then in following} - {now.value} for now, following in TABLES[kind].items()
    }
    assert known == {now: set(following.split()) for now, following in EXPECTED[kind].items()}


@pytest.mark.parametrize(
    ("kind", "now", "then"), EVERY_PAIR, ids=[f"{n.value}-{t.value}" for _, n, t in EVERY_PAIR]
)
def test_a_record_moves_only_where_its_table_lets_it(kind: type[Enum], now: Enum, then: Enum) -> None:
    noun, record_in, with_status = MOVES[kind]
    record = record_in(now)
    if now is then or then.value in EXPECTED[kind][str(now.value)].split():
        assert with_status(record, then).status is then
        return
    with pytest.raises(ForbiddenTransition) as refused:
        with_status(record, then)
    assert (refused.value.noun, refused.value.current, refused.value.wanted) == (noun, now.value, then.value)
    assert record.status is now


def test_the_reason_of_a_status_is_kept_and_the_next_status_forgets_it() -> None:
    confirmed = CityAction(id="a", status=ActionStatus.CONFIRMED)
    cancelled = city_actions.with_status(confirmed, ActionStatus.CANCELLED, reason="no permit")
    assert cancelled.status_reason == "no permit"
    assert city_actions.with_status(cancelled, ActionStatus.CONFIRMED).status_reason == ""


class Light(Enum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    BROKEN = "broken"


PATH = (Light.RED, Light.GREEN, Light.BLUE)


def test_a_path_is_walked_forward_by_any_number_of_steps_and_back_by_one() -> None:
    assert path_with_exits(PATH, {}) == {
        Light.RED: frozenset({Light.GREEN, Light.BLUE}),
        Light.GREEN: frozenset({Light.RED, Light.BLUE}),
        Light.BLUE: frozenset({Light.GREEN}),
    }


def test_exits_lead_off_the_path_and_back() -> None:
    cycle = path_with_exits(
        PATH, {Light.RED: frozenset({Light.BROKEN}), Light.BROKEN: frozenset({Light.RED})}
    )
    check_transition("light", cycle, Light.RED, Light.BROKEN)
    check_transition("light", cycle, Light.BROKEN, Light.RED)
    with pytest.raises(ForbiddenTransition):
        check_transition("light", cycle, Light.GREEN, Light.BROKEN)
