"""Builds rows of the read model for tests of views: every field has a plain value unless it is given."""

from __future__ import annotations

from datetime import date, time

from organizer_app.domain.places.map_projection import usa_point, world_point
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.time.local_time import LocalMoment, epoch_minutes, instant_of

# name, state, zone, latitude, longitude
CITIES = (
    ("Seattle", "WA", "America/Los_Angeles", 47.61, -122.33),
    ("Portland", "OR", "America/Los_Angeles", 45.52, -122.68),
    ("San Francisco", "CA", "America/Los_Angeles", 37.77, -122.42),
    ("Phoenix", "AZ", "America/Phoenix", 33.45, -112.07),
    ("Denver", "CO", "America/Denver", 39.74, -104.99),
    ("Kansas City", "MO", "America/Chicago", 39.10, -94.58),
    ("Minneapolis", "MN", "America/Chicago", 44.98, -93.27),
    ("Chicago", "IL", "America/Chicago", 41.88, -87.63),
    ("Atlanta", "GA", "America/New_York", 33.75, -84.39),
    ("Washington", "DC", "America/New_York", 38.91, -77.04),
    ("Philadelphia", "PA", "America/New_York", 39.95, -75.17),
    ("New York", "NY", "America/New_York", 40.71, -74.01),
    ("Boston", "MA", "America/New_York", 42.36, -71.06),
    ("Anchorage", "AK", "America/Anchorage", 61.22, -149.90),
    ("Honolulu", "HI", "Pacific/Honolulu", 21.31, -157.86),
)
BLANK = ActionRow(
    action_id="a1",
    version=1,
    mobilization_id="m1",
    place_id="",
    title="Rally",
    tactic="rally",
    status="asked",
    city="",
    state="",
    country="US",
    zone="",
    day="2027-04-17",
    starts=None,
    ends=None,
    starts_utc=None,
    ends_utc=None,
    latitude=None,
    longitude=None,
    usa_x=None,
    usa_y=None,
    world_x=None,
    world_y=None,
    readiness=2,
    reasons="lead_not_confirmed",
    steps_done=3,
    steps_total=8,
    lead="Ana Duarte",
    backup="",
    groups="",
    venue="",
    expected=None,
    count_low=None,
    count_high=None,
)


def make_row(city: str = "Seattle", starts: int | None = 840, **fields: object) -> ActionRow:
    """Return a row in one of `CITIES` with the given local start in minutes after midnight."""
    name, state, zone, latitude, longitude = next(each for each in CITIES if each[0] == city)
    day = str(fields.get("day", BLANK.day))
    utc = None
    if starts is not None and day:
        moment = LocalMoment(date.fromisoformat(day), time(starts // 60, starts % 60), zone)
        utc = epoch_minutes(instant_of(moment))
    usa = usa_point(latitude, longitude) or (None, None)
    world = world_point(latitude, longitude)
    row = BLANK._replace(
        place_id=f"place-{name.lower().replace(' ', '-')}",
        city=name,
        state=state,
        zone=zone,
        starts=starts,
        starts_utc=utc,
        latitude=latitude,
        longitude=longitude,
        usa_x=usa[0],
        usa_y=usa[1],
        world_x=world[0],
        world_y=world[1],
    )
    return row._replace(**fields)  # type: ignore[arg-type]  # tests name the fields they mean


def one_row_each() -> list[ActionRow]:
    """Return an action in every city, with readiness levels going round."""
    return [
        make_row(city[0], action_id=f"a{number}", readiness=number % 5) for number, city in enumerate(CITIES)
    ]
