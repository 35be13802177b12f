"""The words above the plan: views, filters, search, and what was just done.

The names of the steps are imported when the first step is named: the first frame names none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording import dates
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from organizer_app.domain.edits import EditSummary


def view_name(view: str) -> str:
    """Name a way to look at the plan by its code."""
    return {
        "map": _("Map"),
        "month": _("Month"),
        "week": _("Week"),
        "agenda": _("Agenda"),
        "timeline": _("Timeline"),
    }[view]


def views() -> str:
    """Name the switch between the views, for screen readers."""
    return _("Views")


def facet_name(facet: str) -> str:
    """Name a facet of the filter by its code."""
    return {
        "date": _("Date"),
        "readiness": _("Readiness"),
        "state": _("State"),
        "kind": _("Kind"),
        "status": _("Status"),
        "lead": _("Lead"),
        "tag": _("Tag"),
        "lacks": _("Missing"),
        "size": _("Size"),
    }[facet]


def lacking(code: str) -> str:
    """Say what is missing, by its code."""
    return {
        "venue": _("No place"),
        "permit": _("No permit yet"),
        "window": _("Starts outside the rule"),
    }[code]


def over(people: int) -> str:
    """Say that more people than this are expected."""
    return _("Over {people}").format(people=f"{people:,}")


def facet_and_count(facet: str, count: int) -> str:
    """Name a facet that keeps several values."""
    return _("{facet}: {count}").format(facet=facet_name(facet), count=count)


def no_lead() -> str:
    """Name the actions without a lead."""
    return _("No lead")


def no_backup() -> str:
    """Name the actions with a lead but without a backup."""
    return _("No backup lead")


def only_day(day: str) -> str:
    """Say that one day is kept, as in Apr 17 only."""
    return _("{day} only").format(day=day)


def days(first: str, last: str) -> str:
    """Say which days are kept."""
    return _("{first} to {last}").format(first=first, last=last)


def option(label: str, count: int) -> str:
    """Write a value of a facet with how many actions it keeps."""
    return _("{label}  ({count})").format(label=label, count=f"{count:,}")


def no_options() -> str:
    """Stand in a menu without values."""
    return _("Nothing to choose")


def more_filters() -> str:
    """Name the menu of what else the actions can be narrowed down by."""
    return _("More")


def remove_filter_hint() -> str:
    """Say how a chip lets everything pass again."""
    return _("The cross or the Delete key takes this filter away.")


def clear_filters() -> str:
    """Name the button that shows every action again."""
    return _("Show all")


def confirmed(count: int, total: int, view: str = "") -> str:
    """Say how many of the actions shown are confirmed or ready, by the code of the view that shows them."""
    form = {
        "month": _("{count} of {total} confirmed this month"),
        "week": _("{count} of {total} confirmed this week"),
        "timeline": _("{count} of {total} confirmed this day"),
    }.get(view) or _("{count} of {total} confirmed")
    return form.format(count=f"{count:,}", total=f"{total:,}")


def mix_sentence(names: list[str], counts: list[int]) -> str:
    """Say a readiness mix in words, for screen readers."""
    return ", ".join(f"{name} {count:,}" for name, count in zip(names, counts, strict=True) if count)


def search_hint() -> str:
    """Stand in the empty search box."""
    return _("Search cities, people, groups")


def clear_search() -> str:
    """Name the cross in the search box."""
    return _("Clear the search")


def previous(view: str) -> str:
    """Name the button one month, week or day back, by the code of the view."""
    if view == "timeline":
        return _("Previous day ([)")
    return _("Previous week ([)") if view == "week" else _("Previous month ([)")


def following(view: str) -> str:
    """Name the button one month, week or day on, by the code of the view."""
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


def today() -> str:
    """Name the button that goes to the present day."""
    return _("Today")


def toggle_inspector() -> str:
    """Name the button that shows and hides the inspector."""
    return _("Show or hide the details (Ctrl+I)")


def undo() -> str:
    """Name the button and the link that take the last step back."""
    return _("Undo")


def undo_hint() -> str:
    """Name the button that takes the last step back, with its key."""
    return _("Undo (Ctrl+Z)")


def redo_hint() -> str:
    """Name the button that makes the last step again, with its key."""
    return _("Redo (Ctrl+Shift+Z)")


def close() -> str:
    """Name a cross that closes a message or a pane."""
    return _("Close")


def new_action() -> str:
    """Name the button that adds an action."""
    return _("New action")


def new_action_brief() -> str:
    """Name the button that adds an action where there is little room."""
    return _("New")


def new_action_hint() -> str:
    """Explain the button that adds an action, with its key."""
    return _("Add an action in a city (Ctrl+N)")


def add() -> str:
    """Name the button that adds the action typed in."""
    return _("Add action")


def cancel() -> str:
    """Name the button that closes a form without adding."""
    return _("Cancel")


def list_tab() -> str:
    """Name the tab that shows the list instead of the map."""
    return _("List")


def done(summary: EditSummary) -> str:
    """Say what was just done."""
    return _("{step}.").format(step=_step_words(summary))


def took_back(step: EditSummary) -> str:
    """Say what was taken back."""
    return _("Took back: {step}.").format(step=_step_words(step))


def made_again(step: EditSummary) -> str:
    """Say what was made again."""
    return _("Made again: {step}.").format(step=_step_words(step))


def empty_plan_title() -> str:
    """Say that the plan has no action yet."""
    return _("No cities yet.")


def empty_plan_hint() -> str:
    """Say what to do first in an empty plan."""
    return _("Add the first action, or drop last year's spreadsheet, saved as CSV, on this window.")


def nothing_matches() -> str:
    """Say that the filter keeps nothing."""
    return _("Nothing matches.")


def nothing_matches_hint() -> str:
    """Say what to do when the filter keeps nothing."""
    return _("Take a filter away or search for other words.")


def actions_on_day(count: int) -> str:
    """Say how many actions a day of the calendar has."""
    return ngettext("{count} action", "{count} actions", count).format(count=f"{count:,}")


def _step_words(step: EditSummary) -> str:
    from organizer_app.wording import edits

    return edits.sentence(step)
