"""What is killed while a whole file is written (backup, new passphrase, upgrade), and how it is judged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from organizer_app import wiring
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.problems import PassphraseNeeded
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.plan import backups
from organizer_app.storage.plan_rekey import key_under, rewrite_under
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, facts, opened, sample_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.plan_secrets import RecoveryKey
    from tests.reliability.killing import Work

_OLDER: Final = Path(__file__).resolve().parents[1] / "upgrades" / "format-4.organizer"
_PASSPHRASE: Final = "correct horse battery staple"  # noqa: S105  # it protects nothing but these files


def backup_case(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    """Back a plan up while it is open."""
    path, folders = sample_plan(folder), BackupFolders(folder / "backups")
    with opened(path) as workspace:
        known = facts(workspace)

    def work(_say: Callable[[str], None]) -> None:
        with opened(path) as workspace:
            workspace.backups = lambda: folders
            backups.back_up(workspace, reason=BackupReason.REGULAR)

    def look(_said: list[str]) -> None:
        for left in folder.rglob("*.part"):
            os.utime(left, (0, 0))
        with opened(path) as workspace:
            workspace.backups = lambda: folders
            backups.back_up(workspace, reason=BackupReason.ASKED)
            found = backups.kept(workspace, is_checked=True).backups
            check_plan(workspace)
            assert facts(workspace) == known
        assert found
        assert all(each.content is not None for each in found)
        assert not list(folder.rglob("*.part"))

    return work, look


_KEYS: Final[dict[bytes, RecoveryKey]] = {}


def _key_of(path: Path) -> RecoveryKey:
    """Return the key under the new passphrase; copies share a salt, and deriving takes a second."""
    salt = path.read_bytes()[:16]
    if salt not in _KEYS:
        _KEYS[salt] = key_under(path, _PASSPHRASE)
    return _KEYS[salt]


def passphrase_case(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    """Give a plan a passphrase."""
    path = sample_plan(folder)
    key = _key_of(path)

    def work(_say: Callable[[str], None]) -> None:
        rewrite_under(path, None, _PASSPHRASE, key=key)

    def look(_said: list[str]) -> None:
        try:
            workspace = wiring.open_workspace(path)
        except PassphraseNeeded:
            workspace = wiring.open_workspace(path, passphrase=key)
        check_plan(workspace)
        workspace.close()
        left_over = [each.name for each in folder.iterdir() if each != path]
        assert not left_over, f"left over: {left_over}"

    return work, look


def upgrade_case(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    """Open a plan of an older format, which upgrades it."""
    path = Path(shutil.copyfile(_OLDER, folder / "older.organizer"))

    def work(_say: Callable[[str], None]) -> None:
        with opened(path):
            pass

    def look(_said: list[str]) -> None:
        with opened(path) as workspace:
            check_plan(workspace)
            assert len(facts(workspace)) > 1
            add_action(workspace)
            check_plan(workspace)
        assert list(folder.iterdir()) == [path], "something is left over"

    return work, look
