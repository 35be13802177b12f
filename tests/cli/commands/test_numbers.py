"""`numbers` prints what may be said, locks it and takes it back."""

from pathlib import Path

from tests.support.command_line import Organizer


def test_a_number_is_locked_and_taken_back(organizer: Organizer, sample: Path) -> None:
    assert organizer("numbers", sample).out == "7 cities; no count reported yet\n"
    told = organizer("numbers", sample, "--lock", "turnout").out
    assert told == "7 cities; no count reported yet\nLocked: 7 cities; no count reported yet\n"
    data = organizer("numbers", sample, "--json").data
    assert data["locked"] == [
        {"metric": "turnout", "low": 0, "high": 0, "text": "7 cities; no count reported yet"}
    ]
    assert data["petitions"]["parts"] == 0
    organizer("numbers", sample, "--unlock", "turnout")
    assert organizer("numbers", sample, "--json").data["locked"] == []
    assert "no number called" in organizer("numbers", sample, "--unlock", "turnout").problem
