"""The map is painted once and moved or stretched after that."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from organizer_app.domain.places.map_projection import usa_point
from organizer_app.ui.screens.plan.map.map_painter import MARGIN, BaseMap
from organizer_app.ui.screens.plan.map.map_viewport import Viewport
from organizer_app.ui.theme.theme import Theme

SIZE = QSize(600, 400)
VIEW = Viewport(0.6, 10, 10)


def test_panning_inside_the_margin_uses_the_same_picture(theme: Theme) -> None:
    base = BaseMap(theme)
    bare = base.covering("usa", VIEW, SIZE, 1.0, hasty=False)
    assert bare.pixmap.size() == SIZE
    assert base.covering("usa", VIEW, SIZE, 1.0, hasty=False) is bare
    near = VIEW.moved(1, 0)
    first = base.covering("usa", near, SIZE, 1.0, hasty=False)
    assert base.covering("usa", near.moved(MARGIN, -MARGIN), SIZE, 1.0, hasty=False) is first
    assert base.covering("usa", near.moved(MARGIN + 1, 0), SIZE, 1.0, hasty=False) is not first


def test_what_was_painted_before_is_copied_and_the_rest_looks_as_if_painted_anew(theme: Theme) -> None:
    base, fresh = BaseMap(theme), BaseMap(theme)
    far = VIEW.moved(-MARGIN - 90, -MARGIN - 40)
    for view in (VIEW.moved(1000, 0), VIEW):
        first = base.covering("usa", view, SIZE, 1.0, hasty=False)
    marked = QPainter(first.pixmap)
    marked.fillRect(MARGIN + 500, MARGIN + 350, 3, 3, theme.color("danger"))
    marked.end()
    moved = base.covering("usa", far, SIZE, 1.0, hasty=False).pixmap.toImage()
    assert moved.pixelColor(501 - 90, 351 - 40) == theme.color("danger")
    for view in (VIEW.moved(1000, 0), far):
        anew = fresh.covering("usa", view, SIZE, 1.0, hasty=False).pixmap.toImage()
    spots = [(x, y) for x in range(0, moved.width(), 13) for y in range(0, moved.height(), 7)]
    # Smooth lines that are cut differ by a shade.
    assert all(
        abs(ours - theirs) <= 3
        for spot in spots
        for ours, theirs in zip(
            moved.pixelColor(*spot).toTuple(), anew.pixelColor(*spot).toTuple(), strict=True
        )
    )


def test_a_zoom_gesture_stretches_and_a_rest_paints_anew(theme: Theme) -> None:
    base = BaseMap(theme)
    first = base.covering("usa", VIEW, SIZE, 1.0, hasty=False)
    nearer = replace(VIEW, scale=0.8)
    assert base.covering("usa", nearer, SIZE, 1.0, hasty=True) is first
    assert base.covering("usa", replace(VIEW, scale=1.2), SIZE, 1.0, hasty=True) is not first
    assert base.covering("usa", nearer, SIZE, 1.0, hasty=False).view == nearer


def test_the_other_map_and_other_pixels_are_other_pictures(theme: Theme) -> None:
    base = BaseMap(theme)
    first = base.covering("usa", VIEW, SIZE, 1.0, hasty=False)
    assert base.covering("world", VIEW, SIZE, 1.0, hasty=False) is not first
    sharp = base.covering("world", VIEW, SIZE, 2.0, hasty=False)
    assert sharp.pixmap.width() == 2 * (SIZE.width() + 2 * MARGIN)


def test_land_and_water_have_their_colours(either_theme: Theme) -> None:
    picture = QImage(SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    base = BaseMap(either_theme)
    base.draw(painter, base.covering("usa", VIEW, SIZE, 1.0, hasty=False), VIEW)
    stretched = replace(VIEW, scale=0.7)
    painter.end()
    kansas = usa_point(38.5, -98.4)
    x, y = VIEW.to_screen(*kansas)
    assert picture.pixelColor(round(x), round(y)) == either_theme.color("land")
    assert picture.pixelColor(1, 1) == either_theme.color("water")
    painter = QPainter(picture)
    base.draw(painter, base.covering("usa", stretched, SIZE, 1.0, hasty=True), stretched)
    painter.end()
    x, y = stretched.to_screen(*kansas)
    assert picture.pixelColor(round(x), round(y)) == either_theme.color("land")
