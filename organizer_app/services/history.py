"""Undo, redo and the list of steps: all three read the journal."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.changes import Noun, Operation, RecordChange
from organizer_app.domain.edits import EditKind, EditSummary
from organizer_app.domain.nouns import RECORD_TYPES
from organizer_app.domain.problems import NothingToUndo, UndoBlocked
from organizer_app.storage import journal
from organizer_app.storage.codecs import codec_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.records import Record
    from organizer_app.services.workspace import Workspace
    from organizer_app.storage.editor import Editor


def undo(workspace: Workspace) -> EditSummary:
    """Take back the newest step of this laptop and return it.

    Per changed field the old value comes back if the field still holds what the step left there.

    Raises:
        NothingToUndo: the journal holds no step to take back.
        UndoBlocked: somebody changed one of the fields since; nothing was taken back.
    """
    with workspace.read() as reader:
        step = journal.last_undoable(reader.connection, workspace.origin)
    if step is None:
        raise NothingToUndo(forward=False)
    _revert(workspace, EditKind.UNDID, taken_back=step.edit_id, named=step)
    return step


def redo(workspace: Workspace) -> EditSummary:
    """Make the step that was taken back last again and return it.

    Raises:
        NothingToUndo: no step was taken back, or another one was made since.
        UndoBlocked: somebody changed one of the fields since; nothing was changed.
    """
    with workspace.read() as reader:
        undone = journal.last_redoable(reader.connection, workspace.origin)
        step_id = journal.undone_by(reader.connection, undone.edit_id) if undone else ""
        step = journal.summary_of(reader.connection, step_id)
    if undone is None or step is None:
        raise NothingToUndo(forward=True)
    _revert(workspace, EditKind.REDID, taken_back=undone.edit_id, named=step)
    return step


def next_undo(workspace: Workspace) -> EditSummary | None:
    """Return the step that `undo` would take back, or None."""
    with workspace.read() as reader:
        return journal.last_undoable(reader.connection, workspace.origin)


def entries(workspace: Workspace, *, limit: int = 200) -> tuple[EditSummary, ...]:
    """Return the newest steps, newest first."""
    with workspace.read() as reader:
        return journal.summaries(reader.connection, limit=limit)


def _revert(workspace: Workspace, kind: EditKind, *, taken_back: str, named: EditSummary) -> None:
    arguments = {**named.arguments, "step": named.kind.value}
    with workspace.edit(kind, undoes=taken_back, **arguments) as editor:
        by_noun: dict[Noun, list[RecordChange]] = defaultdict(list)
        for change in journal.changes_of(editor.connection, taken_back):
            by_noun[change.noun].append(change)
        for noun, changes in by_noun.items():
            _revert_records(editor, noun, changes)


def _revert_records(editor: Editor, noun: Noun, changes: Sequence[RecordChange]) -> None:
    record_type: type[Record] = RECORD_TYPES[noun]
    known = editor.rows_by_id(record_type, [change.record_id for change in changes])
    restored = [_restored(known[change.record_id], change) for change in changes]
    editor.put_all(restored, known)


def _restored(record: Record, change: RecordChange) -> Record:
    codec = codec_of(type(record))
    now = codec.image(record)
    created = change.operation is Operation.INSERT
    left_there: dict[str, Any] = codec.full_image(_plain(change.after)) if created else dict(change.after)
    differing = tuple(sorted(name for name, value in left_there.items() if now[name] != value))
    if differing:
        raise UndoBlocked(change.noun.value, change.record_id, differing)
    if created:
        return replace(record, hidden=True)
    old: dict[str, Any] = {name: codec.value(name, plain) for name, plain in change.before.items()}
    return replace(record, **old)


def _plain(after: object) -> dict[str, Any]:
    return dict(after) if isinstance(after, dict) else {}
