"""Know the laptops that ever wrote to the plan: their ids travel, their numbers belong to this database."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from organizer_app.storage.journal.journal_heads import change_name, heads_of
from organizer_app.storage.statements import EVERY, plain_rows, select_text
from organizer_app.storage.tables import ORIGIN, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.merging.registers import Rank


class Origins:
    """The origins of a plan, read once; `sequence` and `lamport` are by number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.numbers: dict[str, int] = {}
        self.ids: dict[int, str] = {}
        self.names: dict[str, str] = {}
        self.sequence: dict[int, int] = {}
        self.lamport: dict[int, int] = {}
        columns = ("id", "number", "name", "sequence", "lamport")
        wanted = select_text(ORIGIN, columns, (EVERY, (), 0), connection.dialect)
        for origin_id, number, name, sequence, lamport in plain_rows(connection, wanted):
            self._know(origin_id, number, name)
            self.sequence[number], self.lamport[number] = sequence, lamport
        self._seen: dict[int, tuple[list[int], list[dict[str, int]]]] | None = None

    def _know(self, origin_id: str, number: int, name: str) -> None:
        self.numbers[origin_id], self.ids[number], self.names[origin_id] = number, origin_id, name

    def ensure(self, origin_id: str, name: str = "") -> int:
        """Return the number of an origin; give a new one a number."""
        if origin_id not in self.numbers:
            number = max(self.ids, default=0) + 1
            row = {"id": origin_id, "number": number, "name": name, "sequence": 0, "lamport": 0}
            self._connection.execute(insert(ORIGIN).values(row))
            self._know(origin_id, number, name)
            self.sequence[number] = self.lamport[number] = 0
        return self.numbers[origin_id]

    @property
    def vector(self) -> dict[str, int]:
        """Up to which number the changes of each origin are here, by its id."""
        return {self.ids[number]: known for number, known in self.sequence.items() if known}

    def makers_of(self, noun: Noun) -> dict[str, str]:
        """Return the origin that made each record of a kind, by the id of the record."""
        table = table_of(noun)
        made = self._connection.execute(select(table.c.id, table.c.born_origin))
        return {record_id: self.ids.get(number, "") for record_id, number in made}

    def births_of(self, noun: Noun, record_ids: Iterable[str]) -> dict[str, str]:
        """Return the change that created each of some records, as named here."""
        born = heads_of(self._connection, noun, record_ids)
        return {record_id: known.born for record_id, known in born.items()}

    def rank(self, lamport: int, number: int, sequence: int) -> Rank:
        """Return the place of a change in an order that is the same on every laptop."""
        return lamport, self.ids[number], sequence

    def local(self, origin_id: str, sequence: int) -> str:
        """Return the name of a change here."""
        return change_name(self.numbers[origin_id], sequence)

    def global_name(self, name: str) -> tuple[str, int]:
        """Return the id of the origin and the sequence of a change that is named as here."""
        number, sequence = name.split(":")
        # Only a damaged plan names an origin that is not there.
        return self.ids.get(int(number), ""), int(sequence)

    def knows(self, one: str, other: str) -> bool:
        """Return whether the laptop of one change had seen another one, both named as here."""
        (number, sequence), (other_number, other_sequence) = _parts(one), _parts(other)
        if number == other_number:
            return other_sequence <= sequence
        if self._seen is None:
            self._seen = self._all_seen()
        firsts, vectors = self._seen.get(number, ([], []))
        spot = bisect_right(firsts, sequence) - 1
        return spot >= 0 and vectors[spot].get(str(other_number), 0) >= other_sequence

    def _all_seen(self) -> dict[int, tuple[list[int], list[dict[str, int]]]]:
        seen: dict[int, tuple[list[int], list[dict[str, int]]]] = defaultdict(lambda: ([], []))
        told = (
            "SELECT origin, first_sequence, seen FROM edit"
            " WHERE seen <> '' AND first_sequence > 0 ORDER BY first_sequence"
        )
        for number, first, text in plain_rows(self._connection, told):
            firsts, vectors = seen[number]
            firsts.append(first)
            vectors.append(json.loads(text))
        return seen


def _parts(name: str) -> tuple[int, int]:
    number, sequence = name.split(":")
    return int(number), int(sequence)
