"""Which key dates a window shows, and where a city is found."""

from datetime import date

from organizer_app.domain.rows.action_rows import KeyDateHead
from organizer_app.ui.screens.plan.store.plan_scope import first_day, row_in_city, usual_start
from tests.support.builders import a_head, a_row

HEARING = KeyDateHead("k", "Hearing", "2019-07-16", None, "", "")


def test_a_city_is_found_with_or_without_its_state_in_any_case() -> None:
    rows = [a_row(city="Portland", state="OR"), a_row(city="Portland", state="ME")]
    assert row_in_city(rows, " portland,  me") is rows[1]
    assert row_in_city(rows, "PORTLAND") is rows[0]
    assert row_in_city(rows, "Salem") is None


def test_a_plan_without_an_anchor_begins_with_its_first_dated_action_or_today() -> None:
    rows = [a_row(day=""), a_row(day="2027-04-17"), a_row(day="2027-04-18")]
    assert first_day(rows, date(2027, 1, 2)) == "2027-04-17"
    assert first_day(rows[:1], date(2027, 1, 2)) == "2027-01-02"


def test_a_new_city_starts_when_the_rule_says_if_it_is_the_same_local_time() -> None:
    head = a_head(rule="same_local_time", rule_time=720)
    assert usual_start(head) == "12:00 PM"
    assert usual_start(head._replace(rule="window")) == ""
    assert usual_start(head._replace(rule_time=None)) == ""
    assert usual_start(None) == ""
