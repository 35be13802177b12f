"""All checks over a plan: every rule on every action that is still to come."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES
from organizer_app.domain.action_rules import own_faults
from organizer_app.domain.city_actions import PAST
from organizer_app.domain.clash_rules import clashes
from organizer_app.domain.findings import ORDER, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.domain.finding_facts import FindingFacts

_OVER = OFF_STATUSES | {status.value for status in PAST}


def find_all(facts: FindingFacts, about: Collection[str] | None = None) -> list[Finding]:
    """Return every fault of the actions still to come, in the order of the rows, worst kinds first.

    Args:
        facts: what is known of the plan; called-off and past actions are passed over.
        about: ids of actions to look at, with all they clash with; None for the whole plan.
    """
    planned = {row.action_id: row for row in facts.rows if row.status not in _OVER}
    wanted = planned if about is None else {each: planned[each] for each in about if each in planned}
    found: Mapping[str, list[Finding]] = {action_id: [] for action_id in wanted}
    for row in wanted.values():
        found[row.action_id].extend(own_faults(row, facts))
    for finding in clashes(planned, facts, None if about is None else frozenset(wanted)):
        if finding.row.action_id in found:
            found[finding.row.action_id].append(finding)
    for listed in found.values():
        if len(listed) > 1:
            listed.sort(key=lambda each: ORDER[each.kind])
    return list(itertools.chain.from_iterable(found.values()))
