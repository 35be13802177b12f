"""The words of a call day say who, why and when, and never a number."""

from datetime import UTC, datetime

import pytest

from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_card import Asked, Missing, Question
from organizer_app.domain.people.call_queue import CallReason, all_facts, make_queue
from organizer_app.wording.people import calls
from tests.support.people_books import MINNEAPOLIS, NOW, SEATTLE, a_book, city, number, person, role, talk


def test_every_reason_and_outcome_has_words() -> None:
    book = a_book(people=[person("Ana")], points=[number("Ana")], roles=[role("Ana", MINNEAPOLIS)])
    facts = all_facts(book)["ana"]
    assert all(calls.reason(code, facts) for code in CallReason)
    assert all(calls.outcome_name(code) and calls.logged_name(code) for code in TalkOutcome)
    assert all(calls.outcome_effect(code, "2 PM") for code in TalkOutcome)
    assert calls.outcome_effect(TalkOutcome.REACHED, "") == "no further call"


def test_a_line_of_the_queue_is_one_sentence() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo")],
        points=[number("Ana"), number("Bo")],
        roles=[role("Ana", MINNEAPOLIS), role("Bo", SEATTLE)],
        talks=[talk("Ana", TalkOutcome.REACHED, days_ago=20)],
    )
    now, later = make_queue(all_facts(book).values(), NOW).calls
    minutes = int(NOW.timestamp()) // 60
    assert calls.entry_sentence(now, "Minneapolis", minutes) == (
        "Ana. City lead, Minneapolis. No backup lead, Not reached lately · urgency 480. "
        "reached Jun 15. CT · OK to call."
    )
    assert calls.call_time_note(later, minutes) == "PT · from 9:00 AM"
    assert calls.call_time_of(later) == "Not before 9:00 AM there"


def test_the_clock_of_a_city_that_nobody_recognizes_is_assumed() -> None:
    unknown = city("Smalltownville", "")
    book = a_book(
        people=[person("Ana")], points=[number("Ana")], roles=[role("Ana", unknown)], rows=[unknown]
    )
    (entry,) = make_queue(all_facts(book).values(), NOW).calls
    assert calls.zone_of(entry.facts) == "Eastern Time, assumed"
    assert calls.call_time_note(entry, int(NOW.timestamp()) // 60) == "ET assumed · OK to call"
    assert calls.zone_of(entry.facts._replace(is_zone_known=True)) == "Eastern Time"


@pytest.mark.parametrize("question", list(Question))
def test_every_question_is_written_out(question: Question) -> None:
    about = "sound" if question is Question.PERMIT else "press"
    for due in ("", "2019-07-10"):
        words = calls.question(Asked(question, about, due, blocks=True), "Minneapolis")
        assert "{" not in words
        assert words[0].isupper()


def test_what_is_missing_says_how_far_it_is_and_how_late() -> None:
    permit = Missing("permit", "sound", "to_file", "", "2019-07-10", blocks=False)
    assert (calls.missing_name(permit), calls.missing_state(permit)) == ("Sound permit", "not filed")
    lead = Missing("role", "backup", "asked", "Omar", "", blocks=True)
    assert (calls.missing_name(lead), calls.missing_state(lead)) == ("Backup lead", "Omar asked")
    assert calls.missing_due("2019-07-10", "2019-07-05") == ("due Jul 10", False)
    assert calls.missing_due("2019-06-30", "2019-07-05") == ("due Jun 30, 5 days late", True)
    assert calls.missing_due("", "2019-07-05") == ("", False)


def test_a_next_try_is_said_as_briefly_as_it_goes() -> None:
    zone = "America/Chicago"
    for due, said in (
        ("05T19:20", "2:20 PM"),
        ("08T15:00", "Mon 10:00 AM"),
        ("18T15:00", "Jul 18"),
    ):
        moment = datetime.fromisoformat(f"2019-07-{due}").replace(tzinfo=UTC)
        assert calls.due_words(moment, NOW, zone) == said
    assert (calls.due_in(10), calls.due_in(200)) == ("in 10\u00a0min", "in 3\u00a0h")


def test_the_roll_call_says_who_is_missing() -> None:
    assert calls.roll_title(3, 14, "2019-07-15") == "Final check-in for Mon, Jul 15: 3 of 14 confirmed"
    assert (
        calls.roll_state(is_confirmed=False, is_open=False, tried=TalkOutcome.NO_ANSWER)
        == "not yet: no answer"
    )
    assert calls.roll_state(is_confirmed=False, is_open=True, tried=None) == "role is open"


def test_somebody_known_by_a_number_alone_is_greeted_without_it() -> None:
    assert calls.script("612 ••• ••••", "Prime Day").startswith("“Hello, I am calling")
    assert calls.script("Ana Okoro", "Prime Day").startswith("“Hello Ana, I am calling")


def test_the_card_of_a_lead_whose_action_has_no_city_ends_in_no_comma() -> None:
    assert calls.role_of_roll("", is_backup=False) == "City lead"
    assert calls.role_of_roll("Seattle, WA", is_backup=True) == "Backup lead, Seattle, WA"
