"""Takes back many steps as one: all of an author, an import or an hour, but nothing that others did since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import FINAL, EditKind
from organizer_app.domain.basics.step_details import RevertReport
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.environment.collector import collector_at_rest
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal import step_order, steps
from organizer_app.storage.journal.chosen_steps import ChosenSteps, chosen_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.basics.step_details import StepFilter
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

# Of the later steps that keep something, a person reads a few.
_MOST_NAMED = 5


def preview(workspace: Workspace, *, wanted: StepFilter) -> RevertReport:
    """Return what taking back the steps of a filter would change."""
    with workspace.read() as reader:
        ids = _chosen(reader, wanted)
        return _report(reader, ids, chosen_steps(reader.connection, ids))


def revert(workspace: Workspace, *, wanted: StepFilter) -> RevertReport:
    """Take back all steps of a filter as one step, which undo takes back again.

    What a later step of somebody else wrote stays, and so does a record that one of them changed or attached
    something to; the report names these steps.

    Args:
        workspace: the plan.
        wanted: the steps; an import means its own step alone.
    """
    with collector_at_rest(), workspace.edit(EditKind.REVERTED) as editor:
        ids = _chosen(editor, wanted)
        editor.note(count=str(len(ids)))
        found = chosen_steps(editor.connection, ids)
        report = _report(editor, ids, found)
        for noun, values in found.values.items():
            _restore(editor, RECORD_TYPES[noun], values)
        for noun, record_ids in found.created.items():
            known = editor.rows_by_id(RECORD_TYPES[noun], record_ids)
            editor.put_all([replace(record, hidden=True) for record in known.values()], known)
    return report


def _chosen(reader: Reader, wanted: StepFilter) -> list[str]:
    if wanted.brought_by:
        ids = [wanted.brought_by]
    else:
        ids = [step.edit_id for step in step_order.order_of(reader.connection, wanted)]
    found = steps.some(reader.connection, ids)
    return [step.edit_id for step in found if step.kind not in FINAL]


def _report(reader: Reader, ids: Sequence[str], found: ChosenSteps) -> RevertReport:
    restored = sum(len(_differing(reader, RECORD_TYPES[noun], each)) for noun, each in found.values.items())
    removed = 0
    for noun, record_ids in found.created.items():
        known = reader.rows_by_id(RECORD_TYPES[noun], record_ids)
        removed += sum(not record.hidden for record in known.values())
    later = steps.some(reader.connection, found.later)[:_MOST_NAMED]
    return RevertReport(len(ids), restored, removed, len(found.kept), later)


def _restore(editor: Editor, record_type: type[Record], values: Any) -> None:  # noqa: ANN401  # plain values by record
    differing = _differing(editor, record_type, values)
    known = editor.rows_by_id(record_type, differing)
    editor.put_all(list(differing.values()), known)


def _differing(reader: Reader, record_type: type[Record], values: Any) -> dict[str, Record]:  # noqa: ANN401  # plain values by record
    """Return the records with their old values, if these are not what they have now."""
    codec = codec_of(record_type)
    found: dict[str, Record] = {}
    for record_id, record in reader.rows_by_id(record_type, values).items():
        old = {name: codec.value(name, plain) for name, plain in values[record_id].items()}
        fresh = codec.copied(record, old)
        if codec.differing(fresh, record):
            found[record_id] = fresh
    return found
