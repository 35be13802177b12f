"""What is not as it should be with a spot, a thing, a ride, an amount or a cue."""

from datetime import date, time
from typing import Any

import pytest

from organizer_app.domain.logistics.logistics_book import Gap, Part, gap_of, gap_of_cue, part_name
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import AccessStatus, Site, SiteRole
from tests.support.action_rows import BLANK

TODAY = date(2019, 6, 21)
ROW = BLANK._replace(expected=150)
HELD: dict[str, Any] = {"id": "p", "city_action_id": "a"}
ASKED = AccessStatus.ACCESSIBLE


@pytest.mark.parametrize(
    ("part", "gap"),
    [
        (Site(venue="Park", capacity=80, access=ASKED, **HELD), Gap.TOO_SMALL),
        (Site(venue="Park", capacity=150, access=ASKED, **HELD), None),
        (Site(venue="Door", capacity=10, role=SiteRole.DELIVERY, access=ASKED, **HELD), None),
        (Site(venue="Park", **HELD), Gap.ACCESS_UNKNOWN),
        (Material(name="Signs", needed=3, held=1, **HELD), Gap.MISSING),
        (Material(name="Signs", needed=3, held=1, ship_by=date(2019, 6, 20), **HELD), Gap.LATE),
        (Material(name="Signs", needed=3, held=1, ship_by=TODAY, **HELD), Gap.MISSING),
        (Material(name="Signs", needed=3, held=3, ship_by=date(2019, 6, 20), **HELD), None),
        (Ride(vehicle="Bus", seats=5, taken=6, **HELD), Gap.OVERBOOKED),
        (BudgetLine(name="Print", planned_cents=5, spent_cents=6, **HELD), Gap.OVERSPENT),
        (BudgetLine(name="Print", planned_cents=6, spent_cents=6, **HELD), None),
    ],
)
def test_what_is_wrong_with_a_part(part: Part, gap: Gap | None) -> None:
    assert gap_of(part, ROW, TODAY) is gap
    assert part_name(part)


def test_a_fixed_cue_that_comes_too_early_overlaps() -> None:
    cues = [
        Cue(id="1", city_action_id="a", title="Speech", minutes=30),
        Cue(id="2", city_action_id="a", title="March", starts=time(12, 20), is_hard=True, position=1),
    ]
    assert [gap_of_cue(timed, None) for timed in run_of_show(cues, 720)] == [None, Gap.OVERLAP]
