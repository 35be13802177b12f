"""What a field shows depends only on the changes that stand, never on the order in which they came."""

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.merging.registers import (
    Shown,
    Written,
    shown,
    shown_hidden,
    shown_highest,
    shown_set,
)


def written(change: str, lamport: int, value: object, origin: str = "a") -> Written:
    return Written(change, (lamport, origin, 1), value)


def test_one_value_is_shown_and_nobody_is_asked() -> None:
    assert shown([written("1:1", 5, "Noon")]) == Shown("Noon", is_contested=False)


def test_equal_values_of_two_laptops_are_one() -> None:
    assert shown([written("1:1", 5, "Noon"), written("2:1", 9, "Noon")]) == Shown("Noon", is_contested=False)


def test_different_values_wait_for_a_person_and_the_highest_rank_shows() -> None:
    heads = [written("1:1", 5, "Noon", "b"), written("2:1", 5, "One", "a")]
    assert shown(heads) == shown(heads[::-1]) == Shown("Noon", is_contested=True)
    assert shown([*heads, written("3:1", 6, "Two", "a")]).value == "Two"


@given(st.permutations([written(f"{n}:1", n // 2, n % 2, chr(97 + n)) for n in range(6)]))
def test_the_order_of_arrival_decides_nothing(heads: list[Written]) -> None:
    assert shown(heads) == Shown(1, is_contested=True)


def test_the_highest_number_counts_without_a_question() -> None:
    assert shown_highest([written("1:1", 9, 2), written("2:1", 1, 4)]) == Shown(4, is_contested=False)


def test_what_anybody_added_stays_and_what_anybody_removed_goes() -> None:
    heads = [written("1:2", 2, "ac"), written("2:2", 2, "bd")]
    removed = {"1:2": {"1:2": {"b"}, "0:1": set()}, "2:2": {"2:2": {"a"}, "0:1": set()}}
    assert shown_set(heads, set, removed) == {"c", "d"}


def test_what_both_took_out_long_ago_and_one_put_back_stays() -> None:
    heads = [written("1:3", 3, "a"), written("2:3", 3, "")]
    before = {"0:2": {"a"}}
    assert shown_set(heads, set, {"1:3": before, "2:3": before}) == {"a"}


def knows_nothing(_one: str, _other: str) -> bool:
    return False


def test_a_record_that_somebody_removed_is_removed() -> None:
    assert shown_hidden([written("1:2", 2, value=True)], [], knows_nothing) == Shown(
        value=True, is_contested=False
    )
    assert not shown_hidden([written("1:1", 1, value=False)], ["2:1"], knows_nothing).value


def test_a_record_that_another_laptop_changed_meanwhile_stays_and_waits_for_a_person() -> None:
    gone = [written("1:2", 2, value=True)]
    assert shown_hidden(gone, ["2:1"], knows_nothing) == Shown(value=False, is_contested=True)
    known = {("1:2", "2:1")}
    seen_before = shown_hidden(gone, ["2:1"], lambda one, other: (one, other) in known)
    seen_after = shown_hidden(gone, ["2:1"], lambda one, other: (other, one) in known)
    assert seen_before == seen_after == Shown(value=True, is_contested=False)


def test_a_record_that_one_removed_and_another_brought_back_stays() -> None:
    heads = [written("1:2", 2, value=True), written("2:2", 2, value=False)]
    assert shown_hidden(heads, [], knows_nothing) == Shown(value=False, is_contested=True)
