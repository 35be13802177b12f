"""A name that the gazetteer does not know is asked about once, for all its actions and for later imports."""

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import REFERENCES, Noun
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.domain.places.places import Place
from organizer_app.services.actions import action_rows
from organizer_app.services.importing.unknown_places import name_places, unknown_places
from organizer_app.services.plan import history
from organizer_app.services.plan.places import place_meant
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.importing.unknown_places import facts as facts_of
from tests.support.action_tables import generic, imported
from tests.support.open_plans import add_action, facts, one_step

DATA = generic(
    ("Tuscon", "AZ", "2027-04-17", "12:00 PM"),
    ("Tuscon", "AZ", "2027-04-18", "1:00 PM"),
    ("White Mesa", "UT", "2027-04-17", "12:00 PM"),
)


def asked(workspace: Workspace) -> dict[str, str]:
    return {each.written: each.place_id for each in unknown_places(workspace)}


def cities(workspace: Workspace) -> list[tuple[str, str, int | None]]:
    return sorted((row.city, row.zone, row.starts_utc) for row in action_rows.snapshot(workspace).rows)


def test_unknown_names_are_listed_with_what_they_may_mean(plan: Workspace) -> None:
    imported(plan, DATA)
    tucson, mesa = unknown_places(plan)
    assert (tucson.written, tucson.actions) == ("Tuscon, AZ", 2)
    assert tucson.misspelled is not None
    assert tucson.misspelled.name == "Tucson"
    assert (mesa.written, mesa.actions, mesa.candidates, mesa.misspelled) == ("White Mesa, UT", 1, (), None)


def test_namesakes_of_one_state_are_told_apart_by_a_city_near_them(plan: Workspace) -> None:
    imported(plan, generic(("Brentwood", "CA", "2027-04-17", "12:00 PM")))
    (unknown,) = unknown_places(plan)
    said = [facts_of(each, unknown.landmarks.get(each.geoname_id, "")) for each in unknown.candidates]
    assert said == ["near Stockton · population 58,968", "near Los Angeles · population 33,312"]


def test_a_plan_of_known_cities_has_nothing_to_ask(plan: Workspace) -> None:
    add_action(plan, "Tucson, AZ")
    assert unknown_places(plan) == ()


def test_an_answer_gives_all_actions_a_spot_and_a_clock_as_one_step(plan: Workspace) -> None:
    imported(plan, DATA)
    before = facts(plan)
    with one_step(plan, EditKind.NAMED_PLACES):
        name_places(plan, meant={asked(plan)["Tuscon, AZ"]: place_meant(plan, "Tucson, AZ")})
    rows = [row for row in action_rows.snapshot(plan).rows if row.city == "Tucson"]
    assert [(row.zone, row.state, row.starts) for row in rows] == [
        ("America/Phoenix", "AZ", 720),
        ("America/Phoenix", "AZ", 780),
    ]
    assert all(row.latitude is not None and row.starts_utc is not None for row in rows)
    history.undo(plan)
    assert facts(plan) == before


def test_a_city_that_the_plan_has_already_takes_the_actions_and_the_people(plan: Workspace) -> None:
    imported(plan, DATA)
    add_action(plan, "Tucson, AZ")
    unknown_id = asked(plan)["Tuscon, AZ"]
    with plan.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(Person(id="ana", name="Ana Ruiz", home_place_id=unknown_id))
    name_places(plan, meant={unknown_id: place_meant(plan, "Tucson, AZ")})
    with plan.read() as reader:
        (tucson,) = [place for place in reader.all(Place) if place.name == "Tucson"]
        assert {action.place_id for action in reader.all(CityAction, zone="America/Phoenix")} == {tucson.id}
        assert reader.get(Person, "ana").home_place_id == tucson.id
        assert unknown_id not in {place.id for place in reader.all(Place)}
    assert tucson.other_names == ("Tuscon, AZ",)


def test_everything_that_can_point_at_a_place_is_taken_along() -> None:
    assert {name for name, noun in REFERENCES.items() if noun is Noun.PLACE} == {"place_id", "home_place_id"}


def test_the_next_import_of_the_file_knows_the_answer(plan: Workspace) -> None:
    imported(plan, DATA)
    name_places(plan, meant={asked(plan)["Tuscon, AZ"]: place_meant(plan, "Tucson, AZ")})
    answered = cities(plan)
    report = imported(plan, DATA)
    assert (report.created, report.updated, report.unchanged, report.conflicts) == (0, 0, 3, 0)
    assert [warning.detail for warning in report.warnings] == ["White Mesa, UT"]
    assert cities(plan) == answered


def test_no_answer_is_no_step(plan: Workspace) -> None:
    steps = len(history.entries(plan))
    name_places(plan, meant={})
    assert len(history.entries(plan)) == steps


def test_people_and_groups_at_home_in_an_unknown_city_move_with_it(plan: Workspace) -> None:
    known = add_action(plan, "Tucson, AZ")
    imported(plan, DATA)
    unknown_id = asked(plan)["Tuscon, AZ"]
    with plan.edit(EditKind.CHANGED_PERSON) as editor:
        person = editor.put(Person(id="p", name="Ana", home_place_id=unknown_id))
        group = editor.put(Organization(id="g", name="Harbor Choir", home_place_id=unknown_id))
        other = editor.put(Person(id="q", name="Bo", home_place_id="elsewhere"))
    name_places(plan, meant={unknown_id: place_meant(plan, "Tucson, AZ")})
    with plan.read() as reader:
        place_id = reader.get(CityAction, known).place_id
        assert reader.get(Person, person.id).home_place_id == place_id
        assert reader.get(Organization, group.id).home_place_id == place_id
        assert reader.get(Person, other.id).home_place_id == "elsewhere"
        assert "Tuscon, AZ" in reader.get(Place, place_id).other_names
