"""Draw the small maps of the territories at the lower right of the US map."""

from dataclasses import dataclass
from math import cos, radians
from typing import Final


@dataclass(frozen=True, slots=True)
class MapInset:
    """A framed rectangle on the US map, in map units, with a flat map of one or two territories.

    `codes` are the postal codes of the territories. Latitudes and longitudes are the degrees it covers;
    `scale` is map units per degree of latitude. The middle of the covered degrees is in the middle of the
    frame.
    """

    codes: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float
    latitudes: tuple[float, float]
    longitudes: tuple[float, float]
    scale: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Return whether a point in degrees belongs to this inset."""
        south, north = self.latitudes
        west, east = self.longitudes
        return south <= latitude <= north and west <= longitude <= east

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the map point, on a flat map that is true in the middle (good to 1 % over these islands)."""
        middle_latitude, middle_longitude = sum(self.latitudes) / 2, sum(self.longitudes) / 2
        east = (longitude - middle_longitude) * cos(radians(middle_latitude))
        return (
            self.left + self.width / 2 + self.scale * east,
            self.top + self.height / 2 - self.scale * (latitude - middle_latitude),
        )


TERRITORY_INSETS: Final = (
    MapInset(("GU",), 850.0, 506.0, 36.0, 46.0, (13.18, 13.72), (144.55, 145.05), 76.0),
    MapInset(("MP",), 891.0, 506.0, 36.0, 46.0, (14.05, 15.35), (144.95, 145.95), 31.0),
    MapInset(("AS",), 932.0, 506.0, 36.0, 46.0, (-14.60, -13.90), (-170.90, -169.35), 22.0),
    MapInset(("PR", "VI"), 850.0, 557.0, 118.0, 46.0, (17.60, 18.60), (-68.0, -64.4), 32.0),
)
"""Guam, the Northern Marianas, American Samoa; below them Puerto Rico with the U.S. Virgin Islands."""


def inset_of(latitude: float, longitude: float) -> MapInset | None:
    """Return the inset that shows a point in degrees, or None."""
    return next((inset for inset in TERRITORY_INSETS if inset.holds(latitude, longitude)), None)
