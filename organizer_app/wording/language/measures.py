"""Writes distances and speeds as the people at this laptop do; the program says once which way that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.local_measures import MILE_KM, measures_of
from organizer_app.wording.language.texts import _, kept_together

if TYPE_CHECKING:
    from organizer_app.domain.basics.local_measures import LocalMeasures

# One for the whole program, as the language is: every screen of every window writes the same way.
_present: Final[list[LocalMeasures]] = [measures_of("")]


def use_measures(measures: LocalMeasures) -> None:
    """Write distances and weeks this way from now on."""
    _present[0] = measures


def chosen_measures() -> tuple[str, str]:
    """Return the codes of the chosen units and of the chosen first day of the week, empty where none is."""
    return _present[0].units, _present[0].week


def first_weekday() -> int:
    """Return the day that weeks begin on, from 0, Monday."""
    return _present[0].first_weekday


def distance(kilometers: float) -> str:
    """Write a distance with its unit, as whole miles or kilometers: 16 mi, 25 km.

    Number and unit stay on one line wherever a sentence wraps.
    """
    if _present[0].in_miles:
        return kept_together(_("{count} mi").format(count=f"{_whole(kilometers / MILE_KM):,}"))
    return kept_together(_("{count} km").format(count=f"{_whole(kilometers):,}"))


def bare_distance(kilometers: float) -> str:
    """Write a distance without its unit, where the unit follows later in the sentence."""
    return f"{_whole(kilometers / MILE_KM if _present[0].in_miles else kilometers):,}"


def speed_unit() -> str:
    """Name the unit of speed."""
    return _("mph") if _present[0].in_miles else _("km/h")


def shown_speed(kmh: int) -> int:
    """Return a speed in the unit of `speed_unit`."""
    return max(1, round(kmh / MILE_KM)) if _present[0].in_miles else kmh


def stored_speed(shown: int) -> int:
    """Return a speed that was typed in that unit, in km/h."""
    return max(1, round(shown * MILE_KM)) if _present[0].in_miles else shown


def _whole(value: float) -> int:
    return max(1, round(value)) if value > 0 else 0
