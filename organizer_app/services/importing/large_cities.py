"""Knows the names of large cities, so that a line of a chat that begins with one is seen to speak of it."""

from __future__ import annotations

from functools import cache
from typing import Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.environment.resource_files import resource_path
from organizer_app.storage.gazetteer.gazetteer import Gazetteer

# The list ends at towns of about 20,000 people; smaller ones are seen by the state behind their name.
_MANY: Final = 2_500
_COUNTRY: Final = "US"
# As people say them; the finder of places knows what they mean.
_SPOKEN: Final = ("DC", "New York", "NYC", "Philly", "Washington")


@cache
def large_cities() -> frozenset[str]:
    """Return the folded names of the largest cities of the shipped list, which is read once."""
    with Gazetteer(resource_path("geo", "places.sqlite")) as gazetteer:
        largest = gazetteer.largest_in_region(_COUNTRY, limit=_MANY)
    return frozenset(fold_name(name) for name in (*(place.name for place in largest), *_SPOKEN))
