"""Computes the turns of relays, because each start in a relay depends on all of its other actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.services.checks.finding_facts import read_spans

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import MobilizationHead, PlanSnapshot
    from organizer_app.storage.reader import Reader


def with_turns(reader: Reader, snapshot: PlanSnapshot) -> tuple[MobilizationHead, ...]:
    """Return the heads of a plan; relays include the turns of their actions."""
    heads = snapshot.mobilizations
    if all(head.rule != SimultaneityRule.RELAY.value for head in heads):
        return heads
    known = {each.id: each for each in reader.all(Mobilization)}
    return tuple(head._replace(turns=_turns(reader, snapshot, known[head.mobilization_id])) for head in heads)


def _turns(reader: Reader, snapshot: PlanSnapshot, mobilization: Mobilization) -> dict[str, tuple[int, int]]:
    if mobilization.rule is not SimultaneityRule.RELAY:
        return {}
    rows = [row for row in snapshot.rows if row.mobilization_id == mobilization.id]
    spans = read_spans(reader, rows, {mobilization.id: mobilization}, binding=True)
    return {action_id: (span.earliest, span.latest) for action_id, span in spans.items()}
