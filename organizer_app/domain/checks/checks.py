"""Run every check on every upcoming action of a plan."""

from __future__ import annotations

import itertools
from operator import attrgetter
from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.checks.action_links import Links, still_to_come
from organizer_app.domain.checks.action_rules import own_faults
from organizer_app.domain.checks.clash_rules import clashes, shared_by_all

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.domain.checks.action_links import Shared
    from organizer_app.domain.checks.finding_facts import FindingFacts
    from organizer_app.domain.checks.findings import Finding
    from organizer_app.domain.rows.action_rows import ActionRow


def find_all(
    facts: FindingFacts, about: Collection[str] | None = None, links: Links | None = None
) -> list[Finding]:
    """Return every fault of the upcoming actions, in the order of the rows, worst kinds first.

    Args:
        facts: what is known about the plan; called-off and past actions are skipped.
        about: ids of actions to check, with all they clash with; None for the whole plan.
        links: the same facts indexed by action, if the caller has them.
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
    faults = itertools.chain(own_faults(wanted.values(), facts), clashes(planned, facts, shared))
    by_action = grouped(sorted(faults, key=attrgetter("kind.place")), lambda finding: finding.row.action_id)
    return list(itertools.chain.from_iterable(map(by_action.get, wanted, itertools.repeat(()))))
