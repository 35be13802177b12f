"""Counts go out under the headings of the turnout sheet of We (the People) Dissent, and come back in."""

import csv
import io
from dataclasses import replace

import pytest

from organizer_app.exchange.reading.incoming_fields import heading_key
from organizer_app.exchange.reading.presets import preset_for
from organizer_app.exchange.schedule.dissent_turnout import HEADINGS, write_dissent_turnout
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.exchange.reading.test_source_headings import TURNOUT
from tests.support.shared_schedules import SEATTLE, a_schedule


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def written(low: int | None, high: int | None) -> list[dict[str, str]]:
    counted = replace(SEATTLE, count_low=low, count_high=high, postal_code="98121")
    return rows_of(write_dissent_turnout(a_schedule(entries=(counted,)), schedule_words()))


def test_the_headings_are_those_of_the_sheet() -> None:
    assert ",".join(HEADINGS) == TURNOUT
    assert preset_for(frozenset(map(heading_key, HEADINGS))).code == "dissent-turnout"


def test_a_row_has_day_zip_city_event_both_estimates_and_the_listing() -> None:
    (row,) = written(100, 150)
    stamp = row.pop("Timestamp")
    assert stamp[2] == stamp[5] == "/"
    assert list(row.values()) == [
        "07/15/2019", "98121", "Seattle", "WA", "Rally at the Spheres", "100", "150",
        "https://example.org/seattle", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("low", "high"), [(90, None), (None, 90), (90, 90)])
def test_a_single_number_is_both_estimates(low: int | None, high: int | None) -> None:
    (row,) = written(low, high)
    assert (row["Low Estimate"], row["High Estimate"]) == ("90", "90")


def test_a_city_without_a_count_has_no_row() -> None:
    assert written(None, None) == []
