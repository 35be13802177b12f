"""Find places whose spelling is close to an unknown name."""

from typing import Final

from organizer_app.domain.places.place_names import GazetteerPlace, fold_name, name_variants
from organizer_app.domain.places.regions import Region
from organizer_app.storage.gazetteer.gazetteer_rows import GazetteerRows, KeyedId

_MOST_NEAR_MISSES: Final = 3
_LEAST_LIKENESS: Final = 72
"""Percent of letters in common (rapidfuzz ratio) below which a suggestion would only confuse."""


class NearSpellings:
    """Suggestions for unknown names; caches the folded names of the regions it searched."""

    def __init__(self, rows: GazetteerRows) -> None:
        self._rows = rows
        self._names_by_region: dict[Region, list[KeyedId]] = {}

    def nearest(self, city: str, region: Region) -> tuple[GazetteerPlace, ...]:
        """Return up to three places, closest spelling first, larger first among equals.

        In a region, prefer its own names; fill up with the rest of the country.
        """
        variants = name_variants(city)
        if not variants:
            return ()
        key = variants[-1]
        named = self._names_in(region) if region.country else self._rows.keys_with_first_letter(key[0])
        places = [self._rows.with_id(place) for place in _nearest(key, named)]
        if region.code:
            namesakes = self._rows.with_key(key, Region("", region.country))
            elsewhere = [one.place for one in namesakes if one.is_main_name]
            places += [place for place in elsewhere if place not in places]
        return tuple(places[:_MOST_NEAR_MISSES])

    def _names_in(self, region: Region) -> list[KeyedId]:
        if region not in self._names_by_region:
            self._names_by_region[region] = [
                KeyedId(fold_name(name), place, people)
                for name, place, people in self._rows.names_in_region(region.country, region.code)
            ]
        return self._names_by_region[region]


def _nearest(key: str, named: list[KeyedId]) -> list[int]:
    # Imported late: only unrecognized rows need it.
    from rapidfuzz import fuzz, process

    found = process.extract(
        key,
        [one.key for one in named],
        scorer=fuzz.ratio,
        score_cutoff=_LEAST_LIKENESS,
        limit=4 * _MOST_NEAR_MISSES,
    )
    ranked = sorted(found, key=lambda hit: (-round(hit[1]), -named[hit[2]].population))
    nearest = [named[position].place_id for _key, _likeness, position in ranked]
    longer = [one for one in named if one.key.startswith(key + " ")]
    nearest += [one.place_id for one in sorted(longer, key=lambda one: -one.population)]
    return list(dict.fromkeys(nearest))[:_MOST_NEAR_MISSES]
