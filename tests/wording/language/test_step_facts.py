"""Every fact has a name, a sentence for when it holds and one for when it does not."""

import pytest

from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.wording.language.step_facts import by_hand_only, fact_line, fact_name, fact_names


def test_every_fact_has_a_name_and_none_is_named_twice() -> None:
    names = fact_names()
    assert names.keys() == {"", *(fact.value for fact in PlanFact)}
    assert len(set(names.values())) == len(names)
    assert fact_name("from a newer version") == "from a newer version"


@pytest.mark.parametrize(
    ("status", "is_met", "line"),
    [
        ("todo", True, "Completed by the plan: lead named."),
        ("blocked", True, "Completed by the plan: lead named."),
        ("todo", False, "Not completed by the plan yet: no lead is named."),
        ("done", True, "Checked off by hand: lead named."),
        ("done", False, "Checked off by hand: no lead is named."),
        ("skipped", True, ""),
    ],
)
def test_a_line_says_who_settled_a_step(
    status: str,
    is_met: bool,  # noqa: FBT001  # one column of the table
    line: str,
) -> None:
    assert fact_line("lead_named", status, is_met=is_met) == line
    assert fact_line("", status, is_met=is_met) == ""


@pytest.mark.parametrize("fact", PlanFact)
def test_a_tick_against_the_plan_names_what_is_missing(fact: PlanFact) -> None:
    assert by_hand_only(fact.value).startswith("Checked off by hand: ")
