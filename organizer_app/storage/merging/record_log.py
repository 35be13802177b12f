"""Read everything that the journal says of some records, in the order that is the same on every laptop."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.storage.journal.journal_heads import LatestChanges, change_name
from organizer_app.storage.statements import EVERY, batches, plain_rows, select_text
from organizer_app.storage.tables import CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.merging.registers import Rank
    from organizer_app.storage.merging.origins import Origins

_COLUMNS = ("record_id", "origin", "sequence", "lamport", "edit_id", "after", "before", "parents")


class LoggedChange(NamedTuple):
    """One change of a record; `name` and `parents` are as in this database."""

    name: str
    rank: Rank
    edit_id: str
    after: Mapping[str, Any]
    before: Mapping[str, Any]
    parents: Mapping[str, Sequence[str]]


def logs_of(
    connection: Connection, origins: Origins, record_ids: Iterable[str]
) -> dict[str, list[LoggedChange]]:
    """Return the changes of records by id, each list in the order of rank."""
    logs: dict[str, list[LoggedChange]] = defaultdict(list)
    for batch in batches(record_ids):
        ids = tuple(batch)
        wanted = select_text(CHANGE, _COLUMNS, (EVERY, "record_id", len(ids)), connection.dialect)
        for record_id, number, sequence, lamport, edit_id, *texts in plain_rows(connection, wanted, ids):
            after, before, parents = map(json.loads, texts)
            rank = origins.rank(lamport, number, sequence)
            name = change_name(number, sequence)
            logs[record_id].append(LoggedChange(name, rank, edit_id, after, before, parents))
    for log in logs.values():
        log.sort(key=lambda change: change.rank)
    return logs


class RecordPast:
    """The values that a record ever had.

    Args:
        birth: name of the change that created it.
        image: its present plain values.
        log: its changes, in the order of rank.
    """

    def __init__(self, birth: str, image: Mapping[str, Any], log: Iterable[LoggedChange] = ()) -> None:
        self.birth = birth
        self._image = dict(image)
        self._born: dict[str, Any] = {}
        self.changes: dict[str, LoggedChange] = {}
        for change in log:
            self.add(change)

    def add(self, change: LoggedChange) -> None:
        """Add a change of higher rank, or of one that does not know the others."""
        self.changes[change.name] = change
        for name, value in change.before.items():
            # Anyone who changes a field first replaces what the record was created with.
            if name not in self._born:
                self._born[name] = value

    def born(self, name: str) -> Any:  # noqa: ANN401  # a plain value
        """Return the value that a field was created with."""
        return self._born[name] if name in self._born else self._image.get(name)

    def value(self, change: str, name: str) -> Any:  # noqa: ANN401  # a plain value
        """Return what a change left in a field."""
        return self.born(name) if change == self.birth else self.changes[change].after[name]

    def before(self, name: str, told: Mapping[str, Any], parents: Sequence[str]) -> Any:  # noqa: ANN401  # a plain value
        """Return what a field held where a change was made: told with it, or what its parent left."""
        if name in told:
            return told[name]
        known = [each for each in parents if each == self.birth or each in self.changes]
        best = max(known, key=self.rank, default=self.birth)
        try:
            return self.value(best, name)
        except KeyError:
            # The parent was emptied, because somebody is forgotten, or only a newer version can read it.
            return self.born(name)

    def rank(self, change: str) -> Rank:
        """Return the rank of a change; the creation comes first."""
        return (0, "", 0) if change == self.birth else self.changes[change].rank

    def parents(self, change: str, name: str) -> Sequence[str]:
        """Return the changes that a change replaced in a field."""
        return () if change == self.birth else self.changes[change].parents.get(name, ())


def heads_from_log(birth: str, log: Iterable[LoggedChange]) -> LatestChanges:
    """Return what the fields of a record stand on, from its changes in the order of rank."""
    heads = LatestChanges(birth)
    for change in log:
        heads.write(change.name, change.after, change.parents)
    return heads
