"""Hold new records by the thousand as columns until they are written: most of an import's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import NOUN_OF
from organizer_app.storage.codecs import Plain, codec_of
from organizer_app.storage.statements import insert_columns
from organizer_app.storage.tables import ACTION_SUMMARY, table_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from organizer_app.domain.basics.records import Record


@dataclass(slots=True)
class AlikeRows:
    """Rows that wait for the next flush, and flat rows that wait for the end of the edit.

    Attributes:
        summaries: flat rows in batches of actions, as the columns of `ActionRow`.
    """

    summaries: list[Mapping[str, Sequence[Plain]]] = field(default_factory=list)
    _waiting: list[tuple[Noun, dict[str, Plain], dict[str, Sequence[Plain]]]] = field(default_factory=list)
    _owners: set[str] = field(default_factory=set)

    def add(
        self, template: Record, columns: Mapping[str, Sequence[Any]], common: Mapping[str, Plain]
    ) -> None:
        """Add rows that differ from a template only in some columns of domain values.

        Args:
            template: the shared values of the rows.
            columns: the fields that differ.
            common: storage's own fields that all rows share.
        """
        codec = codec_of(type(template))
        shared = {name: value for name, value in codec.image(template).items() if name not in columns}
        plain = {name: codec.column(name, values) for name, values in columns.items()}
        self._waiting.append((NOUN_OF[type(template)], shared | dict(common), plain))
        owner = "id" if isinstance(template, CityAction) else "city_action_id"
        self._owners.update(columns.get(owner, ()))

    def flush(self, connection: Connection) -> None:
        """Write the waiting rows."""
        for noun, constants, columns in self._waiting:
            insert_columns(connection, table_of(noun), constants, columns)
        self._waiting.clear()

    def owners(self) -> set[str]:
        """Return the ids of the actions whose rows came without a flat row."""
        return self._owners - self._actions_with_row() - {""}

    def write_summaries(self, connection: Connection, stale: set[str]) -> set[str]:
        """Write the flat rows except recomputed ones; return the ids of all actions that had one."""
        for columns in self.summaries:
            ids = columns["action_id"]
            if stale.isdisjoint(ids):
                insert_columns(connection, ACTION_SUMMARY, {}, columns)
            else:
                kept = [action_id not in stale for action_id in ids]
                some = {name: list(compress(values, kept)) for name, values in columns.items()}
                insert_columns(connection, ACTION_SUMMARY, {}, some)
        return self._actions_with_row()

    def _actions_with_row(self) -> set[str]:
        return {str(action_id) for columns in self.summaries for action_id in columns["action_id"]}
