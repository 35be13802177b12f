"""A protected plan opens with its passphrase from a file or the environment, and with nothing else."""

import os
from pathlib import Path

import pytest

from organizer_app.cli.parameters import passphrase_of, passphrase_taken, refuse_the_plan_itself
from organizer_app.domain.basics.problems import BadValue, CannotRead, PlanExists
from organizer_app.storage.log_lineage import logs_set_aside
from tests.support.command_line import Organizer
from tests.support.open_plans import empty_plan
from tests.support.other_programs import other_program

pytestmark = pytest.mark.usefixtures("quick_keys")

PASSPHRASE = "correct horse battery"  # noqa: S105  # opens nothing but plans of these tests


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "key.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return file


def test_a_protected_plan_opens_with_its_passphrase_alone(
    organizer: Organizer, tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, wrong = tmp_path / "safe.organizer", tmp_path / "wrong.txt"
    wrong.write_text("something else", encoding="utf-8")
    assert organizer("new", plan, "--title", "Safe", "--passphrase-file", key).status == 0
    for refused, why in (
        (organizer("check", plan), "is protected. Give its passphrase"),
        (organizer("check", plan, "--passphrase-file", wrong), "the passphrase is wrong"),
    ):
        assert why in refused.problem
        assert PASSPHRASE not in refused.err
    assert organizer("list", plan, "campaigns", "--json", "--passphrase-file", key).data[0]["title"] == "Safe"
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", PASSPHRASE)
    assert organizer("undo", plan).problem == "There is no step to undo."
    # A command takes the passphrase out of the environment.
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", PASSPHRASE)
    other = tmp_path / "other.organizer"
    assert organizer("new", other).status == 0
    assert "is protected" in organizer("check", other).problem


def test_a_new_plan_with_a_weak_passphrase_is_refused_with_advice(
    organizer: Organizer, tmp_path: Path, key: Path
) -> None:
    key.write_text("password1234\n", encoding="utf-8")
    refused = organizer("new", tmp_path / "weak.organizer", "--passphrase-file", key)
    assert refused.status == 1
    assert refused.problem == (
        "This passphrase is too easy to guess. It is like passwords that many people use. "
        "Use five or six random words."
    )
    assert "password1234" not in refused.err


def test_the_file_goes_before_the_environment_and_empty_means_none(
    key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", "other")
    with passphrase_taken():
        assert "ORGANIZER_PASSPHRASE" not in os.environ
        assert (passphrase_of(key), passphrase_of(None)) == (PASSPHRASE, "other")
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", "")
    with passphrase_taken():
        assert passphrase_of(None) is None
    monkeypatch.delenv("ORGANIZER_PASSPHRASE", raising=False)
    with passphrase_taken():
        assert passphrase_of(None) is None
    key.write_bytes(b"with spaces \r\n")
    assert passphrase_of(key) == "with spaces "


@pytest.mark.parametrize(
    ("content", "problem"),
    [(None, CannotRead), (b"\xff\xfe\x00", CannotRead), (b"", BadValue), (b"\n", BadValue)],
)
def test_a_file_without_a_passphrase_is_a_problem(
    tmp_path: Path, content: bytes | None, problem: type[Exception]
) -> None:
    file = tmp_path / "key.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(problem):
        passphrase_of(file)


def test_an_output_never_replaces_its_plan(tmp_path: Path) -> None:
    plan, link = tmp_path / "plan.organizer", tmp_path / "link.csv"
    plan.touch()
    link.symlink_to(plan)
    refuse_the_plan_itself(plan, tmp_path / "other.csv")
    for out in (plan, link, tmp_path / "." / "plan.organizer"):
        with pytest.raises(PlanExists):
            refuse_the_plan_itself(plan, out)


@pytest.mark.kill
def test_a_command_that_sets_changes_of_another_copy_aside_says_so_once(
    organizer: Organizer, tmp_path: Path
) -> None:
    plan = empty_plan(tmp_path)
    monday = plan.read_bytes()
    with other_program(plan, edits=2) as program:
        program.kill()
    plan.write_bytes(monday)
    told = organizer("list", plan, "actions", "--json")
    (aside,) = logs_set_aside(plan)
    assert told.out == "[]\n"
    assert f"Changes that are not in this plan were set aside in {aside.name}: another copy" in told.err
    assert organizer("list", plan, "actions", "--json").err == ""
