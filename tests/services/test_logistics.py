"""Spots, materials, rides, money and cues are put and taken out as one step each, and added up."""

from dataclasses import replace
from datetime import date, time

import pytest

from organizer_app.domain.budget_lines import BudgetLine
from organizer_app.domain.cues import Cue
from organizer_app.domain.edits import EditKind
from organizer_app.domain.logistics import Money, is_late, money_of, seats_left
from organizer_app.domain.materials import Material
from organizer_app.domain.mobilizations import Mobilization
from organizer_app.domain.problems import BadValue
from organizer_app.domain.rides import Ride
from organizer_app.domain.sites import Site, SiteRole
from organizer_app.services.history import undo
from organizer_app.services.logistics import logistics_of, money_in_all, put, remove
from organizer_app.services.workspace import Workspace
from tests.support.open_plans import add_action, one_step


def test_every_part_is_stored_and_read_back_in_its_order(plan: Workspace) -> None:
    action_id = add_action(plan)
    held = {"city_action_id": action_id}
    with one_step(plan, EditKind.CHANGED_LOGISTICS):
        put(plan, Site(id="s2", venue="City Hall", role=SiteRole.DELIVERY, position=2, **held))
    put(plan, Site(id="s1", venue="Park", role=SiteRole.ASSEMBLY, position=1, capacity=300, **held))
    put(plan, Material(id="m", name="Signs", needed=100, held=40, unit_cents=150, **held))
    put(plan, Ride(id="r", vehicle="Bus", seats=50, taken=60, **held))
    put(plan, BudgetLine(id="b", name="Printing", planned_cents=20_000, spent_cents=5_000, **held))
    put(plan, Cue(id="c1", title="Welcome", minutes=10, position=1, **held))
    put(plan, Cue(id="c2", title="Speech", minutes=5, starts=time(12, 5), is_hard=True, position=2, **held))
    found = logistics_of(plan, action_id=action_id)
    assert [site.venue for site in found.sites] == ["Park", "City Hall"]
    assert [(each.starts, each.overlap) for each in found.show] == [(720, 0), (725, 5)]
    assert found.currency == "USD"
    money = money_of(found.budget, found.materials, found.rides)
    assert money == Money(planned=20_000, spent=5_000, to_buy=9_000, rides=0, unpriced=1)
    assert money.left == 6_000
    assert seats_left(found.rides) == -10


def test_what_is_removed_comes_back_with_undo_and_nonsense_is_refused(plan: Workspace) -> None:
    action_id = add_action(plan)
    signs = put(plan, Material(id="m", city_action_id=action_id, name="Signs", needed=10))
    for wrong in (replace(signs, needed=-1), replace(signs, name=" ")):
        with pytest.raises(BadValue):
            put(plan, wrong)
    with one_step(plan, EditKind.REMOVED_LOGISTICS):
        remove(plan, signs)
    assert logistics_of(plan, action_id=action_id).materials == ()
    undo(plan)
    assert [each.needed for each in logistics_of(plan, action_id=action_id).materials] == [10]


def test_the_whole_mobilization_is_added_up(plan: Workspace) -> None:
    here, there = add_action(plan), add_action(plan, "Boston, MA")
    with plan.read() as reader:
        mobilization_id = reader.all(Mobilization)[-1].id
    put(plan, BudgetLine(id="a", city_action_id=here, name="Here", planned_cents=100))
    put(plan, BudgetLine(id="b", city_action_id=there, name="There", planned_cents=200, spent_cents=50))
    put(plan, BudgetLine(id="c", mobilization_id=mobilization_id, name="Desk", planned_cents=1_000))
    assert money_in_all(plan) == Money(planned=1_300, spent=50)


def test_a_thing_is_late_once_it_is_missing_and_can_no_longer_be_sent() -> None:
    signs = Material(id="m", city_action_id="a", name="Signs", needed=5, held=4, ship_by=date(2027, 4, 1))
    assert is_late(signs, date(2027, 4, 2))
    assert not is_late(signs, date(2027, 4, 1))
    assert not is_late(replace(signs, held=5), date(2027, 4, 2))
