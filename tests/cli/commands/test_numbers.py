"""`numbers` prints what may be said, locks it and takes it back."""

from pathlib import Path

import pytest

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


def test_signatures_are_noted_by_host_and_people_are_not_counted_twice(
    organizer: Organizer, sample: Path
) -> None:
    told = organizer("numbers", sample, "--petition", "Mijente=250,000", "--petition", "ALIGN=40000").out
    assert told.splitlines()[1:] == [
        (
            "290,000 signatures from 2 hosts;"
            " at least 250,000 people, because some may have signed more than one"
        ),
        "  Mijente: 250,000 signatures",
        "  ALIGN: 40,000 signatures",
    ]
    told = organizer("numbers", sample, "--petition", "align=50000", "--alone").out
    assert told.splitlines()[1:] == [
        "300,000 signatures from 2 hosts",
        "  Mijente: 250,000 signatures",
        "  ALIGN: 50,000 signatures, of nobody else",
    ]
    organizer("numbers", sample, "--no-petition", "mijente")
    assert organizer("numbers", sample, "--json").data["components"] == [
        {"host": "ALIGN", "signatures": 50_000, "shares_people": False}
    ]
    assert "no number called" in organizer("numbers", sample, "--no-petition", "Mijente").problem


@pytest.mark.parametrize("text", ["Mijente", "=5", "Mijente=many", "Mijente=-3", "Mijente=", "Mijente=25,00"])
def test_a_number_without_host_or_digits_is_wrong_usage(
    organizer: Organizer, sample: Path, text: str
) -> None:
    told = organizer("numbers", sample, "--petition", text)
    assert told.status == 2
    assert "Mijente=250000" in told.err
    assert organizer("numbers", sample, "--json").data["components"] == []
