"""Find the city that somebody types with a few letters, among thousands, without ever guessing."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class CityName(NamedTuple):
    """A city as it can be typed.

    Attributes:
        action_id: its action.
        city: its name.
        state: its state.
        starts: when the action begins, in minutes since 1970-01-01 UTC, or None; one city may have several.
        zone: its IANA zone, empty when unknown.
        is_off: whether the action was canceled or postponed, and is on no board.
    """

    action_id: str
    city: str
    state: str
    starts: int | None = None
    zone: str = ""
    is_off: bool = False


def _place_and_start(city: CityName) -> tuple[str, str, int, str]:
    return (city.city.casefold(), city.state, city.starts or 0, city.action_id)


_NOON: Final = 12
_WITH_CLOCK: Final = re.compile(
    r"(?P<city>.*[^\W\d].*?)[ ,\u00b7]+(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?: ?(?P<half>[AaPp])\.?(?:[Mm]\.?)?)?"
)


def _starting(cities: Iterable[CityName], clock: re.Match[str]) -> tuple[CityName, ...]:
    """Return the cities whose action starts at a time of their own clock; without AM or PM, at either."""
    wanted = (int(clock["hour"]) % _NOON, int(clock["minute"]))
    half = (clock["half"] or "").casefold()
    found = []
    for city in cities:
        if city.starts is None:
            continue
        wall = local_of(from_epoch_minutes(city.starts), city.zone or "UTC").wall
        is_half = not half or half == ("p" if wall.hour >= _NOON else "a")
        if is_half and (wall.hour % _NOON, wall.minute) == wanted:
            found.append(city)
    return tuple(found)


# What people call a city where neither the beginning of its name nor its initials say it.
_SHORT_NAMES: Final = {
    "abq": "albuquerque nm",
    "bmore": "baltimore md",
    "cincy": "cincinnati oh",
    "frisco": "san francisco ca",
    "indy": "indianapolis in",
    "jax": "jacksonville fl",
    "mpls": "minneapolis mn",
    "nola": "new orleans la",
    "nyc": "new york ny",
    "okc": "oklahoma city ok",
    "pdx": "portland or",
    "pgh": "pittsburgh pa",
    "phx": "phoenix az",
    "philly": "philadelphia pa",
    "rva": "richmond va",
    "stl": "saint louis mo",
    "vegas": "las vegas nv",
}


class CityIndex:
    """The cities of a day, to be found by the beginnings of their words.

    "san f" finds San Francisco, "portland me" the one in Maine, "ny" New York, "philly" Philadelphia. The
    full name of one city wins over longer names that begin with it. Where a city has several actions, the
    start of one may follow its name: "philadelphia 7:30 am".

    Args:
        cities: the cities; several actions in one city are several candidates.
    """

    def __init__(self, cities: Iterable[CityName]) -> None:
        self._cities = tuple(sorted(cities, key=_place_and_start))
        words: list[tuple[str, int]] = []
        self._forms: list[tuple[str, ...]] = []
        self._names: list[str] = []
        # Each stands for the whole name: "sf ca".
        self._short: list[frozenset[str]] = []
        for spot, each in enumerate(self._cities):
            name = fold_name(each.city).split()
            form = (*name, fold_name(each.state)) if each.state else tuple(name)
            short = {said for said, meant in _SHORT_NAMES.items() if meant == " ".join(form)}
            if len(name) > 1:
                short.add("".join(word[0] for word in name))
            self._forms.append(form)
            self._names.append(" ".join(name))
            self._short.append(frozenset(short))
            words += [(form[0], spot)] if form else []
            words += [(said, spot) for said in short]
        self._words = sorted(words)

    def found(self, typed: str) -> tuple[CityName, ...]:
        """Return the cities that a text may mean, best first; none if no city begins like it."""
        wanted = fold_name(typed).split()
        if not wanted:
            return ()
        timed = _WITH_CLOCK.fullmatch(typed.strip())
        if timed is not None:
            several = self.found(timed["city"])
            return _starting(several, timed) if len(several) > 1 else ()
        spots = {spot for spot in self._beginning(wanted[0]) if self._fits(spot, wanted)}
        exact = {spot for spot in spots if self._is_named(spot, wanted)}
        # Who types a space has finished a word: "san f" is San Francisco rather than Santa Fe.
        whole = {spot for spot in spots if set(wanted[:-1]) <= {*self._forms[spot], *self._short[spot]}}
        return tuple(self._cities[spot] for spot in sorted(exact or whole or spots))

    def in_state(self, typed: str) -> tuple[CityName, ...]:
        """Return the cities of a state by its short name, such as "dc"."""
        state = fold_name(typed)
        return tuple(each for each in self._cities if state and fold_name(each.state) == state)

    def _beginning(self, word: str) -> list[int]:
        first = bisect_left(self._words, (word, -1))
        last = bisect_left(self._words, (word + "\U0010ffff", -1))
        return [spot for _word, spot in self._words[first:last]]

    def _fits(self, spot: int, wanted: list[str]) -> bool:
        form = self._forms[spot]
        if wanted[0] in self._short[spot]:
            form, wanted = form[len(self._names[spot].split()) :], wanted[1:]
        words = iter(form)
        return all(any(word.startswith(each) for word in words) for each in wanted)

    def _is_named(self, spot: int, wanted: list[str]) -> bool:
        return " ".join(wanted) in (self._names[spot], " ".join(self._forms[spot]))
