"""Record cities and towns: where an action takes place, and in which time zone."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.audiences import Internal, Public
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A city or town; on screen it is called "City".

    A place that is not in the gazetteer keeps its name and state as given, and has neither coordinates nor
    zone.

    Attributes:
        name: name of the city.
        admin1: state or province; a postal code such as "OR" in the United States.
        country: ISO 3166-1 alpha-2.
        latitude: decimal degrees north.
        longitude: decimal degrees east.
        zone: IANA time zone, empty if unknown.
        population: number of people, 0 if unknown.
        geoname_id: key in GeoNames, 0 when unresolved.
        other_names: spellings in imported files that mean this place, such as "Tuscon, AZ".
    """

    name: Public[str]
    admin1: Public[str] = ""
    country: Public[str] = "US"
    latitude: Public[float | None] = None
    longitude: Public[float | None] = None
    zone: Public[str] = ""
    population: Public[int] = 0
    geoname_id: Public[int] = 0
    other_names: Internal[tuple[str, ...]] = ()

    @property
    def is_resolved(self) -> bool:
        """Return whether the place has coordinates and a time zone."""
        return bool(self.zone)
