"""Describes what one step of the journal did, field by field, with the names of the records it changed."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import LEGAL_ONLY, Noun, Operation
from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.basics.step_details import FieldChange, LineRemark, StepDetail
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.services.plan.record_names import RecordNames
from organizer_app.storage.journal import steps
from organizer_app.storage.journal.blocking_steps import standing_of, values_now
from organizer_app.storage.journal.journal import changes_of, created_by
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.basics.changes import RecordChange
    from organizer_app.domain.basics.records import Record
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_GONE: Final = frozenset({Operation.DELETE, Operation.ERASE})


def step_detail(workspace: Workspace, *, edit_id: str, limit: int = 200) -> StepDetail:
    """Return all that is known about one step, with at most `limit` of its changed fields.

    Raises:
        RecordMissing: the journal holds no such step.
    """
    with workspace.read() as reader:
        connection = reader.connection
        summary = steps.summary_of(connection, edit_id)
        if summary is None:
            raise RecordMissing("edit", edit_id)
        changes = changes_of(connection, edit_id)
        created = created_by(connection, edit_id)
        standing, later = standing_of(connection, summary)
        told = [each for each in changes if each.noun not in LEGAL_ONLY]
        shown = _first(told, limit)
        names = RecordNames(reader)
        fields = _fields(names, shown)
        total = sum(len(change.after) for change in told)
        return StepDetail(
            summary=summary,
            created={noun: len(record_ids) for noun, record_ids in created.items()},
            changed=Counter(each.noun for each in changes if each.operation is Operation.UPDATE),
            removed=Counter(each.noun for each in changes if each.operation in _GONE),
            fields=fields[:limit],
            left_out=max(0, total - len(fields[:limit])),
            names=names.known,
            action_id=_action_of(reader, changes, created),
            standing=standing,
            later=later,
            remarks=_remarks(reader, created.get(Noun.IMPORTED_ROWS, ())),
        )


def _remarks(reader: Reader, kept: Sequence[str]) -> tuple[LineRemark, ...]:
    """Return what an import kept about the lines of its files, in their order."""
    found: list[LineRemark] = []
    records = reader.rows_by_id(ImportedRows, kept)
    for report in (records[each].report for each in sorted(records)):
        body = json.loads(report) if report else {}
        said = [LineRemark(row, code, text, is_left_out=True) for row, code, text in body.get("skipped", ())]
        said += [LineRemark(*told) for told in body.get("warnings", ())]
        found += sorted(said, key=lambda remark: remark.line)
    return tuple(found)


def _first(changes: Sequence[RecordChange], limit: int) -> list[RecordChange]:
    taken: list[RecordChange] = []
    for change in changes:
        if limit <= 0:
            break
        taken.append(change)
        limit -= len(change.after)
    return taken


def _fields(names: RecordNames, changes: Sequence[RecordChange]) -> tuple[FieldChange, ...]:
    left: dict[Noun, dict[str, dict[str, object]]] = defaultdict(dict)
    for change in changes:
        left[change.noun][change.record_id] = dict(change.after)
    images = values_now(names.reader.connection, left)
    said = [values for each in changes for values in (each.before, each.after)]
    actions = [each.record_id for each in changes if each.noun is Noun.CITY_ACTION]
    names.learn([*said, *images.values()], actions)
    return tuple(
        FieldChange(
            noun=change.noun,
            record_id=change.record_id,
            subject=names.subject(images[change.record_id]),
            field=name,
            before=change.before.get(name),
            after=after,
            now=images[change.record_id][name],
        )
        for change in changes
        for name, after in change.after.items()
    )


def _action_of(reader: Reader, changes: Iterable[RecordChange], created: Mapping[Noun, Sequence[str]]) -> str:
    """Return a visible city action that a step is about, or an empty text."""
    near = [each.record_id for each in changes if each.noun is Noun.CITY_ACTION][:50]
    near += created.get(Noun.CITY_ACTION, ())[:50]
    if not near:
        near = _actions_of_parts(reader, changes, created)
    rows = {row.action_id for row in plan_rows.read_rows(reader.connection, near)}
    return next((each for each in near if each in rows), "")


def _actions_of_parts(
    reader: Reader, changes: Iterable[RecordChange], created: Mapping[Noun, Sequence[str]]
) -> list[str]:
    parts: dict[Noun, list[str]] = defaultdict(list)
    for noun, record_ids in created.items():
        parts[noun] += record_ids[:50]
    for change in changes:
        if len(parts[change.noun]) < 50:  # noqa: PLR2004  # one is needed; the first may be gone
            parts[change.noun].append(change.record_id)
    found = []
    for noun, record_ids in parts.items():
        record_type: type[Record] = RECORD_TYPES[noun]
        for record in reader.rows_by_id(record_type, record_ids).values():
            action_id = getattr(record, "city_action_id", "")
            if action_id:
                found.append(str(action_id))
    return found
