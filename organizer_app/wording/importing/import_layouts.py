"""Words for where the headings of an imported list are, and for what its dates begin with."""

from __future__ import annotations

from organizer_app.wording.language.texts import _

# So much of a row is shown in the menu.
_LONGEST = 60


def headings_in(line: int, name: str) -> str:
    """Say in which row the headings of a list are; its name is empty where there is one list."""
    if name:
        return _("{list}: headings in row {row}").format(list=name, row=f"{line:,}")
    return _("Headings in row {row}").format(row=f"{line:,}")


def row_entry(line: int, text: str) -> str:
    """Name a row that may have the headings, with the beginning of its cells."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
    return _("Row {row}: {cells}").format(row=f"{line:,}", cells=shown)


def dates_are(heading: str, *, is_day_first: bool) -> str:
    """Say what the dates begin with; the heading is empty where there is one column of dates."""
    if heading:
        form = _("“{heading}” is day/month") if is_day_first else _("“{heading}” is month/day")
        return form.format(heading=heading)
    return _("Dates are day/month") if is_day_first else _("Dates are month/day")


def order_entry(*, is_day_first: bool) -> str:
    """Name an order of the dates, with an example."""
    return _("Day first: 4/5 is May 4") if is_day_first else _("Month first: 4/5 is April 5")
