"""While the map moves, the map and its markers are one picture."""

from PySide6.QtCore import QSize

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.map.map_layout import Panels
from organizer_app.ui.screens.plan.map.map_painter import BaseMap, MapPainter
from organizer_app.ui.screens.plan.map.map_scene import MapScene
from organizer_app.ui.screens.plan.map.moving_map import MovingMap
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import one_row_each


def test_the_picture_is_joined_once_and_leaves_the_ground_alone(theme: Theme) -> None:
    markers, base, moving = MapPainter(theme), BaseMap(theme), MovingMap()
    scene = MapScene(markers.name_width)
    scene.resize(Panels(600, 400))
    scene.show(group_by_place(one_row_each()), "usa")
    drawn = base.covering("usa", scene.view, QSize(600, 400), 1.0, hasty=False)
    bare = drawn.pixmap.toImage()
    joined = moving.joined(drawn, scene.layout(), markers, None)
    assert moving.joined(drawn, scene.layout(), markers, None) is joined
    assert joined.pixmap.toImage() != bare
    assert drawn.pixmap.toImage() == bare
    assert MovingMap().joined(drawn, scene.layout(), markers, None) is not joined
