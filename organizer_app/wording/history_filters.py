"""What the filters of the history say: what it can be narrowed to, and what it is narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.dates import day_and_year
from organizer_app.wording.history import steps
from organizer_app.wording.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CATEGORIES: Final[Mapping[str, Callable[[], str]]] = {
    "added": lambda: _("Added"),
    "changed": lambda: _("Changed"),
    "removed": lambda: _("Removed"),
    "imported": lambda: _("Imports"),
    "back": lambda: _("Undo and redo"),
    "other": lambda: _("Other steps"),
}


def category_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every kind of step that history can be narrowed to."""
    return tuple((code, name()) for code, name in _CATEGORIES.items())


def category_name(code: str) -> str:
    """Name one kind of steps."""
    return _CATEGORIES[code]()


def since_filter() -> str:
    """Name the filter by time."""
    return _("Since")


def since_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every day that history can begin at."""
    return ("today", _("Today")), ("yesterday", _("Yesterday")), ("week", _("The last 7 days"))


def one_day() -> str:
    """Name the choice of one day."""
    return _("One day…")


def day_hint() -> str:
    """Stand in the empty field for a day."""
    return _("One day, such as Jul 5")


def day_unclear() -> str:
    """Say that a typed day was not understood."""
    return _("That is no day. Type it like Jul 5 or 7/5.")


def day_chosen(day: str) -> str:
    """Write the one day, ISO text, that history is narrowed to."""
    return day_and_year(day)


def since_chosen(code: str) -> str:
    """Say on the chip from which day on history is shown."""
    return {"today": _("Today"), "yesterday": _("Since yesterday"), "week": _("The last 7 days")}[code]


def record_filter() -> str:
    """Name the filter by the thing that steps are about."""
    return _("Record")


def record_hint() -> str:
    """Say what the search for a thing looks for."""
    return _("City, person, group")


def import_filter() -> str:
    """Name the filter by import."""
    return _("Import")


def name_and_below(name: str, below: str) -> str:
    """Name a filter with what stands below its name, such as when an import was."""
    return _("{name}, {below}").format(name=name, below=below)


def filter_bar() -> str:
    """Name the row of filters for screen readers."""
    return _("Filters")


def chosen(first: str, more: int) -> str:
    """Say on a chip what it keeps: the first value, and how many beside it."""
    return _("{first} +{more}").format(first=first, more=more) if more else first


def kind_filter() -> str:
    """Name the filter by kind of step."""
    return _("Kind")


def author_filter() -> str:
    """Name the filter by person."""
    return _("Person")


def show_only() -> str:
    """Name the pane of filters."""
    return _("Show only")


def toggle_filters() -> str:
    """Say what the button does that shows and hides the filters."""
    return _("Show or hide the filters")


def hide_filters() -> str:
    """Name the cross that puts the pane of filters away."""
    return _("Hide the filters")


def kept_note() -> str:
    """Say what happens to the history."""
    return _("Every step is kept, also those that were taken back. The history is never part of an export.")


def name_and_steps(name: str, count: int) -> str:
    """Name a filter with how many steps it keeps, for screen readers."""
    return _("{name}, {steps}").format(name=name, steps=steps(count))


def clear_all() -> str:
    """Name the button that lifts every filter."""
    return _("Show every step")
