"""Spots, materials, rides, money and cues are put and taken out as one step each, and added up."""

from dataclasses import replace
from datetime import date, time

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.logistics.logistics import Money, is_late, money_of, seats_left
from organizer_app.domain.logistics.logistics_book import Part
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import Site, SiteRole
from organizer_app.services.logistics.logistics import change, checked, copy_to, move, put_new, remove
from organizer_app.services.logistics.logistics_books import ordered
from organizer_app.services.plan.history import entries, undo
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, one_step, refused


def test_every_part_is_stored_and_read_back_in_its_order(plan: Workspace) -> None:
    held = {"city_action_id": add_action(plan)}
    with one_step(plan, EditKind.CHANGED_LOGISTICS):
        put_new(plan, Site(id="", venue="City Hall", role=SiteRole.DELIVERY, position=2, **held))
    put_new(plan, Site(id="", venue="Park", role=SiteRole.ASSEMBLY, position=1, capacity=300, **held))
    signs = put_new(plan, Material(id="", name="Signs", needed=100, held=40, unit_cents=150, **held))
    bus = put_new(plan, Ride(id="", vehicle="Bus", seats=50, taken=60, **held))
    print_shop = BudgetLine(id="", name="Printing", planned_cents=20_000, spent_cents=5_000, **held)
    printing = put_new(plan, print_shop)
    put_new(plan, Cue(id="", title="Welcome", minutes=10, position=1, **held))
    put_new(plan, Cue(id="", title="Speech", minutes=5, starts=time(12, 5), is_hard=True, position=2, **held))
    with plan.read() as reader:
        sites, cues = ordered(reader.all(Site, **held)), reader.all(Cue, **held)
        money = money_of(
            reader.all(BudgetLine, **held), reader.all(Material, **held), reader.all(Ride, **held)
        )
        assert [reader.get(type(part), part.id) for part in (signs, bus, printing)] == [signs, bus, printing]
    assert [site.venue for site in sites if isinstance(site, Site)] == ["Park", "City Hall"]
    assert [(each.starts, each.overlap) for each in run_of_show(cues, 720)] == [(720, 0), (725, 5)]
    assert money == Money(planned=20_000, spent=5_000, to_buy=9_000, rides=0, unpriced=1)
    assert money.left == 6_000
    assert seats_left([bus]) == -10


def test_what_is_removed_comes_back_with_undo_and_nonsense_is_refused(plan: Workspace) -> None:
    action_id = add_action(plan)
    signs = put_new(plan, Material(id="", city_action_id=action_id, name="Signs", needed=10))
    for wrong in ({"needed": -1}, {"name": " "}):
        with refused(plan, BadValue):
            change(plan, signs, **wrong)
    with one_step(plan, EditKind.REMOVED_LOGISTICS):
        remove(plan, signs)
    with plan.read() as reader:
        assert reader.all(Material, city_action_id=action_id) == ()
    undo(plan)
    with plan.read() as reader:
        assert [each.needed for each in reader.all(Material, city_action_id=action_id)] == [10]


def test_a_thing_is_late_once_it_is_missing_and_can_no_longer_be_sent() -> None:
    signs = Material(id="m", city_action_id="a", name="Signs", needed=5, held=4, ship_by=date(2027, 4, 1))
    assert is_late(signs, date(2027, 4, 2))
    assert not is_late(signs, date(2027, 4, 1))
    assert not is_late(replace(signs, held=5), date(2027, 4, 2))


def test_a_new_spot_takes_its_place_and_those_from_there_on_move_down(plan: Workspace) -> None:
    action_id, other = add_action(plan), add_action(plan, "Boston, MA")
    for venue in ("Park", "Bridge"):
        put_new(plan, Site(id="", city_action_id=action_id, venue=venue, position=0))
    put_new(plan, Site(id="", city_action_id=other, venue="Pier", position=0))
    put_new(plan, Site(id="", city_action_id=action_id, venue="Steps", position=1))
    assert venues(plan, action_id) == [("Bridge", 0), ("Steps", 1), ("Park", 2)]
    assert venues(plan, other) == [("Pier", 0)]


def venues(plan: Workspace, action_id: str) -> list[tuple[str, int]]:
    with plan.read() as reader:
        sites = sorted(reader.all(Site, city_action_id=action_id), key=lambda each: each.position)
        return [(site.venue, site.position) for site in sites]


def test_a_spot_moves_along_the_way_and_stops_at_either_end(plan: Workspace) -> None:
    action_id = add_action(plan)
    sites = [
        put_new(plan, Site(id="", city_action_id=action_id, venue=venue, position=spot))
        for spot, venue in enumerate(("Park", "Bridge", "Steps"))
    ]
    park = sites[0]
    assert isinstance(park, Site)
    with one_step(plan, EditKind.CHANGED_LOGISTICS):
        move(plan, park, 1)
    assert [venue for venue, _spot in venues(plan, action_id)] == ["Bridge", "Park", "Steps"]
    steps = len(entries(plan))
    for beyond in (-2, 2):
        move(plan, park, beyond)
    move(plan, replace(park, id="nobody"), 1)
    assert len(entries(plan)) == steps
    move(plan, park, 1)
    assert venues(plan, action_id) == [("Bridge", 0), ("Steps", 1), ("Park", 2)]


def test_a_copy_has_nothing_held_taken_or_spent_and_stands_apart(plan: Workspace) -> None:
    action_id, others = add_action(plan), [add_action(plan, city) for city in ("Boston, MA", "Chicago, IL")]
    held = {"city_action_id": action_id, "external_id": "7", "source_system": "sheet"}
    parts = [
        put_new(plan, Material(id="", name="Signs", needed=100, held=40, unit_cents=150, **held)),
        put_new(plan, Ride(id="", vehicle="Bus", seats=50, taken=20, cost_cents=9_000, **held)),
        put_new(plan, BudgetLine(id="", name="Printing", planned_cents=2_000, spent_cents=500, **held)),
    ]
    with one_step(plan, EditKind.COPIED_LOGISTICS):
        assert copy_to(plan, parts, others) == 6
    with plan.read() as reader:
        for other in others:
            (signs,) = reader.all(Material, city_action_id=other)
            (bus,) = reader.all(Ride, city_action_id=other)
            (printing,) = reader.all(BudgetLine, city_action_id=other)
            assert (signs.needed, signs.held, signs.unit_cents) == (100, 0, 150)
            assert (bus.seats, bus.taken, bus.cost_cents) == (50, 0, 9_000)
            assert (printing.planned_cents, printing.spent_cents) == (2_000, 0)
            assert {each.external_id + each.source_system for each in (signs, bus, printing)} == {""}
    steps = len(entries(plan))
    assert copy_to(plan, parts, []) == 0
    assert len(entries(plan)) == steps


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (Site(id="", city_action_id="a", venue="Park"), "capacity"),
        (Material(id="", city_action_id="a", name="Signs"), "needed"),
        (Material(id="", city_action_id="a", name="Signs"), "held"),
        (Material(id="", city_action_id="a", name="Signs"), "unit_cents"),
        (Ride(id="", city_action_id="a", vehicle="Bus"), "seats"),
        (Ride(id="", city_action_id="a", vehicle="Bus"), "taken"),
        (Ride(id="", city_action_id="a", vehicle="Bus"), "cost_cents"),
        (BudgetLine(id="", city_action_id="a", name="Printing"), "planned_cents"),
        (BudgetLine(id="", city_action_id="a", name="Printing"), "spent_cents"),
        (Cue(id="", city_action_id="a", title="Welcome"), "minutes"),
    ],
)
def test_nothing_is_counted_below_zero(part: Part, name: str) -> None:
    checked(replace(part, **{name: 0}))
    with pytest.raises(BadValue):
        checked(replace(part, **{name: -1}))


def test_a_change_that_changes_nothing_is_no_step(plan: Workspace) -> None:
    signs = put_new(plan, Material(id="", city_action_id=add_action(plan), name="Signs", needed=10))
    steps = len(entries(plan))
    change(plan, signs, needed=10)
    assert len(entries(plan)) == steps
    with one_step(plan, EditKind.CHANGED_LOGISTICS):
        change(plan, signs, needed=11)


def test_the_first_and_the_last_can_be_moved_inwards(plan: Workspace) -> None:
    action_id = add_action(plan)
    first, last = (
        put_new(plan, Cue(id="", city_action_id=action_id, title=title, position=spot))
        for spot, title in enumerate(("Welcome", "Speech"))
    )
    assert isinstance(first, Cue)
    assert isinstance(last, Cue)
    for moved, steps in ((first, 1), (last, 1), (first, -1), (last, -1)):
        move(plan, moved, steps)
    with plan.read() as reader:
        cues = sorted(reader.all(Cue, city_action_id=action_id), key=lambda each: each.position)
    assert [(cue.title, cue.position) for cue in cues] == [("Speech", 0), ("Welcome", 1)]


def test_a_part_of_the_whole_mobilization_names_no_city(plan: Workspace) -> None:
    desk = put_new(plan, BudgetLine(id="", mobilization_id="m", name="Desk", planned_cents=1_000))
    assert (entries(plan)[0].arguments["city"], entries(plan)[0].arguments["title"]) == ("", "Desk")
    put_new(plan, Material(id="", city_action_id=add_action(plan), name="Signs"))
    assert (entries(plan)[0].arguments["city"], entries(plan)[0].arguments["title"]) == (
        "Seattle, WA",
        "Signs",
    )
    remove(plan, desk)
    assert entries(plan)[0].arguments["city"] == ""
