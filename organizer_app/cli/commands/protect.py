"""`organizer protect`: sets, changes or removes the passphrase of a plan."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from organizer_app import wiring
from organizer_app.cli.parameters import (
    PATH,
    opening_passphrase,
    passphrase_of,
    passphrase_option,
    plan_argument,
    text_of,
    with_key_file,
)
from organizer_app.domain.basics.plan_secrets import read_sheet, sheet_rows
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import NotProtected, PassphraseNeeded, PlanFromNewerVersion
from organizer_app.environment import key_store
from organizer_app.environment.files.new_files import built_beside
from organizer_app.wording.commands import protect as words
from organizer_app.wording.plan import recovery_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.plan_secrets import RecoveryKey


@click.command("protect", help=words.protect_help())
@plan_argument
@click.option("--new-passphrase-file", "new_file", type=PATH, help=words.new_file_help())
@click.option("--new-key-file", type=PATH, help=words.new_key_file_help())
@click.option("--remove", is_flag=True, help=words.remove_help())
@click.option("--recovery-sheet-file", "sheet_file", type=PATH, help=words.recovery_help())
@click.option("--sheet", type=PATH, help=words.sheet_help())
@click.option("--without-name", is_flag=True, help=words.no_name_help())
@passphrase_option
def protect(
    *,
    plan: Path,
    new_file: Path | None,
    new_key_file: Path | None,
    remove: bool,
    sheet_file: Path | None,
    sheet: Path | None,
    without_name: bool,
) -> None:
    """Rewrite the plan under another passphrase, or under none."""
    if remove and (new_file or new_key_file or sheet):
        raise click.UsageError(words.remove_alone())
    now = _what_opens(plan, sheet_file)
    if remove:
        _remove(plan, now)
        return
    later = _new_passphrase(new_file)
    if new_key_file is not None:
        later = with_key_file(later, new_key_file)
    from organizer_app.services.plan import protection

    key = protection.new_key(plan, later, _titles(plan, now))
    if sheet is None:
        before = protection.protect(plan, now=now, key=key, later=later)
    else:
        # First the sheet: a plan must not be locked because the disk had no room for it.
        with built_beside(sheet) as draft:
            _write_sheet(draft, key, "" if without_name else plan.name)
            before = protection.protect(plan, now=now, key=key, later=later)
    click.echo(words.is_protected())
    click.echo(words.sheet_written(str(sheet)) if sheet else words.has_no_sheet())
    _take_backups_along(plan, before, later, key)


def _titles(plan: Path, now: str | None) -> tuple[str, ...]:
    from organizer_app.services.plan import protection

    try:
        workspace = wiring.open_workspace(plan, passphrase=now, user=PlanUser.READER)
    except PlanFromNewerVersion:
        # Its pages can be put under another key all the same.
        return ()
    with closing(workspace):
        return protection.titles(workspace)


def _remove(plan: Path, now: str | None) -> None:
    from organizer_app.services.plan import protection

    if now is None:
        raise NotProtected(str(plan))
    before = protection.unprotect(plan, now=now)
    click.echo(words.is_removed())
    _take_backups_along(plan, before, None, None)


def _take_backups_along(plan: Path, before: RecoveryKey, later: str | None, key: RecoveryKey | None) -> None:
    """Rewrite the backups of the plan too, and name what still opens as it did before."""
    from organizer_app.services.plan import protection

    _drop_kept_key(plan)

    done = protection.rewrite_backups(wiring.backups_of(plan), now=before, later=later, key=key)
    copies = (*wiring.copies_beside(plan), *done.left)
    if copies:
        click.echo(words.copies_left(copies))


def _drop_kept_key(plan: Path) -> None:
    """Remove the earlier key from the keyring, where the window kept it: it still opens older copies."""
    from organizer_app.environment.preferences import preferences_file, read_preferences

    is_kept = str(plan.absolute()) in read_preferences(preferences_file()).remembered
    if is_kept and not key_store.drop_key(wiring.plan_mark(plan)):
        click.echo(words.key_left(), err=True)


def _what_opens(plan: Path, sheet_file: Path | None) -> str | None:
    """Return the passphrase of today or the key of a recovery sheet; ask where a person can answer."""
    if not wiring.is_plan_protected(plan):
        return None
    if sheet_file is not None:
        return read_sheet(text_of(sheet_file))
    given = opening_passphrase(plan)
    if given is not None:
        return given
    if not _can_ask():
        raise PassphraseNeeded(str(plan))
    typed = str(click.prompt(words.ask_now(), hide_input=True, err=True))
    return opening_passphrase(plan, typed)


def _new_passphrase(file: Path | None) -> str:
    if file is not None:
        return str(passphrase_of(file))
    if not _can_ask():
        raise click.UsageError(words.protect_help())
    return str(
        click.prompt(words.ask_new(), hide_input=True, confirmation_prompt=words.ask_again(), err=True)
    )


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _write_sheet(file: Path, key: RecoveryKey, name: str) -> None:
    file.touch(mode=0o600)
    file.write_text(recovery_sheet.as_text(sheet_rows(key), name), encoding="utf-8")
