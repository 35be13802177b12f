"""`schedule` prints the moment on every clock, labelled, and says who is outside the rule."""

from datetime import date
from pathlib import Path

from tests.support.command_line import Organizer
from tests.support.open_plans import TITLE, add_action, opened

KEYS = [
    "mobilization",
    "campaign",
    "anchor_date",
    "desk_timezone",
    "rule",
    "rule_time",
    "window_minutes",
    "rule_kept",
    "cities",
    "shared_span",
    "longest_span",
    "concurrency",
    "suggestions",
]


def test_scripts_get_each_city_in_local_desk_and_utc_time(organizer: Organizer, sample: Path) -> None:
    moment = organizer("schedule", sample, "--json").data
    assert list(moment) == KEYS
    assert (moment["mobilization"], moment["rule"], moment["rule_time"]) == (
        "Prime Day 2019",
        "same_local_time",
        "12:00",
    )
    minneapolis = next(city for city in moment["cities"] if city["city"] == "Minneapolis")
    assert {
        name: minneapolis[name] for name in ("starts_local", "starts_desk", "starts_utc", "ends_utc")
    } == {
        "starts_local": "2019-07-15T12:00:00-05:00",
        "starts_desk": "2019-07-15T13:00:00-04:00",
        "starts_utc": "2019-07-15T17:00:00Z",
        "ends_utc": "2019-07-15T19:00:00Z",
    }
    assert {
        city["city"]: city["deviation_minutes"] for city in moment["cities"] if not city["inside_rule"]
    } == {"San Francisco": 300}
    assert moment["shared_span"] == {
        "starts_utc": "2019-07-15T16:00:00Z",
        "ends_utc": "2019-07-15T16:45:00Z",
        "starts_desk": "2019-07-15T12:00:00-04:00",
        "ends_desk": "2019-07-15T12:45:00-04:00",
        "live": 3,
        "of": 7,
    }
    (suggestion,) = moment["suggestions"]
    late = next(city["id"] for city in moment["cities"] if city["city"] == "San Francisco")
    assert suggestion == {
        "timezone": "America/Los_Angeles",
        "date": "2019-07-15",
        "starts_local": "12:00",
        "exists": "once",
        "actions": [late],
    }


def test_scripts_get_the_longest_span_and_whether_each_time_exists(
    organizer: Organizer, sample: Path
) -> None:
    moment = organizer("schedule", sample, "--json").data
    assert moment["longest_span"] == {
        "starts_utc": "2019-07-15T16:00:00Z",
        "ends_utc": "2019-07-15T17:30:00Z",
    }
    assert {(city["local_time"], city["relay_position"]) for city in moment["cities"]} == {("once", None)}


def test_people_get_labelled_clocks_and_the_shared_span(organizer: Organizer, sample: Path) -> None:
    answer = organizer("schedule", sample)
    heading, *cities, kept, last, longest, suggested = answer.out.splitlines()
    assert kept == "6 of 7 cities start on time, 1 off schedule."
    assert heading.split("  ")[0] == "City"
    assert "Local time" in heading
    assert "HQ time" in heading
    assert len(cities) == 7
    (late,) = (line for line in cities if line.endswith("5 h late"))
    assert "5:00 – 6:30 PM PT" in late  # noqa: RUF001  # spans are written with an en dash
    assert "8:00 PM ET" in late
    assert last == "3 of 7 cities are live together from 12:00 PM ET to 12:45 PM ET."
    assert longest == "Two or more without a break: 12:00 PM to 1:30 PM ET (1 h 30 min)."
    assert suggested.startswith("1 city is on time if it starts on Jul 15 at 12:00 PM (")


def test_a_moment_without_times_is_no_fault(organizer: Organizer, plan: Path) -> None:
    assert organizer("schedule", plan).out == "Nothing found.\n"
    with opened(plan) as workspace:
        add_action(workspace, day=None, starts=None)
    answer = organizer("schedule", plan)
    assert (answer.status, len(answer.out.splitlines())) == (0, 2)
    moment = organizer("schedule", plan, "--json").data
    assert (moment["mobilization"], moment["shared_span"]) == (TITLE, None)
    assert moment["cities"][0]["starts_local"] is moment["cities"][0]["inside_rule"] is None


def test_scripts_get_the_curve_of_how_many_are_live(organizer: Organizer, sample: Path) -> None:
    curve = organizer("schedule", sample, "--json").data["concurrency"]
    assert curve[:3] == [
        {"from_utc": "2019-07-15T16:00:00Z", "live": 3},
        {"from_utc": "2019-07-15T16:45:00Z", "live": 2},
        {"from_utc": "2019-07-15T17:30:00Z", "live": 1},
    ]
    assert curve[-1] == {"from_utc": "2019-07-16T01:30:00Z", "live": 0}


def test_the_sun_and_the_holidays_of_each_city_are_told(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        for place, day in (("Arlington, VA", 12), ("Utqiagvik, AK", 12), ("Seattle, WA", 4)):
            add_action(workspace, place, day=date(2019, 7, day))
    cities = {city["city"]: city for city in organizer("schedule", plan, "--json").data["cities"]}
    assert cities["Arlington"]["sunset_local"] == "2019-07-12T20:34:00-04:00"
    assert (cities["Utqiagvik"]["sun"], cities["Utqiagvik"]["sunset_local"]) == ("never_sets", None)
    assert cities["Seattle"]["holidays"] == [{"name": "Independence Day", "kind": "public"}]
    told = organizer("schedule", plan).out.splitlines()
    assert [("8:34 PM" in line, "no sunset" in line) for line in told[2:4]] == [(True, False), (False, True)]
