"""The shipped shapes can be read and lie where the projection puts cities."""

import pytest
from PySide6.QtCore import QPointF

from organizer_app.domain.places.map_projection import usa_point, world_point
from organizer_app.ui.widgets.outlines import read_outlines


def test_all_states_and_territories_are_there() -> None:
    codes = {outline.code for outline in read_outlines("usa")}
    assert len(codes) == 56
    assert {"AK", "HI", "DC", "PR", "GU"} <= codes


@pytest.mark.parametrize(
    ("state", "latitude", "longitude"),
    [("MO", 38.6, -92.6), ("AK", 64.8, -147.7), ("PR", 18.25, -66.4), ("CA", 36.7, -119.8)],
)
def test_a_point_of_a_state_lies_in_its_shape(state: str, latitude: float, longitude: float) -> None:
    shape = next(outline for outline in read_outlines("usa") if outline.code == state)
    point = usa_point(latitude, longitude)
    assert point is not None
    assert shape.path.contains(QPointF(*point))
    assert shape.bounds.contains(QPointF(*point))


def test_the_world_has_its_countries() -> None:
    shapes = {outline.code: outline for outline in read_outlines("world")}
    assert len(shapes) > 150
    assert shapes["DE"].path.contains(QPointF(*world_point(51.0, 10.0)))
