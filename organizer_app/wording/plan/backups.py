"""Words for backups: why each was made, what it holds, and what going back to one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.edits import EditKind
from organizer_app.wording.language.dates import day_and_year, wall_clock
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

if TYPE_CHECKING:
    from datetime import datetime

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
newest_help = said("BACKUP is a damaged plan: restore its newest good backup, and list the later steps.")
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


from_folder = said_with("From {folder}, where this plan or a copy of it kept its backups as another laptop.")


backed_up = said_with("Backed up to {path}, and read back.")


def upgraded(plan: str, before: str) -> str:
    """Say that a plan was rewritten in the format of this version, and where it lies as it was."""
    return _(
        "{plan} was written by an older version and is upgraded now. As it was, it is in {before}."
    ).format(plan=plan, before=before)


restored = said_with("Restored as {path}. Open it to go on there; the plan you had is as it was.")


def rescued(path: str, made_at: datetime) -> str:
    """Say that the newest good backup of a damaged plan was opened."""
    moment = f"{day_and_year(made_at.date().isoformat())}, {wall_clock(made_at)}"
    return _("Restored as {path}, from the backup of {moment}. The damaged plan is as it was.").format(
        path=path, moment=moment
    )


def later_steps(count: int, *, is_whole: bool) -> str:
    """Say how many steps after the backup can still be read in a damaged plan."""
    if not count:
        return _("No later step was made.") if is_whole else _("Later steps cannot be read.")
    text = ngettext(
        "{count} later step can still be read. Enter it again:",
        "{count} later steps can still be read. Enter them again:",
        count,
    ).format(count=count)
    return text if is_whole else f"{text} {_('(More may be lost.)')}"


# On the screen

list_name = said("Backups")
list_hint = said("Arrow keys go from backup to backup. The chosen one is shown beside the list.")
reading = said("Reading…")
back_up_now = said("Back up now")
check_now = said("Check all")
this_laptop = said("This laptop")
open_restored = said("Open it")
second_folder = said("Second folder")
choose_second = said("Choose a folder…")
choose_another = said("Choose another…")
restore_new = said("Restore as a new file…")
restore_title = said("Restore as")
file_kind = said("Organizer plan (*.organizer)")
look_inside = said("Look inside, read only")
copy_to_stick = said("Copy to a stick…")
copied_already = said("The second folder has it already.")
plan_check = said("Plan check")
check_plan = said("Check now")
check_again = said("Check again")
repair = said("Repair")
checking = said("Checking every page and every row…")
never_checked = said(
    "Every page is read when the plan is opened. Check now compares every row with the history, too."
)
never_overwritten = said(
    "Your open plan is never overwritten. The new file gets its own name, and a team sees it as a new laptop."
)
none_title = said("No backup yet")
none_hint = said("A changed plan is backed up every 30 minutes, and when you close it. Or make one now.")
none_chosen = said("Choose a backup to see what it holds.")
if_you_go_back = said("If you go back to it")
then = said("then")
now = said("now")
undone = said("undone")
city_actions = said("City actions")
people = said("People")
calls = said("Calls")
permits = said("Permits")
tasks = said("Tasks")
steps = said("Steps")
last_edit = said("Last edit in it")
actions_head = said("Actions")
people_head = said("People")
read_back = said("Read back after writing")
read_back_hint = said("Opened, and every page checked")
cannot_read = said("This backup cannot be read. It is no longer counted; use another one.")
copy_to_folder = said_with("Copy to {folder}")
not_there = said_with("{folder} is not there. Plug it in first.")
copied_to = said_with("Copied to {path}.")


def checked_at(moment: str, seconds: float, result: str) -> str:
    """Say when the plan was checked, how long that took, and what came out."""
    return _("At {moment}, in {seconds} s. {result}").format(
        moment=moment, seconds=f"{seconds:,.1f}", result=result
    )


def spans() -> tuple[str, str, str, str]:
    """Name the groups of backups, from the newest on."""
    return (
        _("48 hours, all of them"),
        _("14 days, one a day"),
        _("8 weeks, one a week"),
        _("Older, one a month"),
    )


kept_count = said_with("{count} kept")


def kept_here(count: int, size: int, folder: str) -> str:
    """Say how many backups lie where, and how often one is made; `size` is in bytes."""
    if not count and not size:
        return _("None yet. One is made in {folder} every 30 minutes when something changed.").format(
            folder=folder
        )
    said_count = ngettext("{count} good backup", "{count} good backups", count).format(count=count)
    return _("{backups}, {size} MB, in {folder}. Every 30 minutes when something changed.").format(
        backups=said_count, size=f"{max(size / 1_000_000, 0.1):,.1f}", folder=folder
    )


def second(folder: str, behind: int, *, is_there: bool) -> str:
    """Say what the second folder has."""
    if not folder:
        return _("None. A stick or another disk keeps a second copy of every backup.")
    if not is_there:
        return _("{folder} is not there. Plug it in and it catches up.").format(folder=folder)
    if behind:
        return ngettext(
            "{folder}: {count} backup behind.", "{folder}: {count} backups behind.", behind
        ).format(folder=folder, count=behind)
    return _("{folder} has every backup.").format(folder=folder)


to_go_back_to = said_count("{count} backup you can go back to", "{count} backups you can go back to")


chosen = said("chosen")
copied_all = said("Up to date")
no_fault = said("No fault")
faulty = said("Look at it")


def copies_behind(count: int) -> str:
    """Say in a mark how many backups the second folder lacks."""
    return _("{count} behind").format(count=f"{count:,}")


def all_by(count: int, author: str) -> str:
    """Say that one person made everything since a backup."""
    return ngettext(
        "The {count} change since then is by {author}.",
        "All {count} changes since then are by {author}.",
        count,
    ).format(count=f"{count:,}", author=author)


all_in_one_step = said_with("Since then, only this was done: {sentence}.")


def undo_instead(kind: EditKind) -> str:
    """Offer to undo that step in place of going back."""
    return _("Undo the merge instead") if kind is EditKind.MERGED_CHANGES else _("Undo the import instead")


opens_with = said("Opens with the passphrase that the plan had then, or its recovery sheet.")
opens_freely = said("Opens without a passphrase, as this plan does.")


def spoken(moment: str, content: BackupContent | None, last: str) -> str:
    """Describe a backup to screen readers."""
    if content is None:
        return _("{moment}. Not usable.").format(moment=moment)
    return _("{moment}. {why}. {actions} city actions, {people} people. Last edit: {last}. Good.").format(
        moment=moment,
        why=why(content),
        actions=f"{content.actions:,}",
        people=f"{content.people:,}",
        last=last or _("none"),
    )
