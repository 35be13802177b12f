"""`organizer history`, `undo` and `redo`: the journal, one step back or forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    PATH,
    bytes_of,
    dry_run_option,
    json_option,
    moment_typed,
    opened,
    passphrase_option,
    plan_argument,
    text_of,
)
from organizer_app.domain.basics.problems import HistoryDiffers
from organizer_app.wording.commands import command_line
from organizer_app.wording.history import reverting
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.step_details import StepFilter
    from organizer_app.services.plan.workspace import Workspace


@click.command("history", help=command_line.history_help())
@plan_argument
@click.option("--limit", type=click.IntRange(min=1), default=50)
@click.option("--author", "authors", multiple=True, help=reverting.author_help())
@click.option("--since", default="", help=reverting.since_help())
@click.option("--until", default="", help=reverting.until_help())
@click.option("--import", "brought_by", default="", help=reverting.import_help())
@click.option("--revert", "is_reverting", is_flag=True, help=reverting.revert_help())
@click.option("--csv", "csv_file", type=PATH, help=reverting.csv_help())
@click.option("--verify", "verified", type=PATH, help=reverting.verify_help())
@dry_run_option
@json_option
@passphrase_option
def history(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    limit: int,
    authors: tuple[str, ...],
    since: str,
    until: str,
    brought_by: str,
    is_reverting: bool,
    csv_file: Path | None,
    verified: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Print the newest steps, revert some, or write all of them into a file."""
    from organizer_app.domain.basics.step_details import StepFilter

    if is_reverting and not (authors or since or until or brought_by):
        raise click.UsageError(reverting.which_steps())
    # The first signature of a laptop keeps its keys in the plan.
    is_reading = not is_reverting and csv_file is None and verified is None
    with opened(plan, is_reading=is_reading) as workspace:
        wanted = StepFilter(
            authors=frozenset(authors),
            since=_moment(workspace, since),
            until=_moment(workspace, until),
            brought_by=brought_by,
        )
        if is_reverting:
            _revert(workspace, wanted, dry_run=dry_run, as_json=as_json)
        elif csv_file is not None:
            _write_log(workspace, csv_file)
        elif verified is not None:
            _verify_log(workspace, verified)
        else:
            _list(workspace, wanted, limit, as_json=as_json)


def _moment(workspace: Workspace, typed: str) -> datetime | None:
    """Return the moment of a text such as 2pm, by this computer's clock; None for none."""
    today = workspace.clock().astimezone().date()
    return moment_typed(typed, today).astimezone() if typed else None


def _list(workspace: Workspace, wanted: StepFilter, limit: int, *, as_json: bool) -> None:
    from organizer_app.services.plan import history as steps

    entries = steps.page(workspace, limit=limit, wanted=wanted)
    if as_json:
        print_json([_step(workspace, entry) for entry in entries])
        return
    print_table(
        [
            (
                entry.at.astimezone().strftime("%Y-%m-%d %H:%M" if entry.has_time else "%Y-%m-%d"),
                sentence(entry),
                command_line.taken_back() if entry.undone else "",
            )
            for entry in entries
        ],
        whole=True,
    )


def _revert(workspace: Workspace, wanted: StepFilter, *, dry_run: bool, as_json: bool) -> None:
    from organizer_app.services.plan.reverting import preview, revert

    report = (preview if dry_run else revert)(workspace, wanted=wanted)
    if as_json:
        counts = {name: getattr(report, name) for name in ("steps", "restored", "removed", "kept")}
        print_json({**counts, "later": [step.edit_id for step in report.later]})
        return
    click.echo(reverting.reverted(report, is_dry_run=dry_run))
    if report.kept:
        click.echo(reverting.kept(report))
    for line in reverting.later_steps(report):
        click.echo(f"  {line}")


def _write_log(workspace: Workspace, path: Path) -> None:
    from organizer_app.services.together.saved_history import save_history

    saved = save_history(workspace, path=path)
    click.echo(reverting.written(saved.lines, saved.seal))
    click.echo(reverting.signed_into(saved.signature.name) if saved.signature else reverting.not_signed())


def _verify_log(workspace: Workspace, path: Path) -> None:
    from organizer_app.services.plan.history_log import first_difference, last_seal
    from organizer_app.services.together.history_signatures import signer_of
    from organizer_app.services.together.saved_history import signature_beside

    content, beside = bytes_of(path), signature_beside(path)
    lines, differing = first_difference(workspace, content)
    if differing:
        raise HistoryDiffers(differing)
    click.echo(reverting.same_as_plan(lines))
    if beside.is_file():
        signer = signer_of(workspace, seal=last_seal(content), signature=text_of(beside))
        click.echo(reverting.signed_by(signer))


def _step(workspace: Workspace, entry: EditSummary) -> dict[str, object]:
    from organizer_app.services.plan.step_details import step_detail

    detail = step_detail(workspace, edit_id=entry.edit_id)
    return {
        "id": entry.edit_id,
        "kind": entry.kind.value,
        "sentence": sentence(entry),
        "author": entry.author or None,
        "at": entry.at.isoformat(timespec="seconds").replace("+00:00", "Z")
        if entry.has_time
        else entry.at.date().isoformat(),
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
def undo(*, plan: Path, step: str) -> None:
    """Undo the newest step, or the one that is named."""
    from organizer_app.services.plan import history as steps

    with opened(plan) as workspace:
        taken_back = steps.undo_step(workspace, edit_id=step) if step else steps.undo(workspace)
    click.echo(command_line.undid(sentence(taken_back)))


@click.command("redo", help=command_line.redo_help())
@plan_argument
@passphrase_option
def redo(*, plan: Path) -> None:
    """Redo one step."""
    from organizer_app.services.plan import history as steps

    with opened(plan) as workspace:
        step = steps.redo(workspace)
    click.echo(command_line.made_again(sentence(step)))
