"""The score of a day, the roll call for tomorrow, and the sheet for paper."""

from datetime import date

from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_days import call_sheet, day_score, next_roll_day, roll_call
from organizer_app.domain.people.call_queue import all_facts, make_queue
from organizer_app.domain.time.local_time import epoch_minutes
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

DESK = "America/New_York"


def test_the_score_counts_the_calls_of_the_desks_day() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo")],
        talks=[
            talk("Ana", TalkOutcome.REACHED, days_ago=0.1),
            talk("Bo", TalkOutcome.NO_ANSWER, days_ago=0.2),
            talk("Bo", TalkOutcome.REACHED, days_ago=1),
            # A laptop whose clock is ahead logged it.
            talk("Bo", TalkOutcome.REACHED, days_ago=-0.9),
        ],
    )
    score = day_score(book, make_queue((), NOW), NOW, DESK)
    assert (score.day, score.calls, score.reached, score.to_go) == ("2019-07-05", 2, 1, 0)
    assert score.outcomes == {TalkOutcome.REACHED: 1, TalkOutcome.NO_ANSWER: 1}


def test_the_roll_call_names_who_has_not_confirmed_and_which_role_is_open() -> None:
    rows = [row._replace(day="2019-07-06") for row in (MINNEAPOLIS, SEATTLE)] + [DETROIT]
    book = a_book(
        people=[person("Ana"), person("Bo"), person("Cy")],
        roles=[
            role("Ana", MINNEAPOLIS, status=AssignmentStatus.BRIEFED),
            role("Bo", MINNEAPOLIS, is_backup=True),
            role("Cy", SEATTLE),
        ],
        talks=[talk("Bo", TalkOutcome.NO_ANSWER, days_ago=0.1), talk("Cy", TalkOutcome.REACHED, days_ago=9)],
        rows=rows,
    )
    found = roll_call(book, date(2019, 7, 6))
    assert sorted((each.row.city, each.is_backup, each.name, each.is_confirmed) for each in found) == [
        ("Minneapolis", False, "Ana", True),
        ("Minneapolis", True, "Bo", False),
        ("Seattle", False, "Cy", False),
        ("Seattle", True, "", False),
    ]
    assert found[-1].name == "Ana"
    assert {each.name: each.tried for each in found} == {
        "Ana": None, "Bo": TalkOutcome.NO_ANSWER, "Cy": None, "": None,
    }  # fmt: skip


def test_the_roll_call_keeps_lead_and_backup_of_an_action_beside_each_other() -> None:
    rows = [
        MINNEAPOLIS._replace(
            action_id=f"a{hour}", day="2019-07-06", zone="", starts=hour * 60, starts_utc=None
        )
        for hour in (15, 9, 12)
    ]
    found = roll_call(a_book(rows=rows), date(2019, 7, 6))
    assert [(each.row.action_id, each.is_backup) for each in found] == [
        ("a9", False), ("a9", True), ("a12", False), ("a12", True), ("a15", False), ("a15", True),
    ]  # fmt: skip


def test_the_call_sheet_goes_by_zone_and_hour() -> None:
    people = [person("Ana", caller="Maya"), person("Bo"), person("Cy")]
    book = a_book(
        people=people,
        points=[number("Ana"), number("Cy", "+12065550151"), number("Bo", "+13135550100")],
        roles=[role("Ana", MINNEAPOLIS), role("Bo", DETROIT), role("Cy", SEATTLE)],
    )
    queue = make_queue(all_facts(book).values(), NOW)
    sheet = call_sheet(book, queue, NOW, DESK)
    assert [(line.opens, line.name, line.city) for line in sheet] == [
        (680, "Ana", "Minneapolis"),
        (680, "Bo", "Detroit"),
        (720, "Cy", "Seattle"),
    ]
    assert sheet[2].phone == "+12065550151"
    assert [line.name for line in call_sheet(book, queue, NOW, DESK, {"Maya"})] == ["Ana"]


def test_the_zone_of_a_city_that_nobody_recognizes_stays_open_on_the_call_sheet() -> None:
    unknown = city("Smalltownville", "")
    book = a_book(
        people=[person("Ana")], points=[number("Ana")], roles=[role("Ana", unknown)], rows=[unknown]
    )
    (line,) = call_sheet(book, make_queue(all_facts(book).values(), NOW), NOW, DESK)
    assert (line.name, line.zone) == ("Ana", "")


def test_the_roll_is_called_for_today_while_an_action_of_today_is_ahead() -> None:
    minutes = epoch_minutes(NOW)
    today = MINNEAPOLIS._replace(day="2019-07-05", starts_utc=minutes + 60)
    later = SEATTLE._replace(day="2019-07-08", starts_utc=minutes + 4000)
    assert next_roll_day(a_book(rows=[today, later]), NOW, DESK) == date(2019, 7, 5)
    begun = today._replace(starts_utc=minutes - 60)
    assert next_roll_day(a_book(rows=[begun, later]), NOW, DESK) == date(2019, 7, 8)
    assert next_roll_day(a_book(rows=[begun]), NOW, DESK) == date(2019, 7, 6)
