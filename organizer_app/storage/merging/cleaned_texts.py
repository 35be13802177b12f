"""Tell other laptops which earlier texts of this one an erasure has cleaned, and clean what they tell.

A laptop that hears of an erasure, and of the new name somebody got only after that name was blanked, cannot
know the name again in texts that a third laptop wrote before it heard of the erasure. Whoever wrote such a
text knew the name; so its laptop tells the text once more, as it stands since.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select, update

from organizer_app.domain.basics.changes import Noun, Operation
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.people.erasure import ERASED
from organizer_app.storage.merging.erased_names import seen_by
from organizer_app.storage.merging.leaving import steps_since, vector_of
from organizer_app.storage.merging.readable import known_noun
from organizer_app.storage.plan_facts import fact_of, keep_fact
from organizer_app.storage.tables import CHANGE, EDIT, NEWER_CHANGE, ORIGIN, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Table

    from organizer_app.domain.merging.steps import TravelStep
    from organizer_app.storage.editor import Editor

# The lowest own number that an eraser had not heard of, until what was cleaned since is told.
UNTOLD: Final = "texts_untold"


class _Spot(NamedTuple):
    """Where a step says a text: a field of a record, or, without a record, a word of its sentence."""

    sequence: int
    noun: str
    record_id: str
    field: str


def note_erasures(connection: Connection, steps: Iterable[TravelStep]) -> None:
    """Note from which own number on texts may hold names of people whom arriving steps erase.

    Args:
        connection: the transaction that takes them in, before they are entered.
        steps: in causal order.
    """
    own, seen = fact_of(connection, "origin"), seen_by(connection)
    first: list[int] = []
    for step in steps:
        seen[step.origin] = step.seen or seen.get(step.origin, {})
        if any(
            change.operation == Operation.ERASE.value and change.noun == Noun.PERSON.value
            for change in step.changes
        ):
            first.append(seen[step.origin].get(own, 0) + 1)
    if first:
        known = fact_of(connection, UNTOLD)
        keep_fact(connection, UNTOLD, str(min([*first, int(known)] if known else first)))


def untold(connection: Connection) -> dict[str, str]:
    """Return the own texts that were cleaned and are not told yet, each by where it was said, as JSON."""
    first = fact_of(connection, UNTOLD)
    if not first:
        return {}
    said = _said_by(connection, fact_of(connection, "origin"), int(first))
    return {json.dumps(spot): text for spot, text in said if ERASED in text}


def all_told(connection: Connection) -> None:
    """Forget that something was to be told."""
    keep_fact(connection, UNTOLD, "")


def clean_told(editor: Editor, steps: Iterable[TravelStep]) -> int:
    """Clean the texts that arriving steps tell of, wherever the plan has them; return how many there were.

    Only the laptop that said a text is believed, and only that something of it is erased now.
    """
    count = 0
    for step in steps:
        if step.kind != EditKind.CLEANED_TEXTS.value:
            continue
        told = dict(_told(step))
        if not told:
            continue
        said = _said_by(editor.connection, step.origin, min(spot.sequence for spot in told))
        left = {spot: text for spot, text in said if spot in told and _is_left(text, told[spot])}
        if left:
            editor.keep_seals()
        for spot, text in left.items():
            _clean(editor, step.origin, spot, text, told[spot])
        count += len(left)
    return count


def _told(step: TravelStep) -> Iterator[tuple[_Spot, str]]:
    for where, text in step.arguments.items():
        try:
            sequence, noun, record_id, field = json.loads(where)
        except (ValueError, TypeError):
            # A newer version may say more.
            continue
        if isinstance(sequence, int) and 0 < sequence < step.first_sequence:
            yield _Spot(sequence, str(noun), str(record_id), str(field)), text


def _said_by(connection: Connection, origin: str, first: int) -> Iterator[tuple[_Spot, str]]:
    """Yield every text that steps of a laptop say, from one of its numbers on."""
    for step in steps_since(connection, {**vector_of(connection), origin: first - 1}).steps:
        if step.origin != origin or step.kind == EditKind.CLEANED_TEXTS.value:
            continue
        sources: list[tuple[int, str, str, Mapping[str, Any]]] = [
            (step.first_sequence, "", "", step.arguments),
            *((each.sequence, each.noun, each.record_id, each.values) for each in step.births),
            *((each.sequence, each.noun, each.record_id, each.after) for each in step.changes),
        ]
        for sequence, noun, record_id, values in sources:
            for field, text in values.items():
                if isinstance(text, str) and text:
                    yield _Spot(sequence, noun, record_id, field), text


def _is_left(text: str, cleaned: str) -> bool:
    """Return whether a text is one of which something was erased since: what stays stands in it, in order."""
    begin, *rest = cleaned.split(ERASED)
    if not rest or text == cleaned or not text.startswith(begin):
        return False
    *between, end = rest
    at = len(begin)
    for piece in between:
        # Something was erased between two pieces.
        at = text.find(piece, at + 1)
        if at < 0:
            return False
        at += len(piece)
    return text.endswith(end) and at < len(text) - len(end)


def _clean(editor: Editor, origin: str, spot: _Spot, text: str, cleaned: str) -> None:
    """Replace one text in its record and in all that the journal says of that field of it."""
    connection = editor.connection
    if not spot.record_id:
        number = select(ORIGIN.c.number).where(ORIGIN.c.id == origin).scalar_subquery()
        step = (EDIT.c.origin == number, EDIT.c.first_sequence == spot.sequence)
        (arguments,) = connection.scalars(select(EDIT.c.arguments).where(*step))
        fresh = _json({**json.loads(arguments), spot.field: cleaned})
        connection.execute(update(EDIT).where(*step).values(arguments=fresh))
        return
    for log in (CHANGE, NEWER_CHANGE):
        _clean_log(connection, log, spot, text, cleaned)
    noun = known_noun(spot.noun)
    table = table_of(noun) if noun is not None else None
    if noun is None or table is None or spot.field not in table.c:
        return
    row = (table.c.id == spot.record_id, table.c[spot.field] == text)
    fresh_row = {spot.field: cleaned, "version": table.c.version + 1}
    connection.execute(update(table).where(*row).values(fresh_row))
    editor.note_arrived({spot.record_id: noun}, ())


def _clean_log(connection: Connection, log: Table, spot: _Spot, text: str, cleaned: str) -> None:
    about = select(log.c.origin, log.c.sequence, log.c.after, log.c.before)
    for origin, sequence, *said in connection.execute(about.where(log.c.record_id == spot.record_id)).all():
        values = [json.loads(each) for each in said]
        fresh = [{**each, spot.field: cleaned} if each.get(spot.field) == text else each for each in values]
        if fresh != values:
            place = (log.c.origin == origin, log.c.sequence == sequence)
            after, before = map(_json, fresh)
            connection.execute(update(log).where(*place).values(after=after, before=before))


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
