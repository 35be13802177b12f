"""Says what a standard has no field for under the headings of our tables, so that no round trip loses it."""

from __future__ import annotations

import functools
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from organizer_app.exchange.schedule.csv_schedule import table_columns
from organizer_app.exchange.text.clean_text import clean_text, safe_link
from organizer_app.exchange.text.extension_names import LINK

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.sharing.shared_schedule import SharedEntry

_Read = tuple[str, "Callable[[SharedEntry], object]", "Callable[[object], str] | None"]
# In a table a day of the end stands only where it is another one.
_END_DAY: Final = "end date"


def carried_cells(entry: SharedEntry, in_standard: frozenset[str]) -> list[tuple[str, str]]:
    """Return heading and text of what a format has no field of its own for; blank texts are left out.

    Args:
        entry: reduced to its audience, so that what it may not see is blank.
        in_standard: the headings that the format has fields of its own for.
    """
    found = []
    for heading, read, text in _columns(in_standard):
        value = read(entry)
        cell = value if text is None else text(value)
        if heading == LINK:
            cell = safe_link(str(cell))
        if cell and not (heading == _END_DAY and entry.ends_day == entry.day):
            found.append((heading, clean_text(str(cell))))
    return found


@functools.cache
def _columns(in_standard: frozenset[str]) -> tuple[_Read, ...]:
    return tuple(
        (heading, attrgetter(name), text)
        for heading, name, text in table_columns()
        if heading not in in_standard
    )
