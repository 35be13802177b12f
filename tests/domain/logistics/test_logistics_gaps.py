"""The faults of every city are counted by table, and those of the whole mobilization with them."""

from dataclasses import replace
from datetime import date, time

from organizer_app.domain.logistics.logistics_book import Gap, LogisticsBook, PartKind
from organizer_app.domain.logistics.logistics_gaps import gap_count, gaps_in
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.domain.rows.readiness_levels import Readiness
from tests.support.action_rows import BLANK

TODAY = date(2019, 6, 21)


def test_faults_of_cities_and_of_the_whole_are_counted_by_table() -> None:
    row = BLANK._replace(action_id="a", starts=720)
    over = BudgetLine(id="b", name="Print", planned_cents=5, spent_cents=6)
    cues = (
        Cue(id="1", city_action_id="a", title="Speech", minutes=30),
        Cue(id="2", city_action_id="a", title="March", starts=time(12, 20), is_hard=True, position=1),
    )
    rides = (Ride(id="r", city_action_id="a", vehicle="Bus", seats=5, taken=6),)
    parts = {
        PartKind.SITES: {},
        PartKind.MATERIALS: {},
        PartKind.TRANSPORT: {"a": rides, "gone": rides},
        PartKind.BUDGET: {"": (over,)},
        PartKind.RUN_OF_SHOW: {"a": cues},
    }
    book = LogisticsBook("m", "Day", "USD", "America/New_York", (row,), parts)
    found = gaps_in(book, TODAY)
    assert found[PartKind.TRANSPORT] == {Gap.OVERBOOKED: 1}
    assert found[PartKind.BUDGET] == {Gap.OVERSPENT: 1}
    assert found[PartKind.RUN_OF_SHOW] == {Gap.OVERLAP: 1}
    assert gap_count(book, TODAY) == 3


def test_an_action_that_is_over_asks_only_for_its_money() -> None:
    row = BLANK._replace(action_id="a", starts=720, readiness=Readiness.PAST)
    cues = (
        Cue(id="1", city_action_id="a", title="Speech", minutes=30),
        Cue(id="2", city_action_id="a", title="March", starts=time(12, 20), is_hard=True, position=1),
    )
    parts = {
        PartKind.SITES: {"a": (Site(id="s", city_action_id="a", access=AccessStatus.UNKNOWN),)},
        PartKind.MATERIALS: {"a": (Material(id="m", city_action_id="a", name="Signs", needed=9),)},
        PartKind.TRANSPORT: {"a": (Ride(id="r", city_action_id="a", vehicle="Bus", seats=5, taken=6),)},
        PartKind.BUDGET: {
            "a": (BudgetLine(id="b", city_action_id="a", name="Print", planned_cents=5, spent_cents=6),)
        },
        PartKind.RUN_OF_SHOW: {"a": cues},
    }
    ahead = LogisticsBook(
        "m", "Day", "USD", "America/New_York", (row._replace(readiness=Readiness.AT_RISK),), parts
    )
    assert gap_count(ahead, TODAY) == 5
    over = replace(ahead, rows=(row,))
    assert gap_count(over, TODAY) == 1
    assert gaps_in(over, TODAY)[PartKind.BUDGET] == {Gap.OVERSPENT: 1}
