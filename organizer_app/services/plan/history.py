"""Undo, redo and the list of steps: all three read the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.domain.basics.edits import ERASING, LOCAL, EditKind, EditSummary
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.problems import (
    LaterStep,
    NothingToUndo,
    RecordMissing,
    StepStands,
    UndoBlocked,
)
from organizer_app.domain.basics.step_details import Standing, StepFilter
from organizer_app.domain.model.nouns import NOUN_OF, RECORD_TYPES
from organizer_app.environment.collector import collector_at_rest
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal import step_order, steps
from organizer_app.storage.journal.blocking_steps import standing_of
from organizer_app.storage.journal.journal import changes_of, created_by, values_replaced
from organizer_app.storage.journal.record_steps import most_changed as most_changed_records
from organizer_app.storage.journal.record_steps import steps_of_record
from organizer_app.storage.merging.taking_back import undo_merge
from organizer_app.storage.merging.undone_decisions import decide_again, values_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from organizer_app.domain.basics.changes import Noun, RecordChange
    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.basics.step_details import RecordKey
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.journal.step_order import StepMoment
    from organizer_app.storage.reader import Reader

EVERY_STEP = StepFilter()
_IMPORTED = StepFilter(kinds=frozenset({EditKind.IMPORTED}))


class StepTally(NamedTuple):
    """The number of steps by kind and author, and the newest imports, newest first."""

    counts: Mapping[tuple[EditKind, str], int]
    imports: tuple[EditSummary, ...]


class StepNews(NamedTuple):
    """What has changed in a list of steps.

    Attributes:
        newest: ids of the newest steps of the list.
        fresh: those of them that are not known yet.
        marked: earlier steps that were undone or redone.
        tally: counts of all steps.
    """

    newest: list[str]
    fresh: tuple[EditSummary, ...]
    marked: tuple[EditSummary, ...]
    tally: StepTally


def undo(workspace: Workspace) -> EditSummary:
    """Undo the newest step of this laptop and return it.

    Each changed field gets its old value back if it still holds what the step left there.

    Raises:
        NothingToUndo: the journal holds no step to undo.
        StepStands: it erased somebody.
        UndoBlocked: somebody has since changed one of the fields; nothing was undone.
    """
    with collector_at_rest(), workspace.edit(EditKind.UNDID) as editor:
        step = steps.last_undoable(editor.connection, workspace.origin)
        if step is None:
            raise NothingToUndo(forward=False)
        if step.kind in ERASING:
            raise StepStands(Standing.ERASED.value)
        _revert(editor, step, step.edit_id)
    return step


def redo(workspace: Workspace) -> EditSummary:
    """Redo the step that was undone last and return it.

    Raises:
        NothingToUndo: no step was undone, or another one was made since.
        UndoBlocked: somebody has since changed one of the fields; nothing was changed.
    """
    with collector_at_rest(), workspace.edit(EditKind.REDID) as editor:
        undone = steps.last_redoable(editor.connection, workspace.origin)
        step_id = steps.undone_by(editor.connection, undone.edit_id) if undone else ""
        step = steps.summary_of(editor.connection, step_id)
        if undone is None or step is None:
            raise NothingToUndo(forward=True)
        _revert(editor, step, undone.edit_id)
    return step


def undo_step(workspace: Workspace, *, edit_id: str) -> EditSummary:
    """Undo any one step, by any author and of any age, and return it.

    Raises:
        RecordMissing: the journal holds no such step.
        StepStands: it was undone already, is itself an undo, or is the first step of the plan.
        LaterStep: a later step changed what it left or depends on what it created; nothing was undone.
        UndoBlocked: a field no longer holds what the step left there.
    """
    with collector_at_rest(), workspace.edit(EditKind.UNDID) as editor:
        step = steps.summary_of(editor.connection, edit_id)
        if step is None:
            raise RecordMissing("edit", edit_id)
        standing, later = standing_of(editor.connection, step)
        if later is not None:
            raise LaterStep(later)
        if standing is not Standing.FREE:
            raise StepStands(standing.value)
        _revert(editor, step, edit_id)
    return step


def page(
    workspace: Workspace, *, after: str = "", limit: int = 500, wanted: StepFilter = EVERY_STEP
) -> tuple[EditSummary, ...]:
    """Return the steps that follow a given one, newest first; an empty id starts at the newest."""
    with workspace.read() as reader:
        return step_order.page(reader.connection, after=after, limit=limit, wanted=wanted)


def order(workspace: Workspace, *, wanted: StepFilter, limit: int | None = None) -> list[StepMoment]:
    """Return id and moment of the steps that a filter keeps, newest first, at most `limit`."""
    with workspace.read() as reader:
        return step_order.order_of(reader.connection, wanted, limit=limit)


def some(workspace: Workspace, *, edit_ids: Sequence[str]) -> tuple[EditSummary, ...]:
    """Return some steps by their ids, newest first."""
    with workspace.read() as reader:
        return steps.some(reader.connection, edit_ids)


def tally(workspace: Workspace, *, imports: int) -> StepTally:
    """Return the number of steps by kind and author, and the newest `imports` imports."""
    with workspace.read() as reader:
        return _tally(reader, imports)


def _tally(reader: Reader, imports: int) -> StepTally:
    newest = step_order.page(reader.connection, after="", limit=imports, wanted=_IMPORTED)
    return StepTally(steps.tally(reader.connection), newest)


def most_changed(workspace: Workspace, *, nouns: Sequence[Noun], limit: int) -> list[RecordKey]:
    """Return the records of some kinds that steps changed most often, most changed first."""
    with workspace.read() as reader:
        return most_changed_records(reader.connection, nouns, limit=limit)


def news(  # one read for all that a list of steps shows of an edit
    workspace: Workspace,
    *,
    wanted: StepFilter,
    known: str,
    limit: int,
    imports: int,
    edit_ids: Sequence[str],
) -> StepNews:
    """Return what is new for a list of steps.

    Args:
        workspace: the plan.
        wanted: the filter of the list.
        known: the newest step that is listed already, or empty for none.
        limit: the number of newest steps to look at.
        imports: the number of newest imports to return.
        edit_ids: undos and redos made since.
    """
    with workspace.read() as reader:
        connection = reader.connection
        newest = [step.edit_id for step in step_order.order_of(connection, wanted, limit=limit)]
        ahead = newest[: newest.index(known)] if known in newest else newest
        fresh = steps.some(connection, ahead) if ahead else ()
        marked = {found for edit_id in edit_ids for found in _marked_by(reader, edit_id)}
        changed = steps.some(connection, marked) if marked else ()
        return StepNews(newest, fresh, changed, _tally(reader, imports))


def _marked_by(reader: Reader, edit_id: str) -> Iterator[str]:
    """Yield the earlier steps that an undo or redo has marked as undone, or cleared of that mark."""
    at = steps.undone_by(reader.connection, edit_id)
    while at:
        yield at
        at = steps.undone_by(reader.connection, at)


def entries(workspace: Workspace, *, limit: int = 200) -> tuple[EditSummary, ...]:
    """Return the newest steps, newest first."""
    with workspace.read() as reader:
        return steps.summaries(reader.connection, limit=limit)


def steps_of(workspace: Workspace, *, noun: Noun, record_id: str, limit: int) -> tuple[EditSummary, ...]:
    """Return the newest steps that created or changed a record, newest first."""
    with workspace.read() as reader:
        return steps_of_record(reader.connection, noun, record_id, limit=limit)


def _revert(editor: Editor, named: EditSummary, taken_back: str) -> None:
    editor.take_back(named, taken_back)
    if named.kind in LOCAL and taken_back == named.edit_id:
        undo_merge(editor, taken_back)
        return
    by_noun = grouped(changes_of(editor.connection, taken_back), lambda change: change.noun)
    for noun, changes in by_noun.items():
        _restore(editor, noun, changes, taken_back)
    for noun, record_ids in created_by(editor.connection, taken_back).items():
        _hide(editor, noun, record_ids)


def _restore(editor: Editor, noun: Noun, changes: Sequence[RecordChange], taken_back: str) -> None:
    record_type: type[Record] = RECORD_TYPES[noun]
    by_record = grouped(changes, lambda change: change.record_id)
    known = editor.rows_by_id(record_type, by_record)
    beside = values_beside(editor, noun, changes, taken_back)
    restored: list[Record] = []
    for record_id, its in by_record.items():
        before = _restored(known[record_id], its[-1])
        if len(its) > 1:
            decide_again(editor, known[record_id], its)
        elif record_id in beside:
            editor.put_apart(before, its[0].after, beside[record_id])
        else:
            restored.append(before)
    editor.put_all(restored, known)


def _restored(record: Record, change: RecordChange) -> Record:
    _check_untouched(record, change.after)
    codec = codec_of(type(record))
    old: dict[str, Any] = {name: codec.value(name, plain) for name, plain in change.before.items()}
    return codec.copied(record, old)


def _hide(editor: Editor, noun: Noun, record_ids: Sequence[str]) -> None:
    record_type: type[Record] = RECORD_TYPES[noun]
    known = editor.rows_by_id(record_type, record_ids)
    for record_id, created in values_replaced(editor.connection, record_ids).items():
        _check_untouched(known[record_id], created)
    editor.put_all([replace(record, hidden=True) for record in known.values()], known)


def _check_untouched(record: Record, left_there: Mapping[str, object]) -> None:
    """Raise `UndoBlocked` unless the record still holds what a step left there."""
    now = codec_of(type(record)).plain(record, left_there)
    differing = tuple(sorted(name for name, value in left_there.items() if now[name] != value))
    if differing:
        raise UndoBlocked(NOUN_OF[type(record)].value, record.id, differing)
