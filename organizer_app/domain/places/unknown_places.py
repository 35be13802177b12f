"""A city as somebody wrote it that the gazetteer does not know, with what it may mean."""

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
"""Among shorter names one letter tells two cities apart."""


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A place of the plan without a spot on the map and without a clock.

    Attributes:
        place_id: the place.
        written: name and state as they were given, such as "Tuscon, AZ".
        actions: how many actions stand there.
        candidates: places of the gazetteer that may be meant, the likeliest first.
        misspelled: the one of them that is meant but for one slip of the fingers, if that is plain.
        landmarks: near which city each candidate lies whose name and state another one has too, by its id.
    """

    place_id: str
    written: str
    actions: int
    candidates: tuple[GazetteerPlace, ...]
    misspelled: GazetteerPlace | None
    landmarks: Mapping[int, str] = field(default_factory=dict)


def namesakes(candidates: Sequence[GazetteerPlace]) -> list[GazetteerPlace]:
    """Return the places that name and state alone do not tell apart."""
    counts = Counter((each.name, each.admin1, each.country) for each in candidates)
    return [each for each in candidates if counts[each.name, each.admin1, each.country] > 1]


def misspelled_place(place: Place, candidates: Sequence[GazetteerPlace]) -> GazetteerPlace | None:
    """Return the city that a name means but for one slip of the fingers; None when that is not plain.

    Plain is a single candidate of the same state that begins with the same letter and differs by one letter
    more, less, other, or swapped with its neighbour: "Tuscon, AZ" means Tucson, "Galloway, NJ" may be no
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
    """Return name and state of a place as one text, as a file may have them in one cell or in two."""
    return ", ".join(filter(None, (place.name, place.admin1)))
