"""Each facet offers the values that occur and says how many actions each would keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.calendar.action_filters import ActionFilter, select
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.store.facets import (
    FACETS,
    chip_label,
    chosen_values,
    options,
    toggled,
    without,
)
from tests.support.action_rows import make_row
from tests.support.builders import a_head

ROWS = [
    make_row("Seattle", action_id="a1", readiness=0, lead="Ana Duarte", backup=""),
    make_row("Boston", action_id="a2", readiness=3, tactic="vigil", expected=400),
    make_row("Boston", action_id="a3", readiness=3, day="2027-04-18", status="confirmed"),
    make_row("Denver", action_id="a4", readiness=1, status="cancelled"),
    make_row("Denver", action_id="a5", readiness=1, day="", starts=None),
]
EXAMPLES = {
    Facet.DATE: "2027-04-17",
    Facet.READINESS: "3",
    Facet.STATE: "MA",
    Facet.KIND: "vigil",
    Facet.STATUS: "confirmed",
    Facet.LEAD: "Ana Duarte",
    Facet.TAG: "press",
    Facet.LACKS: "venue",
    Facet.SIZE: "300",
}
# An action can have several leads to speak of, several tags, lack several things and be over several sizes.
ONE_VALUE_EACH = {Facet.DATE, Facet.READINESS, Facet.KIND, Facet.STATUS}
TAGS = {"a1": ("press", "union"), "a3": ("press",)}


def offered(rows: list[ActionRow], wanted: ActionFilter, facet: Facet) -> dict[str, int]:
    return {option.value: option.rows or 0 for option in options(rows, wanted, facet, TAGS)}


def test_values_are_offered_with_how_many_actions_they_keep() -> None:
    everything = ActionFilter()
    assert offered(ROWS, everything, Facet.READINESS) == {"0": 1, "1": 1, "3": 2}, "called off has no level"
    assert offered(ROWS, everything, Facet.DATE) == {"2027-04-17": 3, "2027-04-18": 1}
    assert offered(ROWS, everything, Facet.KIND) == {"rally": 4, "vigil": 1}


@pytest.mark.parametrize("facet", FACETS)
def test_counts_follow_the_other_facets_and_not_their_own(facet: Facet) -> None:
    wanted = toggled(ActionFilter(), facet, EXAMPLES[facet])
    assert offered(ROWS, wanted, facet) == offered(ROWS, ActionFilter(), facet)
    assert chosen_values(wanted, facet) == (EXAMPLES[facet],)
    assert EXAMPLES[facet] in offered(ROWS, wanted, facet)
    in_boston = toggled(ActionFilter(), Facet.STATE, "MA")
    if facet in ONE_VALUE_EACH:
        assert sum(offered(ROWS, in_boston, facet).values()) == 2


@given(facet=st.sampled_from(FACETS), data=st.data())
def test_what_an_option_promises_is_what_the_filter_keeps(facet: Facet, data: st.DataObject) -> None:
    option = data.draw(st.sampled_from(options(ROWS, ActionFilter(), facet, TAGS)))
    assert len(select(ROWS, toggled(ActionFilter(), facet, option.value), tags=TAGS)) == option.rows


@pytest.mark.parametrize("facet", FACETS)
def test_toggling_twice_changes_nothing(facet: Facet) -> None:
    wanted = ActionFilter(words="boston")
    assert toggled(toggled(wanted, facet, EXAMPLES[facet]), facet, EXAMPLES[facet]) == wanted


@pytest.mark.parametrize("facet", FACETS)
def test_a_cleared_facet_leaves_the_others(facet: Facet) -> None:
    full = ActionFilter(words="boston")
    for each, value in EXAMPLES.items():
        full = toggled(full, each, value)
    left = without(full, facet)
    assert chosen_values(left, facet) == ()
    assert all(chosen_values(left, other) for other in FACETS if other is not facet)
    assert left.words == "boston"


def test_many_days_are_offered_as_months() -> None:
    rows = [
        make_row(action_id=f"d{number}", day=f"2027-{4 + number // 28:02}-{number % 28 + 1:02}")
        for number in range(40)
    ]
    assert offered(rows, ActionFilter(), Facet.DATE) == {"2027-04": 28, "2027-05": 12}
    april = toggled(ActionFilter(), Facet.DATE, "2027-04")
    assert len(select(rows, april)) == 28
    assert chip_label(april, Facet.DATE, rows) == "April 2027"


@pytest.mark.parametrize(
    ("facet", "values", "label"),
    [
        (Facet.DATE, [], ""),
        (Facet.DATE, ["2027-04-17"], "Apr 17 only"),
        (Facet.DATE, ["2027-04-17:2027-04-20"], "Apr 17 to Apr 20"),
        (Facet.STATE, ["MA"], "Massachusetts"),
        (Facet.STATE, ["MA", "WA"], "State: 2"),
        (Facet.READINESS, ["0"], "At risk"),
        (Facet.KIND, ["vigil"], "Vigil"),
        (Facet.STATUS, ["confirmed"], "Confirmed"),
        (Facet.LACKS, ["venue"], "No place"),
        (Facet.LACKS, ["permit", "window"], "Missing: 2"),
        (Facet.SIZE, ["1000"], "Over 1,000"),
    ],
)
def test_a_chip_says_what_it_keeps(facet: Facet, values: list[str], label: str) -> None:
    wanted = ActionFilter()
    for value in values:
        wanted = toggled(wanted, facet, value)
    assert chip_label(wanted, facet, ROWS) == label


def test_what_is_missing_and_the_sizes_are_offered_where_they_occur() -> None:
    heads = [a_head(rule="window", rule_time=60, window_minutes=30, anchor_date="2027-04-17")]
    rows = [row._replace(mobilization_id=heads[0].mobilization_id) for row in ROWS]
    lacking = {each.value: each.rows for each in options(rows, ActionFilter(), Facet.LACKS, {}, heads)}
    assert (lacking["venue"], lacking["window"]) == (4, 2)
    assert offered(rows, ActionFilter(), Facet.SIZE) == {"100": 1, "300": 1}


def test_statuses_are_offered_in_the_order_of_a_life() -> None:
    assert list(offered(ROWS, ActionFilter(), Facet.STATUS)) == ["asked", "confirmed", "cancelled"]


def test_leads_are_offered_after_what_is_missing_and_not_all_of_thousands() -> None:
    rows = [make_row(action_id=f"a{n}", lead=f"Lead {n // 2:03}", backup="Wes Nakai") for n in range(200)]
    rows += [make_row(action_id="none", lead=""), make_row(action_id="alone", lead="Ana Duarte")]
    labels = [option.label for option in options(rows, ActionFilter(), Facet.LEAD)]
    assert labels[:2] == ["No backup lead", "No lead"]
    assert len(labels) == 26
    chosen = toggled(ActionFilter(), Facet.LEAD, "Ana Duarte")
    assert [row.action_id for row in select(rows, chosen)] == ["alone"]
    assert "Ana Duarte" in [option.label for option in options(rows, chosen, Facet.LEAD)]
