"""Words of the parts of an action in the inspector: its tabs, its people and its partner groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import wall_clock, weekday_day
from organizer_app.wording.language.field_names import code_words
from organizer_app.wording.language.texts import _, ngettext, said, said_with
from organizer_app.wording.language.zones import zone_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.calendar.shared_moment import Suggestion
    from organizer_app.domain.rows.action_details import DeliveryLine


tabs_name = said("Parts of the action")


def tab_name(code: str) -> str:
    """Name a tab by its code."""
    return {
        "glance": _("At a glance"),
        "details": _("When and where"),
        "checklist": _("Before the day"),
        "people": _("People"),
        "groups": _("Partner groups"),
        "notes": _("Notes"),
        "history": _("History"),
    }[code]


def tab_short(code: str) -> str:
    """Name a tab in one or two words, as it is written on it."""
    return {
        "glance": _("Glance"),
        "details": _("Details"),
        "checklist": _("Steps"),
        "people": _("People"),
        "groups": _("Groups"),
        "notes": _("Notes"),
        "history": _("History"),
    }[code]


delivery_name = said("Petition delivery")
delivery_hint = said("delivered 250000 reception")
delivery_unclear = said(
    "Write delivered, partly, refused, left or sent, then the number of signatures and who took them."
)


def delivery_line(delivery: DeliveryLine) -> str:
    """Write what became of a petition: Accepted, 250,000 signatures, reception."""
    number = delivery.signatures
    parts = (
        code_words(delivery.outcome.value),
        ngettext("{count} signature", "{count} signatures", number).format(count=f"{number:,}")
        if number is not None
        else "",
        delivery.received_by,
    )
    return ", ".join(filter(None, parts))


add_first_step = said("Add a step")
add_first_person = said("Add someone")


def all_people(count: int) -> str:
    """Name the link to the page of all people."""
    return _("All {count}").format(count=f"{count:,}")


nobody = said("Nobody has a role here yet.")
no_groups = said("No group takes part here yet.")


def no_city(typed: str, nearest: Sequence[str]) -> str:
    """Say that no city has the name that was typed, and which have a name near it."""
    said = _("No city is called “{typed}”.").format(typed=typed)
    if not nearest:
        return said
    return _("{said} Near it: {names}.").format(said=said, names="; ".join(nearest))


move_to_window = said("Put on schedule")


def window_start(to: Suggestion | None) -> str:
    """Write the local start of an action after the move; empty where it is not known."""
    if to is None:
        return ""
    when = _("{day}, {time} {zone}").format(
        day=weekday_day(to.day.isoformat()),
        time=wall_clock(to.starts),
        zone=zone_short(to.zone),
    )
    return _("It would start on {when}.").format(when=when)


def window_refused(reason: str) -> str:
    """Say why an action cannot move to the overlap, by the code of the reason."""
    return {
        "over": _("It is over or called off."),
        "no_rule": _("No rule sets the time: see Timing."),
        "no_city": _("Without a city, the time zone is not known."),
        "inside": _("It already starts on time."),
        "skipped": _("A clock change skips that time here."),
    }[reason]


whole_history = said("Whole history of this city")
no_history = said("Nothing has changed here yet.")
add_person = said("Name someone, then press Enter")
add_group = said("Name a group, then press Enter")
role_field = said("Role")


def make_backup(*, is_backup: bool) -> str:
    """Name the command that makes a person the backup or the first of a role."""
    return _("Make backup") if is_backup else _("Make first")


take_out = said_with("Remove {name}")


def count(number: int) -> str:
    """Write a count; empty for zero."""
    return f"{number:,}" if number else ""


decide_conflict = said("Decide")
conflict = said_with("Written by two laptops: {fields}.")
