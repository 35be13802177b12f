"""`checkin`, `count` and `log` write what was heard, and `log` reads it back."""

from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.model.day.log_entries import LogEntry
from organizer_app.services.actions import city_actions
from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, opened


def test_what_is_heard_is_logged_and_printed(organizer: Organizer, sample: Path) -> None:
    assert organizer("checkin", sample, "sea").out == "Seattle, WA: OK\n"
    assert organizer("checkin", sample, "new york", "i", "doors", "locked", "-20").out == (
        "New York, NY: OK with an issue\n"
    )
    assert organizer("log", sample, "radio is down", "--key", "--from", "Luis").out == "Logged.\n"
    entries = organizer("log", sample, "--json").data
    assert {(each["city"], each["heard"], each["text"]) for each in entries} == {
        ("New York, NY", "issue", "doors locked"),
        ("Seattle, WA", "ok", ""),
        (None, None, "radio is down"),
    }
    assert next(each for each in entries if each["city"] is None)["heard_from"] == "Luis"
    told = organizer("log", sample, "--city", "new york").out
    assert "OK with an issue: doors locked" in told
    assert "radio" not in told
    organizer("undo", sample)
    assert len(organizer("log", sample, "--json").data) == 2


def test_a_line_keeps_its_city_when_the_city_is_removed(organizer: Organizer, sample: Path) -> None:
    organizer("checkin", sample, "sea", "i", "rope", "is", "missing")
    (entry,) = organizer("log", sample, "--json").data
    with opened(sample) as workspace:
        with workspace.read() as reader:
            (logged,) = reader.all(LogEntry)
        city_actions.hide_actions(workspace, action_ids=[logged.city_action_id])
    assert organizer("log", sample, "--json").data == [entry]
    assert entry["city"] == "Seattle, WA"


def test_incidents_counts_and_deliveries_are_in_the_printed_log(organizer: Organizer, sample: Path) -> None:
    organizer("checkin", sample, "seattle", "x", "4", "police", "line")
    organizer("checkin", sample, "seattle", "d", "delivered", "250000", "reception")
    organizer("count", sample, "seattle", "4711-4712", "clicker", "--counter", "Ana")
    told = organizer("log", sample).out
    for part in ("Severity 4: Police: line", "Delivery: Accepted, 250,000 signatures", "Count, by Ana"):
        assert part in told
    assert "4,711" not in told
    assert "Severity" not in organizer("log", sample, "--city", "new york").out


def test_the_start_tells_two_actions_of_a_city_apart(organizer: Organizer, sample: Path) -> None:
    with opened(sample) as workspace:
        add_action(workspace, day=date(2019, 7, 15), starts=time(17, 30))
    refused = organizer("checkin", sample, "seattle")
    assert refused.status == 2
    assert "Seattle, WA \u00b7 12:00 PM / Seattle, WA \u00b7 5:30 PM" in refused.err
    for typed in ("seattle 5:30", "Seattle, WA \u00b7 5:30 PM"):
        assert organizer("checkin", sample, typed).out == "Seattle, WA: OK\n"
    assert organizer("checkin", sample, "seattle 5:30 am").status == 2
    states = organizer("board", sample, "--json").data["cities"]
    assert sorted(str(each["heard"]) for each in states if each["city"] == "Seattle") == ["None", "ok"]


def test_two_counts_are_on_the_board_and_one_once_the_desk_lets_it_stand(
    organizer: Organizer, sample: Path
) -> None:
    def number() -> tuple[int, int, int]:
        found = organizer("board", sample, "--json").data["number"]
        return found["reported"], found["low"], found["high"]

    told = "Arlington, VA: 120\u2013200\n"
    assert organizer("count", sample, "arlington", "120-200", "clicker", "--counter", "Ana").out == told
    assert number() == (0, 0, 0)
    organizer("count", sample, "arlington", "130-190", "clicker", "--counter", "Luis")
    assert number() == (1, 120, 200)
    organizer("count", sample, "portland", "50-60", "clicker")
    assert organizer("count", sample, "portland", "--close").out == "Portland: the one count is used\n"
    assert number() == (2, 170, 260)


def test_one_command_lets_all_single_counts_stand(
    organizer: Organizer, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGANIZER_CLOCK", "2019-07-16T12:00Z")
    nothing = organizer("count", sample, "--close")
    assert nothing.status == 2
    assert "No count of a city that is over waits for a second counter." in nothing.err
    for city in ("arlington", "portland"):
        organizer("count", sample, city, "50-60", "clicker")
    told = "No count can be told yet: 2 cities of 7 wait for a second one.\n"
    assert organizer("numbers", sample).out == told
    assert organizer("count", sample, "--close").out == "The one count of each of 2 cities is used\n"
    assert organizer("numbers", sample).out == "7 cities, between 100 and 120 people, 2 of 7 reported\n"
    organizer("undo", sample)
    assert organizer("numbers", sample).out == told
    assert organizer("count", sample).status == 2


def test_a_correction_strikes_the_first_entry_out(organizer: Organizer, sample: Path) -> None:
    organizer("checkin", sample, "sea", "gate", "is", "open")
    organizer("checkin", sample, "sea", "ok", "-20")
    wrong = next(each for each in organizer("log", sample, "--json").data if not each["text"])
    assert organizer("log", sample, "i", "gate is locked", "--correct", wrong["id"][-6:]).out == (
        "Log: corrected\n"
    )
    right = next(each for each in organizer("log", sample, "--json").data if each["corrects"])
    assert (right["corrects"], right["heard"], right["text"]) == (wrong["id"], "issue", "gate is locked")
    assert right["occurred_at"] == wrong["occurred_at"]
    assert "corrected: OK" in organizer("log", sample).out
    for arguments in (("--correct", wrong["id"]), ("x", "--correct", wrong["id"], "--key")):
        assert organizer("log", sample, *arguments).status == 2
    assert "is not the id of one entry" in organizer("log", sample, "x", "--correct", "zz").err


def test_a_legal_entry_is_in_no_list(organizer: Organizer, sample: Path) -> None:
    assert organizer("log", sample, "three at the precinct", "--legal").out == "Logged.\n"
    for command in (("log",), ("log", "--json"), ("board", "--json"), ("history",), ("history", "--json")):
        told = organizer(command[0], sample, *command[1:])
        assert "precinct" not in told.out
    assert "three at the precinct" in organizer("log", sample, "--legal").out


def test_a_legal_entry_is_corrected(organizer: Organizer, sample: Path) -> None:
    organizer("log", sample, "three at the precinct", "--legal")
    (wrong,) = organizer("log", sample, "--legal", "--json").data
    organizer("log", sample, "four at the precinct", "--legal", "--correct", wrong["id"][-8:])
    told = organizer("log", sample, "--legal").out
    assert "corrected: three at the precinct" in told
    assert "  four at the precinct" in told
    assert "precinct" not in organizer("log", sample).out
    assert organizer("log", sample, "x", "--correct", wrong["id"]).status == 2, "it is in no other log"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("checkin", "zzz"), "No city of this day is called"),
        (("checkin", "s"), "San Francisco, CA / Seattle, WA"),
        (("checkin", "seattle", "450-700"), "How was it counted?"),
        (("count", "seattle", "many", "clicker"), "is not a count"),
        (("count", "seattle", "5-6", "guessing"), "clicker"),
        (("count", "seattle", "5-6"), "--close alone"),
        (("count", "seattle", "5-6", "clicker", "--close"), "--close alone"),
        (("count", "seattle", "--close"), "No count in Seattle waits for a second counter."),
    ],
)
def test_what_is_not_clear_is_wrong_usage_and_changes_nothing(
    organizer: Organizer, sample: Path, arguments: tuple[str, ...], said: str
) -> None:
    told = organizer(arguments[0], sample, *arguments[1:])
    assert told.status == 2
    assert said in told.err
    assert organizer("log", sample, "--json").data == []
