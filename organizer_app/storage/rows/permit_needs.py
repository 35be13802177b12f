"""Compute what permit rules require of actions, from flat rows and the columns that rules use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.checklists.conditions import ActionFacts
from organizer_app.domain.checklists.permit_planning import needs_of, rules_in
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.rows.action_rows import OVER_STATUSES, ActionRow
from organizer_app.domain.rows.readiness import ReadinessReason
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.time.working_days import Region
from organizer_app.storage.rows.first_read import ROWS
from organizer_app.storage.rows.plan_rows import read_places_in
from organizer_app.storage.statements import quoted, rows_about

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.checklists.permit_planning import PermitNeed
    from organizer_app.domain.checklists.permit_rules import PermitRule
    from organizer_app.storage.reader import Reader

_PLANNED: Final = f"{ROWS} WHERE status NOT IN {quoted(OVER_STATUSES)}"
_TRIGGERS: Final = (
    "SELECT id, uses_street, amplified_sound, in_park FROM city_action"
    " WHERE NOT hidden AND (uses_street OR amplified_sound OR in_park)"
)
_Ruled = tuple[tuple["PermitRule", ...], Region]


class Triggers(NamedTuple):
    """Whether an action takes a street, uses loudspeakers and is in a park."""

    street: bool = False
    sound: bool = False
    park: bool = False


NO_TRIGGERS: Final = Triggers()


def needs_by_action(reader: Reader, rows: Iterable[ActionRow]) -> dict[str, dict[str, PermitNeed]]:
    """Return the permits that rules require, by action id and rule code; leave out actions without any."""
    known = list(rows)
    return _needs(reader, known, _places_with_rules(reader, {row.state for row in known}))


def triggers_by_action(reader: Reader, action_ids: Collection[str]) -> dict[str, Triggers]:
    """Return what may require a permit, by id, for those actions that have such information."""
    return {
        action_id: Triggers(bool(street), bool(sound), bool(park))
        for action_id, street, sound, park in rows_about(reader.connection, _TRIGGERS, "id", action_ids)
    }


def asked_otherwise(reader: Reader, earliest: str, latest: str) -> set[str]:
    """Return the actions whose rows may miss permits that are required and that no one tracks.

    Args:
        reader: an open read.
        earliest: ISO day before which an action is over everywhere.
        latest: ISO day from which a filing day is still ahead everywhere.
    """
    ruled = _places_with_rules(reader)
    planned = _planned_in(reader, ruled)
    ahead = (
        row for row in planned if row.readiness != Readiness.PAST and (not row.day or row.day >= earliest)
    )
    needs = _needs(reader, ahead, ruled)
    if not needs:
        return set()
    rows = {row.action_id: row for row in planned}
    tracked = set(reader.columns(Permit, ("city_action_id", "rule_code")))
    return {
        action_id
        for action_id, asked in needs.items()
        for code, need in asked.items()
        if (action_id, code) not in tracked and _misses_permits(rows[action_id], need, latest)
    }


def _misses_permits(row: ActionRow, need: PermitNeed, latest: str) -> bool:
    if need.latest_on is not None and need.latest_on.isoformat() < latest:
        return ReadinessReason.PERMIT_LATE.value not in row.reasons
    return row.readiness >= Readiness.READY and not row.reasons


def _planned_in(reader: Reader, place_ids: Collection[str]) -> list[ActionRow]:
    """Return the rows of upcoming actions in some places."""
    return list(map(ActionRow._make, rows_about(reader.connection, _PLANNED, "place_id", place_ids)))


def _needs(
    reader: Reader, rows: Iterable[ActionRow], ruled: Mapping[str, _Ruled]
) -> dict[str, dict[str, PermitNeed]]:
    wanted = [row for row in rows if row.place_id in ruled]
    triggers = triggers_by_action(reader, [row.action_id for row in wanted])
    found = {}
    for row in wanted:
        rules, region = ruled[row.place_id]
        facts = ActionFacts(row.tactic, row.expected or 0, *triggers.get(row.action_id, NO_TRIGGERS))
        day = date.fromisoformat(row.day) if row.day else None
        needs = {need.rule.code: need for need in needs_of(facts, day, region, rules)}
        if needs:
            found[row.action_id] = needs
    return found


def _places_with_rules(reader: Reader, states: AbstractSet[str] | None = None) -> dict[str, _Ruled]:
    """Return rules and region of every place with rules, by place id, for all states or some."""
    packs = reader.rules()
    ruled = {pack.state for pack in packs}
    here = ruled if states is None else ruled & states
    found: dict[str, _Ruled] = {}
    for place_id, name, state, country in read_places_in(reader.connection, here) if here else ():
        rules = rules_in(name, state, country, packs)
        if rules:
            found[place_id] = rules, Region(country or "US", state)
    return found
