"""The numbers of the day are shown with their sources, and changed for all, a city or a tag."""

import json
from pathlib import Path

from organizer_app.domain.day.day_numbers import DEFAULTS
from organizer_app.domain.model.day.day_settings import DayNumber
from tests.support.command_line import Organizer


def values(organizer: Organizer, sample: Path, *words: str) -> dict[str, int]:
    return {
        each["number"]: each["value"]
        for each in json.loads(organizer("day-numbers", sample, *words, "--json").out)
    }


def test_every_number_has_its_default_and_its_source(organizer: Organizer, sample: Path) -> None:
    listed = json.loads(organizer("day-numbers", sample, "--json").out)
    assert {each["number"]: each["value"] for each in listed} == {
        number.value: default.value for number, default in DEFAULTS.items()
    }
    assert all(each["source"] and each["source_read_on"] for each in listed)
    assert "Ok Alone" in organizer("day-numbers", sample).out


def test_a_number_of_a_city_or_a_tag_leaves_the_others_alone(organizer: Organizer, sample: Path) -> None:
    organizer("day-numbers", sample, "--set", "live_every", "30", "--city", "Seattle")
    organizer("day-numbers", sample, "--set", "lead", "5", "--tag", "high risk")
    assert values(organizer, sample)["live_every"] == 60
    assert values(organizer, sample, "--city", "Seattle")["live_every"] == 30
    assert values(organizer, sample, "--tag", "high risk")["lead"] == 5
    organizer("day-numbers", sample, "--reset", "live_every", "--city", "Seattle")
    assert values(organizer, sample, "--city", "Seattle")["live_every"] == 60


def test_a_number_that_makes_no_sense_is_one_sentence(organizer: Organizer, sample: Path) -> None:
    answer = organizer("day-numbers", sample, "--set", "lead", "5000")
    assert answer.status == 1
    assert "Traceback" not in answer.err
    assert organizer("day-numbers", sample, "--city", "Seattle", "--tag", "x").status == 2
    assert values(organizer, sample)["lead"] == DEFAULTS[DayNumber.LEAD].value
