"""Backups of a plan: what one holds, why it was made, and which are kept as time passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

# Anki's and Zotero's rule, see the figures adopted for this program: everything of two days, then one a day
# for two weeks, one a week for eight weeks, one a month for half a year.
ALL_OF = timedelta(hours=48)
DAYS = timedelta(days=14)
WEEKS = timedelta(weeks=8)
MONTHS = timedelta(days=183)
# What a backup is compared with the plan by.
COUNTED = (Noun.CITY_ACTION, Noun.PERSON, Noun.TALK, Noun.PERMIT, Noun.TASK)
# While somebody works, a changed plan is backed up so often.
EVERY = timedelta(minutes=30)


class BackupReason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    REGULAR = "regular"
    CLOSED = "closed"
    UPGRADE = "upgrade"
    IMPORT = "import"
    MERGE = "merge"
    PASSPHRASE = "passphrase"  # noqa: S105  # a reason, no secret
    ERASURE = "erasure"
    ERASED = "erased"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class BackupContent:
    """What a backup holds, as it says itself.

    Attributes:
        made_at: when it was made, UTC.
        reason: why.
        note: of what, such as the file that was imported then; empty without one.
        actions: city actions in it.
        people: people in it.
        steps: steps of its history.
        lamport: the newest number of its journal, by which two states of one plan are compared.
        last: the last step in it; None before the first.
        talks: calls in it.
        permits: permits in it.
        tasks: tasks in it.
    """

    made_at: datetime
    reason: BackupReason
    note: str
    actions: int
    people: int
    steps: int
    lamport: int
    last: EditSummary | None
    talks: int = 0
    permits: int = 0
    tasks: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """The number of records of each kind of `COUNTED`."""
        return self.actions, self.people, self.talks, self.permits, self.tasks


@dataclass(frozen=True, slots=True)
class SinceBackup:
    """What was done after a backup was made, and what going back to it would undo.

    Attributes:
        undone: number of records of each kind of `COUNTED` that were made or changed.
        changes: number of all changes.
        author: who made all of them; empty if several people did.
        only_step: the merge or import that alone made them, if it can be undone.
    """

    undone: Mapping[Noun, int]
    changes: int
    author: str
    only_step: EditSummary | None


@dataclass(frozen=True, slots=True)
class Backup:
    """A file of a backup folder.

    Attributes:
        path: the file.
        made_at: when it was made, UTC, by its name.
        size: in bytes.
        content: None when it cannot be read, so it is no good.
        is_copied: whether the second folder holds it.
        is_here: whether the usual folder holds it.
        folder: name of its folder if that is not the one of this plan today: the plan was another laptop when
            it made it, or it is of a copy that was restored or changed apart.
    """

    path: str
    made_at: datetime
    size: int
    content: BackupContent | None
    is_copied: bool = False
    is_here: bool = True
    folder: str = ""


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay, given when each was made; the newest always does.

    Args:
        moments: aware datetimes.
        now: the present moment; days, weeks and months are those of its time zone.
    """
    newest_first = sorted(moments, reverse=True)
    stay = set(newest_first[:1])
    spans: tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...] = (
        (ALL_OF, lambda at: at),
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    for span, period in spans:
        seen = set()
        for moment in newest_first:
            name = period(moment.astimezone(now.tzinfo))
            if now - moment <= span and name not in seen:
                seen.add(name)
                stay.add(moment)
    return stay
