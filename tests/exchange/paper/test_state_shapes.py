"""The outlines on paper are those of the window's map, read without Qt."""

from pathlib import Path

import pytest

from organizer_app.exchange.paper.state_shapes import state_shapes
from organizer_app.ui.widgets.outlines import read_outlines

FILE = Path(__file__).resolve().parents[3] / "resources/geo/outlines.dat"


def test_every_state_is_where_the_map_of_the_window_has_it() -> None:
    shapes = state_shapes(FILE)
    outlines = {each.code: each.bounds for each in read_outlines("usa")}
    assert shapes.keys() == outlines.keys()
    for code, shape in shapes.items():
        bounds = outlines[code]
        box = (bounds.x(), bounds.y(), bounds.width(), bounds.height())
        assert (shape.left, shape.top, shape.width, shape.height) == pytest.approx(box, abs=0.01)
        assert shape.path.startswith("M")
        assert set(shape.path) <= set("ML0123456789. -")


def test_another_format_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "outlines.dat"
    other.write_bytes(b"ORGD\0\0\0\2\0\0\0\0")
    with pytest.raises(ValueError, match="format"):
        state_shapes(other)
