"""A plan has the holidays of the states and years of its actions, and of the years that are asked for."""

from organizer_app.services.plan.holidays import plan_holidays
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def test_regions_years_and_home_come_from_the_actions(plan: Workspace) -> None:
    for city in ("Boston, MA", "Denver, CO"):
        add_action(plan, city)
    add_action(plan, "Toronto, Canada")
    found = plan_holidays(plan, [2019])
    assert {2019, 2027} <= found.years
    assert ("US", "MA") in found.regions
    assert found.home == "US"
    names = {(each.day, each.name) for each in found.days}
    assert {("2027-04-19", "Patriots' Day"), ("2019-07-04", "Independence Day")} <= names
    assert ("2027-07-01", "Canada Day") in names


def test_a_plan_without_a_place_has_none_of_a_state(plan: Workspace) -> None:
    found = plan_holidays(plan, [2027])
    assert (found.regions, found.home) == (frozenset(), "")
    assert {each.kind for each in found.days} == {"religious"}
