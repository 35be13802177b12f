"""`settle` lists unknown cities and takes answers as one step."""

from pathlib import Path

import pytest

from tests.support.action_tables import generic
from tests.support.command_line import Organizer


@pytest.fixture
def imported(organizer: Organizer, plan: Path, tmp_path: Path) -> Path:
    file = tmp_path / "april.csv"
    file.write_bytes(
        generic(*((city, "AZ", "2027-04-17", "12:00 PM") for city in ("Tuscon", "Nowhere Flats")))
    )
    organizer("import", plan, file)
    return plan


def test_unknown_cities_are_listed_with_what_they_may_mean(organizer: Organizer, imported: Path) -> None:
    lines = organizer("settle", imported).out.splitlines()
    assert lines[1].split("  ")[0] == "Tuscon, AZ"
    assert lines[1].endswith("maybe Tucson, AZ")
    data = organizer("settle", imported, "--json").data
    assert {"name": "Tuscon, AZ", "actions": 1, "candidates": ["Tucson, AZ"]} in data


def test_slips_of_the_fingers_and_answers_are_taken_as_one_step(organizer: Organizer, imported: Path) -> None:
    told = organizer("settle", imported, "--misspelled", "--as", "nowhere flats, az = Mesa, AZ").out
    assert told == "Matched 2 cities.\n"
    assert organizer("settle", imported).out == "Every city of the plan is recognized.\n"
    organizer("undo", imported)
    assert len(organizer("settle", imported, "--json").data) == 2


def test_an_answer_that_cannot_be_taken_changes_nothing(organizer: Organizer, imported: Path) -> None:
    assert (
        "no unknown city called “Boston”" in organizer("settle", imported, "--as", "Boston=Mesa, AZ").problem
    )
    assert (
        "“Springfield”"
        in organizer("settle", imported, "--misspelled", "--as", "Tuscon, AZ=Springfield").problem
    )
    assert len(organizer("settle", imported, "--json").data) == 2
