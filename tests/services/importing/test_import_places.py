"""An imported row finds the place it means, or keeps the name it was given; nothing is guessed or lost."""

from dataclasses import replace

import pytest

from organizer_app.domain.importing.incoming import IncomingAction, RowWarning, RowWarningCode
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.places import Place
from organizer_app.services.importing.import_places import PlaceFinder, spotted
from organizer_app.services.importing.new_rows import NewRows
from organizer_app.services.plan.workspace import Workspace
from tests.support.action_tables import imported, table
from tests.support.open_plans import add_action


def finder(plan: Workspace, country: str = "US") -> PlaceFinder:
    with plan.read() as reader:
        return PlaceFinder(plan, reader, NewRows(), country)


def row(city: str = "", state: str = "", **cells: object) -> IncomingAction:
    return IncomingAction(row=7, city=city, state=state, **cells)  # type: ignore[arg-type]  # any cell


def test_a_city_is_looked_up_once_and_shared_by_its_rows(plan: Workspace) -> None:
    places = finder(plan)
    found = {id(places.place_of(row("Seattle", "WA"))[0]) for _ in range(3)}
    found.add(id(places.place_of(row("seattle", "Washington"))[0]))
    assert len(found) == len(places.new) == 1
    assert places.new[0].zone == "America/Los_Angeles"


def test_looking_ahead_changes_no_answer(plan: Workspace) -> None:
    rows = [row("Seattle", "WA"), row("Springfield"), row("Nowhereville", "ZZ"), row(postal_code="22202")]
    ahead, alone = finder(plan), finder(plan)
    ahead.look_ahead(rows)
    for each in rows:
        (place, doubt), (same, same_doubt) = ahead.place_of(each), alone.place_of(each)
        assert doubt == same_doubt
        assert place is not None
        assert replace(place, id="") == replace(same or place, id="")
    assert len(ahead.new) == len(alone.new) == 4


def test_a_place_of_the_plan_is_taken(plan: Workspace) -> None:
    add_action(plan, "Seattle, WA")
    places = finder(plan)
    place, doubt = places.place_of(row("Seattle", "WA"))
    with plan.read() as reader:
        assert reader.all(Place) == (place,)
    assert (places.new, doubt) == ([], None)


def test_a_zip_code_tells_the_city_that_its_name_does_not(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Arlington", postal_code="22202"))
    assert place is not None
    assert (place.name, place.admin1, doubt) == ("Arlington", "VA", None)
    alone, _ = finder(plan).place_of(row(postal_code="98101"))
    assert alone is not None
    assert alone.name == "Seattle"


def test_coordinates_give_an_unknown_name_its_clock(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Camp Hopeful", "MN", latitude=44.98, longitude=-93.26))
    assert place is not None
    assert (place.name, place.zone, place.latitude, doubt) == ("Camp Hopeful", "America/Chicago", 44.98, None)


def test_coordinates_tell_which_of_several_places_is_meant(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Springfield", latitude=39.8, longitude=-89.65))
    assert place is not None
    assert (place.name, place.admin1, doubt) == ("Springfield", "IL", None)


def test_a_town_that_is_not_listed_keeps_its_name_and_its_point(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Pacific Beach", "CA", latitude=32.8, longitude=-117.24))
    assert place is not None
    assert (place.name, place.zone, place.latitude) == ("Pacific Beach", "America/Los_Angeles", 32.8)
    alone, doubt = finder(plan).place_of(row("Pacific Beach", "CA"))
    assert alone is not None
    assert (alone.name, alone.zone, doubt and doubt.code) == (
        "Pacific Beach",
        "",
        RowWarningCode.PLACE_UNRESOLVED,
    )


def test_a_name_that_the_place_has_not_is_told_and_kept(plan: Workspace) -> None:
    places = finder(plan)
    given = row("Pacific Beach", "CA", postal_code="92109")
    place, doubt = places.place_of(given)
    assert place is not None
    assert (place.name, doubt) == (
        "San Diego",
        RowWarning(7, RowWarningCode.PLACE_RENAMED, "San Diego, CA"),
    )
    assert places.as_typed(given).notes == "city: Pacific Beach"


def test_a_state_without_a_city_is_no_unknown_city(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("", "TX"))
    assert place is not None
    assert (place.name, doubt) == ("TX", RowWarning(7, RowWarningCode.CITY_MISSING, "TX"))


def test_one_unknown_name_is_one_place_however_it_is_written(plan: Workspace) -> None:
    places = finder(plan)
    first, doubt = places.place_of(row("Smalltownville", "WA"))
    second, _ = places.place_of(row("SMALLTOWNVILLE", "wa"))
    assert first is second
    assert doubt is not None
    assert (doubt.row, doubt.code, doubt.detail) == (7, RowWarningCode.PLACE_UNRESOLVED, "Smalltownville, WA")


def test_a_row_that_names_no_place_has_none(plan: Workspace) -> None:
    assert finder(plan).place_of(row(venue="City Hall")) == (None, None)


def test_the_default_country_is_taken_where_the_row_names_none(plan: Workspace) -> None:
    london, doubt = finder(plan, "GB").place_of(row("London"))
    assert london is not None
    assert (london.country, london.zone, doubt) == ("GB", "Europe/London", None)
    paris, _ = finder(plan, "GB").place_of(row("Paris", country="France"))
    assert paris is not None
    assert paris.zone == "Europe/Paris"


def test_a_row_that_names_a_foreign_country_alone_keeps_it(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row(country="Antarctica"))
    assert place is not None
    assert (place.name, place.zone) == ("Antarctica", "")
    assert doubt is not None
    assert (doubt.code, doubt.detail) == (RowWarningCode.CITY_MISSING, "Antarctica")
    assert finder(plan).place_of(row(country="US")) == (None, None)


@pytest.mark.parametrize("city", ["ana.ruiz@example.org", "Call 206 555 0101"])
def test_a_contact_in_the_wrong_column_is_kept_but_not_told(plan: Workspace, city: str) -> None:
    place, doubt = finder(plan).place_of(row(city, "WA"))
    assert place is not None
    assert place.name == city
    assert doubt is not None
    assert "@" not in doubt.detail
    assert "555" not in doubt.detail


def test_coordinates_are_kept_where_they_tell_the_spot_and_not_only_its_city(plan: Workspace) -> None:
    places = finder(plan)
    spot = row("Seattle", "WA", venue="Spheres", latitude=47.6157, longitude=-122.3394)
    place, _ = places.place_of(spot)
    assert place is not None
    assert spotted(spot, place) == spot
    center = spot._replace(latitude=place.latitude, longitude=place.longitude)
    for told in (center, spot._replace(venue=""), spot._replace(happened=True)):
        assert (spotted(told, place).latitude, spotted(told, place).longitude) == (None, None)


PORTLAND_OR = {"latitude": 45.5078, "longitude": -122.6907}


def test_coordinates_far_from_the_city_take_the_town_of_its_name_there_and_say_so(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Portland", "ME", **PORTLAND_OR))
    assert place is not None
    assert (place.name, place.admin1) == ("Portland", "OR")
    assert doubt == RowWarning(7, RowWarningCode.PLACE_MOVED, "Portland, OR")


def test_the_state_of_a_town_that_was_moved_stays_in_the_notes(plan: Workspace) -> None:
    typed = row("Portland", "ME", notes="bring water", **PORTLAND_OR)
    places = finder(plan)
    places.place_of(typed)
    assert places.as_typed(typed).notes == "bring water\nstate: ME"


def test_a_zip_code_far_from_the_city_is_a_doubt(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Seattle", "WA", postal_code="10001"))
    assert place is not None
    assert (place.name, place.admin1) == ("Seattle", "WA")
    assert doubt == RowWarning(7, RowWarningCode.PLACE_CONTRADICTED, "New York, NY")
    moved, doubt = finder(plan).place_of(row("Portland", "ME", postal_code="97201"))
    assert moved is not None
    assert (moved.admin1, doubt and doubt.code) == ("OR", RowWarningCode.PLACE_MOVED)


def test_one_of_two_is_not_believed_against_the_other_and_the_city(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Portland", "ME", postal_code="04101", **PORTLAND_OR))
    assert place is not None
    assert (place.admin1, doubt and doubt.code) == ("ME", RowWarningCode.PLACE_CONTRADICTED)
    agreed, doubt = finder(plan).place_of(row("Portland", "OR", postal_code="97201", **PORTLAND_OR))
    assert agreed is not None
    assert (agreed.admin1, doubt) == ("OR", None)


def test_coordinates_far_from_a_city_that_was_kept_are_kept_too(plan: Workspace) -> None:
    far = row("Seattle", "WA", latitude=40.75, longitude=-73.99)
    place, _ = finder(plan).place_of(far)
    assert spotted(far, place) == far


def test_a_postal_code_of_another_country_is_no_zip_code(plan: Workspace) -> None:
    place, doubt = finder(plan).place_of(row("Berlin", country="Germany", postal_code="10115"))
    assert place is not None
    assert (place.country, doubt) == ("DE", None)


def test_a_typed_town_that_its_place_does_not_name_stays_in_the_notes(plan: Workspace) -> None:
    rows = [
        ("Eugene-Springfield", "OR", "", ""),
        ("Pacific Beach", "CA", "92109", "US"),
        ("St. Paul", "MN", "", ""),
        ("Seoul", "South Korea", "", "US"),
        ("Munich", "Bavaria", "", "Germany"),
    ]
    imported(plan, table(("City", "State", "Zip", "Country"), rows))
    with plan.read() as reader:
        places = {place.id: place.name for place in reader.all(Place)}
        found = [(places[each.place_id], each.notes) for each in reader.all(CityAction)]
    assert found == [
        ("Eugene", "city: Eugene-Springfield"),
        ("San Diego", "city: Pacific Beach"),
        ("Saint Paul", ""),
        ("Seoul", "country: US"),
        ("Munich", "state: Bavaria"),
    ]
