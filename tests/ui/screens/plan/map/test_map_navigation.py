"""Arrow keys go to the nearest city in their direction."""

from organizer_app.ui.screens.plan.map.map_gestures import DOWN, LEFT, RIGHT, UP, nearest_towards

CROSS = [(100.0, 0.0), (200.0, 100.0), (100.0, 200.0), (0.0, 100.0), (400.0, 110.0)]
MIDDLE = (100.0, 100.0)


def test_each_direction_finds_its_neighbour() -> None:
    assert [nearest_towards(CROSS, MIDDLE, way) for way in (UP, RIGHT, DOWN, LEFT)] == [0, 1, 2, 3]


def test_what_lies_aside_is_not_ahead() -> None:
    assert nearest_towards([(110.0, 300.0)], MIDDLE, RIGHT) is None


def test_straight_ahead_beats_near_but_aside() -> None:
    assert nearest_towards([(150.0, 190.0), (180.0, 100.0)], MIDDLE, RIGHT) == 1


def test_at_the_edge_there_is_nowhere_to_go() -> None:
    assert nearest_towards([], MIDDLE, UP) is None
    assert nearest_towards([MIDDLE], MIDDLE, UP) is None
