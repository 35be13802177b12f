"""`release` freezes a schedule under a number; `list releases` and `export --release` give it again."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from tests.support.command_line import Organizer, whole_plan
from tests.support.open_plans import opened
from tests.support.partner_views import city_of


def test_a_release_is_made_listed_and_exported(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    made = organizer("release", sample, "--audience", "public", "--note", "to the press", "--json").data
    assert (made["number"], made["audience"], made["note"], made["changes"]) == (
        1,
        "public",
        "to the press",
        [],
    )
    (listed,) = organizer("list", sample, "releases", "--json").data
    assert listed.pop("name") == "v1"
    del listed["laptop"]
    assert listed == {key: value for key, value in made.items() if key != "changes"}
    for code in ("ics", "csv", "html", "pdf"):
        out, again = tmp_path / f"a.{code}", tmp_path / f"b.{code}"
        for path in (out, again):
            asked = ("--as", code, "--audience", "public", "--release", 1, "--out", path)
            assert organizer("export", sample, *asked).status == 0
        assert out.read_bytes() == again.read_bytes()


def test_people_read_what_was_released(organizer: Organizer, sample: Path) -> None:
    answer = organizer("release", sample, "--audience", "partners")
    assert answer.out.startswith("Released version 1 for partners: 7 actions, first release.")
    assert "version 1" not in organizer("list", sample, "releases").out.lower().split("audience")[0]
    again = organizer("release", sample, "--audience", "partners")
    assert again.problem == "Nothing has changed since version 1, so there is nothing to release."


def test_a_dry_run_writes_nothing(organizer: Organizer, sample: Path) -> None:
    before = whole_plan(sample)
    answer = organizer("release", sample, "--audience", "public", "--dry-run")
    assert answer.out.startswith("Version 1 for public would hold 7 actions")
    assert organizer("release", sample, "--audience", "public", "--dry-run", "--json").data["number"] == 1
    assert whole_plan(sample) == before


def test_a_release_is_withdrawn_with_a_reason(organizer: Organizer, sample: Path) -> None:
    organizer("release", sample, "--audience", "public")
    common = ("release", sample, "--audience", "public", "--withdraw", 1)
    refused = organizer(*common)
    assert (refused.status, "Give one with --reason." in refused.err) == (2, True)
    answer = organizer(*common, "--reason", "a host has left")
    assert answer.out == "Withdrew version 1 for public: a host has left\n"
    assert organizer("list", sample, "releases", "--json").data[0]["withdrawn_reason"] == "a host has left"


@pytest.mark.parametrize("part", [("--city", "Seattle"), ("--on", "2019-07-15")])
def test_a_release_is_given_whole(
    organizer: Organizer, sample: Path, tmp_path: Path, part: tuple[str, ...]
) -> None:
    asked = ("--as", "ics", "--audience", "public", "--release", 1, "--out", tmp_path / "a.ics")
    answer = organizer("export", sample, *asked, *part)
    assert answer.status == 2
    assert "as a whole" in answer.problem


def test_a_release_that_is_not_there_is_named(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    asked = ("--as", "ics", "--audience", "public", "--release", 9, "--out", tmp_path / "a.ics")
    assert "9" in organizer("export", sample, *asked).problem


def test_packets_are_written_for_the_cities_asked_for(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "packets.pdf"
    asked = ("export", sample, "--as", "packet", "--audience", "internal", "--out", out)
    assert organizer(*asked, "--city", "Seattle, WA").out == f"Wrote {out} with 1 packet.\n"
    assert "Seattle" in PdfReader(out).pages[0].extract_text()
    assert organizer(*asked, "--on", "1999-01-01").status == 1
    assert organizer(*asked, "--release", 1).status == 2


def test_a_number_in_a_title_is_named_before_it_goes(organizer: Organizer, sample: Path) -> None:
    with opened(sample) as plan, plan.edit(EditKind.CHANGED_NOTES) as editor:
        action = editor.get(CityAction, city_of(plan, "Seattle"))
        editor.put(replace(action, title="Rally, call (202) 555-0147"))
    for audience in ("public", "partners"):
        answer = organizer("release", sample, "--audience", audience, "--dry-run")
        assert "1 text with a phone or email: " in answer.err
    assert "phone" not in organizer("release", sample, "--audience", "internal", "--dry-run").err
