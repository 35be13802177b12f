"""Compute distances between places on the globe."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0088
"""The mean radius of the GRS 80 ellipsoid."""

BANDS: Final = (25, 50, 100)
"""Kilometers people may travel: by tram, by car, by bus."""

NEARBY_KM: Final = 40.0
"""Places of one name within this distance are one town and its surroundings to a planner."""

TWIN_TOWNS_KM: Final = 50.0
"""Two towns named together are no farther apart than this."""


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance in kilometers between two points in degrees (haversine)."""
    phi, other_phi = radians(latitude), radians(other_latitude)
    half_chord = (
        sin((other_phi - phi) / 2) ** 2
        + cos(phi) * cos(other_phi) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))
