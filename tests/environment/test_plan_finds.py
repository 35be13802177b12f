"""What was chosen lately in each plan comes back; a broken file leaves nothing behind."""

from pathlib import Path

import pytest

from organizer_app.environment.plan_finds import MOST_FINDS, PlanFinds, finds_of, with_find, with_finds
from organizer_app.environment.preferences import Preferences, read_preferences, write_preferences

SEATTLE, ROSA = ("city", "seattle-id"), ("person", "rosa-id")
LEFT = PlanFinds("/plans/a.organizer", (SEATTLE, ROSA))


def test_what_was_chosen_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    write_preferences(file, Preferences(finds=(LEFT,)))
    assert read_preferences(file) == Preferences(finds=(LEFT,))


@pytest.mark.parametrize(
    "found", [None, 3, "x", [3], [{"path": 4}], [{}], [{"path": "a\0b"}], {"path": "/plans/a"}]
)
def test_what_is_no_choice_is_left_out(found: object) -> None:
    assert finds_of(found) == ()


def test_one_broken_choice_does_not_cost_the_others() -> None:
    listed = [["city"], 3, ["city", 4], ["city", "a\0b"], ["person", "rosa-id"]]
    assert finds_of([{"path": "/a", "finds": listed}, {"path": "/b", "finds": 3}]) == (
        PlanFinds("/a", (ROSA,)),
        PlanFinds("/b"),
    )


def test_the_last_choice_comes_first_and_each_only_once() -> None:
    finds: tuple[tuple[str, str], ...] = ()
    for subject in ("a", "b", "a", "c", "d", "e", "f", "g"):
        finds = with_find(finds, ("city", subject))
    assert "".join(subject for _kind, subject in finds) == "gfedca"
    assert len(finds) == MOST_FINDS


def test_what_is_kept_of_a_plan_takes_the_place_of_what_was_kept_before() -> None:
    other = PlanFinds("/plans/b.organizer", (ROSA,))
    newer = PlanFinds(LEFT.path, (ROSA,))
    assert with_finds((other, LEFT), newer) == (newer, other)
