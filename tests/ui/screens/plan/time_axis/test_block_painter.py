"""A crowd stands out as the actions in it do."""

from organizer_app.ui.screens.plan.time_axis.block_painter import PLAIN, BlockLook, crowd_look
from tests.support.action_rows import make_row

ROWS = [make_row("Boston", action_id="boston"), make_row("Denver", action_id="denver")]


def test_a_crowd_is_chosen_or_in_conflict_with_one_of_its_actions() -> None:
    assert crowd_look(ROWS, {}) == PLAIN
    assert crowd_look(ROWS, {"elsewhere": BlockLook(is_chosen=True)}) == PLAIN
    assert crowd_look(ROWS, {"denver": BlockLook(is_pointed=True)}) == BlockLook(is_chosen=True)
    contested = {"boston": BlockLook(is_contested=True)}
    assert crowd_look(ROWS, contested) == BlockLook(is_contested=True), "it is not chosen"
