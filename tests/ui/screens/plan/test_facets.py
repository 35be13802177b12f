"""Facets offer what is left, count it, and say what they keep."""

from organizer_app.domain.action_filters import ActionFilter
from organizer_app.ui.screens.plan.facets import Facet, chip_label, chosen_values, options, toggled, without
from tests.support.builders import a_row

ROWS = [
    a_row(action_id="a", state="WA", day="2019-07-15", readiness=0, tactic="rally", status="asked"),
    a_row(action_id="b", state="OR", day="2019-07-15", readiness=3, tactic="march", status="confirmed"),
    a_row(action_id="c", state="OR", day="2019-07-16", readiness=4, tactic="march", status="cancelled"),
    a_row(action_id="d", state="", day="", readiness=1, tactic="vigil", status="prospect"),
]
ALL = ActionFilter()


def test_every_facet_counts_its_values() -> None:
    counted = {facet: [(o.label, o.actions) for o in options(ROWS, ALL, facet)] for facet in Facet}
    assert counted == {
        Facet.DATE: [("Mon, Jul 15 2019", 2), ("Tue, Jul 16 2019", 1)],
        Facet.READINESS: [("At risk", 1), ("Forming", 1), ("Confirmed", 1)],
        Facet.STATE: [("Oregon", 2), ("Washington", 1)],
        Facet.KIND: [("March", 2), ("Rally", 1), ("Vigil", 1)],
        Facet.STATUS: [("Prospect", 1), ("Asked", 1), ("Confirmed", 1), ("Cancelled", 1)],
    }


def test_a_facet_counts_what_the_other_facets_leave() -> None:
    wanted = toggled(toggled(ALL, Facet.KIND, "march"), Facet.STATE, "WA")
    states = options(ROWS, wanted, Facet.STATE)
    assert [(o.value, o.actions, o.is_chosen) for o in states] == [("OR", 2, False), ("WA", 0, True)]


def test_values_are_switched_on_and_off_and_a_facet_is_cleared() -> None:
    for facet, value in (
        (Facet.READINESS, "3"),
        (Facet.STATE, "OR"),
        (Facet.KIND, "march"),
        (Facet.STATUS, "asked"),
    ):
        on = toggled(ALL, facet, value)
        assert chosen_values(on, facet) == (value,)
        assert toggled(on, facet, value) == ALL
        assert without(on, facet) == ALL


def test_the_same_date_twice_lets_every_date_pass_again() -> None:
    on = toggled(ALL, Facet.DATE, "2019-07-15")
    assert (on.first_day, on.last_day) == ("2019-07-15", "2019-07-15")
    assert toggled(on, Facet.DATE, "2019-07-15") == ALL


def test_chips_say_what_they_keep() -> None:
    assert chip_label(ALL, Facet.DATE, ROWS) == "Date"
    assert chip_label(toggled(ALL, Facet.DATE, "2019-07-15"), Facet.DATE, ROWS) == "Jul 15 only"
    assert chip_label(toggled(ALL, Facet.DATE, "2019-07"), Facet.DATE, ROWS) == "July 2019"
    span = toggled(ALL, Facet.DATE, "2019-07-11:2019-07-15")
    assert chip_label(span, Facet.DATE, ROWS) == "Jul 11 to Jul 15"
    two = toggled(toggled(ALL, Facet.STATE, "OR"), Facet.STATE, "WA")
    assert chip_label(two, Facet.STATE, ROWS) == "State: 2"
    assert chip_label(toggled(ALL, Facet.STATE, "OR"), Facet.STATE, ROWS) == "Oregon"


def test_many_days_are_offered_as_months() -> None:
    rows = [a_row(action_id=f"{n}", day=f"2019-0{6 + n // 20}-{n % 20 + 1:02}") for n in range(40)]
    assert [(o.label, o.actions) for o in options(rows, ALL, Facet.DATE)] == [
        ("June 2019", 20),
        ("July 2019", 20),
    ]
