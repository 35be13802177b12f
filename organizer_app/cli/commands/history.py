"""`organizer history`, `undo` and `redo`: the journal, one step back or forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.wording.commands import command_line
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.services.plan.workspace import Workspace


@click.command("history", help=command_line.history_help())
@plan_argument
@click.option("--limit", type=click.IntRange(min=1), default=50)
@json_option
@passphrase_option
def history(*, plan: Path, limit: int, as_json: bool, passphrase_file: Path | None) -> None:
    """Print the newest steps."""
    from organizer_app.services.plan import history as steps

    with opened(plan, passphrase_file) as workspace:
        entries = steps.entries(workspace, limit=limit)
        if as_json:
            print_json([_step(workspace, entry) for entry in entries])
            return
    print_table(
        [
            (
                entry.at.astimezone().strftime("%Y-%m-%d %H:%M"),
                sentence(entry),
                command_line.taken_back() if entry.undone else "",
            )
            for entry in entries
        ],
        whole=True,
    )


def _step(workspace: Workspace, entry: EditSummary) -> dict[str, object]:
    from organizer_app.services.plan.step_details import step_detail

    detail = step_detail(workspace, edit_id=entry.edit_id)
    return {
        "id": entry.edit_id,
        "kind": entry.kind.value,
        "sentence": sentence(entry),
        "author": entry.author or None,
        "at": entry.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "undone": entry.undone,
        "changes": entry.changes,
        "created": {noun.value: count for noun, count in detail.created.items()},
        "removed": {noun.value: count for noun, count in detail.removed.items()},
        "fields": [
            {
                "noun": each.noun.value,
                "id": each.record_id,
                "field": each.field,
                "before": each.before,
                "after": each.after,
                "now": each.now,
            }
            for each in detail.fields
        ],
        "fields_left_out": detail.left_out,
        "can_undo": detail.standing.value == "free",
        "later": detail.later.edit_id if detail.later else None,
    }


@click.command("undo", help=command_line.undo_help())
@plan_argument
@click.option("--step", default="", help=command_line.undo_step_help())
@passphrase_option
def undo(*, plan: Path, step: str, passphrase_file: Path | None) -> None:
    """Undo the newest step, or the one that is named."""
    from organizer_app.services.plan import history as steps

    with opened(plan, passphrase_file) as workspace:
        taken_back = steps.undo_step(workspace, edit_id=step) if step else steps.undo(workspace)
    click.echo(command_line.undid(sentence(taken_back)))


@click.command("redo", help=command_line.redo_help())
@plan_argument
@passphrase_option
def redo(*, plan: Path, passphrase_file: Path | None) -> None:
    """Redo one step."""
    from organizer_app.services.plan import history as steps

    with opened(plan, passphrase_file) as workspace:
        step = steps.redo(workspace)
    click.echo(command_line.made_again(sentence(step)))
