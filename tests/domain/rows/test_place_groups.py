"""Cities gather their actions; called-off ones do not count."""

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.rows.place_groups import group_by_place, place_key
from tests.support.action_rows import BLANK, CITIES, make_row

rows = st.builds(
    lambda city, level, status: make_row(city[0], readiness=level, status=status),
    st.sampled_from(CITIES),
    st.integers(0, 4),
    st.sampled_from(["asked", "confirmed", "cancelled", "postponed"]),
)


@given(st.lists(rows, max_size=60))
def test_no_action_is_lost_and_none_counted_twice(given_rows: list) -> None:
    groups = group_by_place(given_rows)
    assert sum(len(group.rows) for group in groups) == len(given_rows)
    live = [row for row in given_rows if row.status in {"asked", "confirmed"}]
    assert sum(sum(group.mix) for group in groups) == len(live)
    assert len({group.key for group in groups}) == len(groups)


def test_the_least_ready_action_speaks_for_the_city() -> None:
    late, early = make_row(readiness=1, starts=900), make_row(readiness=1, starts=600)
    (group,) = group_by_place([make_row(readiness=3), late, early])
    assert group.head is early
    assert group.mix == (0, 2, 0, 1, 0, 0)
    assert group.actions == 3


def test_called_off_actions_speak_only_when_nothing_else_is_left() -> None:
    off, live = make_row(readiness=0, status="cancelled"), make_row(readiness=4)
    (group,) = group_by_place([off, live])
    assert (group.head, group.is_off, group.actions) == (live, False, 1)
    (group,) = group_by_place([off])
    assert (group.head, group.is_off, group.actions) == (off, True, 1)


def test_actions_without_a_place_are_gathered_by_city_or_stay_alone() -> None:
    typed = BLANK._replace(city="Springfield", state="IL")
    nowhere = BLANK._replace(action_id="x1")
    keys = [place_key(row) for row in (typed, typed, nowhere, BLANK)]
    assert keys == ["?Springfield, IL", "?Springfield, IL", "?x1", "?a1"]
