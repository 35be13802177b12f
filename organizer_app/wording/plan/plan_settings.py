"""Words of the plan's settings."""

from __future__ import annotations

import re

from organizer_app.wording.language.texts import _, said

title = said("Plan settings")
entry = said("Plan settings…")
promise = said("What the plan is about. Everything is one step, and can be undone.")
save = said("Save")
cancel = said("Cancel")
along = said("Actions to come move along with the day")
key_dates = said("Key dates")
key_date_title = said("What happens")
key_date_day = said("Day")

on_this_laptop = said("On this laptop")
only_here = said("Kept on this laptop for all plans, not in the plan: others choose for themselves.")


def field_name(code: str) -> str:
    """Name a field by its code."""
    return {
        "title": _("Title"),
        "anchor_date": _("Day of the event"),
        "zone": _("Time zone of the national team"),
        "goal_cities": _("Goal in cities"),
        "goal_turnout": _("Goal in people"),
        "petition_signatures": _("Signatures to deliver"),
        "demand": _("Demand"),
        "target": _("Target: who can grant it"),
        "hashtags": _("Hashtags"),
        "press_contact": _("Press contact"),
        "press_contact_shown_to": _("Press contact is for"),
        "key_dates": _("Key dates"),
        "units": _("Distances in"),
        "week": _("Weeks begin on"),
    }[code]


def unit_name(units: str) -> str:
    """Name a choice of units by its code."""
    return {
        "": _("As in the plan's country"),
        "miles": _("Miles"),
        "km": _("Kilometers"),
    }[units]


def week_name(week: str) -> str:
    """Name a choice of the day that weeks begin on by its code."""
    return {
        "": _("As in the plan's country"),
        "sunday": _("Sunday"),
        "monday": _("Monday"),
    }[week]


def example(code: str) -> str:
    """Return what a field may hold, shown while it is empty."""
    return {
        "title": _("Day of Action"),
        "anchor_date": _("Apr 17 2027; empty while it is open"),
        "goal_cities": _("40"),
        "goal_turnout": _("25,000"),
        "petition_signatures": _("270,000"),
        "demand": _("What must change, in one sentence"),
        "target": _("A person, a board, a council"),
        "hashtags": _("#DayOfAction #NoTechForDeportations"),
        "press_contact": _("Name, phone, email"),
    }.get(code, "")


def unclear(code: str, text: str) -> str:
    """Say which field holds a text that cannot be read, and what to do."""
    if code == "title":
        return _("The plan needs a title. Type one.")
    if code in {"anchor_date", "key_dates"}:
        sentence = _("{field}: “{text}” is not a day. Type one such as Apr 17 2027.")
    else:
        sentence = _("{field}: “{text}” is not a number. Type one such as 1,200.")
    return sentence.format(field=field_name(code), text=text)


def hashtags_in(text: str) -> tuple[str, ...]:
    """Return the hashtags in a text, each once and with its #."""
    words = (word.lstrip("#") for word in re.split(r"[\s,;]+", text))
    return tuple(dict.fromkeys(f"#{word}" for word in words if word))
