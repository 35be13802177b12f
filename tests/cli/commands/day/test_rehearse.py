"""`organizer rehearse` makes a marked copy that the other commands of the day work on, and prints a score."""

from pathlib import Path

from tests.support.command_line import Organizer


def test_a_rehearsal_is_made_used_and_scored(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.organizer"
    begin = ("--at", "July 15, 11am", "--speed", "1", "--seed", "3")
    assert "organizer" in organizer("rehearse", sample, "--out", copy, *begin).out
    board = organizer("board", copy, "--json").data
    assert board["at"].startswith("2019-07-15T15:0")
    assert board["mobilization"].startswith("REHEARSAL: ")
    organizer("checkin", copy, "seattle", "ok")
    score = organizer("rehearse", copy, "--json").data
    assert set(score) == {"at", "score", "waiting", "lines"}
    assert "on time" in organizer("rehearse", copy).out or "gone wrong" in organizer("rehearse", copy).out
    assert organizer("log", sample, "--json").data == []


def test_a_plan_that_is_no_rehearsal_has_no_score(organizer: Organizer, sample: Path) -> None:
    assert "--out" in organizer("rehearse", sample).err
