"""Suggest what a city name that is not in the gazetteer may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.places.place_names import GazetteerPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.places.places import Place

_LEAST_LETTERS: Final = 5
"""In shorter names one letter distinguishes two cities."""


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A place of the plan without coordinates and time zone.

    Attributes:
        place_id: the place.
        written: name and state as given, such as "Tuscon, AZ".
        actions: number of actions there.
        candidates: gazetteer places that may be meant, likeliest first.
        misspelled: the candidate that differs only by a plain typing error, if there is one.
        landmarks: the nearby city of each candidate whose name and state are not unique, by its id.
    """

    place_id: str
    written: str
    actions: int
    candidates: tuple[GazetteerPlace, ...]
    misspelled: GazetteerPlace | None
    landmarks: Mapping[int, str] = field(default_factory=dict)


def namesakes(candidates: Sequence[GazetteerPlace]) -> list[GazetteerPlace]:
    """Return the places that share name and state with another."""
    counts = Counter((each.name, each.admin1, each.country) for each in candidates)
    return [each for each in candidates if counts[each.name, each.admin1, each.country] > 1]


def misspelled_place(place: Place, candidates: Sequence[GazetteerPlace]) -> GazetteerPlace | None:
    """Return the city that a name means except for one typing error; None if that is not plain.

    Plain is a single candidate in the same state that starts with the same letter and has one letter added,
    missing, replaced, or swapped with its neighbor: "Tuscon, AZ" means Tucson, "Galloway, NJ" may not be
    Alloway, and "Topeka, VA" may be anything.
    """
    # Imported late: only a plan with unknown cities needs it.
    from rapidfuzz.distance import OSA

    written = fold_name(place.name)
    near = [
        each
        for each in candidates
        if each.admin1 == place.admin1
        and fold_name(each.name)[:1] == written[:1]
        and OSA.distance(written, fold_name(each.name)) == 1
    ]
    return near[0] if len(near) == 1 and len(written) >= _LEAST_LETTERS else None


def written_name(place: Place) -> str:
    """Return name and state of a place as one text, like in a file with one or two cells for them."""
    return ", ".join(filter(None, (place.name, place.admin1)))
