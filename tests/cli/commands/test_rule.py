"""`rule` says what “at once” means, lets it mean something else, and brings the cities in."""

from pathlib import Path

import pytest

from tests.support.command_line import Organizer, whole_plan


def test_without_options_it_says_what_at_once_means(organizer: Organizer, sample: Path) -> None:
    before = whole_plan(sample)
    data = organizer("rule", sample, "--json").data
    assert (data["rule"], data["time"], data["moved"]) == ("same_local_time", "12:00", 0)
    assert organizer("rule", sample).out.startswith("Cities act at the same local time, 12:00 PM")
    assert whole_plan(sample) == before


def test_a_rule_is_tried_set_and_followed(organizer: Organizer, sample: Path) -> None:
    before = whole_plan(sample)
    wanted = (
        "rule",
        sample,
        "--set",
        "same-instant",
        "--at",
        "15:00",
        "--window",
        "0",
        "--apply",
        "--with-own-times",
    )
    foreseen = organizer(*wanted, "--dry-run", "--json").data
    assert whole_plan(sample) == before
    assert foreseen["dry_run"]
    assert foreseen["moved"] == sum(len(each["action_ids"]) for each in foreseen["outside"]) > 0
    done = organizer(*wanted, "--json").data
    assert (done["rule"], done["time"], done["moved"]) == ("same_instant", "15:00", foreseen["moved"])
    after = organizer("rule", sample, "--json").data
    assert (after["rule"], after["outside"]) == ("same_instant", [])
    told = organizer("rule", sample, "--apply", "--with-own-times").out.splitlines()
    assert told[-1] == "0 cities were moved."
    organizer("undo", sample)
    assert organizer("rule", sample, "--json").data["outside"] == foreseen["outside"]
    organizer("undo", sample)
    assert organizer("rule", sample, "--json").data["rule"] == "same_local_time"


def test_times_that_cities_agreed_stay_unless_somebody_asks(organizer: Organizer, sample: Path) -> None:
    before = {
        each["id"]: each["starts_local"] for each in organizer("list", sample, "actions", "--json").data
    }
    wanted = ("rule", sample, "--set", "same-instant", "--at", "15:00", "--window", "0", "--apply")
    foreseen = organizer(*wanted, "--json").data
    assert foreseen["moved"] == 0
    assert len(foreseen["kept"]) > 0
    after = {each["id"]: each["starts_local"] for each in organizer("list", sample, "actions", "--json").data}
    assert after == before
    told = organizer("rule", sample, "--apply").out
    assert "keeps its own time" in told
    assert "--with-own-times" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--set", "free", "--apply"), "sets no time"),
        (("--with-own-times",), "--apply"),
        (("--set", "tomorrow"), "tomorrow"),
        (("--at", "someday"), "someday"),
        (("--window", "-5"), "-5"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    organizer: Organizer, sample: Path, options: tuple[str, ...], words: str
) -> None:
    before = whole_plan(sample)
    told = organizer("rule", sample, *options)
    assert (told.status, words in told.err) == (2, True)
    assert whole_plan(sample) == before


def test_a_rule_that_says_when_needs_a_time(organizer: Organizer, tmp_path: Path) -> None:
    plan = tmp_path / "new.organizer"
    organizer("new", plan, "--title", "Clean Water Day", "--date", "2027-04-17")
    told = organizer("rule", plan, "--set", "same-instant")
    assert (told.status, "--at 12:00" in told.err) == (2, True)
    assert organizer("rule", plan, "--set", "free").status == 0
