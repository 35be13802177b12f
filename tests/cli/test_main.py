"""Whatever goes wrong is one line on standard error, the right exit status, and a plan as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app import __version__
from organizer_app.cli.command_list import COMMANDS
from organizer_app.cli.command_names import COMMAND_NAMES
from organizer_app.services.checks import checking
from organizer_app.services.importing import importing
from tests.support.action_tables import generic
from tests.support.command_line import ROOT, Organizer, whole_plan

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
# The exit status, words of the one sentence, and the command line.
WRONG_LINES = (
    (1, "There is no plan at", "list {folder}/none.organizer actions"),
    (1, "is a folder, not a plan. Name the plan in it", "undo {folder}"),
    (1, "“.” is a folder, not a plan. Name the plan in it", "undo ."),
    (1, "“/” is a folder, not a plan. Name the plan in it", "list / actions"),
    (1, "“/” is a folder, not a plan. Name the plan in it", "protect /"),
    (1, "cannot be opened", "check {folder}/picture.png"),
    (1, "cannot be opened", "check {folder}/empty.csv"),
    (1, "already a file", "new {plan}"),
    (1, "cannot be written", "new {folder}/none/plan.organizer"),
    (1, "no time zone called “Mars”", "new {folder}/new.organizer --zone Mars"),
    (1, "cannot be read", "import {plan} {folder}/none.csv"),
    (1, "cannot be read", "import {plan} {folder}"),
    (1, "no column “Nope”", "import {plan} {folder}/good.csv --map Nope=city"),
    (1, "no field “nope”", "import {plan} {folder}/good.csv --map City=nope"),
    (1, "“Nothing”", "import {plan} {folder}/good.csv --mobilization Nothing"),
    (1, "“Nothing”", "list {plan} actions --mobilization Nothing"),
    (1, "“Nothing”", "check {plan} --mobilization Nothing"),
    (1, "“Nothing”", "schedule {plan} --mobilization Nothing"),
    (1, "no city called “Oz”", "export {plan} --as ics --audience public --city Oz --out {folder}/o"),
    (1, "cannot be written", "export {plan} --as ics --audience public --out {folder}/none/o"),
    (1, "already a file", "export {plan} --as csv --audience internal --out {plan}"),
    (1, "no step to undo", "undo {plan}"),
    (1, "no step to redo", "redo {plan}"),
    (1, "cannot be read", "check {plan} --passphrase-file {folder}/none.txt"),
    (1, "is not a passphrase", "check {plan} --passphrase-file {folder}/empty.csv"),
    (2, "No such command 'frob'", "frob {plan}"),
    (2, "“soon” is not a day", "list {plan} actions --on soon"),
    (2, "“2019-02-30” is not a day", "new {folder}/new.organizer --date 2019-02-30"),
    (2, "'wombats' is not one of", "list {plan} wombats"),
    (2, "Missing argument 'PLAN'", "check"),
    (2, "No such option", "check {plan} --loudly"),
    (2, "“City” is not a mapping", "import {plan} {folder}/good.csv --map City"),
    (2, "year", "import {plan} {folder}/good.csv --year 99999"),
    (2, "“big” is not a size", "picture {plan} --view map --size big --out {folder}/o"),
    (2, "'secret' is not one of", "export {plan} --as ics --audience secret --out {folder}/o"),
)
PERSONAL = ("555 0199", "5550199", "@example.org", "Quill")


WRONG_FILES = (
    (PNG, "PNG file, not a list"),
    (b"", "file is empty"),
    (b" \n \n", "file is empty"),
    (b"City,Date\n", "no rows below"),
    (b"City,Date\n" + b"a," * 2_000_000 + b"a\n", "more than"),
    (b"Colour,Shape\nred,round\n", "No column says where or when"),
    (b'City,Date\n"Seattle,2027-04-17\n', "quotation mark"),
    (
        b"Quill Moss,quill.moss@example.org,+1 206 555 0199\nQuill Moss,quill@example.org,206 5550199\n",
        "No column says where or when",
    ),
)


def test_a_wrong_file_is_one_sentence_and_nothing_is_written(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file, before = tmp_path / "wrong.csv", whole_plan(plan)
    for number, (data, words) in enumerate(WRONG_FILES):
        file.write_bytes(data)
        answer = organizer("import", plan, file, *(["--json"] if number % 2 else []))
        assert answer.status == 1, words
        assert words in answer.problem
        assert [private for private in PERSONAL if private in answer.problem] == []
    assert whole_plan(plan) == before


def test_a_wrong_command_line_is_one_line_and_nothing_is_written(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "picture.png").write_bytes(PNG)
    (tmp_path / "empty.csv").touch()
    (tmp_path / "good.csv").write_bytes(generic(("Seattle", "WA", "2027-04-17")))
    before, files = whole_plan(plan), sorted(tmp_path.iterdir())
    for status, words, line in WRONG_LINES:
        answer = organizer(*line.format(plan=plan, folder=tmp_path).split())
        assert (answer.status, words in answer.problem) == (status, True), answer.err
        assert sorted(tmp_path.iterdir()) == files, line
    assert whole_plan(plan) == before


def test_a_fault_of_the_program_is_one_line_without_details(
    organizer: Organizer,
    plan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Quill Moss, quill.moss@example.org, +1 206 555 0199")

    file = tmp_path / "good.csv"
    file.write_bytes(generic(("Seattle", "WA", "2027-04-17")))
    before = whole_plan(plan)
    with monkeypatch.context() as patch:
        patch.setattr(checking, "findings", broken)
        patch.setattr(importing, "import_files", broken)
        for arguments in (["check", plan], ["check", plan, "--json"], ["import", plan, file]):
            answer = organizer(*arguments)
            assert answer.status == 1
            assert "RuntimeError" in answer.problem
            assert [private for private in PERSONAL if private in answer.err + caplog.text] == []
    assert whole_plan(plan) == before


def test_an_import_that_breaks_half_way_is_taken_back(
    organizer: Organizer, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    file = tmp_path / "good.csv"
    file.write_bytes(generic(("Seattle", "WA", "2027-04-17")))
    before = whole_plan(plan)
    with monkeypatch.context() as patch:
        patch.setattr(importing, "ImportCounts", broken)
        assert organizer("import", plan, file).status == 130
    assert whole_plan(plan) == before
    assert organizer("import", plan, file).status == 0
    assert len(before) < len(whole_plan(plan))


def test_help_and_version_are_no_faults(organizer: Organizer) -> None:
    assert organizer("--version").out.strip().endswith(__version__)
    for command in sorted(COMMAND_NAMES):
        answer = organizer(command, "--help")
        assert (answer.status, answer.err) == (0, "")
        assert answer.out.startswith(f"Usage: organizer {command}")


def test_the_launcher_knows_every_command() -> None:
    assert {command.name for command in COMMANDS} == COMMAND_NAMES


def test_a_reader_who_leaves_early_is_no_fault(sample: Path) -> None:
    command = [sys.executable, "-m", "organizer_app", "list", str(sample), "actions", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.close()
        complaint = writer.stderr.read()
    assert (writer.returncode, complaint) == (0, b"")
