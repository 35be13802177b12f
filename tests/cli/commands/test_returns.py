"""`organizer returns` takes replies from files and from standard input, and says what is left."""

import io
import json
import sys
from pathlib import Path

import pytest

from organizer_app.domain.sharing.return_replies import reply_text
from organizer_app.services.plan import history
from tests.services.together.test_older_forms import FILES, plan_at
from tests.support.command_line import Organizer, whole_plan
from tests.support.open_plans import opened, sample_plan
from tests.support.return_forms import filled_workbook, kept_in, made, reply_to


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)


@pytest.fixture
def reply(plan: Path) -> str:
    with opened(plan) as workspace:
        (text,) = reply_text(reply_to(made(workspace), n1_3="12:15", n4_1="900", n5_2="June"))
    return text


def test_what_is_not_doubtful_is_taken_and_the_rest_is_named(
    organizer: Organizer, plan: Path, tmp_path: Path, reply: str
) -> None:
    file = kept_in(tmp_path, "reply.txt", reply.encode())
    answer = organizer("returns", plan, file)
    assert answer.status == 0
    assert "Seattle, WA, filled in by June: took 1 of 2 answers." in answer.out
    assert "far from what was planned" in answer.out
    assert "1 answer is not taken" in answer.out
    again = organizer("returns", plan, file)
    assert "this reply came before" in again.out
    named = organizer("returns", plan, file, "--take", "4.1")
    assert "took 1 of 1 answers" in named.out
    (listed,) = organizer("list", plan, "actions", "--city", "Seattle, WA", "--json").data
    assert (listed["starts_local"][11:16], listed["expected"]) == ("12:15", 900)


def test_a_dry_run_changes_nothing(organizer: Organizer, plan: Path, tmp_path: Path, reply: str) -> None:
    file = kept_in(tmp_path, "reply.txt", reply.encode())
    before = whole_plan(plan)
    told = organizer("returns", plan, file, "--dry-run", "--json").data
    assert told["dry_run"]
    (found,) = told["replies"]
    assert found["taken"] == ["1.3"]
    assert found["answers"][0] == {
        "number": "1.3", "field": "starts", "was": "12:00", "theirs": "12:15", "ours": "12:00",
        "becomes": "12:15", "doubt": None, "same_person": None, "taken": True,
    }  # fmt: skip
    assert found["answers"][1]["doubt"] == "odd_number"
    assert "would take 1 of 2" in organizer("returns", plan, file, "--dry-run").out
    assert whole_plan(plan) == before


def leads_of_seattle(organizer: Organizer, plan: Path) -> tuple[str, bool]:
    """Return who leads Seattle, and whether the plan still has the person that led it."""
    (listed,) = organizer("list", plan, "actions", "--city", "Seattle, WA", "--json").data
    names = {each["name"] for each in organizer("list", plan, "people", "--json").data}
    return listed["lead"], "Wren Castellano" in names


def test_a_corrected_name_is_the_same_person_unless_another_is_named(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    with opened(plan) as workspace:
        (text,) = reply_text(reply_to(made(workspace), n2_1="Wren Castellano Diaz"))
    file = kept_in(tmp_path, "reply.txt", text.encode())
    told = organizer("returns", plan, file)
    assert "took 1 of 1 answers" in told.out
    assert "the same person, another spelling" in told.out
    assert leads_of_seattle(organizer, plan) == ("Wren Castellano Diaz", False)
    organizer("undo", plan)
    named = organizer("returns", plan, file, "--take", "2.1", "--new-person", "2.1")
    assert "somebody else" in named.out
    assert leads_of_seattle(organizer, plan) == ("Wren Castellano Diaz", True)


@pytest.mark.parametrize("remembers", [True, False])
def test_a_form_of_an_older_version_is_marked_and_taken_only_if_the_plan_remembers_it(
    organizer: Organizer, tmp_path: Path, *, remembers: bool
) -> None:
    plan = tmp_path / "older.organizer"
    plan_at(plan, remembers=remembers).close()
    looked = organizer("returns", plan, FILES / "reply.txt", "--dry-run", "--json").data["replies"]
    assert [each["older_code"] for each in looked] == [True]
    answer = organizer("returns", plan, FILES / "reply.txt")
    assert "An older version made this form" in answer.out
    assert ("took 0 of" in answer.out) == (not remembers)


def test_a_pasted_text_is_read_from_standard_input(
    organizer: Organizer, plan: Path, reply: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted = f"Hi!\n> {reply.replace(chr(10), chr(10) + '> ')}\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted.encode())))
    assert organizer("returns", plan, "--paste", "--json").data["replies"][0]["taken"] == ["1.3"]


def test_one_damaged_reply_keeps_no_good_one_out_and_is_named(
    organizer: Organizer, plan: Path, tmp_path: Path, reply: str
) -> None:
    good = kept_in(tmp_path, "good.txt", reply.encode())
    bad = kept_in(tmp_path, "bad.txt", reply.replace("12:15", "12:16").encode())
    cut = kept_in(tmp_path, "cut.txt", f"Reply for Seattle, WA\n{reply[:14]}".encode())
    told = organizer("returns", plan, bad, good, cut)
    assert told.status == 1
    assert "took 1 of 2 answers" in told.out
    damaged, ended = told.err.splitlines()
    assert damaged.startswith("Seattle, WA, lead Wren Castellano: Part 1 of 1 did not arrive as it was sent.")
    assert ended.startswith("Seattle, WA, lead Wren Castellano: The end of part 1 of 1 is missing.")
    assert damaged.endswith("Nothing of it was taken.")
    before = whole_plan(plan)
    again = organizer("returns", plan, bad, "--json")
    told_again = json.loads(again.out)
    assert (again.status, told_again["replies"]) == (1, [])
    assert [(each["city"], each["fault"]) for each in told_again["refused"]] == [
        ("Seattle, WA", "part_damaged")
    ]
    assert organizer("returns", plan, bad).problem == damaged
    assert whole_plan(plan) == before


def test_a_workbook_is_a_reply_too(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    with opened(plan) as workspace:
        data = filled_workbook(made(workspace), n1_5="North gate")
    assert organizer("returns", plan, kept_in(tmp_path, "s.xlsx", data), "--json").data["replies"][0][
        "taken"
    ] == ["1.5"]


def test_one_undo_takes_it_back(organizer: Organizer, plan: Path, tmp_path: Path, reply: str) -> None:
    organizer("returns", plan, kept_in(tmp_path, "reply.txt", reply.encode()))
    assert "Took answers of the return form of Seattle, WA" in organizer("undo", plan).out
    with opened(plan) as workspace:
        assert len(history.entries(workspace)) > 1
    (listed,) = organizer("list", plan, "actions", "--city", "Seattle, WA", "--json").data
    assert listed["starts_local"][11:16] == "12:00"


def test_without_files_it_lists_what_came(
    organizer: Organizer, plan: Path, tmp_path: Path, reply: str
) -> None:
    organizer("returns", plan, kept_in(tmp_path, "reply.txt", reply.encode()))
    assert "1 of 1 form is back" in organizer("returns", plan).out
    told = json.loads(organizer("returns", plan, "--json").out)
    assert (told["cities"], told["back"], told["out"]) == (1, 1, [])
    assert told["replies"][0]["state"] == "decided"


def test_files_and_standard_input_at_once_are_wrong_usage(organizer: Organizer, plan: Path) -> None:
    assert organizer("returns", plan, "x.txt", "--paste").status == 2
    assert "cannot" in organizer("returns", plan, plan.parent / "missing.txt").problem.casefold()
