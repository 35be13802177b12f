"""Whom to ring next: the rule orders by need, and says why."""

from datetime import timedelta

import pytest

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_queue import CallQueue, CallReason, all_facts, make_queue
from organizer_app.domain.people.people_book import PeopleBook
from tests.support.people_books import (
    DETROIT,
    MINNEAPOLIS,
    NOW,
    SEATTLE,
    a_book,
    city,
    number,
    person,
    role,
    talk,
)

NAMES = ("Ana", "Bo", "Cy")


def three_leads(*talks: object) -> PeopleBook:
    """Ana leads Minneapolis, Bo Detroit, Cy Seattle."""
    return a_book(
        people=map(person, NAMES),
        points=map(number, NAMES),
        roles=[role("Ana", MINNEAPOLIS), role("Bo", DETROIT), role("Cy", SEATTLE)],
        talks=talks,  # type: ignore[arg-type]  # tests hand over talks alone
    )


def queue_of(book: PeopleBook) -> CallQueue:
    return make_queue(all_facts(book).values(), NOW)


def names(entries: object) -> list[str]:
    return [entry.facts.name for entry in entries]  # type: ignore[attr-defined]  # entries of a queue


def test_the_city_that_lacks_most_comes_first_and_later_zones_wait() -> None:
    queue = queue_of(three_leads())
    assert names(queue.now) == ["Bo", "Ana"]
    assert names(queue.later) == ["Cy"]
    assert queue.later[0].call_time.opens_in == 40
    assert queue.now[0].why == (CallReason.GAP, CallReason.NEVER_REACHED)


def test_the_clock_of_a_city_that_nobody_recognizes_is_that_of_hq_and_said_to_be_assumed() -> None:
    unknown = city("Smalltownville", "")
    book = a_book(
        people=[person("Ana"), person("Bo"), person("Cy", zone="America/Denver")],
        roles=[role("Ana", unknown), role("Bo", MINNEAPOLIS), role("Cy", unknown)],
        rows=[unknown, MINNEAPOLIS],
    )
    facts = all_facts(book)
    assert {key: (each.zone, each.is_zone_known) for key, each in facts.items()} == {
        "ana": (book.desk_zone(""), False),
        "bo": ("America/Chicago", True),
        "cy": ("America/Denver", True),
    }


def test_days_since_they_were_reached_and_the_nearness_of_the_day_count() -> None:
    far = city("Duluth", "America/Chicago", day="2019-08-30")
    book = a_book(
        people=map(person, NAMES),
        points=map(number, NAMES),
        roles=[role("Ana", MINNEAPOLIS), role("Bo", far), role("Cy", MINNEAPOLIS, AssignmentRole.PRESS)],
        talks=[talk("Ana", TalkOutcome.REACHED, days_ago=16)],
        rows=[MINNEAPOLIS, far],
    )
    queue = queue_of(book)
    assert names(queue.now) == ["Ana", "Bo", "Cy"]
    assert queue.now[0].urgency == 300 + 16 * 5 + 20 * 4
    assert CallReason.STALE in queue.now[0].why
    assert queue.now[2].why == (CallReason.NEVER_REACHED,)


@pytest.mark.parametrize(("days_ago", "points"), [(29, 29 * 5), (30, 150), (31, 150), (400, 150)])
def test_a_talk_long_ago_weighs_no_more_than_none_at_all(days_ago: int, points: int) -> None:
    queue = queue_of(three_leads(talk("Ana", TalkOutcome.REACHED, days_ago=days_ago)))
    urgency = {entry.facts.name: entry.urgency for entry in queue.now}
    assert urgency["Ana"] == 300 + points + 20 * 4
    assert urgency["Bo"] == 400 + 150 + 20 * 4


def test_who_was_reached_waits_and_a_promised_call_back_comes_first() -> None:
    book = three_leads(
        talk("Bo", TalkOutcome.REACHED, days_ago=1, due_in=4),
        talk("Ana", TalkOutcome.CALL_BACK, days_ago=1, due_in=-0.01),
        talk("Cy", TalkOutcome.LEFT_MESSAGE, days_ago=0.1, due_in=0.1),
    )
    queue = queue_of(book)
    assert names(queue.now) == ["Ana"]
    assert queue.now[0].why[0] is CallReason.CALL_BACK
    assert names(queue.later) == ["Cy"]
    assert [facts.name for facts in queue.waiting] == ["Cy", "Bo"]


def test_a_talk_without_a_next_time_goes_stale() -> None:
    fresh = three_leads(talk("Ana", TalkOutcome.REACHED, days_ago=13))
    assert "Ana" not in names(queue_of(fresh).calls)
    stale = three_leads(talk("Ana", TalkOutcome.REACHED, days_ago=14))
    assert "Ana" in names(queue_of(stale).now)


def test_who_cannot_be_rung_is_listed_last_until_there_is_another_number() -> None:
    wrong = talk("Ana", TalkOutcome.WRONG_NUMBER, days_ago=0, updated_at=NOW)
    book = a_book(
        people=[person("Ana"), person("Bo")],
        points=[number("Ana", updated_at=NOW, ok_on_the_day=False)],
        roles=[role("Ana", MINNEAPOLIS), role("Bo", DETROIT)],
        talks=[wrong],
    )
    queue = queue_of(book)
    assert names(queue.lost) == ["Bo", "Ana"]
    assert [entry.why[0] for entry in queue.lost] == [CallReason.NO_NUMBER, CallReason.WRONG_NUMBER]
    mended = a_book(
        people=[person("Ana")],
        points=[number("Ana", updated_at=NOW + timedelta(minutes=5))],
        roles=[role("Ana", MINNEAPOLIS)],
        talks=[wrong],
    )
    assert names(queue_of(mended).now) == ["Ana"]


def test_past_and_called_off_cities_and_people_without_a_role_are_not_rung() -> None:
    off = city("Duluth", "America/Chicago", status="cancelled")
    past = city("Fargo", "America/Chicago", day="2019-07-04")
    book = a_book(
        people=[*map(person, NAMES), person("Di")],
        points=map(number, NAMES),
        roles=[
            role("Ana", off),
            role("Bo", past),
            role("Cy", MINNEAPOLIS, status=AssignmentStatus.DECLINED),
        ],
        rows=[off, past, MINNEAPOLIS],
    )
    assert queue_of(book).calls == ()


def test_somebody_asked_is_rung_for_an_answer() -> None:
    book = a_book(
        people=[person("Ana")],
        points=[number("Ana")],
        roles=[role("Ana", MINNEAPOLIS, AssignmentRole.PRESS, AssignmentStatus.ASKED)],
    )
    (entry,) = queue_of(book).now
    assert entry.why == (CallReason.NOT_ANSWERED, CallReason.NEVER_REACHED)
    assert entry.facts.role == "press"


def test_a_city_without_a_day_is_not_near() -> None:
    dated, open_ended = MINNEAPOLIS._replace(day="2019-09-30"), MINNEAPOLIS._replace(day="")
    for row in (dated, open_ended):
        book = a_book(people=[person("Ana")], points=[number("Ana")], roles=[role("Ana", row)], rows=[row])
        (entry,) = queue_of(book).now
        assert entry.urgency == 300 + 150


@pytest.mark.parametrize(("day", "points"), [("2019-07-05", 120), ("2019-08-03", 4), ("2019-08-04", 0)])
def test_each_day_nearer_than_thirty_days_counts(day: str, points: int) -> None:
    row = MINNEAPOLIS._replace(day=day)
    book = a_book(people=[person("Ana")], points=[number("Ana")], roles=[role("Ana", row)], rows=[row])
    (entry,) = queue_of(book).now
    assert entry.urgency == 300 + 150 + points


def test_others_than_leads_weigh_half_and_are_not_rung_about_gaps() -> None:
    book = a_book(
        people=map(person, NAMES),
        points=map(number, NAMES),
        roles=[
            role("Ana", MINNEAPOLIS),
            role("Bo", MINNEAPOLIS, is_backup=True),
            role("Cy", MINNEAPOLIS, AssignmentRole.MEDIC),
        ],
        rows=[MINNEAPOLIS],
    )
    found = {entry.facts.name: entry for entry in queue_of(book).now}
    assert {name: entry.urgency - 150 - 80 for name, entry in found.items()} == {
        "Ana": 300,
        "Bo": 300,
        "Cy": 150,
    }
    assert {name for name, entry in found.items() if CallReason.GAP in entry.why} == {"Ana", "Bo"}


@pytest.mark.parametrize(
    "status", ["ended", "reported", "closed", "declined", "postponed", "cancelled", "merged"]
)
def test_nobody_is_called_about_what_is_over_or_off(status: str) -> None:
    row = MINNEAPOLIS._replace(status=status)
    book = a_book(people=[person("Ana")], points=[number("Ana")], roles=[role("Ana", row)], rows=[row])
    assert all_facts(book) == {}


def test_a_call_that_goes_on_keeps_its_place_in_whichever_part_it_was() -> None:
    queue = queue_of(three_leads())
    ana, cy = queue.now[1], queue.later[0]
    resorted = CallQueue((ana, queue.now[0]), (), (), ())
    assert names(resorted.with_place_of(ana, queue).now) == ["Bo", "Ana"]
    still = CallQueue((cy, *queue.now), (), (), ()).with_place_of(cy, queue)
    assert (names(still.now), names(still.later)) == (["Bo", "Ana"], ["Cy"])
    assert names(CallQueue((), (), (), ()).with_place_of(cy, queue).calls) == ["Cy"]


def test_a_narrowed_queue_keeps_everybody_in_their_part() -> None:
    queue = queue_of(three_leads()).kept(lambda facts: facts.name != "Ana")
    assert (names(queue.now), names(queue.later), names(queue.lost)) == (["Bo"], ["Cy"], [])
