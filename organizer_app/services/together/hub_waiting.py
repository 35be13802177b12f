"""Tells which changes of this laptop wait for the hub, by the city action that they are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.services.together.hub_place import place
from organizer_app.storage.merging.leaving import steps_since
from organizer_app.storage.plan_file import replica_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.merging.steps import TravelStep
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_OWNER = "city_action_id"


class Waiting(NamedTuple):
    """What the hub lacks.

    Attributes:
        steps: how many steps.
        by_action: how many of this laptop's own, by the id of the city action they changed.
    """

    steps: int
    by_action: Mapping[str, int]


def waiting(workspace: Workspace) -> Waiting:
    """Return what waits for the hub.

    Raises:
        NoHub: the plan has joined none.
    """
    sent = place(workspace).sent
    with workspace.read() as reader:
        steps = steps_since(reader.connection, sent).steps
        replica = replica_of(reader.connection)
        own = [step for step in steps if step.origin == replica]
        owners = _owners(reader, own)
    counts: Counter[str] = Counter()
    for step in own:
        ids = {record_id for _noun, record_id in _touched(step)}
        counts.update({owners[record_id] for record_id in ids & owners.keys()})
    return Waiting(len(steps), dict(counts))


def _touched(step: TravelStep) -> list[tuple[str, str]]:
    """Return kind and id of each record that a step wrote."""
    made = [(each.noun, each.record_id) for each in step.births]
    return made + [(each.noun, each.record_id) for each in step.changes]


def _owners(reader: Reader, steps: Iterable[TravelStep]) -> Mapping[str, str]:
    """Return the city action of each record that belongs to one, an action being its own."""
    by_noun: defaultdict[str, set[str]] = defaultdict(set)
    for step in steps:
        for noun, record_id in _touched(step):
            by_noun[noun].add(record_id)
    found = {action_id: action_id for action_id in by_noun.pop(Noun.CITY_ACTION.value, set())}
    for noun, record_ids in by_noun.items():
        kind = RECORD_TYPES[Noun(noun)]
        if _OWNER in kind.__dataclass_fields__:
            for record in reader.among(kind, "id", record_ids):
                owner = getattr(record, _OWNER)
                if owner:
                    found[record.id] = owner
    return found
