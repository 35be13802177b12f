"""New records by the thousand, kept as columns until they are sent: an import writes little else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from organizer_app.domain.action_rows import ActionRow
from organizer_app.domain.changes import Noun
from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.nouns import NOUN_OF
from organizer_app.storage.codecs import Plain, codec_of
from organizer_app.storage.statements import insert_columns, insert_rows
from organizer_app.storage.tables import ACTION_SUMMARY, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from organizer_app.domain.records import Record


@dataclass(slots=True)
class AlikeRows:
    """Rows that wait for the next flush, and flat rows that wait for the end of the edit.

    Attributes:
        summaries: flat rows by action id, in the order of `ActionRow`.
    """

    summaries: dict[str, Sequence[Plain]] = field(default_factory=dict)
    _waiting: list[tuple[Noun, dict[str, Plain], dict[str, Sequence[Plain]]]] = field(default_factory=list)
    _owners: set[str] = field(default_factory=set)

    def add(
        self, template: Record, columns: Mapping[str, Sequence[Any]], common: Mapping[str, Plain]
    ) -> None:
        """Take rows that are like a template but for some columns of domain values.

        Args:
            template: what the rows have in common.
            columns: the fields that differ.
            common: bookkeeping of storage that all rows share.
        """
        codec = codec_of(type(template))
        shared = {name: value for name, value in codec.image(template).items() if name not in columns}
        plain = {name: codec.column(name, values) for name, values in columns.items()}
        self._waiting.append((NOUN_OF[type(template)], shared | dict(common), plain))
        owner = "id" if isinstance(template, CityAction) else "city_action_id"
        self._owners.update(columns.get(owner, ()))

    def flush(self, connection: Connection) -> None:
        """Send what waits."""
        for noun, constants, columns in self._waiting:
            insert_columns(connection, table_of(noun), constants, columns)
        self._waiting.clear()

    def owners(self) -> set[str]:
        """Return the ids of the actions that rows belong to and that came without a flat row."""
        return self._owners - self.summaries.keys() - {""}

    def write_summaries(self, connection: Connection, stale: set[str]) -> set[str]:
        """Write the flat rows but those computed anew; return the ids of all actions that had one."""
        rows = [row for action_id, row in self.summaries.items() if action_id not in stale]
        insert_rows(connection, ACTION_SUMMARY, ActionRow._fields, rows)
        return set(self.summaries)
