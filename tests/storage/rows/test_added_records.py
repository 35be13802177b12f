"""What an edit has just added is known without reading it back, and what it has not added never hides."""

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.sites import Site
from organizer_app.domain.places.places import Place
from organizer_app.storage.rows.added_records import FreshRecords
from tests.support.builders import a_city_action, a_place
from tests.support.plan_engines import OpenPlan


def test_new_records_are_found_by_column_in_the_order_they_were_added(plan: OpenPlan) -> None:
    with plan.workspace.read() as reader:
        fresh = FreshRecords(reader)
        sites = [
            Site(id=name, city_action_id=action) for name, action in (("a", "x"), ("b", "y"), ("c", "x"))
        ]
        for site in sites:
            fresh.note(site)
        assert fresh.among(Site, "city_action_id", ["x"]) == (sites[0], sites[2])
        assert fresh.among(Organization, "id", ["a"]) == ()
        assert (fresh.ids(Site), fresh.ids(CityAction)) == ({"a", "b", "c"}, set())


def test_a_record_written_twice_is_known_as_it_is_now(plan: OpenPlan) -> None:
    with plan.workspace.read() as reader:
        fresh = FreshRecords(reader)
        fresh.note(a_place())
        fresh.note(a_place(name="Tacoma"))
        assert [place.name for place in fresh.among(Place, "id", ["seattle"])] == ["Tacoma"]


def test_records_of_the_plan_are_read_when_they_are_asked_for_by_id(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        old = editor.put(a_place())
    with plan.workspace.read() as reader:
        fresh = FreshRecords(reader)
        new = a_place(id="tacoma", name="Tacoma")
        fresh.note(new)
        found = fresh.rows_by_id(Place, ["seattle", "tacoma", "nowhere"])
    assert found == {"seattle": old, "tacoma": new}


def test_a_new_part_of_an_old_action_is_not_taken_for_one_of_a_new_action(plan: OpenPlan) -> None:
    with plan.workspace.read() as reader:
        fresh = FreshRecords(reader)
        for record in (
            a_city_action(id="new"),
            a_place(),
            Site(id="of-new", city_action_id="new"),
            Site(id="of-old", city_action_id="old"),
        ):
            fresh.note(record)
        assert fresh.around(fresh.ids(CityAction)) == {"new", "seattle", "of-new"}


def test_after_a_change_nothing_is_taken_from_memory(plan: OpenPlan) -> None:
    with plan.workspace.read() as reader:
        fresh = FreshRecords(reader)
        fresh.note(a_place())
        fresh.forget()
        assert (fresh.ids(Place), fresh.rows_by_id(Place, ["seattle"])) == (set(), {})
