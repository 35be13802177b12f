"""Values that tests start from: one sentence makes a complete one, and names only what the test is about."""

from datetime import date, time
from typing import Any

from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, with_derived_times
from organizer_app.domain.model.sites import Site
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
from organizer_app.domain.rows.action_summary import ActionParts, Role, summary_row

PRIME_DAY = date(2019, 7, 15)


def a_place(**overrides: Any) -> Place:
    """Return Seattle, resolved."""
    seattle: dict[str, Any] = {
        "id": "seattle",
        "name": "Seattle",
        "admin1": "WA",
        "latitude": 47.6062,
        "longitude": -122.3321,
        "zone": "America/Los_Angeles",
        "population": 744955,
        "geoname_id": 5809844,
    }
    return Place(**{**seattle, **overrides})


def a_city_action(**overrides: Any) -> CityAction:
    """Return a confirmed action in Seattle at noon on Prime Day, with its UTC moments derived."""
    noon: dict[str, Any] = {
        "id": "action",
        "place_id": "seattle",
        "day": PRIME_DAY,
        "starts": time(12),
        "ends": time(13),
        "zone": "America/Los_Angeles",
        "status": ActionStatus.CONFIRMED,
    }
    return with_derived_times(CityAction(**{**noon, **overrides}), "2019.1")


def a_row(**overrides: Any) -> ActionRow:
    """Return the flat row of a complete action: led, backed up, with a venue; overrides name columns."""
    held = {"city_action_id": "action", "person_id": "person"}
    parts = ActionParts(
        action=a_city_action(),
        place=a_place(),
        sites=(Site(id="site", city_action_id="action", venue="Westlake Park"),),
        roles=(
            Role(Assignment(id="lead", **held), "Lee Example"),
            Role(Assignment(id="backup", is_backup=True, **held), "Bo Example"),
        ),
    )
    return summary_row(parts)._replace(**overrides)


def a_head(**overrides: Any) -> MobilizationHead:
    """Return the head of a mobilization on Prime Day whose rule is free."""
    free: dict[str, Any] = {
        "mobilization_id": "prime-day",
        "title": "Prime Day 2019",
        "campaign_title": "No tech for deportations",
        "anchor_date": PRIME_DAY.isoformat(),
        "desk_zone": "America/New_York",
        "rule": "free",
        "rule_time": None,
        "window_minutes": 0,
    }
    return MobilizationHead(**{**free, **overrides})
