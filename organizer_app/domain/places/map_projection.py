"""Project points on the globe onto the program's two maps, in map units (pixels at zoom 1).

The map of the United States is d3's geoAlbersUsa at scale 1300 and translate (487.5, 305), the 975 x 610
space of the atlas in resources/geo/outlines.dat; the territories, which it leaves out, have their own insets.
The world map is Equal Earth (Savric, Patterson and Jenny 2018).
"""

from dataclasses import dataclass
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import Final

from organizer_app.domain.places.map_insets import inset_of

MAP_WIDTH: Final = 975.0
MAP_HEIGHT: Final = 610.0

_SCALE: Final = 1300.0
_X: Final = 487.5
_Y: Final = 305.0

_WORLD_SCALE: Final = 180.0
_WORLD_X: Final = 487.5
_WORLD_Y: Final = 260.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M: Final = sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class _Albers:
    """An equal-area conic projection with d3's parameters: parallels, rotate, center, scale, translate."""

    parallels: tuple[float, float]
    meridian: float
    center: tuple[float, float]
    scale: float
    x: float
    y: float

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the map point; the center is relative to the meridian, as in d3."""
        turned = (longitude - self.meridian + 180.0) % 360.0 - 180.0
        east, north = self._raw(turned, latitude)
        center_east, center_north = self._raw(*self.center)
        return self.x + self.scale * (east - center_east), self.y - self.scale * (north - center_north)

    def _raw(self, longitude: float, latitude: float) -> tuple[float, float]:
        south, north = radians(self.parallels[0]), radians(self.parallels[1])
        n = (sin(south) + sin(north)) / 2
        c = 1 + sin(south) * (2 * n - sin(south))
        radius = sqrt(max(c - 2 * n * sin(radians(latitude)), 0.0)) / n
        turn = radians(longitude) * n
        return radius * sin(turn), sqrt(c) / n - radius * cos(turn)


_LOWER_48: Final = _Albers((29.5, 45.5), -96.0, (-0.6, 38.7), _SCALE, _X, _Y)
_ALASKA: Final = _Albers(
    (55.0, 65.0), -154.0, (-2.0, 58.5), _SCALE * 0.35, _X - 0.307 * _SCALE, _Y + 0.201 * _SCALE
)
_HAWAII: Final = _Albers((8.0, 18.0), -157.0, (-3.0, 19.9), _SCALE, _X - 0.205 * _SCALE, _Y + 0.212 * _SCALE)


def usa_point(latitude: float, longitude: float) -> tuple[float, float] | None:
    """Return the point of the US map for a point in degrees, or None outside the map.

    The neighboring parts of Canada and Mexico are on the map, as in d3. The western Aleutians have x < 0.
    """
    if not (isfinite(latitude) and isfinite(longitude)):
        return None
    longitude = (longitude + 180.0) % 360.0 - 180.0
    inset = inset_of(latitude, longitude)
    if inset is not None:
        return inset.point(latitude, longitude)
    if 51.0 <= latitude <= 72.0 and (longitude < -129.5 or longitude > 172.0):  # noqa: PLR2004  # Alaska's corners
        return _ALASKA.point(latitude, longitude)
    if 18.0 <= latitude <= 23.0 and -161.0 <= longitude <= -154.0:  # noqa: PLR2004  # Hawaii's corners
        return _HAWAII.point(latitude, longitude)
    x, y = _LOWER_48.point(latitude, longitude)
    # d3 clips the lower 48 at these fractions of the scale on each side of the translate.
    if abs(x - _X) > 0.455 * _SCALE or abs(y - _Y) > 0.238 * _SCALE:
        return None
    return x, y


def world_point(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the point of the world map for a point in degrees (Equal Earth, centered on Greenwich)."""
    theta = asin(_M * sin(radians(latitude)))
    square = theta * theta
    sixth = square * square * square
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = radians(longitude) * cos(theta) / (_M * slope)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return _WORLD_X + _WORLD_SCALE * x, _WORLD_Y - _WORLD_SCALE * y
