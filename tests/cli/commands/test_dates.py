"""`dates` lists key dates with their readers, and takes who reads of them as one step."""

from pathlib import Path

import pytest

from tests.support.command_line import Organizer
from tests.support.open_plans import network_plan


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return network_plan(tmp_path)


def readers(organizer: Organizer, plan: Path) -> dict[str, str]:
    return {each["title"]: each["shown_to"] for each in organizer("dates", plan, "--json").data}


def test_every_key_date_says_who_reads_of_it(organizer: Organizer, network: Path) -> None:
    assert readers(organizer, network) == {
        "Host call, all cities": "partners",
        "Go or no-go for every city": "internal",
        "Mark-up of the drinking water fund": "public",
    }
    (first, *_) = organizer("dates", network).out.splitlines()
    assert " ".join(first.split()) == "2027-03-30 Host call, all cities Partners"


def test_choices_are_one_step(organizer: Organizer, network: Path) -> None:
    before = readers(organizer, network)
    call, vote = "host call, ALL cities=internal", "Go or no-go for every city=public"
    organizer("dates", network, "--show", call, "--show", vote)
    assert [*readers(organizer, network).values()] == ["internal", "public", "public"]
    organizer("undo", network)
    assert readers(organizer, network) == before


def test_a_choice_that_cannot_be_taken_changes_nothing(organizer: Organizer, network: Path) -> None:
    before = readers(organizer, network)
    good = "Host call, all cities=public"
    assert "Lunch" in organizer("dates", network, "--show", good, "--show", "Lunch=public").problem
    assert "secret" in organizer("dates", network, "--show", "Host call, all cities=secret").problem
    assert readers(organizer, network) == before
