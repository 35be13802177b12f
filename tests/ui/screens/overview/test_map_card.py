"""The small map leads to the city that was clicked, and to the large map by key."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.checks.overview import MapSpot
from organizer_app.domain.places.map_projection import usa_point
from organizer_app.ui.screens.overview.map_card import MapCard
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme

SEATTLE = MapSpot("Seattle", "seattle", 0, usa_point(47.61, -122.33), (10.0, 10.0))
MIAMI = MapSpot("Miami", "miami", 4, usa_point(25.76, -80.19), (20.0, 20.0))
LYON = MapSpot("Lyon", "lyon", 2, None, (500.0, 120.0))


def shown(qtbot: QtBot, *spots: MapSpot) -> MapCard:
    card = MapCard(Theme("light"))
    qtbot.addWidget(card)
    card.resize(400, 280)
    card.show_spots(spots)
    card.show()
    card.grab()
    return card


def test_a_click_goes_to_the_city_below_it_and_elsewhere_to_the_map(qtbot: QtBot) -> None:
    card = shown(qtbot, SEATTLE, MIAMI)
    opened: list[str] = []
    card.opened.connect(opened.append)
    # The land fills the width: Seattle stands at its upper left, Miami at its lower right.
    for spot in (SEATTLE, MIAMI):
        at = card.point_of(spot.action_id)
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=at.toPoint())
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert opened == ["seattle", "miami", ""]
    left, right = card.point_of("seattle"), card.point_of("miami")
    assert (left.x() < right.x(), left.y() < right.y()) == (True, True)


def test_keys_open_the_map_it_says_what_it_is_and_without_a_place_it_goes(qtbot: QtBot) -> None:
    card = shown(qtbot, SEATTLE)
    with qtbot.waitSignal(card.opened) as told:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert told.args == [""]
    assert card.accessibleName() == "Map with 1 city. Opens the map."
    change_theme(card, Theme("dark"))
    assert card.grab().toImage().pixelColor(10, 10) == Theme("dark").color("raised")
    card.show_spots(())
    assert card.isHidden()
    assert shown(qtbot, LYON).point_of("lyon") is not None


def test_a_crowd_of_cities_is_joined_and_a_click_on_it_opens_the_map(qtbot: QtBot) -> None:
    crowd = [SEATTLE._replace(action_id=f"s{number}") for number in range(70)]
    card = shown(qtbot, MIAMI, *crowd)
    opened: list[str] = []
    card.opened.connect(opened.append)
    for action_id in ("s0", "miami"):
        at = card.point_of(action_id)
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert opened == ["", "miami"]


def test_cities_close_to_each_other_stand_side_by_side(qtbot: QtBot) -> None:
    assert SEATTLE.usa is not None
    x, y = SEATTLE.usa
    card = shown(qtbot, SEATTLE, SEATTLE._replace(action_id="near", usa=(x + 3, y + 3)), MIAMI)
    one, other = card.point_of("seattle"), card.point_of("near")
    assert one is not None
    assert other is not None
    way = one - other
    assert way.x() ** 2 + way.y() ** 2 >= 13**2


def test_a_city_at_risk_is_named_beside_above_or_below_it_however_long_its_name_is(qtbot: QtBot) -> None:
    def red_near(card: MapCard, dx: int, dy: int) -> bool:
        at = card.point_of("seattle")
        image = card.grab().toImage()
        spots = [(round(at.x()) + dx + x, round(at.y()) + dy + y) for x in range(-5, 6) for y in range(-5, 6)]
        colors = [image.pixelColor(*spot) for spot in spots]
        return any(color.red() > color.green() + 60 for color in colors)

    assert SEATTLE.usa is not None
    x, y = SEATTLE.usa
    long_name = SEATTLE._replace(city="Philadelphia and Neighbouring Townships", usa=(x + 300, y + 150))
    assert red_near(shown(qtbot, long_name), 40, 0)
    beside = [
        MIAMI._replace(action_id=f"m{n}", usa=(x + 300 + dx, y + 150)) for n, dx in enumerate((-80, 80))
    ]
    alone = shown(qtbot, long_name, *beside)
    assert not red_near(alone, 40, 0)
    assert red_near(alone, 20, 15)
