"""Reads TopoJSON (us-atlas, world-atlas) into rings of points, and cuts rings at the antimeridian."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

from simplification import simplified

Point = tuple[float, float]
Ring = list[Point]


class Topology:
    """The arcs of one TopoJSON file, simplified to `tolerance` file units, and the shapes made of them."""

    def __init__(self, path: Path, *, tolerance: float = 0.0) -> None:
        document = json.loads(path.read_text(encoding="utf-8"))
        self._objects = document["objects"]
        scale, shift = document["transform"]["scale"], document["transform"]["translate"]
        self._arcs = [simplified(_decoded(arc, scale, shift), tolerance) for arc in document["arcs"]]

    def shapes(self, name: str) -> list[dict]:
        """The geometries of one object, with their `id` and `properties`."""
        return self._objects[name]["geometries"]

    def rings(self, shape: dict) -> list[Ring]:
        """All rings of a Polygon or MultiPolygon; holes come out right under the odd-even rule."""
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        return [self._line(ring) for polygon in polygons for ring in polygon]

    def borders(self, name: str, *, is_shared: bool) -> list[Ring]:
        """The arcs that two shapes share (inner borders) or that only one has (the outline)."""
        uses: Counter[int] = Counter()
        for shape in self.shapes(name):
            uses.update({arc if arc >= 0 else ~arc for arc in _arc_numbers(shape["arcs"])})
        return [self._arcs[arc] for arc, count in sorted(uses.items()) if (count > 1) == is_shared]

    def _line(self, numbers: list[int]) -> Ring:
        line: Ring = []
        for number in numbers:
            arc = self._arcs[number] if number >= 0 else self._arcs[~number][::-1]
            line += arc if not line else arc[1:]
        return line


def _decoded(arc: list[list[int]], scale: list[float], shift: list[float]) -> Ring:
    x = y = 0
    points = []
    for right, up in arc:
        x, y = x + right, y + up
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points


def _arc_numbers(arcs: list | int) -> list[int]:
    if isinstance(arcs, int):
        return [arcs]
    return [number for part in arcs for number in _arc_numbers(part)]


DATE_LINE = 180.0
FULL_TURN = 360
FEWEST_POINTS = 3


def cut_at_antimeridian(ring: Ring) -> list[Ring]:
    """The parts of a ring (longitude, latitude) west and east of 180 degrees.

    TopoJSON joins Russia and Fiji across it, which would draw a bar over the whole map. A ring round a pole
    (Antarctica) has no parts.
    """
    unrolled = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((unrolled[-1][0] - longitude) / FULL_TURN)
        unrolled.append((longitude + FULL_TURN * turns, latitude))
    longitudes = [longitude for longitude, _latitude in unrolled]
    if abs(longitudes[0] - longitudes[-1]) > DATE_LINE:
        return []
    if min(longitudes) >= -DATE_LINE and max(longitudes) <= DATE_LINE:
        return [unrolled]
    seam = DATE_LINE if max(longitudes) > DATE_LINE else -DATE_LINE
    west, east = _half(unrolled, seam, keeps_west=True), _half(unrolled, seam, keeps_west=False)
    moved = -2 * seam
    if seam > 0:
        east = [(longitude + moved, latitude) for longitude, latitude in east]
    else:
        west = [(longitude + moved, latitude) for longitude, latitude in west]
    return [part for part in (west, east) if len(part) >= FEWEST_POINTS]


def _half(ring: Ring, seam: float, *, keeps_west: bool) -> Ring:
    kept: Ring = []
    for (lon, lat), (next_lon, next_lat) in pairwise([*ring, ring[0]]):
        is_in = lon == seam or (lon < seam) == keeps_west
        next_is_in = next_lon == seam or (next_lon < seam) == keeps_west
        if is_in:
            kept.append((lon, lat))
        if is_in != next_is_in:
            kept.append((seam, lat + (seam - lon) / (next_lon - lon) * (next_lat - lat)))
    return kept
