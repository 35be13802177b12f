"""The sample plan says what is known of July 2019, invents only people, and has three faults to be found."""

import json
import re
from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.model.sites import Site
from organizer_app.domain.places.places import Place
from organizer_app.environment.resource_files import resource_path
from organizer_app.services.actions import action_rows
from organizer_app.services.checks import checking
from organizer_app.services.logistics.logistics_books import read_logistics_book
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.samples.sample_plans import fill_sample, read_sample

# The oracle of the issue: noon local as UTC, and San Francisco at 5 PM.
UTC_STARTS = {
    "New York, NY": "2019-07-15T16:00Z",
    "Arlington, VA": "2019-07-15T16:00Z",
    "Washington, DC": "2019-07-15T16:00Z",
    "Minneapolis, MN": "2019-07-15T17:00Z",
    "Portland, OR": "2019-07-15T19:00Z",
    "Seattle, WA": "2019-07-15T19:00Z",
    "San Francisco, CA": "2019-07-16T00:00Z",
}


def test_seven_cities_act_on_prime_day_each_on_its_own_clock(sample: Workspace) -> None:
    rows = [row for row in action_rows.snapshot(sample).rows if row.day == "2019-07-15"]
    starts = {
        f"{row.city}, {row.state}": datetime.fromtimestamp((row.starts_utc or 0) * 60, UTC).strftime(
            "%Y-%m-%dT%H:%MZ"
        )
        for row in rows
    }
    assert starts == UTC_STARTS
    assert {row.starts for row in rows if row.city != "San Francisco"} == {12 * 60}
    assert all(row.latitude is not None and row.usa_x is not None for row in rows)


def test_the_days_before_and_the_hearing_after_are_there(sample: Workspace) -> None:
    rows = [row for row in action_rows.snapshot(sample).rows if row.day < "2019-07-15"]
    assert [(row.day, row.city, row.venue) for row in rows] == [
        ("2019-07-11", "New York", "Javits Center"),
        ("2019-07-14", "Elizabeth", "Make the Road New Jersey office"),
    ]
    assert rows[0].groups.split("; ") == [
        "Make the Road New York",
        "Mijente",
        "ALIGN",
        "Tech Workers Coalition",
        "New York Communities for Change",
    ]
    assert rows[1].groups == "Make the Road New Jersey"
    with sample.read() as reader:
        (hearing,) = reader.all(KeyDate)
    assert (hearing.title, hearing.day) == ("House Antitrust Subcommittee hearing", date(2019, 7, 16))


def test_the_mobilization_has_its_rule_hashtags_and_signatures(sample: Workspace) -> None:
    with sample.read() as reader:
        prime_day = next(each for each in reader.all(Mobilization) if each.title == "Prime Day 2019")
        (campaign,) = reader.all(Campaign)
        venues = {site.venue: site for site in reader.all(Site)}
    assert (prime_day.anchor_date, prime_day.rule, prime_day.rule_time) == (
        date(2019, 7, 15), SimultaneityRule.SAME_LOCAL_TIME, time(12),
    )  # fmt: skip
    assert prime_day.hashtags == ("#AmazonvsImmigrants", "#BackersofHate", "#NoTech4ICE")
    assert (prime_day.petition_signatures, prime_day.goal_cities) == (250_000, 7)
    assert "Federal Trade Commission" in campaign.background
    assert "212 Fifth Avenue" in venues
    assert venues["Fulfillment center gate, Shakopee"].locality == "Shakopee"


def test_every_contact_is_fabricated(sample: Workspace) -> None:
    with sample.read() as reader:
        points, people = reader.all(ContactPoint), reader.all(Person)
    phones = [point.value for point in points if point.kind is ContactKind.PHONE]
    emails = [point.value for point in points if point.kind is ContactKind.EMAIL]
    assert len(phones) == len(emails) == len(people) > 10
    assert [phone for phone in phones if not re.fullmatch(r"\+1\d{3}55501\d\d", phone)] == []
    assert [email for email in emails if not email.endswith("@example.org")] == []


def test_no_name_of_a_person_stands_outside_the_list_of_people(sample: Workspace) -> None:
    with sample.read() as reader:
        names = {person.name for person in reader.all(Person)}
    assert len(names) == 15
    assert all(len(name.split()) == 2 for name in names)


def test_the_check_finds_the_planted_faults_and_no_other(sample: Workspace) -> None:
    found = [(f.kind, f"{f.row.city}, {f.row.state}", f.minutes) for f in checking.findings(sample)]
    assert sorted(found, key=str) == sorted(
        [
            (FindingKind.MISSING_LEAD, "Portland, OR", 0),
            (FindingKind.MISSING_BACKUP, "Seattle, WA", 0),
            (FindingKind.OUTSIDE_RULE, "San Francisco, CA", 300),
        ],
        key=str,
    )


def test_a_city_with_two_actions_is_one_place(sample: Workspace) -> None:
    with sample.read() as reader:
        names = [f"{place.name}, {place.admin1}" for place in reader.all(Place)]
    assert sorted(names) == sorted({*UTC_STARTS, "Elizabeth, NJ"})


def test_the_sample_is_written_as_one_step_that_is_not_undone(sample: Workspace) -> None:
    (entry,) = history.entries(sample)
    assert (entry.kind, entry.arguments) == (EditKind.FILLED_SAMPLE, {"title": "Prime Day 2019"})
    with sample.read() as reader:
        assert entry.changes == sum(len(reader.all(record_type)) for record_type in RECORD_TYPES.values())


def test_a_sample_with_an_unknown_city_makes_no_plan(plan: Workspace) -> None:
    text = resource_path("sample_plan", "prime-day-2019.json").read_text("utf-8")
    content = read_sample(text.replace("Seattle, WA", "Nowhereville, WA"))
    assert json.loads(text)["title"] == content["title"]
    before = history.entries(plan)
    with pytest.raises(Problem):
        fill_sample(plan, content)
    assert history.entries(plan) == before
    assert action_rows.snapshot(plan).rows == ()


def test_three_cities_have_logistics_with_something_to_settle(sample: Workspace) -> None:
    book = read_logistics_book(sample)
    assert {row.city for row in book.rows if book.of(PartKind.MATERIALS, row.action_id)} == {
        "New York", "San Francisco", "Seattle",
    }  # fmt: skip
    seattle = next(row for row in book.rows if row.city == "Seattle")
    cues = [cue for cue in book.of(PartKind.RUN_OF_SHOW, seattle.action_id) if isinstance(cue, Cue)]
    show = run_of_show(cues, seattle.starts)
    assert (show[0].starts, show[-1].ends) == (10 * 60, 13 * 60 + 30)
    assert sum(cue.is_hard for cue in cues) == 2
    assert not any(timed.overlap for timed in show)
