"""The territories have frames with names that do not cover each other."""

from itertools import combinations

from organizer_app.domain.places.map_insets import TERRITORY_INSETS
from organizer_app.ui.screens.plan.map.inset_frames import inset_boxes, inset_frame, inset_label
from organizer_app.ui.screens.plan.map.map_viewport import Viewport


def test_frames_and_names_stand_apart() -> None:
    view = Viewport(0.9, 10, 20)
    names = [inset_label(inset, view) for inset in TERRITORY_INSETS]
    frames = [inset_frame(inset, view) for inset in TERRITORY_INSETS]
    assert not any(one.meets(other) for one, other in combinations(names, 2))
    assert not any(name.meets(frame) for name in names for frame in frames)
    assert set(inset_boxes(view)) == {*names, *frames}


def test_a_frame_holds_its_territory() -> None:
    view = Viewport(1.3, -40, 12)
    for inset in TERRITORY_INSETS:
        middle = inset.point(sum(inset.latitudes) / 2, sum(inset.longitudes) / 2)
        assert inset_frame(inset, view).holds(*view.to_screen(*middle))
