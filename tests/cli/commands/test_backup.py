"""`organizer backup` and `restore`: a plan is copied, listed, and opened again as a new one."""

import json
from pathlib import Path

from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, facts, opened, sample_plan


def test_a_plan_is_backed_up_listed_and_restored(organizer: Organizer, tmp_path: Path) -> None:
    plan, new = sample_plan(tmp_path, "backed-up.organizer"), tmp_path / "new.organizer"
    with opened(plan) as workspace:
        known = facts(workspace)
    answer = json.loads(organizer("backup", str(plan), "--json").out)
    made = Path(answer["made"])
    assert made.parent.parent.name == "Organizer backups"
    (backup,) = [each for each in answer["backups"] if each["path"] == str(made)]
    assert (backup["good"], backup["actions"], backup["reason"]) == (True, 9, "asked")
    with opened(plan) as workspace:
        add_action(workspace)
    listed = organizer("backup", str(plan), "--list").out
    assert "good" in listed
    assert "You asked for it" in listed
    said = organizer("restore", str(made), str(new))
    assert (said.status, str(new) in said.out) == (0, True)
    with opened(new) as workspace:
        assert facts(workspace) == known
    refused = organizer("restore", str(made), str(new))
    assert (refused.status, refused.err.count("\n")) == (1, 1)


def test_a_backup_goes_to_another_folder_and_to_a_second_one(organizer: Organizer, tmp_path: Path) -> None:
    plan, other, stick = sample_plan(tmp_path), tmp_path / "other", tmp_path / "stick"
    stick.mkdir()
    assert organizer("backup", str(plan), "--to", str(other)).status == 0
    assert len(list(other.iterdir())) == 1
    assert organizer("backup", str(plan), "--second", str(stick)).status == 0
    assert len(list(stick.rglob("*.organizer"))) >= 1
    assert organizer("backup", str(plan), "--second", str(tmp_path / "none")).status == 1
    assert organizer("backup", str(plan), "--list", "--second", "").status == 0


def test_backups_of_the_laptop_that_a_plan_was_are_listed_with_their_folder(
    organizer: Organizer, tmp_path: Path
) -> None:
    plan, copy = sample_plan(tmp_path, "moved.organizer"), tmp_path / "copied"
    with opened(plan) as workspace:
        add_action(workspace)
    made = Path(json.loads(organizer("backup", str(plan), "--json").out)["made"])
    copy.write_bytes(plan.read_bytes())
    copy.replace(plan)
    with opened(plan) as workspace:
        add_action(workspace, "Boise, ID")
    assert f"here, {made.parent.name}" in organizer("backup", str(plan), "--list").out


def test_what_is_no_plan_is_not_restored(organizer: Organizer, tmp_path: Path) -> None:
    (tmp_path / "junk").write_bytes(b"junk" * 5000)
    for name in ("junk", "none"):
        answer = organizer("restore", str(tmp_path / name), str(tmp_path / "new.organizer"))
        assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert not (tmp_path / "new.organizer").exists()


def test_the_newest_good_backup_of_a_damaged_plan_is_restored(organizer: Organizer, tmp_path: Path) -> None:
    plan, new = sample_plan(tmp_path, "damaged-later.organizer"), tmp_path / "new.organizer"
    assert organizer("backup", str(plan)).status == 0
    with opened(plan) as workspace:
        add_action(workspace, "Denver, CO")
    plan.write_bytes(plan.read_bytes()[:-4096] + bytes(4096))
    answer = organizer("restore", "--newest", str(plan), str(new))
    assert answer.status == 0
    assert "1 later step can still be read" in answer.out
    assert "Denver" in answer.out
    with opened(new):
        pass
