"""Words for a damaged plan in the window: what is left of it, and how to continue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import day_and_year, wall_clock
from organizer_app.wording.language.texts import _, said, said_with

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
file = said_with("A part of {name} cannot be read.")


def newest(made_at: datetime, actions: int, people: int) -> str:
    """Say what the newest good backup is; the moment is local."""
    moment = f"{day_and_year(made_at.date().isoformat())}, {wall_clock(made_at)}"
    return _("Newest good backup: {moment}. City actions: {actions}. People: {people}.").format(
        moment=moment, actions=f"{actions:,}", people=f"{people:,}"
    )


continued = said_with("You continue in {name}. The damaged file is as it was.")
