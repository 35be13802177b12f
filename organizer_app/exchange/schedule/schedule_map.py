"""Place the dots and names of cities on the small map of the schedule page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.places.map_insets import TERRITORY_INSETS, MapInset
from organizer_app.domain.places.map_projection import MAP_HEIGHT, MAP_WIDTH, usa_point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.exchange.schedule.schedule_rows import PageRow

# With more dots than this the map is a cloud, and names would only cover it.
_NAMED_DOTS = 150
_NAMES = 24
# Sizes in map units at the map's width on a desktop.
_DOT = 9.0
_LETTER, _CAPITAL, _LINE, _GAP = 8.4, 11.0, 18.0, 13.0
# A wide letter on paper, where names are larger: nothing may continue past the edge, which would cut it.
_WIDE_LETTER = 11.5
# What those larger letters need above and below a line.
_TALL_LETTER = 4.0
# Which part of that growth is to the left and to the right, by SVG text-anchor.
_GROWS = {"start": (0.0, 1.0), "middle": (0.5, 0.5), "end": (1.0, 0.0)}


class MapDot(NamedTuple):
    """One city on the map: whole map units, the row it links to, and whether it starts at another hour."""

    x: int
    y: int
    anchor: str
    title: str
    is_ring: bool


class MapName(NamedTuple):
    """The name of a city next to its dot; `align` is an SVG text-anchor."""

    x: int
    y: int
    align: str
    text: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def map_dots(rows: Iterable[PageRow]) -> list[MapDot]:
    """Return one dot per spot in the United States, rings first, so that filled dots are on top.

    Called-off actions and cities outside the map have none; the tables name them.
    """
    dots: dict[tuple[int, int], MapDot] = {}
    for row in rows:
        entry = row.entry
        if entry.cancelled or entry.latitude is None or entry.longitude is None:
            continue
        point = usa_point(entry.latitude, entry.longitude)
        if point is None:
            continue
        spot = round(point[0]), round(point[1])
        known = dots.get(spot)
        if known is None or (known.is_ring and row.keeps_hour):
            title = ", ".join(part for part in (row.city, row.when) if part)
            dots[spot] = MapDot(*spot, row.anchor, title, not row.keeps_hour)
    return sorted(dots.values(), key=lambda dot: not dot.is_ring)


def insets_shown(dots: list[MapDot]) -> list[MapInset]:
    """Return the insets of the territories that have a dot; leave out the others."""
    return [inset for inset in TERRITORY_INSETS if any(_is_in(dot, inset) for dot in dots)]


def _is_in(dot: MapDot, inset: MapInset) -> bool:
    return inset.left <= dot.x <= inset.left + inset.width and inset.top <= dot.y <= inset.top + inset.height


def map_names(dots: list[MapDot], names: dict[str, str]) -> list[MapName]:
    """Name as many cities as fit without covering a dot or another name, most isolated dots first.

    Args:
        dots: all dots of the map.
        names: texts by anchor of the dot.
    """
    if len(dots) > _NAMED_DOTS:
        return []
    taken = [_Box(dot.x - _DOT, dot.y - _DOT, dot.x + _DOT, dot.y + _DOT) for dot in dots]
    insets = insets_shown(dots)
    frames = [_Box(each.left, each.top, each.left + each.width, each.top + each.height) for each in insets]
    placed: list[MapName] = []
    written: set[str] = set()
    for dot in sorted(dots, key=lambda dot: -_isolation(dot, dots)):
        text = names[dot.anchor]
        found = (
            None
            if text in written
            else _place_name(
                dot, text, taken if any(_is_in(dot, each) for each in insets) else [*taken, *frames]
            )
        )
        if found is not None and len(placed) < _NAMES:
            written.add(text)
            placed.append(found[0])
            taken.append(found[1])
    return placed


def _isolation(dot: MapDot, dots: list[MapDot]) -> int:
    return min(
        ((dot.x - other.x) ** 2 + (dot.y - other.y) ** 2 for other in dots if other is not dot), default=0
    )


def _place_name(dot: MapDot, text: str, taken: list[_Box]) -> tuple[MapName, _Box] | None:
    width = sum(_CAPITAL if letter.isupper() else _LETTER for letter in text)
    spots = (
        (MapName(dot.x + 13, dot.y + 5, "start", text), dot.x + _GAP, dot.y - _LINE / 2),
        (MapName(dot.x - 13, dot.y + 5, "end", text), dot.x - _GAP - width, dot.y - _LINE / 2),
        (MapName(dot.x, dot.y + 26, "middle", text), dot.x - width / 2, dot.y + 11),
        (MapName(dot.x, dot.y - 14, "middle", text), dot.x - width / 2, dot.y - 29),
    )
    for name, left, top in spots:
        box = _Box(left, top, left + width, top + _LINE)
        before, after = _GROWS[name.align]
        more = len(text) * (_WIDE_LETTER - _LETTER)
        inside = box.left - before * more >= 0 and box.right + after * more <= MAP_WIDTH
        inside = inside and box.top >= _TALL_LETTER and box.bottom <= MAP_HEIGHT - _TALL_LETTER
        if inside and not any(box.meets(other) for other in taken):
            return name, box
    return None
