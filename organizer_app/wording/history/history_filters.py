"""Words of the history filters: their choices and their chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.history.history import steps
from organizer_app.wording.history.reverting import not_signed
from organizer_app.wording.language.dates import day_and_year, short_day, span
from organizer_app.wording.language.texts import _, ngettext, said, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Minutes.
_DAY: Final = 24 * 60
_CATEGORIES: Final[Mapping[str, Callable[[], str]]] = {
    "added": said("Added"),
    "changed": said("Changed"),
    "removed": said("Removed"),
    "imported": said("Imports"),
    "back": said("Undo and redo"),
    "other": said("Other steps"),
}


def category_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every kind of step that history can be narrowed to."""
    return tuple((code, name()) for code, name in _CATEGORIES.items())


category_name = said_of(_CATEGORIES)


def since_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every time that history can begin at."""
    return (
        ("hour", _("The last hour")),
        ("today", _("Today")),
        ("yesterday", _("Yesterday")),
        ("week", _("The last 7 days")),
    )


one_day = said("One day…")
day_hint = said("One day, such as Jul 5")
day_unclear = said("That is not a day. Type it like Jul 5 or 7/5.")
hours_hint = said("Hours of it, such as 2-3 pm")
hours_unclear = said("These are not hours. Type them like 2-3 pm or 14:00-15:00.")


def day_chosen(day: str) -> str:
    """Write the one day, ISO text, that history is narrowed to."""
    return day_and_year(day)


def since_chosen(code: str) -> str:
    """Say on the chip from when on history is shown."""
    return {
        "hour": _("The last hour"),
        "today": _("Today"),
        "yesterday": _("Since yesterday"),
        "week": _("The last 7 days"),
    }[code]


def hours_chosen(day: str, starts: int, ends: int) -> str:
    """Write the hours of one day, minutes after midnight, that history is narrowed to."""
    hours = span(starts, ends if ends > starts else ends + _DAY)
    return _("{day}, {hours}").format(day=short_day(day), hours=hours)


record_hint = said("City, person, group")


def name_and_below(name: str, below: str) -> str:
    """Name a filter with what stands below its name, such as when an import was."""
    return _("{name}, {below}").format(name=name, below=below)


filter_bar = said("Filters")


def chosen(first: str, more: int) -> str:
    """Name the first value of a chip, and count the others."""
    return _("{first} +{more}").format(first=first, more=more) if more else first


show_only = said("Show only")
toggle_filters = said("Show or hide the filters")
hide_filters = said("Hide the filters")
kept_note = said("Every step is kept, even those that were undone. The history is never part of an export.")


def name_and_steps(name: str, count: int) -> str:
    """Name a filter with how many steps it keeps, for screen readers."""
    return _("{name}, {steps}").format(name=name, steps=steps(count))


clear_all = said("Show every step")
save_history = said("Save as a signed table…")
save_hint = said("Writes every step into a CSV file that shows when a line was changed, and signs it.")
save_title = said("Save the history")
table_kind = said("Table (*.csv)")


def saved(lines: int, file: str) -> str:
    """Say that the history was written and signed."""
    text = ngettext(
        "{count} line of history is in {file}, with its signature beside it.",
        "{count} lines of history are in {file}, with their signature beside it.",
        lines,
    )
    return text.format(count=f"{lines:,}", file=file)


def saved_unsigned(lines: int, file: str) -> str:
    """Say that the history was written, and why it is not signed."""
    text = ngettext("{count} line of history is in {file}.", "{count} lines of history are in {file}.", lines)
    return f"{text.format(count=f'{lines:,}', file=file)} {not_signed()}"
