"""What is stored of a step as code is said in words, and the words mean the same again."""

import pytest

from organizer_app.domain.checklists.conditions import ActionFacts, condition
from organizer_app.domain.checklists.recurrence import checked_rule
from organizer_app.wording.checklists import step_rules

CODES = [
    "",
    "march",
    "expected>=150",
    "expected > 1000",
    "expected<20",
    "expected<=20 and not march",
    "expected=40 or expected!=41",
    "march or street or park or sound or expected>=50",
    "not (march and street) or (teach_in and expected>=1200)",
    "banner_drop or sit_in or counter_protest",
]
FACTS = [
    ActionFacts(tactic=tactic, expected=expected, street=street, sound=sound)
    for tactic in ("march", "teach_in", "banner_drop", "rally")
    for expected in (0, 20, 40, 41, 150, 1200)
    for street in (True, False)
    for sound in (True, False)
]


@pytest.mark.parametrize("code", CODES)
def test_a_condition_in_words_holds_for_the_same_actions(code: str) -> None:
    said = step_rules.condition_in_words(code)
    assert not {">", "<", "=", "_"} & set(said)
    again = condition(step_rules.condition_meant(said))
    assert [again(facts) for facts in FACTS] == [condition(code)(facts) for facts in FACTS]
    assert step_rules.condition_meant(code) == code


def test_a_condition_reads_as_a_sentence() -> None:
    assert step_rules.condition_in_words("expected>=150") == "at least 150 expected"
    assert step_rules.condition_in_words("(march or teach_in) and expected>1000") == (
        "(march or teach-in) and more than 1,000 expected"
    )
    assert step_rules.condition_meant("At least 1,200 expected") == "expected>=1200"


def test_what_makes_no_sense_stays_as_it_is() -> None:
    assert step_rules.condition_in_words("weather >= good") == "weather >= good"
    assert step_rules.condition_meant("fine weather") == "fine weather"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;COUNT=8", "weekly, 8 times"),
        ("FREQ=DAILY", "daily"),
        ("FREQ=MONTHLY;UNTIL=T-7", "monthly until T\N{MINUS SIGN}7"),
    ],
)
def test_a_rule_is_said_and_understood(rule: str, said: str) -> None:
    assert step_rules.rule_in_words(checked_rule(rule)) == said
    assert step_rules.rule_meant(said.upper()) == rule
    assert step_rules.rule_meant(rule) == rule


def test_a_rule_that_says_more_is_shown_as_it_is_stored() -> None:
    rule = "FREQ=WEEKLY;BYDAY=MO,TH"
    assert step_rules.rule_in_words(rule) == step_rules.rule_meant(rule) == rule
    assert step_rules.rule_in_words("") == step_rules.rule_meant("") == ""
