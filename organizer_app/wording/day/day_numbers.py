"""Words of the sheet in which the intervals and limits of the day are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import long_day
from organizer_app.wording.language.texts import _, said, said_count, said_with

if TYPE_CHECKING:
    from organizer_app.domain.day.day_numbers import Default

title = said("Check-in times and limits")
entry = said("Check-in times and limits…")
promise = said("An empty field means the value in gray. Type off for a check-in that you do not expect.")
scope_label = said("For which cities")
all_cities = said("All cities")
cancel = said("Cancel")
save = said("Save")
off = said("off")
with_tag = said_with("Cities tagged “{tag}”")


def source_of(default: Default) -> str:
    """Say what a number is by default, where that comes from, and when that was read."""
    return _("Default {value}: {source}, read {day}").format(
        value=default.value, source=default.source, day=long_day(default.as_of.isoformat())
    )


def shown(value: str) -> str:
    """Write a value in its field."""
    return off() if value == "-1" else value


def number_typed(text: str) -> int | None:
    """Read a value: a whole number, or off; None for anything else."""
    plain = text.strip().casefold()
    if plain == off().casefold():
        return -1
    return int(plain) if plain.lstrip("-").isdecimal() and plain.isascii() and plain.count("-") <= 1 else None


not_a_number = said_with("“{text}” is not a whole number. Type a number, off, or nothing.")


def out_of_range(least: int, most: int) -> str:
    """Say between which values a number must be."""
    return _("Type a number from {least} to {most}.").format(least=least, most=most)


saved = said_count("{count} value changed", "{count} values changed")
