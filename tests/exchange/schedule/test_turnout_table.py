"""Turnout goes out under the consortium's headings, with its categories of size."""

import csv
import io
from dataclasses import replace

import pytest

from organizer_app.exchange.reading.incoming_fields import heading_key
from organizer_app.exchange.reading.presets import preset_for
from organizer_app.exchange.schedule.turnout_table import HEADINGS, write_turnout
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import SEATTLE, a_schedule


def row(low: int | None, high: int | None) -> dict[str, str]:
    counted = replace(SEATTLE, count_low=low, count_high=high)
    table = write_turnout(a_schedule(entries=(counted,)), schedule_words()).decode("utf-8-sig")
    (found,) = list(csv.DictReader(io.StringIO(table, newline="")))
    return found


def test_the_headings_are_the_consortiums() -> None:
    found = row(100, 150)
    assert list(found) == list(HEADINGS)
    assert preset_for(frozenset(map(heading_key, HEADINGS))).code == "ccc-compiled"
    assert (found["date"], found["locality"], found["lat"]) == ("2019-07-15", "Seattle", "47.6062")
    assert (found["macroevent"], found["claims"]) == ("Prime Day 2019", "End the contracts.")
    assert found["lon"] == "-122.3321"


@pytest.mark.parametrize(
    ("low", "high", "mean", "category"),
    [
        (None, None, "", "0"),
        (0, 0, "0", "0"),
        (40, None, "40", "1"),
        (100, 150, "125", "2"),
        (None, 1000, "1000", "3"),
        (9_000, 12_000, "10500", "4"),
    ],
)
def test_a_size_has_its_mean_and_category(
    low: int | None, high: int | None, mean: str, category: str
) -> None:
    found = row(low, high)
    assert (found["size_mean"], found["size_cat"]) == (mean, category)


def test_what_was_called_off_or_has_no_day_is_left_out() -> None:
    table = write_turnout(a_schedule(), schedule_words()).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table)))) == 2
