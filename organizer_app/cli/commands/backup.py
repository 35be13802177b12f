"""`organizer backup` and `restore`: copies of a plan to go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    PATH,
    given_passphrase,
    json_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.wiring import rescue_plan, restore_plan
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.backups import Backup
    from organizer_app.services.plan.backups import KeptBackups


@click.command("backup", help=words.backup_help())
@plan_argument
@click.option("--list", "only_list", is_flag=True, help=words.list_help())
@click.option("--to", "folder", type=PATH, help=words.to_help())
@click.option("--second", help=words.second_help())
@json_option
@passphrase_option
def backup(
    *,
    plan: Path,
    only_list: bool,
    folder: Path | None,
    second: str | None,
    as_json: bool,
) -> None:
    """Back a plan up and list its backups."""
    from organizer_app.services.plan import backups

    with opened(plan) as workspace:
        if second is not None:
            backups.choose_second(second)
        made = None if only_list else backups.back_up(workspace, reason=BackupReason.ASKED, folder=folder)
        kept = backups.kept(workspace, is_checked=only_list)
    if as_json:
        print_json({"made": str(made) if made else None, "backups": list(map(_plain, kept.backups))})
        return
    if made is not None:
        click.echo(words.backed_up(str(made)))
    if only_list:
        _print(kept)


@click.command("restore", help=words.restore_help())
@click.argument("backup", type=PATH)
@click.argument("new", type=PATH)
@click.option("--newest", is_flag=True, help=words.newest_help())
@passphrase_option
def restore(*, backup: Path, new: Path, newest: bool) -> None:
    """Open a backup as a new plan file."""
    passphrase = given_passphrase()
    if not newest:
        restore_plan(backup, new, passphrase=passphrase)
        click.echo(words.restored(str(new)))
        return
    rescue = rescue_plan(backup, new, passphrase=passphrase)
    click.echo(words.rescued(str(new), rescue.made_at.astimezone()))
    click.echo(words.later_steps(len(rescue.later), is_whole=rescue.is_log_whole))
    for step in rescue.later:
        click.echo(f"- {sentence(step)}")


def _print(kept: KeptBackups) -> None:
    print_table([_line(each) for each in kept.backups], headings=words.columns().split("|"))


def _line(backup: Backup) -> tuple[str, ...]:
    content = backup.content
    return (
        backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        words.why(content),
        f"{content.actions:,}" if content else "",
        f"{content.people:,}" if content else "",
        sentence(content.last) if content and content.last else "",
        words.good() if content else words.not_usable(),
        ", ".join(filter(None, (_where(backup), backup.folder))),
    )


def _where(backup: Backup) -> str:
    return words.here_and_second() if backup.is_copied else words.here()


def _plain(backup: Backup) -> dict[str, object]:
    content = backup.content
    return {
        "path": backup.path,
        "made_at": backup.made_at.isoformat().replace("+00:00", "Z"),
        "size": backup.size,
        "good": content is not None,
        "second_folder": backup.is_copied,
        "reason": content.reason.value if content else None,
        "note": content.note if content else None,
        "actions": content.actions if content else None,
        "people": content.people if content else None,
        "steps": content.steps if content else None,
        "last_edit": sentence(content.last) if content and content.last else None,
    }
