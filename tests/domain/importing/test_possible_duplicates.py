"""A new action is held beside what is planned at its place; whether it is the same one, a person says."""

import pytest

from organizer_app.domain.importing.possible_duplicates import PlannedAction, PlannedAlike

RALLY = PlannedAction("1", "day", "omaha", "2027-04-17", "rally", "Hands Off", "Omaha", "NE")
NEW = RALLY._replace(action_id="", title="")


@pytest.mark.parametrize(
    ("new", "is_tactic_said"),
    [
        (NEW, True),
        (NEW._replace(tactic="vigil", title="HANDS off"), True),
        (NEW._replace(tactic="vigil"), False),
        (NEW._replace(day="", tactic="vigil"), True),
    ],
    ids=["same kind", "same title", "no kind said", "no day said"],
)
def test_it_may_be_one_of_the_same_place(new: PlannedAction, *, is_tactic_said: bool) -> None:
    assert PlannedAlike([RALLY]).like(new, is_tactic_said=is_tactic_said) == RALLY


@pytest.mark.parametrize(
    "new",
    [
        NEW._replace(place_id="lincoln"),
        NEW._replace(place_id=""),
        NEW._replace(day="2027-04-18"),
        NEW._replace(tactic="vigil", title="Candles"),
        NEW._replace(day="", mobilization_id="another"),
    ],
    ids=["other place", "no place", "other day", "other kind", "other mobilization"],
)
def test_it_is_another_one_else(new: PlannedAction) -> None:
    assert PlannedAlike([RALLY]).like(new, is_tactic_said=True) is None


def test_two_without_a_title_have_no_title_in_common() -> None:
    unnamed = RALLY._replace(title="")
    assert PlannedAlike([unnamed]).like(NEW._replace(tactic="vigil"), is_tactic_said=True) is None


def test_of_several_the_first_of_the_same_kind_is_named() -> None:
    vigil, march = (
        RALLY._replace(action_id="2", tactic="vigil"),
        RALLY._replace(action_id="3", tactic="march"),
    )
    planned = PlannedAlike([vigil, march, march._replace(action_id="4")])
    found = planned.like(NEW._replace(tactic="march", title="Hands Off"), is_tactic_said=True)
    assert found is not None
    assert found.action_id == "3"
