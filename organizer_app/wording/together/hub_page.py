"""What the page of the hub says: how the plan stands with it, who is there, and what its owner can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.time.local_time import zone_info
from organizer_app.wording.language.dates import day_and_clock, wall_clock
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.together import hub as commands

if TYPE_CHECKING:
    from datetime import datetime

title = said("Hub")
none = said("No hub yet")
none_hint = said(
    "A hub is a PostgreSQL database that carries changes between many laptops within a second. It can read "
    "none of them. Join one with an invitation, or make one below."
)
join = said("Join with an invitation…")
again = said("Try again")
look = said("Look again")
leave = said("Leave the hub")
team = said("Laptops at the hub")
nobody = said("No other laptop is paired yet. Pair one under Exchange, then invite it here.")
invite = said("Invite…")
remove = said("Remove")
owner = said("For the owner of the hub")
owner_hint = said(
    "Making a hub, inviting and removing need the login that owns the database. Its password is not kept."
)
address = said("Address of the database")
address_example = said("postgresql://owner@hub.example.org/team")
password = said("Password of its owner")
make = said("Make the hub")
prune = said("Remove messages that all have")
working = said("Asking the hub…")
busy = said("The hub is at work. You can go on editing meanwhile.")
stop = said("Cancel")
not_waited = said(
    "Canceled. What the hub had done by then stays done; you can ask for the same again at any time."
)
needs_address = said("Type the address of the database below first, with the login that owns it.")
invitations = said("Invitations (*.organizer-invitation)")
left = said("The hub is forgotten here. The plan stays as it is, and others keep theirs.")
pruned_too_early = said(
    "This laptop was away for so long that the hub has removed what it lacks. Ask another member for a file "
    "of changes, and take it in."
)


def there(host: str) -> str:
    """Name the hub of the plan."""
    return _("Joined the hub on {host}.").format(host=commands.place(host))


def away(since: datetime | None, waiting: int, desk_zone: str) -> str:
    """Say that the hub is away, and how much waits.

    The moment is told on HQ's clock, with its zone; in a plan without a time zone on that of this computer.
    """
    when = _clock_of(since, desk_zone) if since is not None else ""
    head = _("The hub is away since {time}.").format(time=when) if when else _("The hub is away.")
    return f"{head} {_wait_here(waiting)}" if waiting else head


def _clock_of(moment: datetime, zone: str) -> str:
    if not zone:
        return wall_clock(moment.astimezone())
    return _("{time} {zone}").format(
        time=wall_clock(moment.astimezone(zone_info(zone))), zone=zone_short(zone)
    )


def refused(waiting: int) -> str:
    """Say that the hub takes nothing from this laptop, and how much waits."""
    head = _("The hub takes nothing from this laptop.")
    return f"{head} {_wait_here(waiting)}" if waiting else head


_wait_here = said_count("{count} change waits on this laptop.", "{count} changes wait on this laptop.")


refused_hint = said(
    "Your changes are safe in the plan. Save them as a file and send it to somebody in the team. Together, "
    "Hub gives the reason."
)


back = said("The hub is back: your changes go out by themselves.")
away_hint = said("Work as usual: your changes are safe in the plan and go out by themselves when it is back.")


see_waiting = said_count("See the {count}", "See the {count}")


polled_hint = said(
    "Changes arrive every 2 seconds here: a pooler in front of the database keeps its bell from being heard. "
    "An address that goes past the pooler is faster."
)
live = said("Live")
polled = said("Every 2 seconds")
save_waiting = said("Save them as a file…")
not_reached = said("Not reached")
not_let_in = said("Not let in")
live_hint = said("Edits arrive within a second.")
invited = said_with("The invitation opens on the laptop of {name} alone. Send it by any way.")


def made(host: str) -> str:
    """Say that the hub is ready."""
    return _("The hub on {host} is ready. Invite the laptops of your team.").format(host=commands.place(host))


def joined(members: int) -> str:
    """Say that this laptop has joined."""
    if not members:
        return _("Joined the hub. What it holds arrives now.")
    return ngettext(
        "Joined the hub and met {count} more laptop. What it holds arrives now.",
        "Joined the hub and met {count} more laptops. What it holds arrives now.",
        members,
    ).format(count=members)


def seen(moment: datetime | None, *, is_known: bool, is_revoked: bool, sees_too_much: bool = False) -> str:
    """Say when a laptop was last there; the moment is local. See `member_state`."""
    return commands.member_state(
        day_and_clock(moment) if moment is not None else "",
        is_known=is_known,
        is_revoked=is_revoked,
        sees_too_much=sees_too_much,
    )


def invitation_name(name: str) -> str:
    """Name the file of an invitation, without what a file system refuses."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in name).strip("-")
    return f"{kept or 'laptop'}.organizer-invitation"
