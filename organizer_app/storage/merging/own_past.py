"""Let an older copy of a plan go on as another laptop, when steps of its own arrive that it does not have.

What it has made since the copy was taken stands under numbers that its former self gave to other steps.
Nobody else has taken them in: they get numbers of the new laptop, and are sealed and sent again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select, update

from organizer_app.domain.merging.merge_problems import OriginClash
from organizer_app.domain.merging.seals import first_chain
from organizer_app.storage.journal.journal import SEEN
from organizer_app.storage.journal.journal_heads import change_name
from organizer_app.storage.merging.cleaned_texts import UNTOLD
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.own_origin import OwnPlace, new_origin, own_place
from organizer_app.storage.plan_facts import keep_fact
from organizer_app.storage.tables import (
    CHANGE,
    CHECKPOINT,
    EDIT,
    ERASED_PRINT,
    HEAD,
    NEWER_CHANGE,
    ORIGIN,
    TRACKED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Table

    from organizer_app.domain.merging.steps import TravelStep


def common_past(
    origin: str, steps: Iterable[TravelStep], seals: Mapping[tuple[str, int], bytes | None]
) -> int | None:
    """Return up to which number steps of a laptop are those that are here; None if that cannot be told.

    Args:
        origin: the laptop.
        steps: sealed, in their order and without a gap.
        seals: those that are here, by origin and number.
    """
    found: int | None = None
    for step in steps:
        before = step.first_sequence - 1
        if found is None and step.seal is not None:
            here = seals.get((origin, before)) if before else first_chain(origin)
            found = before if here == step.seal.before else None
        if found is None or step.seal is None or seals.get((origin, step.last_sequence)) != step.seal.chain:
            break
        found = step.last_sequence
    return found


def part(connection: Connection, common: int, replica: str) -> int:
    """Let this laptop write as another one from now on; return the number of the new one.

    Args:
        connection: a writing transaction.
        common: up to which number its own changes are those of its former self.
        replica: id of the new laptop.

    Raises:
        OriginClash: another laptop has built on what is to get new numbers.
    """
    own = own_place(connection)
    _refuse_known(connection, own, common)
    number = new_origin(connection, replica)
    moving = _Moving(connection, own, common, number, replica)
    if own.sequence > common:
        moving.run()
    keep_fact(connection, SEEN, "")
    return number


def _refuse_known(connection: Connection, own: OwnPlace, common: int) -> None:
    told = select(EDIT.c.seen).where(EDIT.c.origin != own.number, EDIT.c.seen != "")
    for seen in connection.scalars(told):
        if json.loads(seen).get(str(own.number), 0) > common:
            raise OriginClash("", own.origin)


class _Moving:
    """Gives the changes of a laptop after a number to another one."""

    def __init__(self, connection: Connection, own: OwnPlace, common: int, number: int, replica: str) -> None:
        self._connection, self._own, self._common = connection, own, common
        self._number, self._replica = number, replica
        origins = Origins(connection)
        self._lamport = origins.lamport[own.number]

    def run(self) -> None:
        """Move them, with all that names them."""
        # What was told of texts named them by their former numbers.
        keep_fact(self._connection, UNTOLD, "1")
        self._move_steps()
        for table in (CHANGE, NEWER_CHANGE):
            self._move(table, "origin", "sequence")
            self._rename_parents(table)
        for table in TRACKED.values():
            self._move(table, "born_origin", "born_sequence")
        self._rename_heads()
        self._rename_prints()
        own = (CHECKPOINT.c.origin == self._own.number, CHECKPOINT.c.sequence > self._common)
        self._connection.execute(delete(CHECKPOINT).where(*own))
        for number, sequence in (
            (self._own.number, self._common),
            (self._number, self._own.sequence - self._common),
        ):
            told = update(ORIGIN).where(ORIGIN.c.number == number)
            self._connection.execute(told.values(sequence=sequence, lamport=self._lamport))

    def _move(self, table: Table, origin: str, sequence: str, **values: str | None) -> None:
        columns = table.c
        own = (columns[origin] == self._own.number, columns[sequence] > self._common)
        fresh = {origin: self._number, sequence: columns[sequence] - self._common, **values}
        self._connection.execute(update(table).where(*own).values(fresh))

    def _move_steps(self) -> None:
        """Move steps, without their seals; they tell that they knew what their laptop made before."""
        told = select(EDIT.c.id, EDIT.c.seen, EDIT.c.first_sequence).where(
            EDIT.c.origin == self._own.number, EDIT.c.first_sequence > 0
        )
        seen: dict[str, int] = {}
        for edit_id, text, first in self._connection.execute(told.order_by(EDIT.c.first_sequence)).all():
            seen = json.loads(text) if text else seen
            is_begin = first == self._common + 1
            if first > self._common and (text or is_begin):
                whole = {**seen, **({str(self._own.number): self._common} if self._common else {})}
                written = json.dumps(dict(sorted(whole.items(), key=_number)), separators=(",", ":"))
                fresh = update(EDIT).where(EDIT.c.id == edit_id).values(seen=written if whole else "")
                self._connection.execute(fresh)
        self._move(EDIT, "origin", "first_sequence", chain=None, salts="")

    def _named(self, name: str) -> str:
        number, sequence = map(int, name.split(":"))
        if number != self._own.number or sequence <= self._common:
            return name
        return change_name(self._number, sequence - self._common)

    def _rename_parents(self, table: Table) -> None:
        key = (table.c.origin, table.c.sequence)
        begin = f'%"{self._own.number}:%'
        rows = self._connection.execute(
            select(*key, table.c.parents).where(table.c.parents.like(begin))
        ).all()
        write = update(table).where(key[0] == bindparam("number"), key[1] == bindparam("place"))
        fresh = [
            {"number": number, "place": place, "parents": renamed}
            for number, place, text in rows
            if (
                renamed := _dumped(
                    {name: [*map(self._named, each)] for name, each in json.loads(text).items()}
                )
            )
            != text
        ]
        if fresh:
            self._connection.execute(write.values(parents=bindparam("parents")), fresh)

    def _rename_heads(self) -> None:
        begin = HEAD.c.heads.like(f'%"{self._own.number}:%')
        rows = self._connection.execute(select(HEAD.c.record_id, HEAD.c.heads).where(begin)).all()
        for record_id, text in rows:
            heads = {
                name: self._named(each) if isinstance(each, str) else [*map(self._named, each)]
                for name, each in json.loads(text).items()
            }
            fresh = update(HEAD).where(HEAD.c.record_id == record_id).values(heads=_dumped(heads))
            self._connection.execute(fresh)

    def _rename_prints(self) -> None:
        """Rename where people were erased, in what they are known again by."""
        for told in self._connection.scalars(select(ERASED_PRINT.c.print)).all():
            digest, origin, number = told.rsplit(" ", 2)
            if origin == self._own.origin and int(number) > self._common:
                fresh = f"{digest} {self._replica} {int(number) - self._common}"
                same = update(ERASED_PRINT).where(ERASED_PRINT.c.print == told)
                self._connection.execute(same.values(print=fresh))


def _number(pair: tuple[str, int]) -> int:
    return int(pair[0])


_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
