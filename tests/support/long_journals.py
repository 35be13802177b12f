"""Makes the journal of a plan long at once, by bulk inserts: a hundred thousand steps in seconds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.storage.journal.journal_heads import change_name, heads_of
from organizer_app.storage.statements import insert_rows, put_rows, update_rows
from organizer_app.storage.tables import CHANGE, EDIT, HEAD, ORIGIN, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from organizer_app.services.plan.workspace import Workspace

_STEP = [column.name for column in EDIT.columns if column.server_default is None and not column.nullable]
_CHANGE = [column.name for column in CHANGE.columns if not column.nullable]
_HEAD = [column.name for column in HEAD.columns]
_NOTE = "Meet at the fountain; bring water and shade."
# 2026-11-24 in milliseconds since 1970.
_BEGUN = 1_795_510_800_000


def lengthen(workspace: Workspace, action_ids: Sequence[str], steps: int) -> None:
    """Append steps that change the notes of some actions in turn, as if each had been made by hand.

    Args:
        workspace: a plan of one laptop.
        action_ids: the actions.
        steps: number of steps, one change each.
    """
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        _write(editor.connection, action_ids, steps)


def _write(connection: Connection, action_ids: Sequence[str], steps: int) -> None:
    ((number, sequence, lamport),) = connection.execute(
        select(ORIGIN.c.number, ORIGIN.c.sequence, ORIGIN.c.lamport)
    ).all()
    table = table_of(Noun.CITY_ACTION)
    notes = dict(connection.execute(select(table.c.id, table.c.notes)).all())
    heads = heads_of(connection, Noun.CITY_ACTION, action_ids)
    edits, changes = [], []
    for count in range(1, steps + 1):
        record_id, at, when = action_ids[count % len(action_ids)], sequence + count, lamport + count
        edit_id, note = f"00000000-{when:012d}", f"{_NOTE} {when}"
        header = (edit_id, EditKind.CHANGED_NOTES.value, '{"city":"Boston, MA"}', "", number, when)
        edits.append((*header, _BEGUN + when, "", at, 0, 1))
        values = ({"notes": note}, {"notes": notes[record_id]}, {"notes": heads[record_id].of("notes")})
        where = (number, at, when, edit_id, Noun.CITY_ACTION.value, record_id, "U")
        changes.append((*where, *map(json.dumps, values)))
        heads[record_id].write(change_name(number, at), ["notes"], values[-1])
        notes[record_id] = note
    insert_rows(connection, EDIT, _STEP, edits)
    insert_rows(connection, CHANGE, _CHANGE, changes)
    kept = [(each, Noun.CITY_ACTION.value, heads[each].stored(), "", False) for each in action_ids]
    put_rows(connection, HEAD, _HEAD, kept)
    update_rows(connection, table, ("notes",), [(notes[each], each) for each in action_ids])
    counters = (sequence + steps, lamport + steps, number)
    update_rows(connection, ORIGIN, ("sequence", "lamport"), [counters], key="number")
