"""Amounts below each other show cents alike, and so do those that are added up."""

from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.ui.screens.logistics.columns import amounts_of


def test_one_amount_with_cents_gives_its_column_cents() -> None:
    signs = Material(id="a", city_action_id="x", name="Signs", needed=120, held=40, unit_cents=150)
    banner = Material(id="b", city_action_id="x", name="Banner", needed=1, unit_cents=18_000)
    amounts = amounts_of([signs, banner], "USD")
    assert amounts.text("unit_cents", 18_000) == "$180.00"
    # 80 signs of 1.50 cost a whole amount.
    assert amounts.text("to_buy", 12_000) == "$120"
    assert amounts.text("planned_cents", 30_000) == "$300"


def test_all_amounts_of_the_budget_show_cents_once_one_that_goes_into_it_does() -> None:
    line = BudgetLine(id="a", city_action_id="x", name="Print", planned_cents=30_000, spent_cents=6_000)
    ride = Ride(id="b", city_action_id="x", vehicle="Bus", cost_cents=78_050)
    assert amounts_of([line], "USD").text("left", 24_000) == "$240"
    amounts = amounts_of([line, ride], "USD")
    assert [amounts.text(code, 24_000) for code in ("planned_cents", "spent_cents", "to_pay", "left")] == [
        "$240.00"
    ] * 4
    assert amounts.text("cost_cents", 24_000) == "$240.00"
