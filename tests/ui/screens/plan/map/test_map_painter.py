"""Markers are drawn where the layout puts them."""

import pytest
from PySide6.QtGui import QImage, QPainter, QPainterPath

from organizer_app.ui.screens.plan.map.map_layout import ClusterLevels, MapLayout, MapPoint, Panels, lay_out
from organizer_app.ui.screens.plan.map.map_painter import MapPainter, name_shown
from organizer_app.ui.screens.plan.map.map_viewport import Box, Viewport
from organizer_app.ui.theme.theme import Theme


@pytest.fixture
def picture(theme: Theme) -> QImage:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(theme.color("land"))
    return image


def layout_of(markers: MapPainter) -> MapLayout:
    spots = [(80, 100, (5, 0, 0, 0, 0, 0)), (95, 100, (0, 0, 0, 0, 5, 0))]
    points = [MapPoint(f"p{n}", f"Town {n}", x, y, mix, 5) for n, (x, y, mix) in enumerate(spots)]
    return lay_out(ClusterLevels(points).at(1.0), Viewport(), Panels(300, 200), None, markers.name_width)


def colors_near(image: QImage, x: float, y: float, reach: int = 14) -> set[str]:
    columns = range(max(0, round(x) - reach), min(300, round(x) + reach))
    lines = range(max(0, round(y) - reach), min(200, round(y) + reach))
    return {image.pixelColor(column, line).name() for column in columns for line in lines}


def test_markers_move_with_the_view(theme: Theme, picture: QImage) -> None:
    markers = MapPainter(theme)
    layout = layout_of(markers)
    painter = QPainter(picture)
    markers.draw(painter, layout, Viewport().moved(60, 20), None)
    painter.end()
    for marker in layout.markers:
        level = "readiness0" if marker.cluster.mix[0] else "readiness4"
        assert theme.color(level).name() in colors_near(picture, marker.x + 60, marker.y + 20)
    assert colors_near(picture, 20, 20) == {theme.color("land").name()}


def test_markers_keep_to_their_true_places_while_the_map_is_zoomed(theme: Theme, picture: QImage) -> None:
    markers = MapPainter(theme)
    layout = layout_of(markers)
    nearer = Viewport(1.5, -40, -30)
    painter = QPainter(picture)
    for _frame in range(2):
        picture.fill(theme.color("land"))
        markers.draw(painter, layout, nearer, None)
    painter.end()
    for marker in layout.stretched(nearer).markers:
        level = "readiness0" if marker.cluster.mix[0] else "readiness4"
        assert theme.color(level).name() in colors_near(picture, marker.x, marker.y)


def test_a_city_at_risk_is_named_in_the_colour_of_danger(theme: Theme, picture: QImage) -> None:
    markers = MapPainter(theme)
    layout = layout_of(markers)
    painter = QPainter(picture)
    markers.draw(painter, layout, Viewport(), None)
    painter.end()
    box = next(marker.label for marker in layout.markers if marker.cluster.mix[0])
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    seen = colors_near(picture, *middle, reach=8)
    assert min(seen, key=lambda name: int(name[3:5], 16)) <= "#c0ffff", "strong red strokes"


def test_rings_and_bubbles_stay_in_the_view(theme: Theme, picture: QImage) -> None:
    markers = MapPainter(theme)
    marker = layout_of(markers).markers[0]._replace(x=2.0, y=2.0)
    painter = QPainter(picture)
    markers.draw_ring(painter, marker, "accent")
    markers.draw_ring(painter, marker, "text", dashed=True)
    markers.draw_bubble(painter, marker, "Oakland and 2 more cities", 300)
    painter.end()
    assert picture.pixelColor(4, 34) == theme.color("border_strong"), "the left edge of the bubble"


def test_what_is_selected_is_named_in_a_box_where_it_has_no_room_and_joined_to_a_name_that_is_far(
    theme: Theme, picture: QImage
) -> None:
    markers = MapPainter(theme)
    marker = layout_of(markers).markers[0]._replace(x=100.0, y=100.0, label=None)
    accent = theme.color("accent").name()
    for label, spot in ((None, (100, 70)), (Box(160, 92, 190, 108), (145, 100))):
        picture.fill(theme.color("land"))
        painter = QPainter(picture)
        markers.draw_chosen(painter, marker._replace(label=label), 300)
        painter.end()
        seen = colors_near(picture, *spot, reach=3)
        assert (theme.color("raised").name() in seen, accent in seen) == (label is None, label is not None)


def test_a_name_that_would_cross_the_map_is_cut() -> None:
    assert name_shown("Kansas City") == "Kansas City"
    cut = name_shown("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    assert cut == "Llanfairpwllgwyngyllgogery"[:25] + "…"


def test_maps_of_one_theme_share_the_names_that_were_painted_in_it(
    theme: Theme, picture: QImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(markers: MapPainter) -> QImage:
        painter, image = QPainter(), QImage(picture)
        painter.begin(image)
        markers.draw(painter, layout_of(markers), Viewport(), None)
        painter.end()
        return image

    first = drawn(MapPainter(theme))
    monkeypatch.setattr(QPainterPath, "addText", None)
    assert drawn(MapPainter(theme)) == first != picture
    with pytest.raises(TypeError):
        drawn(MapPainter(Theme("dark")))
