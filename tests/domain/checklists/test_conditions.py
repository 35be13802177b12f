"""Conditions are a small language of their own; what they do not know is a named problem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.checklists.conditions import ActionFacts, condition, facts_of
from organizer_app.domain.checklists.planning_problems import BadCondition
from organizer_app.domain.model.city_actions import Tactic
from tests.support.builders import a_city_action

MARCH = ActionFacts(tactic="march", expected=1200, street=True, sound=False, park=False)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("", True),
        ("march", True),
        ("MARCH and Street", True),
        ("vigil", False),
        ("expected>=1000", True),
        ("expected >= 1200 and expected<1201", True),
        ("expected != 1200", False),
        ("expected=1200", True),
        ("park or sound", False),
        ("park or sound or street", True),
        ("not park", True),
        ("not (march or park)", False),
        ("park and sound or march", True),
        ("park and (sound or march)", False),
        ("amplified", False),
        ("delivery or press_event", False),
    ],
)
def test_a_condition_holds_or_not(text: str, holds: bool) -> None:  # noqa: FBT001  # a column of the table
    assert condition(text)(MARCH) is holds


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("rain", "rain"),
        ("expected>", "expected>"),
        ("expected>many", "expected>many"),
        ("march and", ""),
        ("(march", "("),
        ("(march street", "("),
        ("march street", "street"),
        ("__import__('os')", "__import__"),
        ("expected >= ²", "expected>=²"),
        ("(" * 40 + "march" + ")" * 40, "("),
    ],
)
def test_a_condition_that_makes_no_sense_names_its_part(text: str, part: str) -> None:
    with pytest.raises(BadCondition) as refused:
        condition(text)
    assert refused.value.part == part


@given(st.text(max_size=400))
def test_any_text_is_a_condition_or_a_problem(text: str) -> None:
    try:
        found = condition(text)
    except BadCondition:
        return
    assert found(MARCH) in {True, False}


def test_every_tactic_is_a_word_of_conditions() -> None:
    for tactic in Tactic:
        assert condition(tactic.value)(facts_of(a_city_action(tactic=tactic)))


def test_people_nobody_has_counted_are_none() -> None:
    assert facts_of(a_city_action(expected=None, amplified_sound=True)) == ActionFacts("rally", 0, sound=True)
