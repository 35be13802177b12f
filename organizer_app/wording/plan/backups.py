"""Words for backups: why each was made, what it holds, and what going back to one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from organizer_app.domain.basics.backups import BackupContent

backup_help = said(
    "Back up a plan now and read the copy back. Older backups are thinned out: all of 48 hours stay, one a "
    "day for 14 days, one a week for 8 weeks, one a month for half a year."
)
list_help = said("Make none; list the backups, and read every page of each.")
to_help = said("Write into this folder instead of the usual one.")
second_help = said("Keep a second copy of every backup in this folder from now on; '' for none.")
restore_help = said(
    "Open a backup as a new plan file. Nothing is overwritten; for a team, the new plan is one more laptop."
)
columns = said("When|Why|Actions|People|Last edit|Read back|Where")
good = said("good")
not_usable = said("not usable")
here = said("here")
here_and_second = said("here, second folder")


def reason(why: BackupReason) -> str:
    """Say why a backup was made."""
    return {
        BackupReason.ASKED: _("You asked for it"),
        BackupReason.REGULAR: _("Every 30 minutes"),
        BackupReason.CLOSED: _("Plan closed"),
        BackupReason.UPGRADE: _("Before a new version's format"),
        BackupReason.IMPORT: _("Before an import"),
        BackupReason.MERGE: _("Before a merge"),
        BackupReason.PASSPHRASE: _("Passphrase changed"),
        BackupReason.ERASURE: _("Before erasing a person"),
        BackupReason.ERASED: _("After erasing a person"),
        BackupReason.RESTORE: _("Before a restore"),
    }[why]


def why(content: BackupContent | None) -> str:
    """Say why a backup was made, and of what."""
    if content is None:
        return _("Cannot be read")
    return f"{reason(content.reason)}: {content.note}" if content.note else reason(content.reason)


def backed_up(path: str) -> str:
    """Say that a backup was made."""
    return _("Backed up to {path}, and read back.").format(path=path)


def restored(path: str) -> str:
    """Say that a backup was opened as a new plan."""
    return _("Restored as {path}. Open it to go on there; the plan you had is as it was.").format(path=path)


def backups(count: int, megabytes: str) -> str:
    """Count the backups."""
    return ngettext("{count} backup, {size} MB", "{count} backups, {size} MB", count).format(
        count=count, size=megabytes
    )
