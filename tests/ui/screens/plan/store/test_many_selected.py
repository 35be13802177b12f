"""A selection of several is made of places or actions and survives edits."""

from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.store import many_selected
from organizer_app.ui.screens.plan.store.plan_view import Selection
from tests.support.action_rows import make_row

BOSTON = make_row("Boston", action_id="b")
DENVER = make_row("Denver", action_id="d")
SECOND = make_row("Denver", 900, action_id="e")
BY_ID = {row.action_id: row for row in (BOSTON, DENVER, SECOND)}


def test_all_actions_of_several_places_are_selected() -> None:
    groups = group_by_place(BY_ID.values())
    chosen = many_selected.of_places(groups, ["place-denver", "nowhere", "place-boston", "place-denver"])
    assert chosen == Selection(
        "place-boston", "", "2027-04-17", ("place-denver", "place-boston"), ("d", "e", "b")
    )
    assert many_selected.of_places(groups, []) == Selection()


def test_one_action_is_a_plain_selection() -> None:
    assert many_selected.of_rows([BOSTON]) == Selection("place-boston", "b", "2027-04-17")


def test_two_actions_of_one_city_are_several() -> None:
    chosen = many_selected.of_rows([DENVER, SECOND])
    assert (chosen.places, chosen.actions) == (("place-denver",), ("d", "e"))


def test_what_an_edit_takes_away_is_left_out() -> None:
    chosen = many_selected.of_rows([DENVER, SECOND, BOSTON])
    assert many_selected.after_edit(chosen, BY_ID.get) == chosen
    left = many_selected.after_edit(chosen, {"d": DENVER, "b": BOSTON}.get)
    assert (left.actions, left.place) == (("d", "b"), "place-boston")
    assert many_selected.after_edit(chosen, {"d": DENVER}.get).action == "d"
    assert many_selected.after_edit(chosen, {}.get) == Selection()
