"""Weeks begin where people expect it."""

from collections.abc import Iterator

import pytest

from organizer_app.domain.basics.local_measures import measures_of
from organizer_app.ui.screens.plan.store.week_days import first_of_week
from organizer_app.wording.language.measures import use_measures


@pytest.fixture(autouse=True)
def usual_measures() -> Iterator[None]:
    yield
    use_measures(measures_of(""))


@pytest.mark.parametrize(
    ("zone", "first"),
    [("Europe/Berlin", "2027-04-12"), ("America/Chicago", "2027-04-11"), ("", "2027-04-11")],
)
def test_the_first_day_is_that_of_the_country_of_the_plan(zone: str, first: str) -> None:
    use_measures(measures_of(zone))
    assert first_of_week("2027-04-17") == first
    assert first_of_week("") == ""
