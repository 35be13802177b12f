"""A count of people is a range; typing another one replaces it, and it can be undone."""

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.services.actions.counting import set_count
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step
from tests.support.plan_views import row_in


def counted(workspace: Workspace) -> tuple[int | None, int | None]:
    row = row_in(workspace, "Seattle")
    return row.count_low, row.count_high


def test_a_count_is_noted_replaced_removed_and_undone(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    with one_step(sample, EditKind.COUNTED_PEOPLE):
        set_count(sample, action_id=action_id, counted=(250, 400))
    assert counted(sample) == (250, 400)
    set_count(sample, action_id=action_id, counted=(300, 300))
    assert counted(sample) == (300, 300)
    set_count(sample, action_id=action_id, counted=None)
    assert counted(sample) == (None, None)
    history.undo(sample)
    assert counted(sample) == (300, 300)


@pytest.mark.parametrize("wrong", [(-1, 5), (9, 5)])
def test_what_is_no_range_is_refused(sample: Workspace, wrong: tuple[int, int]) -> None:
    with pytest.raises(BadValue):
        set_count(sample, action_id=row_in(sample, "Seattle").action_id, counted=wrong)
