"""Writes the data of the map of a schedule for its template: the United States with a dot for each city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.exchange.paper.paper_text import Code, Drawing
from organizer_app.exchange.paper.typesetter import PaperSheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from organizer_app.domain.places.map_insets import MapInset
    from organizer_app.exchange.paper.state_shapes import StateShape
    from organizer_app.exchange.schedule.schedule_map import MapDot, MapName

# Pixels per inch of the picture; the page of the template is 800 points wide.
MAP_DOTS: Final = 144.0
# The drawn part of the map in map units: the last of the Aleutians is 58 units west of the map's own edge.
_LEFT, _TOP, _WIDTH, _HEIGHT = -70.0, -12.0, 1057.0, 634.0
_TERRITORIES: Final = frozenset({"PR", "VI", "GU", "MP", "AS"})
_LAND: Final = 'fill="#FDFDFC" stroke="#AEB9C5" stroke-width="0.8" stroke-linejoin="round"'


class MapPicture(NamedTuple):
    """All that the picture shows; places are in map units.

    Attributes:
        title: the title of the schedule.
        summary: the line below it.
        banner: who may see it; empty for the public.
        dots: cities in the order in which they are painted.
        names: the names of as many cities as there is room for.
        insets: small maps of territories that hold a dot.
        keys: the meaning of a filled dot and of a ring; the latter is empty without a ring.
        foot: version, audience and stamp.
        alt: what the map shows, for who cannot see it.
        language: BCP 47 code of the texts.
        stamp: the moment of the schedule, UTC.
    """

    title: str
    summary: str
    banner: str
    dots: Sequence[MapDot]
    names: Sequence[MapName]
    insets: Sequence[MapInset]
    keys: tuple[str, str]
    foot: str
    alt: str
    language: str
    stamp: datetime


def map_sheet(picture: MapPicture, shapes: Mapping[str, StateShape]) -> PaperSheet:
    """Return the sheet of a map.

    Args:
        picture: what it shows.
        shapes: outlines of states and territories by code.
    """
    return PaperSheet(
        template="map",
        language=picture.language,
        stamp=picture.stamp,
        data={
            "title": picture.title,
            "summary": picture.summary,
            "banner": picture.banner,
            "foot": picture.foot,
            "alt": picture.alt,
            "keys": [
                {"name": name, "ring": ring}
                for name, ring in zip(picture.keys, (False, True), strict=True)
                if name
            ],
            "land": _land(picture, shapes),
            "ratio": _HEIGHT / _WIDTH,
            "dots": [
                {"x": (dot.x - _LEFT) / _WIDTH, "y": (dot.y - _TOP) / _HEIGHT, "ring": dot.is_ring}
                for dot in picture.dots
            ],
            "names": [
                {
                    "x": (name.x - _LEFT) / _WIDTH,
                    "y": (name.y - _TOP) / _HEIGHT,
                    "align": Code(name.align),
                    "text": name.text,
                }
                for name in picture.names
            ],
        },
    )


def _land(picture: MapPicture, shapes: Mapping[str, StateShape]) -> Drawing:
    shown = {code for inset in picture.insets for code in inset.codes}
    frames = [
        f'<rect x="{inset.left}" y="{inset.top}" width="{inset.width}" height="{inset.height}" rx="4" '
        'fill="none" stroke="#E1E4E8" stroke-width="1"/>'
        for inset in picture.insets
    ]
    states = [
        f'<path transform="translate({shape.left:.1f} {shape.top:.1f})" {_LAND} d="{shape.path}Z"/>'
        for code, shape in shapes.items()
        if code not in _TERRITORIES or code in shown
    ]
    box = f"{_LEFT} {_TOP} {_WIDTH} {_HEIGHT}"
    parts = "".join([*frames, *states])
    return Drawing(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{parts}</svg>')
