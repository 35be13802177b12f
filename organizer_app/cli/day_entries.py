"""Finds the city or entry that a command of the day names, and writes the moments of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import moment_typed
from organizer_app.domain.time.local_time import instant_from
from organizer_app.wording.commands import day_commands as words
from organizer_app.wording.day.entry_bar import offered_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.plan.workspace import Workspace


def instant_typed(workspace: Workspace, typed: str, *, mobilization: str = "") -> datetime | None:
    """Return the instant of a text such as 2pm, on the day of the board and by HQ's clock; None for none.

    A text that cannot be read is wrong usage.
    """
    from organizer_app.services.day.day_books import day_shown

    if not typed:
        return None
    day, zone = day_shown(workspace, mobilization=mobilization)
    return instant_from(moment_typed(typed, day), zone)


def city_of_day(day: DayBook, typed: str) -> CityName:
    """Return the one city that a text means; several or none is wrong usage.

    Where a city has several actions, the start of one may follow its name: Philadelphia 7:30 AM.
    """
    found = day.cities.found(typed)
    if not found:
        raise click.UsageError(words.no_city(typed))
    if len(found) > 1:
        raise click.UsageError(words.which_city(typed, " / ".join(offered_texts(found[:_OFFERED]))))
    return found[0]


def entry_named(typed: str, ids: Sequence[str]) -> str:
    """Return the one id that is a text or ends with it; several or none is wrong usage."""
    found = [each for each in ids if each == typed] or [each for each in ids if each.endswith(typed.lower())]
    if len(found) != 1:
        raise click.UsageError(words.no_entry(typed))
    return found[0]


_OFFERED = 6
