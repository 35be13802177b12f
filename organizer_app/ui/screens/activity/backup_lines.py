"""The lines of the list of backups: one for each backup, below heads by how many are kept of that time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.backups import ALL_OF, DAYS, WEEKS
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from organizer_app.domain.basics.backups import Backup


class BackupHead(NamedTuple):
    """The head of a group."""

    title: str
    kept: int


class BackupLine(NamedTuple):
    """A backup as the list shows it; `moment` is local."""

    backup: Backup
    moment: datetime
    last: str


def lines_of(backups: Iterable[Backup], now: datetime, desk: tzinfo | None) -> list[BackupHead | BackupLine]:
    """Return the backups under the heads of their groups, newest first."""
    groups: list[list[BackupLine]] = [[], [], [], []]
    for backup in backups:
        age = now - backup.made_at
        group = sum(age > span for span in (ALL_OF, DAYS, WEEKS))
        content = backup.content
        last = sentence(content.last) if content is not None and content.last is not None else ""
        groups[group].append(BackupLine(backup, backup.made_at.astimezone(desk), last))
    lines: list[BackupHead | BackupLine] = []
    for title, group_lines in zip(words.spans(), groups, strict=True):
        if group_lines:
            good = sum(line.backup.content is not None for line in group_lines)
            lines += [BackupHead(title, good), *group_lines]
    return lines
