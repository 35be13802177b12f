"""`forget` erases a person after asking, proves it, and repeats no name in what it prints."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.permits import Permit
from organizer_app.services.actions.city_actions import set_notes
from organizer_app.services.actions.leads import set_lead
from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, opened

NAME = "Zuzanna Testowa"


@pytest.fixture
def staffed(plan: Path) -> Path:
    """A plan with one lead."""
    with opened(plan) as workspace:
        set_lead(workspace, action_id=add_action(workspace), name=NAME)
    return plan


def test_a_person_is_erased_with_proof(organizer: Organizer, staffed: Path) -> None:
    (proof,) = organizer("forget", staffed, NAME.lower(), "--yes", "--json").data
    assert (proof["left"], proof["records"]) == (0, {"Person": 1, "Assignment": 1})
    assert NAME not in organizer("list", staffed, "people").out
    answer = organizer("forget", staffed, NAME, "--yes")
    assert answer.status == 1
    assert NAME not in answer.err


def test_what_is_printed_names_nobody(organizer: Organizer, staffed: Path) -> None:
    out = organizer("forget", staffed, NAME, "--yes").out
    assert out.startswith("Erased: 2 records and ")
    assert "0 still hold a trace." in out
    assert NAME not in out


def test_nothing_is_erased_before_somebody_says_yes(organizer: Organizer, staffed: Path) -> None:
    answer = organizer("forget", staffed, NAME)
    assert answer.status == 1
    assert NAME in organizer("list", staffed, "people").out


def test_a_no_is_told_to_scripts_by_the_exit_status(
    organizer: Organizer, staffed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.confirm", lambda *_texts, **_how: False)
    assert organizer("forget", staffed, NAME).status == 1
    assert NAME in organizer("list", staffed, "people").out


def test_only_those_are_due_whose_day_is_long_past(
    organizer: Organizer, staffed: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Between the day of the sample and the one of the plan.
    monkeypatch.setattr(
        "organizer_app.cli.commands.forget.utc_now", lambda: datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert organizer("forget", staffed, "--due").out == "Nobody is due to be erased.\n"
    proofs = organizer("forget", sample, "--due", "--yes", "--json").data
    assert len(proofs) > 5
    assert organizer("list", sample, "people", "--json").data == []
    logged = organizer("log", sample, "--json").data
    (line,) = [each for each in logged if each["channel"] == "purge"]
    assert line["text"].startswith(f"{len(proofs)} people erased on their date: ")
    assert line["text"].endswith(", 0 traces left")


def test_one_says_whom_to_forget(organizer: Organizer, staffed: Path) -> None:
    assert organizer("forget", staffed).status == 2
    assert organizer("forget", staffed, NAME, "--due").status == 2


@pytest.fixture
def mentioned(plan: Path) -> Path:
    """A plan with one lead, whose surname is in two texts."""
    with opened(plan) as workspace:
        for city in ("Seattle, WA", "Austin, TX"):
            action_id = add_action(workspace, city)
            set_lead(workspace, action_id=action_id, name=NAME)
            set_notes(workspace, action_id=action_id, notes="Testowa has the key")
    return plan


def notes(organizer: Organizer, plan: Path) -> list[str]:
    return sorted(row["notes"] for row in organizer("list", plan, "actions", "--json").data)


def test_texts_that_may_mention_the_person_are_listed_and_chosen_by_code(
    organizer: Organizer, mentioned: Path
) -> None:
    listed = organizer("forget", mentioned, NAME, "--mentions", "--json").data
    assert [each["excerpt"] for each in listed] == ["Testowa has the key"] * 2
    assert listed[0]["code"] in organizer("forget", mentioned, NAME, "--mentions").out
    answer = organizer("forget", mentioned, NAME, "--also", "zzzzz", "--yes")
    assert (answer.status, "Nothing was erased" in answer.err) == (1, True)
    out = organizer("forget", mentioned, NAME, "--also", listed[0]["code"], "--yes").out
    assert "1 text that may mention the person was kept." in out
    assert notes(organizer, mentioned) == ["Testowa has the key", "[erased] has the key"]


def test_all_of_them_can_go(organizer: Organizer, mentioned: Path) -> None:
    (proof,) = organizer("forget", mentioned, NAME, "--also", "all", "--yes", "--json").data
    assert (proof["doubtful"], proof["unfinished"]) == (0, None)
    assert notes(organizer, mentioned) == ["[erased] has the key"] * 2


def test_one_reads_which_texts_would_stay_before_saying_yes(organizer: Organizer, mentioned: Path) -> None:
    answer = organizer("forget", mentioned, NAME)
    assert answer.status == 1
    assert "2 texts may mention them too and stay" in answer.err
    assert answer.err.count("Notes: Testowa has the key") == 2
    assert "may mention" not in organizer("forget", mentioned, NAME, "--also", "all").err


def test_a_person_without_other_mentions_has_none(organizer: Organizer, staffed: Path) -> None:
    assert organizer("forget", staffed, NAME, "--mentions").out == "No other text may mention them.\n"


def test_somebody_who_is_only_the_contact_of_a_permit_is_erased(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        action_id = add_action(workspace)
        with workspace.edit(EditKind.CHANGED_PERMIT) as editor:
            editor.put(Permit(id="p", city_action_id=action_id, contact=f"{NAME}, 212-555-0188"))
    assert organizer("forget", plan, "Nobody Known", "--yes").status == 1
    assert organizer("forget", plan, "212 555 0188").status == 1, "nobody said yes"
    (proof,) = organizer("forget", plan, f"{NAME}, 212 555 0188", "--yes", "--json").data
    assert (proof["left"], proof["records"], proof["person_id"]) == (0, {}, "")
    with opened(plan) as workspace, workspace.read() as reader:
        assert reader.get(Permit, "p").contact == "[erased], [erased]"
