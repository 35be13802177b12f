"""Words of the permits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language import field_names
from organizer_app.wording.language.dates import day_and_year, weekday_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

if TYPE_CHECKING:
    from datetime import date


def status_name(code: str) -> str:
    """Name a stage of a permit by its code."""
    return {
        "unknown": _("Unknown"),
        "not_needed": _("Not needed"),
        "researching": _("Researching"),
        "to_file": _("To file"),
        "filed": _("Filed"),
        "info_requested": _("Asked for more"),
        "granted": _("Granted"),
        "granted_with_conditions": _("With conditions"),
        "denied": _("Denied"),
        "appealed": _("Appealed"),
        "withdrawn": _("Withdrawn"),
        "lapsed": _("Lapsed"),
    }[code]


def kind_name(code: str) -> str:
    """Name a kind of permit by its code."""
    return {
        "march": _("March or parade"),
        "park": _("Park"),
        "sound": _("Sound"),
        "street": _("Street"),
        "structure": _("Structure"),
        "notice": _("Notice"),
        "insurance": _("Insurance"),
        "private_property": _("Private property"),
    }[code]


def group_title(code: str) -> str:
    """Name a group of permits by its urgency."""
    return {
        "past": _("Latest day has passed"),
        "soon": _("Next 7 days"),
        "later": _("Later"),
        "no_day": _("No day known"),
        "waiting": _("Waiting for an answer"),
        "settled": _("Completed"),
    }[code]


def headings() -> tuple[str, ...]:
    """Return the headings of the list of permits."""
    return (
        _("Latest filing day"), _("City and kind"), _("Authority and rule"), _("Status"), _("Days left"),
        _("Rule source"),
    )  # fmt: skip


count = said_count("{count} permit", "{count} permits")


def group_note(permits: int, *, is_unknown: bool) -> str:
    """Count the permits of a group; where no day is known, say what to do first."""
    if not is_unknown:
        return count(permits)
    return _("{permits}. Ask the authority, then note who said what and when.").format(permits=count(permits))


def shown_of(shown: int, total: int) -> str:
    """Count the permits that are shown, and all of them when these are more."""
    if shown == total:
        return count(total)
    return _("{shown} of {permits}").format(shown=f"{shown:,}", permits=count(total))


late = said_count("{count} late", "{count} late")
stages = said("Permit progress")


def stage(name: str, permits: int) -> str:
    """Write a status with how many permits have it."""
    return _("{name} {count}").format(name=name, count=f"{permits:,}")


def stage_spoken(name: str, permits: int) -> str:
    """Describe a status and its count to screen readers."""
    return _("{name}: {permits}").format(name=name, permits=count(permits))


stage_hint = said("Shows only these permits; press again to show all")


def today_is(day: date) -> str:
    """Write today's date on the line between late and coming permits."""
    return _("Today is {day}").format(day=weekday_day(day.isoformat()))


order_by = said_with("Order by: {heading}")


def ordered_by(heading: str, *, is_descending: bool) -> str:
    """Name the heading that orders the list, for screen readers."""
    text = (
        _("{heading}, the list is in descending order")
        if is_descending
        else _("{heading}, the list is in order")
    )
    return text.format(heading=heading)


search_hint = said("Search permits, cities, authorities")
nothing_kept_title = said("No permit matches")
nothing_kept_hint = said("The search and the filters above hide all of them.")


def days_left(days: int | None, urgency: str) -> str:
    """Say how much time is left to file; calendar days, negative when it is too late."""
    if urgency == "settled":
        return _("Completed")
    if days is None:
        return _("Ask the authority")
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days).format(count=-days)
    if days == 0:
        return _("Today")
    return ngettext("{count} day left", "{count} days left", days).format(count=days)


def filed_after(days: int | None) -> str:
    """Say whether a permit was filed on time; None where that is not known."""
    if days is None:
        return _("Filed")
    if days <= 0:
        return _("Filed in time")
    return ngettext("Filed {count} day late", "Filed {count} days late", days).format(count=days)


not_tracked = said("not tracked yet")
no_rule = said("No rule known")
no_source = said("none yet")


def checked(day: date | None) -> str:
    """Say when a source was read last."""
    return _("checked {day}").format(day=day_and_year(day.isoformat())) if day else _("not checked")


not_stated = said("Not stated")
without_permit = said_with("Without it: {text}")


def track_all(permits: int) -> str:
    """Name the button that tracks all permits that rules require."""
    return _("Track all {count}").format(count=f"{permits:,}")


move_to = said("Status")
authority_label = said("Authority")
due_label = said("Latest day to file")


def field_name(field: str) -> str:
    """Name a field of a permit."""
    return due_label() if field == "due_on" else field_names.field_name(field)


bad_fee = said_with("“{text}” is not an amount. Type it like 50 or 49.95.")
no_advice = said("Not legal advice.")
legal_note = said(
    "Rules are notes with a source and the day they were read. Ask the authority before you rely on one."
)
empty_title = said("No permits yet")
empty_hint = said(
    "Add the first one, or track all that the rules require. Rules are included for New York, "
    "Seattle, San Francisco and Washington, DC."
)
back_planner = said("Back-planner")
the_day = said("The day")
best = said("Best day to file")
latest = said("Latest filing day")
decided = said("Decided")
today = said("Today")
holiday_not_counted = said("Holiday, not counted")


def mark_spoken(name: str, day: str, offset: str) -> str:
    """Say a day of the ruler for screen readers."""
    return _("{name} {day}, {offset}").format(name=name, day=day, offset=offset)


def triggers() -> tuple[str, str, str]:
    """Name the uses that need permits: street, sound and park."""
    return _("Street"), _("Sound"), _("Park")


triggers_label = said("The action uses")
new_permit = said("New permit")
add_permit = said("Track it")
kind_label = said("Kind of permit")
