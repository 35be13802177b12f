"""Reads text typed into a logistics cell: counts, amounts, days, times, choices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.written_numbers import cents_meant
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.sites import AccessStatus, SiteOwnership, SiteRole
from organizer_app.ui.flow.typed_values import count_meant, day_meant, time_meant
from organizer_app.ui.screens.logistics.columns import Cell
from organizer_app.wording.logistics import logistics_cells as cell_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum

    from organizer_app.domain.logistics.logistics_book import Part
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.logistics.columns import LogisticsColumn

CHOICES: Final[Mapping[str, type[Enum]]] = {
    "role": SiteRole,
    "access": AccessStatus,
    "ownership": SiteOwnership,
}


def meant(column: LogisticsColumn, text: str, part: Part, row: ActionRow | None, today: date) -> object:
    """Return the value of a typed text.

    Args:
        column: where it was typed.
        text: the text; a code for choices and flags.
        part: the part before the edit.
        row: its city, whose day completes days without a year.
        today: the day at headquarters.

    Raises:
        UnclearError: the text has no meaning.
    """
    plain = " ".join(text.split())
    if column.cell is Cell.CHOICE:
        return CHOICES[column.code](plain)
    if column.cell is Cell.FLAG:
        if isinstance(part, Cue) and plain and part.starts is None:
            raise UnclearError(cell_words.fixed_without_time())
        return bool(plain)
    if column.cell is Cell.DAY:
        year = date.fromisoformat(row.day).year if row and row.day else today.year
        return _clear(day_meant(plain, year), cell_words.bad_day(plain))
    return _READERS[column.cell](plain)


def _clear(reading: object, complaint: str) -> object:
    if not getattr(reading, "is_clear", False):
        raise UnclearError(complaint)
    return getattr(reading, "value", None)


def _count(text: str) -> object:
    return _maybe_count(text) or 0


def _maybe_count(text: str) -> object:
    return _clear(count_meant(text), cell_words.bad_count(text))


def _time(text: str) -> object:
    return _clear(time_meant(text), cell_words.bad_time(text))


def _maybe_cents(text: str) -> int | None:
    try:
        return cents_meant(text)
    except UnclearError:
        raise UnclearError(cell_words.bad_amount(text)) from None


def _cents(text: str) -> object:
    return _maybe_cents(text) or 0


_READERS: Final[Mapping[Cell, Callable[[str], object]]] = {
    Cell.TEXT: str,
    Cell.COUNT: _count,
    Cell.MAYBE_COUNT: _maybe_count,
    Cell.MONEY: _cents,
    Cell.MAYBE_MONEY: _maybe_cents,
    Cell.TIME: _time,
}
