"""Find the texts that may mention a person, in records and their history, and erase the chosen ones."""

from __future__ import annotations

import hashlib
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Text, func, select, update

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.people.doubtful_mentions import DoubtfulMention, excerpt
from organizer_app.domain.people.erasure import ERASED
from organizer_app.domain.people.name_forms import folded, found_in, without
from organizer_app.storage.erasing import TITLE_FACT, key_conditions, next_version, text_columns, text_rows
from organizer_app.storage.plan_facts import TYPED_TEXTS, fact_of, keep_fact
from organizer_app.storage.tables import ACTION_SUMMARY, CHANGE, EDIT, MEMBER, META, ORIGIN, TRACKED
from organizer_app.storage.texts_within import texts_within, with_texts_within

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Column, ColumnElement, Connection

# The place of a mention in the sentence of a step.
STEP: Final = "edit"
# The place of a text that was half typed when the plan was locked: nobody can tell whom it is about.
TYPED: Final = "typed"
# Names that stand beside the records: who made a step, laptops, members, the plan.
_NAMES: Final[Mapping[str, Column[str]]] = MappingProxyType(
    {
        "edit.author": EDIT.c.author,
        "origin.name": ORIGIN.c.name,
        "member.name": MEMBER.c.name,
        "meta.value": META.c.value,
    }
)
# Under which a proof counts the texts that somebody chose.
CHOSEN: Final = "chosen"
_TRACKED: Final = frozenset(noun.value for noun in Noun)
# What other people are called, and how they are reached, is theirs.
_OF_OTHERS: Final = frozenset(
    {(Noun.PERSON.value, "name"), (Noun.PERSON.value, "other_names"), (Noun.CONTACT_POINT.value, "value")}
)
# A city of the same name says nothing about a person.
_PLACE_WORDS: Final = frozenset({"city", "place", "label", "market", "state"})


class _HeldText(NamedTuple):
    place: str
    record_id: str
    field: str
    text: str
    is_past: bool


def mentions_in(
    connection: Connection, doubtful: re.Pattern[str], erased_ids: Collection[str]
) -> tuple[DoubtfulMention, ...]:
    """Return what a pattern finds in records and history, one mention for a word in one field of one record.

    Args:
        connection: an open transaction.
        doubtful: the pattern.
        erased_ids: records that are emptied anyway.
    """
    found: dict[tuple[str, str, str, str], DoubtfulMention] = {}
    texts = (_in_records, _in_history, _in_steps, _in_names)
    for held in (each for read in texts for each in read(connection)):
        is_theirs = (held.place, held.field) in _OF_OTHERS or held.field in _PLACE_WORDS
        if is_theirs or held.record_id in erased_ids or held.place == Noun.PLACE.value:
            continue
        for written in found_in(held.text, doubtful):
            key = held.place, held.record_id, held.field, folded(written)
            around = excerpt(held.text, written)
            found.setdefault(key, DoubtfulMention(*key, around, held.is_past))
    return (*(found[key] for key in sorted(found)), *map(_half_typed, _typed_texts(connection)))


def _typed_texts(connection: Connection) -> list[list[str]]:
    return [list(each) for each in json.loads(fact_of(connection, TYPED_TEXTS) or "[]")]


def _half_typed(typed: list[str]) -> DoubtfulMention:
    name, text = typed
    return DoubtfulMention(TYPED, _key(text), name, "", excerpt(text, ""), is_past=False)


def scrub_mentions(
    connection: Connection, doubtful: re.Pattern[str], mentions: Iterable[DoubtfulMention]
) -> int:
    """Erase the words of some mentions from their records and the history; return the number of texts."""
    cleaned = 0
    for mention in mentions:
        if mention.place == STEP:
            cleaned += _scrub_steps(connection, doubtful, mention)
        elif mention.place == TYPED:
            cleaned += _drop_typed(connection, mention)
        elif mention.place in _NAMES:
            cleaned += _scrub_names(connection, doubtful, mention)
        else:
            cleaned += _scrub_record(connection, doubtful, mention)
            cleaned += _scrub_history(connection, doubtful, mention)
    return cleaned


def _in_records(connection: Connection) -> Iterator[_HeldText]:
    for table, columns in text_columns():
        if table.name not in _TRACKED:
            continue
        for row in connection.execute(select(table.c.id, *columns)):
            for column, value in zip(columns, row[1:], strict=True):
                for text in texts_within(value or ""):
                    yield _HeldText(table.name, row[0], column.name, text, is_past=False)


def _in_history(connection: Connection) -> Iterator[_HeldText]:
    log = select(CHANGE.c.noun, CHANGE.c.record_id, CHANGE.c.before, CHANGE.c.after)
    for noun, record_id, *said in connection.execute(log):
        for values in map(json.loads, said):
            for name, value in values.items():
                for text in _texts(value):
                    yield _HeldText(noun, record_id, name, text, is_past=True)


def _in_steps(connection: Connection) -> Iterator[_HeldText]:
    for arguments in connection.scalars(select(EDIT.c.arguments).distinct()):
        for name, text in json.loads(arguments).items():
            yield _HeldText(STEP, _key(text), name, text, is_past=True)


def _in_names(connection: Connection) -> Iterator[_HeldText]:
    for place, column in _NAMES.items():
        for text in connection.scalars(select(column).where(*_is_name(column)).distinct()):
            yield _HeldText(place, _key(text), column.name, text, is_past=False)


def _is_name(column: Column[str]) -> list[ColumnElement[bool]]:
    return [META.c.key == TITLE_FACT] if column.table is META else []


def _key(text: str) -> str:
    """Return what stands for a text of many steps, so that it is asked about once."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # a plain value of the journal
    if isinstance(value, str):
        yield from texts_within(value)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _scrub_record(connection: Connection, doubtful: re.Pattern[str], mention: DoubtfulMention) -> int:
    table = TRACKED[Noun(mention.place)]
    column, here = table.c[mention.field], table.c.id == mention.record_id
    text = connection.scalar(select(column).where(here)) or ""
    fresh = _erased(text, doubtful, mention)
    if fresh == text:
        return 0
    connection.execute(update(table).where(here).values({mention.field: fresh, **next_version(table)}))
    for shown in ACTION_SUMMARY.columns:
        # Lists show copies of it until the next edit of the action.
        if isinstance(shown.type, Text) and not shown.primary_key:
            holds = shown.contains(text, autoescape=True)
            copied = func.replace(shown, text, fresh)
            connection.execute(update(ACTION_SUMMARY).where(holds).values({shown.name: copied}))
    return 1


def _scrub_history(connection: Connection, doubtful: re.Pattern[str], mention: DoubtfulMention) -> int:
    columns = [CHANGE.c.before, CHANGE.c.after]
    cleaned = 0
    for here, said in text_rows(connection, CHANGE, columns, CHANGE.c.record_id == mention.record_id):
        fresh = [_scrubbed(text, doubtful, mention) for text in said]
        if fresh != list(said):
            before, after = fresh
            connection.execute(
                update(CHANGE).where(*key_conditions(CHANGE, here)).values(before=before, after=after)
            )
            cleaned += 1
    return cleaned


def _scrub_steps(connection: Connection, doubtful: re.Pattern[str], mention: DoubtfulMention) -> int:
    cleaned = 0
    for here, (said,) in text_rows(connection, EDIT, [EDIT.c.arguments]):
        if _key(json.loads(said).get(mention.field, "")) == mention.record_id:
            fresh = _scrubbed(said, doubtful, mention)
            connection.execute(update(EDIT).where(*key_conditions(EDIT, here)).values(arguments=fresh))
            cleaned += 1
    return cleaned


def _scrub_names(connection: Connection, doubtful: re.Pattern[str], mention: DoubtfulMention) -> int:
    column = _NAMES[mention.place]
    cleaned = 0
    for text in list(connection.scalars(select(column).where(*_is_name(column)).distinct())):
        if _key(text) == mention.record_id:
            fresh = {column.name: _erased(text, doubtful, mention)}
            here = [column == text, *_is_name(column)]
            cleaned += connection.execute(update(column.table).where(*here).values(fresh)).rowcount
    return cleaned


def _drop_typed(connection: Connection, mention: DoubtfulMention) -> int:
    texts = _typed_texts(connection)
    kept = [each for each in texts if _half_typed(each).code != mention.code]
    keep_fact(connection, TYPED_TEXTS, json.dumps(kept, ensure_ascii=False) if kept else "")
    return len(texts) - len(kept)


def _scrubbed(said: str, doubtful: re.Pattern[str], mention: DoubtfulMention) -> str:
    """Return JSON by field with the word of a mention erased from its field."""
    values = json.loads(said)
    value = values.get(mention.field)
    if isinstance(value, str):
        values[mention.field] = _erased(value, doubtful, mention)
    elif isinstance(value, list):
        fresh = [_erased(each, doubtful, mention) if isinstance(each, str) else each for each in value]
        values[mention.field] = fresh
    else:
        return said
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _erased(text: str, doubtful: re.Pattern[str], mention: DoubtfulMention) -> str:
    return with_texts_within(text, lambda each: without(each, doubtful, ERASED, mention.word))
