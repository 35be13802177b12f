"""`check` prints every fault with its remedy, whole, and finding some is no failure."""

from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.environment.clock import VARIABLE
from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, opened

KEYS = ["kind", "severity", "subject", "title", "city", "message", "remedy"]


def test_the_planted_faults_of_the_sample_are_found(organizer: Organizer, sample: Path) -> None:
    found = organizer("check", sample, "--json").data
    assert [list(each) for each in found] == [KEYS] * 3
    assert {(each["kind"], each["severity"], each["city"]) for each in found} == {
        ("missing_lead", "error", "Portland, OR"),
        ("missing_backup", "warning", "Seattle, WA"),
        ("outside_rule", "warning", "San Francisco, CA"),
    }
    subjects = {each["id"]: each["city"] for each in organizer("list", sample, "actions", "--json").data}
    assert [each["city"].partition(",")[0] for each in found] == [subjects[each["subject"]] for each in found]


def test_a_sample_is_judged_by_its_own_moment(
    organizer: Organizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    plan = tmp_path / "prime.organizer"
    assert organizer("new", plan, "--sample", "prime-day-2019").status == 0
    found = organizer("check", plan, "--json").data
    assert ("missing_lead", "Portland, OR") in {(each["kind"], each["city"]) for each in found}


def test_no_sentence_is_cut(organizer: Organizer, sample: Path) -> None:
    answer = organizer("check", sample)
    assert answer.status == 0
    assert "…" not in answer.out
    for each in organizer("check", sample, "--json").data:
        assert each["message"] in answer.out
        assert each["remedy"] in answer.out
    assert answer.out.endswith("3 problems found.\n")


def test_a_plan_without_faults_says_so(organizer: Organizer, plan: Path, sample: Path) -> None:
    assert organizer("check", plan).out == "No problems found.\n"
    assert organizer("check", plan, "--json").data == []
    assert organizer("check", sample, "--mobilization", "Elizabeth action").out == "No problems found.\n"


def test_a_fault_of_an_action_without_a_city_reads_well(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        known = add_action(workspace)
        with workspace.edit(EditKind.CHANGED_PLACE) as editor:
            editor.put(replace(editor.get(CityAction, known), place_id="", zone=""))
    text = organizer("check", plan).out
    assert "An action without a city has no lead." in text
