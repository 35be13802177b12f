"""Spots, materials, rides, money and cues are put and taken out as one step each, and added up."""

from dataclasses import replace
from datetime import date, time

from organizer_app.domain.budget_lines import BudgetLine
from organizer_app.domain.cues import Cue
from organizer_app.domain.edits import EditKind
from organizer_app.domain.logistics import Money, is_late, money_of, seats_left
from organizer_app.domain.materials import Material
from organizer_app.domain.problems import BadValue
from organizer_app.domain.rides import Ride
from organizer_app.domain.run_of_show import run_of_show
from organizer_app.domain.sites import Site, SiteRole
from organizer_app.services.history import undo
from organizer_app.services.logistics import change, put_new, remove
from organizer_app.services.logistics_books import ordered
from organizer_app.services.workspace import Workspace
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
