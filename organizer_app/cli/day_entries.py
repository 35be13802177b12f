"""Finds the city or entry that a command of the day names, and writes the moments of the day."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from organizer_app.wording.commands import day_commands as words
from organizer_app.wording.day.board import clock_at
from organizer_app.wording.day.entry_bar import offered_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.services.day.day_books import DayBook


class Instant(click.ParamType[datetime]):
    """A moment written with its offset, as 2019-07-15T15:10-04:00."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:  # noqa: ANN401  # click's own signature
        """Read the moment; one without an offset is wrong usage."""
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(words.not_a_moment(str(value)), param, ctx)
        if moment.tzinfo is None:
            self.fail(words.not_a_moment(str(value)), param, ctx)
        return moment


INSTANT = Instant()


def city_of_day(day: DayBook, typed: str) -> CityName:
    """Return the one city that a text means; several or none is wrong usage.

    Where a city has several actions, the start of one may follow its name: Philadelphia 7:30 AM.
    """
    found = day.cities.found(typed)
    timed = _WITH_CLOCK.match(typed)
    if timed and not found:
        found = tuple(
            each
            for each in day.cities.found(timed["city"])
            if each.starts is not None and _is_clock(clock_at(each.starts, each.zone), timed)
        )
    if not found:
        raise click.UsageError(words.no_city(typed))
    if len(found) > 1:
        raise click.UsageError(words.which_city(typed, " / ".join(offered_texts(found[:_OFFERED]))))
    return found[0]


def city_of_board(day: DayBook, action_id: str) -> str:
    """Return the city of an action with its state, also of one on another day; empty for none."""
    return day.book.place_of(action_id)


def entry_named(typed: str, ids: Sequence[str]) -> str:
    """Return the one id that is a text or ends with it; several or none is wrong usage."""
    found = [each for each in ids if each == typed] or [each for each in ids if each.endswith(typed.lower())]
    if len(found) != 1:
        raise click.UsageError(words.no_entry(typed))
    return found[0]


def _is_clock(clock: str, typed: re.Match[str]) -> bool:
    hour, half = clock.upper().split(" ")
    return hour == typed["hour"] and (not typed["half"] or half.startswith(typed["half"].upper()))


_OFFERED = 6
_WITH_CLOCK = re.compile(r"(?P<city>.*\D)[ ,·]+(?P<hour>\d{1,2}:\d{2})\s*(?P<half>[AaPp]?)\.?[Mm]?\.?$")
