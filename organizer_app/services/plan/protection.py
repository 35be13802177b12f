"""Gives a plan a passphrase, another one, or none, and takes its backups along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.passphrases import refuse_weak
from organizer_app.domain.basics.problems import NotProtected, PlanDamaged, PlanUnreadable, Problem
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.environment.plan_places import file_print
from organizer_app.storage import plan_rekey
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_key import is_protected, recovery_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from organizer_app.domain.basics.plan_secrets import RecoveryKey
    from organizer_app.services.plan.workspace import Workspace


class Protection(NamedTuple):
    """What became of the backups of a plan whose passphrase was changed.

    Attributes:
        rewritten: how many open with the new passphrase now.
        left: the paths of those that still open as before.
    """

    rewritten: int
    left: tuple[str, ...]


def new_key(path: Path, passphrase: str, known: Iterable[str] = ()) -> RecoveryKey:
    """Return the key that a plan would get with a new passphrase, for its recovery sheet.

    Args:
        path: the plan; it stays as it is.
        passphrase: the new one.
        known: words that anybody who finds the plan knows too, such as its title.

    Raises:
        WeakPassphrase: it is too easy to guess.
        CannotRead, PlanUnreadable: the file cannot be read, or is no plan.
    """
    refuse_weak(passphrase, (*known, path.stem))
    return plan_rekey.key_under(path, passphrase)


def titles(workspace: Workspace) -> tuple[str, ...]:
    """Return what the plan and what it plans are called: the first that a guesser who finds it would try."""
    with workspace.read() as reader:
        campaigns, planned = reader.all(Campaign), reader.all(Mobilization)
        named = [*(each.title for each in campaigns), *(each.title for each in planned)]
        return (fact_of(reader.connection, "title"), *named)


def protect(path: Path, *, now: str | None, key: RecoveryKey, later: str) -> RecoveryKey:
    """Give a plan a passphrase, or another one; return the key that opens its backups so far.

    Args:
        path: the plan; nobody has it open.
        now: what opens it today; None for a plan without a passphrase.
        key: the key of the new passphrase, from `new_key`.
        later: the new passphrase.

    Raises:
        PlanBusy, PlanDamaged, CannotWrite, DiskFull, PlanUnreadable: see `plan_rekey.rewrite_under`.
    """
    return plan_rekey.rewrite_under(path, now, later, key=key, file_print=file_print)


def unprotect(path: Path, *, now: str) -> RecoveryKey:
    """Take the passphrase of a plan away; return the key that opens its backups so far.

    Raises:
        NotProtected: it has none.
        PlanBusy, PlanDamaged, CannotWrite, DiskFull, PlanUnreadable: see `plan_rekey.rewrite_under`.
    """
    if not is_protected(path):
        raise NotProtected(str(path))
    return plan_rekey.rewrite_under(path, now, None, file_print=file_print)


def rewrite_backups(
    backups: Iterable[Path], *, now: str | None, later: str | None, key: RecoveryKey | None
) -> Protection:
    """Put the backups of a plan under its new passphrase; one that cannot be opened or written stays.

    Args:
        backups: files that are copies of the plan.
        now: what opened the plan before, best its key, which takes no second to derive; a backup of the time
            before that opens without a passphrase.
        later: the new passphrase; None for none.
        key: the key of the plan today; None without a passphrase.
    """
    rewritten, left = 0, []
    for backup in backups:
        try:
            plan_rekey.rewrite_under(backup, now if is_protected(backup) else None, later, key=key)
            rewritten += 1
        except Problem:
            left.append(str(backup))
    return Protection(rewritten, tuple(left))


def key_now(path: Path, passphrase: str) -> RecoveryKey:
    """Return the key of a plan; raise what keeps its passphrase from opening it."""
    return plan_rekey.key_now(path, passphrase)


def key_of(workspace: Workspace) -> RecoveryKey:
    """Return the key of the open plan."""
    return recovery_key(workspace.key_of_file)


def is_opened_by(path: Path, passphrase: str | None) -> bool:
    """Return whether a passphrase opens a plan; raise `PlanDamaged` and what else keeps it from opening."""
    try:
        plan_rekey.key_now(path, passphrase)
    except PlanDamaged:
        raise
    except PlanUnreadable:
        return False
    return True
