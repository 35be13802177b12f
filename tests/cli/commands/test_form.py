"""`organizer form` writes forms for one city, for all, or for somebody new."""

from pathlib import Path

import pytest

from tests.support.command_line import Organizer
from tests.support.open_plans import sample_plan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)


@pytest.mark.parametrize("form_format", ["html", "xlsx", "pdf"])
def test_a_form_for_one_city(organizer: Organizer, plan: Path, tmp_path: Path, form_format: str) -> None:
    out = tmp_path / f"seattle.{form_format}"
    answer = organizer(
        "form", plan, "--as", form_format, "--audience", "internal", "--city", "Seattle, WA", "--out", out
    )
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == f"1 return form is in {out}.\n"
    assert out.stat().st_size > 1000


def test_forms_for_all_cities_in_spanish(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "forms"
    wanted = ("--as", "html", "--audience", "partners", "--all", "--language", "es", "--out", out)
    assert organizer("form", plan, *wanted).status == 0
    assert '<html lang="es">' in (out / "seattle-wa.html").read_text("utf-8")


def test_only_the_sections_that_were_asked_for(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.html"
    wanted = ("--as", "html", "--audience", "public", "--new-host", "--section", "place", "--out", out)
    assert organizer("form", plan, *wanted).status == 0
    page = out.read_text("utf-8")
    assert 'id="v1.1"' in page
    assert 'id="v4.1"' not in page


@pytest.mark.parametrize("which", [(), ("--all", "--new-host"), ("--all", "--city", "Seattle, WA")])
def test_one_way_to_say_which(
    organizer: Organizer, plan: Path, tmp_path: Path, which: tuple[str, ...]
) -> None:
    wanted = ("--as", "html", "--audience", "public", "--out", tmp_path / "x.html")
    answer = organizer("form", plan, *wanted, *which)
    assert answer.status == 2
    assert "--new-host" in answer.problem


def test_two_actions_of_a_city_need_a_folder(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    wanted = ("--as", "html", "--audience", "internal", "--city", "New York, NY", "--out")
    assert "Name a folder" in organizer("form", plan, *wanted, tmp_path / "new-york.html").problem
    assert organizer("form", plan, *wanted, tmp_path / "new-york").status == 0
    assert sorted(path.name for path in (tmp_path / "new-york").iterdir()) == [
        "new-york-ny-2.html", "new-york-ny.html",
    ]  # fmt: skip


def test_a_form_never_replaces_the_plan(organizer: Organizer, plan: Path) -> None:
    wanted = ("--as", "html", "--audience", "public", "--city", "Seattle, WA", "--out", plan)
    assert "Choose another name" in organizer("form", plan, *wanted).problem
