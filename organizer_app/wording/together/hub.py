"""Help texts and result lines of the hub of a team."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

group_help = said(
    "Exchange changes within a second through a PostgreSQL database, which can read none of them."
)
create_help = said(
    "Make a hub in a PostgreSQL database, or bring it up to date, and let this plan in. ADDRESS is like "
    "postgresql://owner@hub.example.org/team; its login may make roles."
)
invite_help = said("Let a member use the hub, and write an invitation that only their laptop can open.")
join_help = said("Join the hub of an invitation.")
status_help = said("List the members at the hub, and what is still to be exchanged.")
expel_help = said("Let a member use the hub no more; all that follows is sealed with a new key.")
prune_help = said("Remove from the hub what every member has taken in.")
leave_help = said("Forget the hub. The plan and the hub stay as they are.")
member_help = said("Name of the member, as the list of members has it.")
out_help = said("The new file, such as ben.organizer-invitation.")
password_help = said("File with the password of the owner's login; asked for if the hub wants one.")
unseen_help = said("Also give up on members who were not there for this many days.")
mirror_help = said(
    "Make a mirror of a plan in a PostgreSQL database, for reports in SQL. Every command then takes its "
    "ADDRESS in the place of a plan: let it join the hub, and keep it in step with organizer exchange "
    "ADDRESS --hub --watch."
)
mirror_join_help = said("The card of a member of the plan.")
with_secrets_help = said("Let reporters read secret fields too, such as private notes and arrests.")
mirror_made = said(
    "The mirror is ready and empty. Exchange cards with a member, let it join the hub, and give the "
    "role organizer_reporter to those who write reports."
)
hub_help = said("Exchange through the hub that the plan has joined.")
watch_help = said("Go on exchanging until Ctrl+C, as changes are made here and elsewhere.")
password_prompt = said("Password of the hub's owner")
one_way = said("Say how to exchange: --folder FOLDER or --hub.")
watch_needs_hub = said("--watch works with --hub.")
joined_nobody = said("Joined the hub. Take in what it holds with: organizer exchange PLAN --hub")
left = said("The hub is forgotten here. The plan stays as it is.")
pruned_too_early = said(
    "This laptop was away for so long that the hub has removed what it lacks. Ask another member for a file "
    "of changes: organizer send"
)


def created(host: str) -> str:
    """Say that the hub is there and what comes next."""
    return _("The hub on {host} is ready. Let others in with: organizer hub invite").format(host=place(host))


def place(host: str) -> str:
    """Name the computer of a hub."""
    return _("this computer") if not host or host.startswith("/") else host


def invited(name: str, path: str) -> str:
    """Say what to do with an invitation."""
    return _("The invitation in {path} opens on the laptop of {name} alone. Send it by any way.").format(
        name=name, path=path
    )


def joined(members: int) -> str:
    """Say that a laptop has joined, and whom it knows now."""
    if not members:
        return joined_nobody()
    return ngettext(
        "Joined the hub, where {count} more member was introduced. Take in what it holds with: organizer "
        "exchange PLAN --hub",
        "Joined the hub, where {count} more members were introduced. Take in what it holds with: organizer "
        "exchange PLAN --hub",
        members,
    ).format(count=members)


expelled = said_with(
    "{name} can no longer use the hub or open what follows. Their copy of the plan stays with them."
)


def pruned(segments: int) -> str:
    """Say how much was removed."""
    return ngettext(
        "Removed {count} message that all have.", "Removed {count} messages that all have.", segments
    ).format(count=segments)


def size(host: str, segments: int, megabytes: float) -> str:
    """Say how much a hub holds."""
    return ngettext(
        "The hub on {host} holds {count} message, {size} MB, sealed.",
        "The hub on {host} holds {count} messages, {size} MB, sealed.",
        segments,
    ).format(host=place(host), count=segments, size=f"{megabytes:.1f}")


def waiting(steps: int, *, is_arriving: bool) -> str:
    """Say what is still to be sent and taken in."""
    if not steps and not is_arriving:
        return _("This laptop and the hub have the same.")
    sent = ngettext("{count} step waits to be sent.", "{count} steps wait to be sent.", steps).format(
        count=steps
    )
    return " ".join((sent, _("Other changes can be taken in."))) if is_arriving else sent


def network(waiting: int, *, is_there: bool) -> str:
    """Say in a few words how the plan stands with the hub."""
    if not waiting:
        return _("In step with the hub") if is_there else _("The hub is away")
    form = (
        ngettext("Sending {count} change", "Sending {count} changes", waiting)
        if is_there
        else ngettext("Offline: {count} change waits", "Offline: {count} changes wait", waiting)
    )
    return form.format(count=f"{waiting:,}")


reaching = said("Reaching the hub…")
lacking = said("Changes are missing here")


def refused(waiting: int) -> str:
    """Say in a few words that the hub takes nothing from this laptop."""
    if not waiting:
        return _("Not let in by the hub")
    return ngettext("Not let in: {count} change waits", "Not let in: {count} changes wait", waiting).format(
        count=f"{waiting:,}"
    )


back = said_count(
    "In step with the hub again: {count} change was sent.",
    "In step with the hub again: {count} changes were sent.",
)
# Say at the bottom of the sidebar how much of what was missing has been taken in.
catching_up = said_with("Catching up: {percent} %")


def yours_wait(count: int) -> tuple[str, str]:
    """Say on the line of a city how many changes of this laptop wait, at length and briefly."""
    if not count:
        return "", ""
    whole = ngettext("{count} of yours waits", "{count} of yours wait", count)
    brief = ngettext("{count} waits", "{count} wait", count)
    return whole.format(count=f"{count:,}"), brief.format(count=f"{count:,}")


def member_state(seen: str, *, is_known: bool, is_revoked: bool, sees_too_much: bool = False) -> str:
    """Say how a member stands with the hub.

    Args:
        seen: when it was last there; may be empty.
        is_known: whether the hub knows it.
        is_revoked: whether it is a member no more.
        sees_too_much: whether it is a regional member with the key to everything at the hub.
    """
    if is_revoked:
        return _("no longer a member")
    if sees_too_much:
        return _("regional, but still with the key to the whole plan: invite again")
    if not is_known:
        return _("not on the hub")
    return _("there at {time}").format(time=seen) if seen else _("invited, not there yet")
