"""Cities become points of the map that shows them."""

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.map.map_points import best_region, points_of
from tests.support.action_rows import BLANK, make_row, one_row_each

BERLIN = BLANK._replace(place_id="berlin", city="Berlin", country="DE", world_x=530.0, world_y=110.0)


def test_every_city_of_the_country_has_a_point() -> None:
    shown = points_of(group_by_place(one_row_each()), "usa")
    assert len(shown.points) == len(one_row_each())
    assert shown.unplaced == 0


def test_what_has_no_point_is_counted_unless_called_off() -> None:
    nowhere = BLANK._replace(place_id="x", city="Nowhere")
    off = BLANK._replace(place_id="y", city="Elsewhere", status="cancelled")
    assert points_of(group_by_place([nowhere, nowhere, off, make_row()]), "usa").unplaced == 2


def test_the_world_is_shown_first_only_without_a_city_in_the_country() -> None:
    assert best_region(group_by_place([BERLIN])) == "world"
    assert best_region(group_by_place([BERLIN, make_row()])) == "usa"
    assert best_region([]) == "usa"
    assert len(points_of(group_by_place([BERLIN, make_row()]), "world").points) == 2
