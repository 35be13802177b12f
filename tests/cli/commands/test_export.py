"""`export` writes a schedule no wider than its audience, and says how much is in it."""

import csv
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, opened


def test_each_format_is_written_for_its_audience(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    for code, audience, sees in (
        ("ics", "public", False), ("csv", "public", False), ("html", "public", False),
        ("ics", "internal", True), ("csv", "internal", True), ("html", "internal", True),
    ):  # fmt: skip
        out = tmp_path / f"{audience}.{code}"
        answer = organizer("export", sample, "--as", code, "--audience", audience, "--out", out)
        assert (answer.status, answer.err) == (0, "")
        assert answer.out == f"Wrote {out} with 9 actions.\n"
        text = out.read_text("utf-8").replace("\r\n ", "")
        assert ("Wren Castellano" in text, "206-555-0151" in text) == (sees, sees), (code, audience)


def test_a_city_and_a_day_are_exported_alone(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "ny.csv"
    common = ["export", sample, "--as", "csv", "--audience", "public", "--out", out]
    assert "with 2 actions" in organizer(*common, "--city", "New York, NY").out
    assert "with 1 action." in organizer(*common, "--city", "New York", "--on", "2019-07-11").out
    assert "with 1 action." in organizer(*common, "--mobilization", "elizabeth action").out
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1


def test_a_name_that_promises_another_kind_of_file_is_refused(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    for code, name, fitting in (
        ("zone-pdf", "zones.pdf", "zones.zip"),
        ("state-pdf", "states.PDF", "states.zip"),
        ("pdf", "list.zip", "list.pdf"),
        ("csv", "list.xlsx", "list.csv"),
        ("xlsx", "list.csv", "list.xlsx"),
        ("people", "people.pdf", "people.csv"),
    ):
        answer = organizer("export", sample, "--as", code, "--audience", "internal", "--out", tmp_path / name)
        assert answer.status == 2, code
        assert f"“{name}” would hold another kind of file than its ending says" in answer.err
        assert f"write --out {fitting}." in answer.err
        assert not (tmp_path / name).exists()
    # A text may have the ending of another text.
    for code, name in (("geojson", "a.json"), ("markdown", "a.txt"), ("csv", "v1.2")):
        out = tmp_path / name
        assert organizer("export", sample, "--as", code, "--audience", "public", "--out", out).status == 0
        assert out.exists()


def test_what_has_no_date_is_counted(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    with opened(plan) as workspace:
        add_action(workspace, day=None, starts=None)
    out = tmp_path / "calendar.ics"
    text = organizer("export", plan, "--as", "ics", "--audience", "internal", "--out", out).out
    assert text.endswith("1 without a date is not in it.\n")


def test_the_old_file_stays_when_nothing_can_be_written(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "old.ics"
    out.write_text("old", encoding="utf-8")
    answer = organizer(
        "export", sample, "--as", "ics", "--audience", "public", "--mobilization", "None", "--out", out
    )
    assert answer.status == 1
    assert out.read_text(encoding="utf-8") == "old"


def test_people_and_groups_are_exported_whole(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    for code, found in {
        "people-vcard": "VERSION:4.0", "people-vcard-3": "VERSION:3.0", "people": "name,", "groups": "name",
    }.items():  # fmt: skip
        out = tmp_path / code
        common = ["export", sample, "--as", code, "--audience", "internal", "--out", out]
        answer = organizer(*common)
        assert (answer.status, answer.err) == (0, "")
        assert str(out) in answer.out
        assert found in out.read_text("utf-8-sig")
        assert organizer(*common, "--city", "Seattle").status == 2


def test_what_only_the_desk_may_have_is_refused_to_others(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for audience, formats in (("public", ("call-sheet", "vcard")), ("partners", ("turnout", "call-sheet"))):
        for code in formats:
            answer = organizer("export", sample, "--as", code, "--audience", audience, "--out", out)
            assert answer.status == 1
            assert f"A {code} file would be empty for {audience}" in answer.problem
    assert not out.exists()


def test_picture_folder_and_call_sheet_are_written(
    organizer: Organizer, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGANIZER_CLOCK", "2019-07-20T12:00Z")
    common = ["export", sample, "--audience", "internal", "--out", tmp_path / "out"]
    assert organizer(*common, "--as", "png").status == 0
    assert (tmp_path / "out").read_bytes().startswith(b"\x89PNG")
    assert "with 0 calls" in organizer(*common, "--as", "call-sheet").out
    assert "with 0 roles" in organizer(*common, "--as", "roll-call").out
    (tmp_path / "out").unlink()
    assert "files changed" in organizer(*common, "--as", "folder").out
    answer = organizer(*common, "--as", "packet", "--release", 1)
    assert answer.status == 2


def test_a_document_is_written_in_another_language(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "es.html"
    asked = ["export", sample, "--as", "html", "--audience", "public", "--out", out]
    assert organizer(*asked, "--language", "es").status == 0
    assert "Encuentra tu ciudad" in out.read_text("utf-8")
    assert organizer(*asked).status == 0
    assert "Find your city" in out.read_text("utf-8")
    assert organizer(*asked, "--language", "tlh").status == 2


def test_paper_is_of_the_size_asked_for(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    for code, paper, height in (
        ("pdf", "letter", 792), ("pdf", "a4", 842), ("press-pdf", "a4", 842), ("month-pdf", "letter", 792),
        ("month-pdf", "a4", 842), ("week-pdf", "a4", 842),
    ):  # fmt: skip
        asked = ["export", sample, "--as", code, "--audience", "partners", "--out", out, "--paper"]
        answer = organizer(*asked, paper)
        assert (answer.status, answer.err) == (0, "")
        assert "with 9 actions" in answer.out
        box = PdfReader(out).pages[0].mediabox
        assert round(max(float(box.width), float(box.height))) == height, (code, paper)
        assert organizer(*asked, "folio").status == 2


def test_a_plan_without_a_compiler_gets_one_clear_sentence(
    organizer: Organizer, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    out = tmp_path / "out.pdf"
    answer = organizer("export", sample, "--as", "pdf", "--audience", "public", "--out", out)
    assert answer.status == 1
    assert answer.problem.startswith("The pages could not be made.")
    assert not out.exists()
