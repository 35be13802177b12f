"""Rules of recurrence give the days that the standard says, and end within bounds."""

import os
import re
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from organizer_app.exchange.foreign.recurrences import Bounds, Budget, Instances, UnclearRuleError, expanded
from tests.support.work_counts import calls_of

# Rules with the instances that Ical.Net gives; the file is no part of the project.
GOLDEN = Path(
    os.environ.get("ORGANIZER_SAMPLES", "samples"), "ics/recurrence-golden/ical.net/RecurrenceTestCases.txt"
)
LIKE_GOLDEN = Path(__file__).with_name("recurrences.txt")


class Case(NamedTuple):
    rule: str
    start: str
    instances: list[str]
    since: str


def cases(file: Path) -> list[Case]:
    found = []
    for block in re.split(r"\n\s*\n", file.read_text("utf-8-sig") if file.exists() else ""):
        facts = dict(line.split(":", 1) for line in block.splitlines() if re.match(r"[A-Z-]+:", line))
        if "RRULE" in facts and "DTSTART" in facts:
            wanted = [each for each in facts.get("INSTANCES", "").split(",") if each]
            found.append(Case(facts["RRULE"], facts["DTSTART"], wanted, facts.get("START-AT", "")))
    return found


def moment(text: str) -> datetime:
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?", text)
    assert found
    return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001  # local


def is_equal(case: Case) -> bool:
    """Return whether a rule gives what it should; a damaged rule should give nothing."""
    try:
        found = expanded(
            case.rule, moment(case.start), Bounds(len(case.instances) + 50 if case.instances else 50)
        )
    except UnclearRuleError:
        return not case.instances
    starts = [start for start in found.starts if not case.since or start >= moment(case.since)]
    wanted = [moment(text) for text in case.instances]
    return starts[: len(wanted)] == wanted and (len(starts) == len(wanted) or not found.is_whole)


def is_noted(case: Case) -> bool:
    """Return whether it is told that a rule did not give all."""
    try:
        return not expanded(case.rule, moment(case.start), Bounds(50)).is_whole
    except UnclearRuleError:
        return True


def test_our_own_cases_are_equal() -> None:
    assert len(cases(LIKE_GOLDEN)) >= 12
    assert [case for case in cases(LIKE_GOLDEN) if not is_equal(case)] == []


def test_the_cases_of_another_program_are_equal_or_told() -> None:
    """Where its file is not there, this test has nothing to compare; our own cases above are of each kind."""
    golden = cases(GOLDEN)
    equal = [case for case in golden if case.instances and is_equal(case)]
    others = [case for case in golden if not is_equal(case)]
    assert [case for case in others if case.instances and not is_noted(case)] == []
    assert not golden or len(equal) + sum(not case.instances for case in golden) >= 70


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=MO=;COUNT=3",
        "FREQ=DAILY;BYDAY=1MO",
        "FREQ=WEEKLY;BYMONTHDAY=20",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;UNTIL=20269999",
        "FREQ=DAILY;RSCALE=HEBREW",
        "INTERVAL=2",
        "",
        "FREQ=DAILY;" * 200,
    ],
)
def test_a_damaged_rule_is_refused(rule: str) -> None:
    with pytest.raises(UnclearRuleError):
        expanded(rule, moment("20260105"), Bounds(10))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
        "FREQ=MONTHLY;INTERVAL=999999999",
        "FREQ=WEEKLY;INTERVAL=2000000000;COUNT=2",
    ],
)
def test_no_rule_goes_on_for_long(rule: str) -> None:
    tries: list[Instances] = []
    # 660,000 for the longest.
    assert (
        calls_of(lambda: tries.append(expanded(rule, moment("20260105T120000"), Bounds(2_000)))) < 2_000_000
    )
    (found,) = tries
    assert len(found.starts) <= 2_000
    assert not found.is_whole


def test_a_rule_without_an_end_is_listed_around_a_day_and_told() -> None:
    bounds = Bounds(60, date(2026, 3, 1), date(2026, 3, 31))
    found = expanded("FREQ=WEEKLY", moment("20190107T170000"), bounds)
    assert [start.day for start in found.starts] == [2, 9, 16, 23, 30]
    assert not found.is_whole


def test_the_rules_of_one_file_share_what_they_may_cost() -> None:
    budget = Budget(100)
    expanded("FREQ=DAILY;COUNT=80", moment("20260105"), Bounds(100), budget=budget)
    assert not expanded("FREQ=DAILY;COUNT=80", moment("20260105"), Bounds(100), budget=budget).is_whole
