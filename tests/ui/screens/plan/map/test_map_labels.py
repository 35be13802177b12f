"""Names never cover each other, a marker or a panel, and the important ones go first."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.ui.screens.plan.map.map_layout import Marker, place_labels
from organizer_app.ui.screens.plan.map.map_viewport import Box

ROOM = Box(0, 0, 600, 400)
PANEL = Box(0, 350, 300, 400)
markers = st.lists(
    st.builds(
        lambda x, y, size, width, turn: Marker(x, y, size, width, (turn,)),
        st.floats(0, 600),
        st.floats(0, 400),
        st.integers(20, 48),
        st.floats(20, 110),
        st.integers(0, 3),
    ),
    max_size=50,
)


@given(markers)
def test_names_cover_nothing_and_are_nearest_to_their_own_marker(given_markers: list[Marker]) -> None:
    def gap(box: Box, marker: Marker) -> float:
        across = max(box.left - marker.x, marker.x - box.right, 0) - marker.size / 2
        down = max(box.top - marker.y, marker.y - box.bottom, 0) - marker.size / 2
        return max(across, down)

    placed = place_labels(given_markers, ROOM, [PANEL])
    assert not any(one.meets(other) for one, other in combinations(placed.values(), 2))
    for index, box in placed.items():
        marker = given_markers[index]
        others = [each for number, each in enumerate(given_markers) if number != index]
        assert ROOM.contains(box)
        assert PANEL.holds(marker.x, marker.y) or not box.meets(PANEL)
        assert not any(box.holds(each.x, each.y) for each in others)
        assert min((gap(box, each) for each in others), default=99.0) >= gap(box, marker)


def test_the_chosen_city_is_named_even_close_to_another() -> None:
    named, beside = Marker(300, 200, 24, 60, (1,)), Marker(395, 200, 24, 0, (0,))
    narrow = Box(280, 190, 460, 212)
    assert not place_labels([named, beside], narrow)
    assert list(place_labels([named._replace(is_chosen=True), beside], narrow)) == [0]


def test_the_chosen_city_is_named_farther_away_where_others_crowd_round_it() -> None:
    crowd = [Marker(300 + x, 200 + y, 30, 0, (1,)) for x in (-34, 0, 34) for y in (-34, 0, 34) if x or y]
    chosen = Marker(300, 200, 24, 60, (0,), is_chosen=True)
    assert not place_labels([chosen, *crowd], ROOM)
    (box,) = place_labels([chosen._replace(reach=45.0), *crowd], ROOM).values()
    assert box.distance(300, 200) - 12 <= 45
    assert all(box.distance(each.x, each.y) >= 13 for each in crowd)


def test_the_first_in_turn_gets_the_room() -> None:
    pair = [Marker(300, 200, 24, 80, (1,)), Marker(440, 200, 24, 80, (0,))]
    narrow = Box(280, 190, 460, 212)
    assert list(place_labels(pair, narrow)) == [1]


def test_a_marker_without_a_name_takes_no_room_but_its_own() -> None:
    assert place_labels([Marker(300, 200, 24, 0, (0,))], ROOM) == {}


def test_markers_out_of_sight_are_named_within_the_margin_only() -> None:
    outside = Marker(640, 200, 24, 50, (0,))
    assert place_labels([outside], ROOM) == {}
    assert list(place_labels([outside], ROOM, margin=200)) == [0]
