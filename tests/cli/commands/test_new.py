"""A new plan is there with its title, date and zone, and no file is ever replaced."""

from pathlib import Path

import pytest

from tests.support.command_line import Organizer, whole_plan


def test_a_plan_has_the_title_date_and_zone_asked_for(organizer: Organizer, tmp_path: Path) -> None:
    plan = tmp_path / "may.organizer"
    answer = organizer(
        "new", plan, "--title", "First of May", "--date", "2027-05-01", "--zone", "America/Denver"
    )
    assert (answer.status, answer.err, answer.out) == (0, "", f"Created {plan}.\n")
    (mobilization,) = organizer("list", plan, "mobilizations", "--json").data
    assert (mobilization["title"], mobilization["anchor_date"], mobilization["desk_timezone"]) == (
        "First of May", "2027-05-01", "America/Denver",
    )  # fmt: skip


def test_without_a_title_it_is_called_after_its_file(organizer: Organizer, tmp_path: Path) -> None:
    plan = tmp_path / "Day of Action.organizer"
    organizer("new", plan)
    (campaign,) = organizer("list", plan, "campaigns", "--json").data
    assert campaign["title"] == "Day of Action"


def test_the_sample_is_a_plan_of_nine_actions(organizer: Organizer, tmp_path: Path) -> None:
    plan = tmp_path / "sample.organizer"
    assert organizer("new", plan, "--sample", "prime-day-2019").status == 0
    assert len(organizer("list", plan, "actions", "--json").data) == 9


@pytest.mark.parametrize("extra", [[], ["--sample", "prime-day-2019"]])
def test_an_existing_file_is_refused_and_kept(
    organizer: Organizer, plan: Path, tmp_path: Path, extra: list[str]
) -> None:
    before = whole_plan(plan)
    assert "already a file" in organizer("new", plan, *extra).problem
    assert whole_plan(plan) == before
    other = tmp_path / "letter.txt"
    other.write_text("Dear all", encoding="utf-8")
    assert organizer("new", other, *extra).status == 1
    assert other.read_text(encoding="utf-8") == "Dear all"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letter.txt", "plan.organizer"]
