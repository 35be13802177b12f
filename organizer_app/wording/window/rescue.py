"""Words for a damaged plan in the window: what is left of it, and how to continue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import clock, day_and_year
from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from datetime import datetime

heading = said("This plan is damaged")
looking = said("Looking for the newest backup that can be read…")
stays = said("The damaged file stays as it is. Nothing in it is changed.")
colleagues = said("What colleagues on this plan have is not lost: ask them for their newest copy.")
cancel = said("Not now")
go_on = said("Continue with the backup…")
copy_list = said("Copy the list")
copied = said("Copied")
dialog = said("Save the plan to continue with as")
steps_name = said("Steps to enter again")


def file(name: str) -> str:
    """Say which file is damaged."""
    return _("A part of {name} cannot be read.").format(name=name)


def newest(made_at: datetime, actions: int, people: int) -> str:
    """Say what the newest good backup is; the moment is local."""
    moment = f"{day_and_year(made_at.date().isoformat())}, {clock(made_at.hour * 60 + made_at.minute)}"
    return _("Newest good backup: {moment}. City actions: {actions}. People: {people}.").format(
        moment=moment, actions=f"{actions:,}", people=f"{people:,}"
    )


def later(count: int, *, is_whole: bool) -> str:
    """Say how many later steps can still be read in the damaged plan."""
    if not count:
        return _("No step was made after it.") if is_whole else _("Steps made after it cannot be read.")
    text = ngettext(
        "{count} step made after it can still be read. Enter it again:",
        "{count} steps made after it can still be read. Enter them again:",
        count,
    ).format(count=count)
    return text if is_whole else f"{text} {_('(More may be lost.)')}"


def continued(name: str) -> str:
    """Say that the plan continues in another file."""
    return _("You continue in {name}. The damaged file is as it was.").format(name=name)
