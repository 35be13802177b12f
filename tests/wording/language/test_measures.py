"""Distances are whole miles or kilometers, and a speed survives being shown in the other unit."""

from collections.abc import Iterator

import pytest

from organizer_app.domain.basics.local_measures import measures_of
from organizer_app.wording.language import measures


@pytest.fixture(autouse=True)
def usual_measures() -> Iterator[None]:
    yield
    measures.use_measures(measures_of(""))


def test_distances_are_whole_and_never_nothing() -> None:
    assert [measures.distance(each) for each in (25, 100, 0.2, 0, 2000)] == [
        "16\xa0mi", "62\xa0mi", "1\xa0mi", "0\xa0mi", "1,243\xa0mi",
    ]  # fmt: skip
    measures.use_measures(measures_of("Europe/Paris"))
    assert [measures.distance(each) for each in (25, 0.2)] == ["25\xa0km", "1\xa0km"]
    assert (measures.bare_distance(50), measures.first_weekday()) == ("50", 0)


def test_number_and_unit_stay_on_one_line() -> None:
    assert " " not in measures.distance(25)
    measures.use_measures(measures_of("Europe/Paris"))
    assert " " not in measures.distance(25)


def test_speeds_are_typed_in_the_unit_that_is_shown() -> None:
    assert (measures.speed_unit(), measures.shown_speed(90), measures.stored_speed(55)) == ("mph", 56, 89)
    measures.use_measures(measures_of("", units="km"))
    assert (measures.speed_unit(), measures.shown_speed(90), measures.stored_speed(55)) == ("km/h", 90, 55)
