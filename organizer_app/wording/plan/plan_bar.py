"""The words above the plan: views, filters, search, and what was just done.

The names of the steps are imported when the first step is named: the first frame names none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language import dates
from organizer_app.wording.language.texts import _, said, said_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.edits import EditSummary


def view_name(view: str) -> str:
    """Name a way to look at the plan by its code."""
    return {
        "map": _("Map"),
        "month": _("Month"),
        "week": _("Week"),
        "agenda": _("Agenda"),
        "timeline": _("Timeline"),
    }[view]


views = said("Views")


def lacking(code: str) -> str:
    """Say what is missing, by its code."""
    return {
        "venue": _("No place"),
        "permit": _("No permit yet"),
        "window": _("Starts off schedule"),
    }[code]


def over(people: int) -> str:
    """Say that more people than this are expected."""
    return _("Over {people}").format(people=f"{people:,}")


no_lead = said("No lead")
no_backup = said("No backup lead")
# Name a filter for one day: Apr 17 only.
only_day = said_with("{day} only")


def days(first: str, last: str) -> str:
    """Name a filter for several days."""
    return _("{first} to {last}").format(first=first, last=last)


clear_filters = said("Show all")


def set_of(mix: Sequence[int], view: str = "") -> str:
    """Count the actions of a readiness mix that are set or ready, and apart from them those that are over."""
    ahead, past = sum(mix[:-1]), mix[-1]
    over = _("{count} past").format(count=f"{past:,}") if past else ""
    if past and not ahead:
        return over
    return " · ".join(filter(None, (confirmed(mix[3] + mix[4], ahead, view), over)))


def confirmed(count: int, total: int, view: str = "") -> str:
    """Count the actions shown that are set or ready, by the code of the view."""
    form = {
        "month": _("{count} of {total} set or ready this month"),
        "week": _("{count} of {total} set or ready this week"),
        "timeline": _("{count} of {total} set or ready this day"),
    }.get(view) or _("{count} of {total} set or ready")
    return form.format(count=f"{count:,}", total=f"{total:,}")


def mix_sentence(names: list[str], counts: list[int]) -> str:
    """Say a readiness mix in words, for screen readers."""
    return ", ".join(f"{name} {count:,}" for name, count in zip(names, counts, strict=True) if count)


search_hint = said("Search cities, people, groups")
clear_search = said("Clear the search")


def previous(view: str) -> str:
    """Name the button one month, week or day back, by the code of the view."""
    if view == "timeline":
        return _("Previous day ([)")
    return _("Previous week ([)") if view == "week" else _("Previous month ([)")


def following(view: str) -> str:
    """Name the button one month, week or day forward, by the code of the view."""
    if view == "timeline":
        return _("Next day (])")
    return _("Next week (])") if view == "week" else _("Next month (])")


def period(view: str, month: tuple[int, int], day: str, first_of_week: str) -> str:
    """Name the month, the week or the day that a view shows; days are ISO text."""
    if view == "timeline" and day:
        return dates.long_day(day)
    if view == "week" and day:
        return dates.week_span(first_of_week)
    return dates.month_year(*month)


globe = said("Show times in another zone")
printer = said("Print (Ctrl+P)")
layers_hint = said("What the calendars show beside actions: deadlines, key dates, holidays, daylight")
today = said("Today")
toggle_inspector = said("Show or hide the details (Ctrl+I)")
undo = said("Undo")
undo_hint = said("Undo (Ctrl+Z)")
redo_hint = said("Redo (Ctrl+Shift+Z)")
close = said("Close")
new_action = said("New action")
new_action_brief = said("New")
new_action_hint = said("Add an action in a city (Ctrl+N)")
add = said("Add action")
cancel = said("Cancel")
list_tab = said("List")


def done(summary: EditSummary) -> str:
    """Say what was just done."""
    return _("{step}.").format(step=_step_words(summary))


def undid(step: EditSummary) -> str:
    """Say what was undone."""
    return _("Undid: {step}.").format(step=_step_words(step))


def made_again(step: EditSummary) -> str:
    """Say what was redone."""
    return _("Redid: {step}.").format(step=_step_words(step))


import_files = said("Import a file…")
empty_plan_title = said("No cities yet.")
empty_plan_hint = said("Add the first action, or drop last year's spreadsheet on this window.")
joined_plan_title = said("Nothing has come from your team yet.")
joined_plan_hint = said("Take in its changes in Together. What it has planned then appears here by itself.")
open_together = said("Open Together")
nothing_matches = said("Nothing matches.")
nothing_matches_hint = said("Remove a filter or search for other words.")


def _step_words(step: EditSummary) -> str:
    from organizer_app.wording.plan import edits

    return edits.sentence(step)
