"""`template` lists what there is, says before what it would do, and does just that as one step."""

from pathlib import Path

from tests.support.command_line import Organizer, whole_plan


def test_shipped_templates_are_listed_with_their_codes(organizer: Organizer, sample: Path) -> None:
    lines = organizer("template", "list", sample).out.splitlines()
    assert lines[0].split() == ["Code", "Template", "Tasks", "Used"]
    assert any(line.startswith("vigil") and "10 tasks" in line for line in lines)
    data = organizer("template", "list", sample, "--json").data
    assert {each["code"]: each["used_revision"] for each in data} == {
        "national-day-of-action": None,
        "petition-delivery": None,
        "rapid-response": None,
        "vigil": None,
    }


def test_a_template_is_foreseen_applied_and_taken_back(organizer: Organizer, sample: Path) -> None:
    before = whole_plan(sample)
    foreseen = organizer("template", "apply", sample, "vigil", "--dry-run", "--json").data
    assert whole_plan(sample) == before
    assert foreseen == {
        "template": "Vigil", "dry_run": True, "cities": 7, "added": 66, "changed": 0, "removed": 0, "kept": 0,
    }  # fmt: skip
    assert organizer("template", "apply", sample, "Vigil", "--dry-run").out == (
        "Vigil would be applied. 7 cities differ: 66 new, 0 changed, 0 removed; 0 kept.\n"
    )
    done = organizer("template", "apply", sample, "VIGIL", "--json").data
    assert done == {**foreseen, "dry_run": False}
    assert len(organizer("list", sample, "tasks", "--json").data) >= 66
    again = organizer("template", "apply", sample, "vigil").out
    assert again == "Vigil is applied. Every city follows this template.\n"
    listed = organizer("template", "list", sample, "--json").data
    assert {each["code"]: each["used_revision"] for each in listed}["vigil"] == 1


def test_a_template_or_a_mobilization_that_is_not_there_is_named(organizer: Organizer, sample: Path) -> None:
    before = whole_plan(sample)
    told = organizer("template", "apply", sample, "picnic")
    assert (told.status, "picnic" in told.problem) == (1, True)
    told = organizer("template", "apply", sample, "vigil", "--mobilization", "Someday")
    assert (told.status, "Someday" in told.problem) == (1, True)
    assert whole_plan(sample) == before
