"""Words of the questions about days and hours in the import sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.dates import short_day, wall_clock
from organizer_app.wording.language.texts import _, kept_together, ngettext, said, said_count, said_with

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

# So many different cells are named in a question.
_NAMED: Final = 3

leave_it = said("Leave it as it is")
questions = said_count("{count} question", "{count} questions")
no_time_yet = said("No time yet")


def of_rows(count: int) -> str:
    """Say behind a question how many rows it is about; no line ends within it."""
    return kept_together(ngettext("({count} row)", "({count} rows)", count).format(count=f"{count:,}"))


def which_half(texts: Sequence[str], rows: int) -> str:
    """Ask whether cells such as 6-7 mean AM or PM."""
    named = ", ".join(_("“{text}”").format(text=text) for text in texts[:_NAMED])
    named += _(" …") if len(texts) > _NAMED else ""
    return _("Is {cells} AM or PM? {rows}").format(cells=named, rows=of_rows(rows))


def which_order(text: str, rows: int) -> str:
    """Ask whether the month or the day comes first in cells such as 4/5."""
    form = _("Does “{cell}” begin with the month or with the day? {rows}")
    return form.format(cell=text, rows=of_rows(rows))


def month_first(day: date) -> str:
    """Name the day that a cell means with the month first."""
    return _("With the month: {day}").format(day=short_day(day.isoformat()))


def day_first(day: date) -> str:
    """Name the day that a cell means with the day first."""
    return _("With the day: {day}").format(day=short_day(day.isoformat()))


def guessed(answer: str) -> str:
    """Say of an answer that it is the likeliest."""
    return _("{answer} (our guess)").format(answer=answer)


def accept_guesses(count: int) -> str:
    """Return the words of the button that gives the likeliest answer to every open question."""
    form = ngettext("Accept the guess", "Accept all {count} guesses", count)
    return form.format(count=count)


def as_read(starts: time) -> str:
    """Name the start that is assumed without an answer."""
    return guessed(otherwise(starts))


def otherwise(starts: time) -> str:
    """Name the start in the other half of the day."""
    return wall_clock(starts)


# Say that the number of an answer, up to a count, chooses it.
number_keys = said_with("Press 1 to {count} to choose an answer.")
