"""A lesson of the day is proposed, accepted or left out on the command line."""

from pathlib import Path

from tests.support.command_line import Organizer


def test_a_step_is_proposed_accepted_and_taken_back(organizer: Organizer, sample: Path) -> None:
    name = organizer("template", "list", sample, "--json").data[0]["title"]
    made = ("--propose", "Ask for buses", "--template", name, "--city", "Seattle", "--days", "-10")
    assert "Proposed" in organizer("lessons", sample, *made, "--required").out
    (proposal,) = organizer("lessons", sample, "--json").data
    assert (proposal["title"], proposal["offset_days"], proposal["is_required"]) == (
        "Ask for buses",
        -10,
        True,
    )
    assert (proposal["city"], proposal["decision"], proposal["changes"]) == ("Seattle", "open", None)
    assert "Accepted" in organizer("lessons", sample, "--accept", proposal["id"][-6:]).out
    assert organizer("lessons", sample, "--json").data[0]["decision"] == "accepted"
    assert organizer("lessons", sample, "--accept", proposal["id"]).status == 2, "it is decided already"
    organizer("undo", sample)
    assert "Left out" in organizer("lessons", sample, "--leave-out", proposal["id"]).out
    assert "left out" in organizer("lessons", sample).out


def test_what_is_not_clear_proposes_nothing(organizer: Organizer, sample: Path) -> None:
    for arguments in (
        ("--propose", "Ask for buses"),
        ("--propose", "Ask", "--template", "no such", "--city", "Seattle"),
        ("--accept", "a", "--leave-out", "b"),
        ("--accept", "zz"),
    ):
        assert organizer("lessons", sample, *arguments).status != 0
    name = organizer("template", "list", sample, "--json").data[0]["title"]
    wrong = ("--propose", "Ask", "--template", name, "--city", "Seattle", "--step", "zzz")
    assert "is not the start of one step" in organizer("lessons", sample, *wrong).err
    assert organizer("lessons", sample, "--json").data == []
