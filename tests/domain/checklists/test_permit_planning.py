"""The latest filing day follows from headcount, street, sound and park, and a late city is red at once."""

from datetime import date

import pytest

from organizer_app.domain.checklists.conditions import ActionFacts
from organizer_app.domain.checklists.permit_planning import (
    PermitUrgency,
    first_deadline,
    needs_of,
    rules_for,
    urgency_of,
)
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.time.working_days import Region
from organizer_app.services.plan.rule_packs import shipped_packs
from tests.support.builders import a_place

PRIME_DAY = date(2019, 7, 15)


def latest(city: str, state: str, facts: ActionFacts) -> list[tuple[str, str]]:
    rules = rules_for(a_place(name=city, admin1=state), shipped_packs())
    needs = needs_of(facts, PRIME_DAY, Region("US", state), rules)
    return [(need.rule.code.partition("/")[2], str(need.latest_on)) for need in needs]


@pytest.mark.parametrize(
    ("city", "state", "facts", "expected"),
    [
        ("Seattle", "WA", ActionFacts("rally"), [("free-speech", "2019-04-16")]),
        ("San Francisco", "CA", ActionFacts("march", 220), [("parade", "2019-06-21")]),
        ("San Francisco", "CA", ActionFacts("march", 251), [("parade", "2019-06-15")]),
        ("San Francisco", "CA", ActionFacts("rally", 251), []),
        (
            "New York",
            "NY",
            ActionFacts("march", 900, sound=True),
            [("march", "2019-07-01"), ("sound", "2019-07-10")],
        ),
        ("New York", "NY", ActionFacts("rally", 900), []),
        ("Brooklyn", "NY", ActionFacts("rally", 21, park=True), [("park", "None")]),
        ("Washington", "DC", ActionFacts("vigil", 26, park=True), [("national-mall", "2019-07-05")]),
        ("Washington", "DC", ActionFacts("vigil", 25, park=True), []),
        ("Portland", "OR", ActionFacts("march"), []),
    ],
)
def test_latest_filing_days_of_prime_day(
    city: str, state: str, facts: ActionFacts, expected: list[tuple[str, str]]
) -> None:
    assert latest(city, state, facts) == expected


def test_every_shipped_rule_names_its_source_and_day() -> None:
    for pack in shipped_packs():
        for rule in pack.rules:
            assert rule.source_url.startswith("https://"), rule.code
            assert rule.checked_on is not None, rule.code
            assert rule.summary, rule.code


def test_an_action_without_a_day_has_no_deadline_and_a_place_nobody_knows_no_rules() -> None:
    rules = rules_for(a_place(), shipped_packs())
    assert [need.latest_on for need in needs_of(ActionFacts("rally"), None, Region(), rules)] == [None]
    assert first_deadline(needs_of(ActionFacts("rally"), None, Region(), rules)) is None
    assert first_deadline(needs_of(ActionFacts("rally"), PRIME_DAY, Region(), rules)) == date(2019, 4, 16)
    assert rules_for(None, shipped_packs()) == ()


@pytest.mark.parametrize(
    ("status", "due", "urgency"),
    [
        (PermitStatus.TO_FILE, date(2019, 6, 20), PermitUrgency.PAST),
        (PermitStatus.DENIED, date(2019, 6, 20), PermitUrgency.PAST),
        (PermitStatus.TO_FILE, date(2019, 6, 21), PermitUrgency.SOON),
        (PermitStatus.UNKNOWN, date(2019, 6, 28), PermitUrgency.SOON),
        (PermitStatus.TO_FILE, date(2019, 6, 29), PermitUrgency.LATER),
        (PermitStatus.TO_FILE, None, PermitUrgency.NO_DAY),
        (PermitStatus.FILED, date(2019, 6, 1), PermitUrgency.WAITING),
        (PermitStatus.NOT_NEEDED, date(2019, 6, 1), PermitUrgency.SETTLED),
        (PermitStatus.GRANTED_WITH_CONDITIONS, None, PermitUrgency.SETTLED),
    ],
)
def test_how_a_permit_stands_on_june_21(
    status: PermitStatus, due: date | None, urgency: PermitUrgency
) -> None:
    assert urgency_of(status, due, date(2019, 6, 21)) is urgency
