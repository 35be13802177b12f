"""Beside a city on the map stands who is editing an action there."""

from organizer_app.domain.merging.presence import Present, Spot
from organizer_app.ui.screens.plan.map.map_view import MapView
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import one_row_each


def test_who_is_editing_an_action_is_beside_its_city_and_follows_it(view: MapView, theme: Theme) -> None:
    denver = next(row for row in one_row_each() if row.place_id == "place-denver")
    ana = Present("key", "Ana Duarte", Spot(denver.action_id, "starts"))

    def colors_left_of_it() -> set[str]:
        rect = view.rect_of("place-denver")
        picture, middle = view.grab().toImage(), rect.center().toPoint().y()
        left = round(rect.left())
        return {picture.pixelColor(x, middle).name() for x in range(left - 30, left)}

    soft = theme.color("live_soft").name()
    assert soft not in colors_left_of_it()
    view.show_editing({denver.action_id: (ana,)})
    assert soft in colors_left_of_it()
    view.pan(40, 10)
    view.settle()
    assert soft in colors_left_of_it()
    view.show_editing({})
    assert soft not in colors_left_of_it()


def test_two_names_at_most_are_beside_a_city_and_the_circles_do_not_overlap(view: MapView) -> None:
    denver = next(row for row in one_row_each() if row.place_id == "place-denver")
    spot = Spot(denver.action_id, "starts")
    view.show_editing(
        {denver.action_id: tuple(Present(name, name, spot) for name in ("Ana", "Noor", "Luis"))}
    )
    (first, ana), (second, noor) = view.editors.circles(20)
    assert (ana, noor) == ("Ana", "Noor")
    assert not first.intersects(second)
