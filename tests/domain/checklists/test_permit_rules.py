"""A file of rules is taken whole or not at all, with a sentence for every fault."""

from typing import Any

import pytest

from organizer_app.domain.checklists.permit_rules import LeadTime, read_pack
from organizer_app.domain.checklists.planning_problems import BadRulePack
from organizer_app.domain.model.permits import PermitKind
from organizer_app.domain.time.offsets import OffsetUnit

RULE: dict[str, Any] = {"code": "march", "kind": "march", "title": "Parade", "authority": "City clerk"}
PACK: dict[str, Any] = {
    "code": "us-tx-marfa",
    "title": "Marfa",
    "state": "tx",
    "cities": ["Marfa"],
    "source_url": "https://example.org/rules",
    "checked_on": "2026-11-24",
    "rules": [RULE | {"lead_times": [{"days": 15, "unit": "working_day"}], "applies_if": "march"}],
}


def faults(content: object) -> tuple[str, ...]:
    with pytest.raises(BadRulePack) as refused:
        read_pack(content, "marfa.json")
    return refused.value.faults


def test_a_pack_covers_its_cities_and_hands_its_source_down() -> None:
    pack = read_pack(PACK, "marfa.json")
    (rule,) = pack.rules
    assert (rule.code, rule.kind, rule.source_url) == (
        "us-tx-marfa/march",
        PermitKind.MARCH,
        PACK["source_url"],
    )
    assert str(rule.checked_on) == "2026-11-24"
    assert rule.lead_times == (LeadTime(15, OffsetUnit.WORKING_DAY),)
    assert pack.covers("MARFA", "TX", "US")
    assert pack.covers("Marfa", "tx", "")
    assert not pack.covers("Marfa", "TX", "MX")
    assert not pack.covers("Alpine", "TX", "US")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"code": ""}, "code: missing"),
        ({"title": 7}, "title: not_a_text"),
        ({"cities": []}, "cities: not_a_list_of_texts"),
        ({"checked_on": "yesterday"}, "checked_on: not_a_day"),
        ({"rules": []}, "rules: missing"),
        ({"rules": "none"}, "rules: not_a_list"),
        ({"rules": ["none"]}, "rules[1]: not_an_object"),
        ({"rules": [RULE, RULE]}, "rules: same_code_twice"),
        ({"rules": [RULE | {"kind": "dance"}]}, "rules[1].kind: not_a_kind"),
        ({"rules": [RULE | {"applies_if": "rain"}]}, "rules[1].applies_if: not_a_condition"),
        ({"rules": [RULE | {"fee_cents": -1}]}, "rules[1].fee_cents: not_a_number"),
        ({"rules": [RULE | {"lead_times": [{}]}]}, "rules[1].lead_times[1].days: missing"),
        (
            {"rules": [RULE | {"lead_times": [{"days": 2, "unit": "moon"}]}]},
            "rules[1].lead_times[1].unit: not_a_unit",
        ),
        ({"deadline": 3}, "deadline: unknown"),
    ],
)
def test_a_fault_is_named_with_its_place(changed: dict[str, Any], fault: str) -> None:
    assert fault in faults(PACK | changed)


def test_what_is_no_object_is_no_pack() -> None:
    assert faults([1, 2]) == (": not_an_object",)


def test_all_faults_are_told_at_once() -> None:
    assert len(faults({"rules": [{"kind": "dance"}]})) > 4
