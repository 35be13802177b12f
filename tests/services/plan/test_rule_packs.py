"""Rules that ship count, a person's own take their place, and a broken file says what is wrong with it."""

import json
from pathlib import Path
from typing import Any

import pytest

from organizer_app.domain.checklists.planning_problems import BadRulePack
from organizer_app.services.plan.rule_packs import read_file, rule_packs, shipped_packs
from organizer_app.wording.errors.problems import sentence

MARFA: dict[str, Any] = {
    "code": "us-tx-marfa",
    "title": "Marfa",
    "state": "TX",
    "cities": ["Marfa"],
    "rules": [{"code": "march", "kind": "march", "title": "Parade", "authority": "City clerk"}],
}


def test_the_rules_of_four_places_ship() -> None:
    assert sorted(pack.title.partition(":")[0] for pack in shipped_packs()) == [
        "New York City",
        "San Francisco",
        "Seattle",
        "Washington, DC",
    ]


def test_a_file_of_ones_own_is_added_and_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "marfa.json").write_text(json.dumps(MARFA))
    (tmp_path / "seattle.json").write_text(json.dumps(MARFA | {"code": "us-wa-seattle", "title": "Ours"}))
    packs = {pack.code: pack.title for pack in rule_packs(tmp_path).packs}
    assert packs["us-tx-marfa"] == "Marfa"
    assert packs["us-wa-seattle"] == "Ours"
    assert len(packs) == 5


def test_a_broken_file_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "marfa.json").write_text(json.dumps(MARFA | {"cities": "Marfa", "colour": 1}))
    found = rule_packs(tmp_path)
    assert found.packs == shipped_packs()
    assert [sentence(problem) for problem in found.problems] == [
        "The permit rules in broken.json are not used. The file is not JSON.",
        (
            "The permit rules in marfa.json are not used. cities must be a list of names. "
            "colour is not a field of a rule."
        ),
    ]


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert rule_packs(tmp_path / "none").packs == shipped_packs()


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.json").write_text(" " * 1_000_001)
    with pytest.raises(BadRulePack) as refused:
        read_file(tmp_path / "large.json")
    assert refused.value.faults == (": too_large",)
