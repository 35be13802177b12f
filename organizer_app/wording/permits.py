"""The words of the permits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.dates import day_and_year, weekday_day
from organizer_app.wording.texts import _, ngettext

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
        "settled": _("Settled"),
    }[code]


def headings() -> tuple[str, ...]:
    """Headings of the list of permits."""
    return (
        _("Latest filing day"), _("City and kind"), _("Authority and rule"), _("Status"), _("Days left"),
        _("Rule source"),
    )  # fmt: skip


def count(permits: int) -> str:
    """Count permits."""
    return ngettext("{count} permit", "{count} permits", permits).format(count=f"{permits:,}")


def group_note(permits: int, *, is_unknown: bool) -> str:
    """Count the permits of a group; where no day is known, say what comes first."""
    if not is_unknown:
        return count(permits)
    return _("{permits}. Ask the authority, then note who said what and when.").format(permits=count(permits))


def shown_of(shown: int, total: int) -> str:
    """Count the permits that are shown, and all of them when these are more."""
    if shown == total:
        return count(total)
    return _("{shown} of {permits}").format(shown=f"{shown:,}", permits=count(total))


def late(permits: int) -> str:
    """Count the permits whose latest day has passed."""
    return ngettext("{count} late", "{count} late", permits).format(count=f"{permits:,}")


def stages() -> str:
    """Name the row that counts the permits by their status."""
    return _("How far the permits are")


def stage(name: str, permits: int) -> str:
    """Write a status with how many permits have it."""
    return _("{name} {count}").format(name=name, count=f"{permits:,}")


def stage_spoken(name: str, permits: int) -> str:
    """Say the same for screen readers."""
    return _("{name}: {permits}").format(name=name, permits=count(permits))


def stage_hint() -> str:
    """Explain a button of that row."""
    return _("Shows these permits alone; press again to show the others too")


def today_is(day: date) -> str:
    """Say which day it is, where today lies between the permits."""
    return _("Today is {day}").format(day=weekday_day(day.isoformat()))


def order_by(heading: str) -> str:
    """Name a heading that orders the list when it is pressed."""
    return _("Order by: {heading}").format(heading=heading)


def ordered_by(heading: str, *, is_descending: bool) -> str:
    """Name the heading that orders the list, for screen readers."""
    text = (
        _("{heading}, the list is in descending order")
        if is_descending
        else _("{heading}, the list is in order")
    )
    return text.format(heading=heading)


def search_hint() -> str:
    """Say what is searched."""
    return _("Search permits, cities, authorities")


def facet_name(code: str) -> str:
    """Name a filter of permits by its code."""
    return {"status": _("Status"), "kind": _("Kind"), "authority": _("Authority"), "state": _("State")}[code]


def nothing_kept_title() -> str:
    """Say that filters leave no permit."""
    return _("No permit fits")


def nothing_kept_hint() -> str:
    """Say how permits come back."""
    return _("The search and the chips above leave none of them.")


def days_left(days: int | None, urgency: str) -> str:
    """Say how much time is left to file; calendar days, negative when it is too late."""
    if urgency == "settled":
        return _("Settled")
    if days is None:
        return _("Ask the authority")
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days).format(count=-days)
    if days == 0:
        return _("Today")
    return ngettext("{count} day left", "{count} days left", days).format(count=days)


def filed_after(days: int | None) -> str:
    """Say of a permit that waits for an answer whether it was filed in time; None where that is not known."""
    if days is None:
        return _("Filed")
    if days <= 0:
        return _("Filed in time")
    return ngettext("Filed {count} day late", "Filed {count} days late", days).format(count=days)


def not_tracked() -> str:
    """Say that a permit is only asked for by a rule."""
    return _("not tracked yet")


def no_rule() -> str:
    """Say that no rule stands behind a permit."""
    return _("Entered by hand")


def no_source() -> str:
    """Say that no rule is written anywhere."""
    return _("none yet")


def checked(day: date | None) -> str:
    """Say when a source was read last."""
    return _("checked {day}").format(day=day_and_year(day.isoformat())) if day else _("not checked")


def not_stated() -> str:
    """Say that no filing day is known."""
    return _("Not stated")


def without_permit(text: str) -> str:
    """Say what can be done without the permit."""
    return _("Without it: {text}").format(text=text)


def track_all(permits: int) -> str:
    """Button that keeps all permits that rules ask for."""
    return _("Track all {count}").format(count=f"{permits:,}")


def move_to() -> str:
    """Label of the choice of a status."""
    return _("Status")


def number_label() -> str:
    """Label of the authority's number."""
    return _("Number")


def conditions_label() -> str:
    """Label of the conditions."""
    return _("Conditions")


def authority_label() -> str:
    """Label of the authority."""
    return _("Authority")


def due_label() -> str:
    """Label of the latest day."""
    return _("Latest day to file")


def no_advice() -> str:
    """Say what rules are not."""
    return _("Not legal advice.")


def legal_note() -> str:
    """Say what rules are worth."""
    return _(
        "Rules are notes with a source and the day they were read. Ask the authority before you rely on one."
    )


def empty_title() -> str:
    """Say that no permit is known."""
    return _("No permit is asked for")


def empty_hint() -> str:
    """Say how permits come here."""
    return _(
        "Note the first one, or track all that the rules ask for: "
        "they ship for New York, Seattle, San Francisco and Washington, DC."
    )


def back_planner() -> str:
    """Name the ruler of the days before an action."""
    return _("Back-planner")


def the_day() -> str:
    """Mark of the day of the action."""
    return _("The day")


def best() -> str:
    """Mark of the day that leaves time for an answer."""
    return _("Best day to file")


def latest() -> str:
    """Mark of the latest filing day."""
    return _("Latest filing day")


def decided() -> str:
    """Mark of the day the authority decided."""
    return _("Decided")


def today() -> str:
    """Mark of today."""
    return _("Today")


def holiday_not_counted() -> str:
    """Mark of a holiday among working days."""
    return _("Holiday, not counted")


def mark_spoken(name: str, day: str, offset: str) -> str:
    """Say a day of the ruler for screen readers."""
    return _("{name} {day}, {offset}").format(name=name, day=day, offset=offset)


def triggers() -> tuple[str, str, str]:
    """Name what permits are asked for: street, sound and park."""
    return _("Street"), _("Sound"), _("Park")


def triggers_label() -> str:
    """Label above what permits are asked for."""
    return _("The action uses")


def new_permit() -> str:
    """Button that opens the form of a permit."""
    return _("New permit")


def add_permit() -> str:
    """Button that tracks the permit of the form."""
    return _("Track it")


def kind_label() -> str:
    """Label of the kind of a permit."""
    return _("Kind of permit")
