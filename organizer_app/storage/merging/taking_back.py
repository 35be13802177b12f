"""Take back a merge: every field shows again what it would show without the steps that came with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.basics.problems import UndoBlocked
from organizer_app.domain.model.nouns import NOUN_OF, RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.editor import HIDDEN
from organizer_app.storage.journal.journal import created_by
from organizer_app.storage.journal.journal_heads import heads_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.readable import known_noun
from organizer_app.storage.merging.record_log import RecordPast, heads_from_log, logs_of
from organizer_app.storage.merging.shown_rows import shown_values, unaware_of
from organizer_app.storage.merging.unaware_parts import removed_owners
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import CHANGE, EDIT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.basics.records import Record
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.journal.journal_heads import LatestChanges
    from organizer_app.storage.merging.record_log import LoggedChange
    from organizer_app.storage.merging.unaware_parts import PartChange


def undo_merge(editor: Editor, edit_id: str) -> None:
    """Take back what a merge brought; the new changes travel, so it is taken back for everybody.

    An erased person stays erased.

    Args:
        editor: the edit that takes it back.
        edit_id: the step that took the others in.

    Raises:
        UndoBlocked: a later step built on what the merge brought; nothing may be kept of this edit.
    """
    brought = frozenset(editor.connection.scalars(select(EDIT.c.id).where(EDIT.c.brought_by == edit_id)))
    created: dict[Noun, set[str]] = defaultdict(set)
    for step in brought:
        for noun, ids in created_by(editor.connection, step).items():
            created[noun].update(ids)
    changed: dict[Noun, set[str]] = defaultdict(set)
    for batch in batches(brought):
        rows = select(CHANGE.c.noun, CHANGE.c.record_id).where(CHANGE.c.edit_id.in_(batch)).distinct()
        for code, record_id in editor.connection.execute(rows):
            kind = known_noun(code)
            if kind is not None:
                changed[kind].add(record_id)
    origins = Origins(editor.connection)
    every = {noun: changed[noun] | created[noun] for noun in {*changed, *created}}
    for noun, owners in removed_owners(editor.connection, every).items():
        every[noun] = every.get(noun, set()) | owners
    new = {each for ids in created.values() for each in ids}
    for noun, record_ids in every.items():
        _take_back(editor, origins, noun, record_ids, brought, new)


def _take_back(
    editor: Editor,
    origins: Origins,
    noun: Noun,
    record_ids: Collection[str],
    brought: frozenset[str],
    new: Collection[str],
) -> None:
    record_type: type[Record] = RECORD_TYPES[noun]
    heads = heads_of(editor.connection, noun, record_ids)
    logs = logs_of(editor.connection, origins, heads)
    told = unaware_of(editor, origins, noun, heads, logs, brought)
    for record_id, record in editor.rows_by_id(record_type, heads).items():
        known, log = heads[record_id], logs[record_id]
        if known.is_erased:
            continue
        _check(noun, record_id, log, brought)
        if _is_born(editor, known, brought):
            if not record.hidden or HIDDEN in known.contested:
                editor.settle(replace(record, hidden=True), {HIDDEN})
            continue
        unaware = [each for each in told.get(record_id, ()) if each.record_id not in new]
        values = _without(record, known, log, brought, origins, unaware)
        if values:
            codec = codec_of(record_type)
            back: dict[str, Any] = {name: codec.value(name, value) for name, value in values.items()}
            editor.settle(codec.copied(record, back), values.keys())


def _without(  # one record with all that is known of it
    record: Record,
    known: LatestChanges,
    log: list[LoggedChange],
    brought: frozenset[str],
    origins: Origins,
    unaware: Collection[PartChange],
) -> Mapping[str, Any]:
    """Return the fields that show something else without some steps, or that are contested with them."""
    image = codec_of(type(record)).image(record)
    kept = [change for change in log if change.edit_id not in brought]
    written = {name for change in log if change.edit_id in brought for name in change.after}
    past = RecordPast(known.born, image, log)
    before = {name: past.born(name) for name in written}
    heads = heads_from_log(known.born, kept)
    stood = shown_values(NOUN_OF[type(record)], past, heads, origins, unaware)
    before |= {name: each.value for name, each in stood.items()}
    # Other laptops wrote on its parts, too: that question stays.
    contested = set(known.contested) - ({HIDDEN} if unaware else set())
    wanted = written | contested
    if HIDDEN in contested:
        before.setdefault(HIDDEN, False)
    return {
        name: value
        for name, value in before.items()
        if name in wanted and (value != image[name] or name in contested)
    }


def _check(noun: Noun, record_id: str, log: list[LoggedChange], brought: frozenset[str]) -> None:
    names = {change.name for change in log if change.edit_id in brought}
    built_on = {
        name
        for change in log
        if change.edit_id not in brought
        for name in change.after
        if not names.isdisjoint(change.parents.get(name, ()))
    }
    if built_on:
        raise UndoBlocked(noun.value, record_id, tuple(sorted(built_on)))


def _is_born(editor: Editor, known: LatestChanges, brought: frozenset[str]) -> bool:
    number, sequence = map(int, known.born.split(":"))
    found = select(EDIT.c.id).where(
        EDIT.c.origin == number,
        EDIT.c.first_sequence <= sequence,
        EDIT.c.first_sequence + EDIT.c.inserts > sequence,
    )
    return editor.connection.scalar(found) in brought
