"""The collector rests inside and is afterwards as it was found, whatever happens."""

import gc

import pytest

from organizer_app.environment.collector import collector_at_rest


def test_it_rests_inside_and_works_again_afterwards() -> None:
    with collector_at_rest():
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_inside_wakes_it() -> None:
    with pytest.raises(KeyError), collector_at_rest():
        raise KeyError
    assert gc.isenabled()


@pytest.mark.usefixtures("whole_heap")
def test_what_was_made_and_kept_inside_is_not_looked_through_on_the_way_out() -> None:
    searches: list[int] = []

    def note(_phase: str, told: dict[str, int]) -> None:
        searches.append(told["generation"])

    gc.collect()
    gc.callbacks.append(note)
    try:
        with collector_at_rest():
            kept = [[each] for each in range(20_000)]
        few = [[each] for each in range(100)]
    finally:
        gc.callbacks.remove(note)
    assert searches == []
    assert len(kept) + len(few) == 20_100
