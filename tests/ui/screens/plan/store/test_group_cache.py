"""Cities gathered again after a change are what gathering everything would give."""

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.rows.place_groups import PlaceGroup, group_by_place
from organizer_app.ui.screens.plan.store.row_store import GroupCache, RowStore, mix_of
from tests.support.builders import a_row

ROWS = [a_row(action_id=f"a{n}", place_id=f"p{n % 4}", readiness=n % 5) for n in range(20)]


def by_key(groups: list[PlaceGroup]) -> list[PlaceGroup]:
    return sorted(groups, key=lambda group: group.key)


def test_one_changed_city_is_gathered_and_the_others_are_reused() -> None:
    store, cache = RowStore(ROWS), GroupCache()
    before = {group.key: group for group in cache.gather(store.rows)}
    touched = store.replace(["a1"], [ROWS[1]._replace(place_id="p2", readiness=0)])
    after = cache.gather_again(touched, store.at_place)
    assert by_key(after) == by_key(group_by_place(store.rows))
    assert [group.key for group in after if group is not before[group.key]] == ["p1", "p2"]


def test_a_city_without_actions_is_gone_and_a_new_one_is_there() -> None:
    store, cache = RowStore(ROWS[:1]), GroupCache()
    cache.gather(store.rows)
    touched = store.replace(["a0"], [a_row(action_id="a9", place_id="p9")])
    assert [group.key for group in cache.gather_again(touched, store.at_place)] == ["p9"]


def test_the_mix_of_all_cities_is_the_mix_of_their_rows() -> None:
    assert mix_of(group_by_place(ROWS)) == readiness_mix(ROWS)
    assert mix_of([]) == (0, 0, 0, 0, 0, 0)


def test_cities_that_a_filter_leaves_whole_are_reused_and_come_back_as_they_were() -> None:
    cache = GroupCache()
    before = {group.key: group for group in cache.gather(ROWS)}
    fewer = cache.gather(ROWS[1:])
    assert fewer == group_by_place(ROWS[1:])
    assert [group.key for group in fewer if group is not before[group.key]] == ["p0"]
    assert all(group is before[group.key] for group in cache.gather(ROWS))
    assert cache.gather([ROWS[0]._replace(readiness=3), *ROWS[1:]])[0].rows[0].readiness == 3
