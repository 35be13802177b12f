"""A typed city is one place, a question, or nothing; never a guess."""

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.places.places import Place
from organizer_app.services.plan.places import place_for_text, suggest
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def test_suggestions_come_largest_first_and_no_more_than_asked(plan: Workspace) -> None:
    found = suggest(plan, "Portland", limit=3)
    assert len(found) == 3
    assert (found[0].name, found[0].admin1) == ("Portland", "OR")
    assert [place.population for place in found] == sorted((p.population for p in found), reverse=True)
    assert suggest(plan, "zzzzqqqq") == ()


def test_a_city_with_its_state_is_one_place(plan: Workspace) -> None:
    for text, name, state, zone in (
        ("Kansas City, MO", "Kansas City", "MO", "America/Chicago"),
        ("kansas city, kansas", "Kansas City", "KS", "America/Chicago"),
        ("St. Paul, MN", "Saint Paul", "MN", "America/Chicago"),
        ("Arlington, VA", "Arlington", "VA", "America/New_York"),
        ("Honolulu, HI", "Honolulu", "HI", "Pacific/Honolulu"),
        ("Phoenix, AZ", "Phoenix", "AZ", "America/Phoenix"),
    ):
        with plan.read() as reader:
            place = place_for_text(plan, reader, text)
        assert (place.version, place.name, place.admin1, place.zone) == (0, name, state, zone)


def test_a_city_alone_or_misspelt_is_a_question(plan: Workspace) -> None:
    for text in ("Arlington", "Springfield", "Seatle, WA", " ", "Boston, ZZ"):
        with plan.read() as reader, pytest.raises(BadValue) as caught:
            place_for_text(plan, reader, text)
        assert (caught.value.field, caught.value.value) == ("city", text)


def test_a_place_of_the_plan_is_taken_again(plan: Workspace) -> None:
    add_action(plan, "Seattle, WA")
    with plan.read() as reader:
        (known,) = reader.all(Place)
        assert place_for_text(plan, reader, "SEATTLE, Washington") == known


def test_an_edit_sees_the_places_it_has_just_added(plan: Workspace) -> None:
    with plan.edit(EditKind.ADDED_ACTION) as editor:
        first = editor.keep(place_for_text(plan, editor, "Boston, MA"))
        second = editor.keep(place_for_text(plan, editor, "Boston, MA"))
    assert second.id == first.id
