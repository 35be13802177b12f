"""Joining the cities of the small map loses none, and leaves the territories to themselves."""

from PySide6.QtCore import QPointF

from organizer_app.domain.checks.overview import MapSpot
from organizer_app.domain.places.map_insets import TERRITORY_INSETS
from organizer_app.ui.screens.overview.map_card import PlacedSpot, gathered


def placed(x: float, y: float, level: int = 0, usa: tuple[float, float] | None = None) -> PlacedSpot:
    return PlacedSpot(MapSpot("Town", f"{x} {y}", level, usa, None), QPointF(x, y))


def test_every_city_is_in_one_mark_and_counted_at_its_level() -> None:
    crowd = [placed(number * 3.0, number % 7 * 9.0, number % 5) for number in range(100)]
    found = gathered(crowd, 1.0)
    members = [each.spot.action_id for group in found for each in group.members]
    assert sorted(members) == sorted(each.spot.action_id for each in crowd)
    assert [sum(group.mix[level] for group in found) for level in range(5)] == [20] * 5
    assert len(found) < 40
    sizes = [group.size for group in found]
    assert sizes == sorted(sizes)


def test_a_territory_is_joined_with_itself_alone() -> None:
    inset = TERRITORY_INSETS[-1]
    inside = (inset.left + 1, inset.top + 1)
    found = gathered([placed(100, 100, usa=inside), placed(150, 100, usa=inside), placed(101, 101)], 1.0)
    assert sorted(len(group.members) for group in found) == [1, 2]


def test_no_mark_covers_another() -> None:
    crowd = [placed(number * 37 % 300, number * 91 % 200) for number in range(400)]
    found = gathered(crowd, 1.0)
    assert len(found) > 5
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            way = one.at - other.at
            assert way.x() ** 2 + way.y() ** 2 >= ((one.size + other.size) / 2) ** 2
