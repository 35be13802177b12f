"""`incidents` lists what goes wrong, and works on one until it is closed."""

from pathlib import Path

from tests.support.command_line import Organizer


def test_an_incident_is_listed_worked_on_and_closed(organizer: Organizer, sample: Path) -> None:
    organizer("checkin", sample, "sea", "x", "3", "heat", "stroke")
    (logged,) = organizer("incidents", sample, "--json").data
    assert (logged["city"], logged["severity"], logged["status"]) == ("Seattle, WA", 3, "open")
    told = organizer("incidents", sample, logged["id"][-6:], "--assignee", "Noor", "--done", "water moved")
    assert told.out == "Incident changed\n"
    organizer("incidents", sample, logged["id"], "--kind", "medical", "--severity", "4")
    (worked,) = organizer("incidents", sample, "--json").data
    assert (worked["assignee"], worked["kind"], worked["severity"]) == ("Noor", "medical", 4)
    assert [each.endswith("UTC water moved") for each in worked["done"]] == [True]
    assert "Medical" in organizer("incidents", sample).out
    changed = organizer("incidents", sample, logged["id"], "--status", "closed", "--json").data
    assert [bool(each["closed_at"]) for each in changed] == [True]
    assert organizer("board", sample, "--json").data["incidents"] == []
    organizer("undo", sample)
    assert len(organizer("board", sample, "--json").data["incidents"]) == 1


def test_a_title_does_not_repeat_the_kind_beside_it(organizer: Organizer, sample: Path) -> None:
    organizer("checkin", sample, "sea", "x", "3", "medical", "heat", "stroke")
    listed = organizer("incidents", sample).out
    assert "heat stroke" in listed
    assert listed.casefold().count("medical") == 1


def test_what_is_not_clear_changes_nothing(organizer: Organizer, sample: Path) -> None:
    organizer("checkin", sample, "sea", "x", "3", "heat")
    for arguments in (("--done", "water"), ("zz", "--done", "water"), ("a", "--severity", "6")):
        assert organizer("incidents", sample, *arguments).status == 2
    (logged,) = organizer("incidents", sample, "--json").data
    assert organizer("incidents", sample, logged["id"]).status == 2
    assert organizer("incidents", sample, "--json").data == [logged]
