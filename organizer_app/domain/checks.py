"""All checks over a plan: every rule on every action that is still to come."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from organizer_app.domain.action_links import Links, still_to_come
from organizer_app.domain.action_rules import own_faults
from organizer_app.domain.clash_rules import clashes, shared_by_all
from organizer_app.domain.findings import ORDER, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.domain.action_links import Shared
    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.finding_facts import FindingFacts


def find_all(
    facts: FindingFacts, about: Collection[str] | None = None, links: Links | None = None
) -> list[Finding]:
    """Return every fault of the actions still to come, in the order of the rows, worst kinds first.

    Args:
        facts: what is known of the plan; called-off and past actions are passed over.
        about: ids of actions to look at, with all they clash with; None for the whole plan.
        links: the same facts turned around, when somebody has them already.
    """
    if about is None:
        planned = still_to_come(facts.rows)
        return _found(planned, planned, facts, shared_by_all(planned, facts))
    known = links or Links(facts)
    wanted = {each: known.planned[each] for each in about if each in known.planned}
    return _found(wanted, known.planned, facts, known.shared_by(wanted))


def _found(
    wanted: Mapping[str, ActionRow], planned: Mapping[str, ActionRow], facts: FindingFacts, shared: Shared
) -> list[Finding]:
    found = {action_id: own_faults(row, facts) for action_id, row in wanted.items()}
    for finding in clashes(planned, facts, shared):
        if finding.row.action_id in found:
            found[finding.row.action_id].append(finding)
    for listed in found.values():
        if len(listed) > 1:
            listed.sort(key=_order)
    return list(itertools.chain.from_iterable(found.values()))


def _order(finding: Finding) -> int:
    return ORDER[finding.kind]
