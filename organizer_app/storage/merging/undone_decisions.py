"""Bring a conflict back when the step that decided it is undone, and decide it again when that is redone.

Every value that stood before the decision is written again, each as a change of its own that replaces the
decision alone: so they stand beside each other on every laptop, also on one with an older version.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.families import Family, family_of
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.editor import HIDDEN
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.record_log import RecordPast, logs_of
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import EDIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.basics.changes import Noun, RecordChange
    from organizer_app.domain.basics.records import Record
    from organizer_app.storage.codecs import Plain
    from organizer_app.storage.editor import Editor

# Nothing else writes a field while it is contested.
_DECIDING = frozenset({EditKind.SETTLED_CONFLICT.value, EditKind.UNDID.value, EditKind.REDID.value})

Others = dict[str, dict[str, list["Plain"]]]


def values_beside(editor: Editor, noun: Noun, changes: Sequence[RecordChange], edit_id: str) -> Others:
    """Return the plain values that stood beside the shown one before a step decided, by record and field.

    Args:
        editor: the edit that takes the step back.
        noun: kind of the records.
        changes: what the step did to records of this kind.
        edit_id: the step.
    """
    kind = editor.connection.scalar(select(EDIT.c.kind).where(EDIT.c.id == edit_id))
    if kind not in _DECIDING:
        return {}
    origins = Origins(editor.connection)
    logs = logs_of(editor.connection, origins, {change.record_id for change in changes})
    found: Others = defaultdict(dict)
    for change in changes:
        past = RecordPast("", {}, logs[change.record_id])
        for name in change.after:
            values = list(_beside(noun, name, change, past))
            if values:
                found[change.record_id][name] = values
    return dict(found)


def _beside(noun: Noun, name: str, change: RecordChange, past: RecordPast) -> Iterator[Plain]:
    """Yield the values that a change replaced in a field, lowest rank first, without the one it showed."""
    replaced = change.parents.get(name, ())
    # A removal is contested alone, where it stands against changes of other fields.
    if family_of(noun, name) is not Family.REGISTER or (len(replaced) == 1 and name != HIDDEN):
        return
    seen = [change.before.get(name)]
    for each in sorted((each for each in replaced if each in past.changes), key=past.rank):
        value: Any = past.changes[each].after.get(name, change.before.get(name))
        if value not in seen:
            seen.append(value)
            yield value


def decide_again(editor: Editor, record: Record, changes: Sequence[RecordChange]) -> None:
    """Take back the changes of one step that left several values standing in fields of one record."""
    codec = codec_of(type(record))
    before = {name: value for change in changes for name, value in change.before.items()}
    values: dict[str, Any] = {name: codec.value(name, plain) for name, plain in before.items()}
    editor.settle(codec.copied(record, values), before)


def undone_by_step(connection: Connection, edit_ids: Iterable[str]) -> dict[str, str]:
    """Return which step each undo or redo among some steps took back, by id."""
    found: dict[str, str] = {}
    for batch in batches(edit_ids):
        steps_back = select(EDIT.c.id, EDIT.c.undoes).where(EDIT.c.id.in_(batch), EDIT.c.undoes != "")
        found.update((edit_id, undone) for edit_id, undone in connection.execute(steps_back))
    return found


def first_written(undone: Mapping[str, str], past: RecordPast, change: str, name: str) -> str:
    """Return the change that first wrote what a change left in a field.

    It is another one where an undone decision left the values to decide between standing again.

    Args:
        undone: what the undos and redos among the steps of the record took back, see `undone_by_step`.
        past: the record.
        change: a change of it.
        name: the field.
    """
    while change in past.changes:
        written = past.changes[change]
        taken_back = undone.get(written.edit_id)
        decisions = (each for each in past.changes.values() if taken_back and each.edit_id == taken_back)
        decision = next(decisions, None)
        stood = decision.parents.get(name, ()) if decision is not None else ()
        same = (each for each in stood if _left(past, each, name) == written.after.get(name))
        earlier = next(same, None)
        if earlier is None:
            break
        change = earlier
    return change


def _left(past: RecordPast, change: str, name: str) -> Any:  # noqa: ANN401  # a plain value
    return past.changes[change].after.get(name) if change in past.changes else None
