"""The sentences of the board say what is late, by how much, and what the number leaves out."""

from datetime import UTC, date, datetime

import pytest

from organizer_app.domain.day.check_ins import CheckInEntry
from organizer_app.domain.day.city_states import Apart, OpenIncident, city_state
from organizer_app.domain.day.counting import BlindCount
from organizer_app.domain.day.ladder import LadderPlace, LadderStep
from organizer_app.domain.day.next_events import EventKind, NextEvent
from organizer_app.domain.model.day.incidents import IncidentCategory
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.day import board as words
from organizer_app.wording.day import shows
from tests.support.day_boards import NOON, board_book, day_city, heard

EAST = "America/New_York"


def test_a_city_is_one_sentence() -> None:
    state = city_state(day_city(), [heard(NOON - 35)], [BlindCount("a", 90, 110)], NOON + 25)
    spoken = words.city_spoken(state, LadderPlace(LadderStep.LEAD, 1, NOON + 25, NOON + 27), NOON + 25)
    assert spoken == (
        "New York, NY. Start check-in missing, 10\u00a0min late. Lead, call 1 of 3."
        " Rally, City Hall, until 1:30 PM. 90\u2013110."
    )


@pytest.mark.parametrize(
    ("outcome", "lines"),
    [
        (Heard.OK, ("OK", "at 12:16 PM")),
        (Heard.ISSUE, ("Issue open", "4\u00a0min ago")),
        (Heard.OTHER_WAY, ("Seen, not heard", "at 12:16 PM")),
        (Heard.ALL_HOME, ("Everyone is home", "at 12:16 PM")),
        (Heard.NO_ANSWER, ("Start check-in due", "5\u00a0min late")),
    ],
)
def test_each_outcome_has_its_lines(outcome: Heard, lines: tuple[str, str]) -> None:
    state = city_state(day_city(), [heard(NOON - 35), heard(NOON + 16, outcome)], [], NOON + 20)
    assert words.check_in_lines(state, NOON + 20) == lines


def test_a_city_that_goes_on_later_does_not_end_but_begins_a_break() -> None:
    pause = NextEvent(NOON, EventKind.BREAK, EAST, ("a",))
    assert words.next_lines(pause, day_city("New York")) == ("New York: break begins", "Eastern")
    assert words.next_lines(pause._replace(action_ids=("a", "b")), None) == (
        "2 cities: break begins",
        "Eastern",
    )


def test_a_zone_is_one_sentence() -> None:
    row = board_book([day_city(), day_city("Boston", "MA")], now=NOON).board().zones[0]
    assert (
        words.zone_spoken(row, NOON)
        == "Eastern, 12:00 PM. 2 live. 0 in order. 2 need a look. 0 of 2 reported."
    )


def test_cities_without_a_time_zone_have_no_clock() -> None:
    row = board_book([day_city()], now=NOON).board().zones[0]._replace(zone="")
    assert words.zone_spoken(row, NOON).startswith("No time zone. ")
    assert shows.zone_now("", NOON) == "No time zone"


def test_what_happens_next_is_named_by_its_city_or_its_zone() -> None:
    one = NextEvent(NOON, EventKind.START, EAST, ("a",))
    many = NextEvent(NOON, EventKind.END, EAST, ("a", "b"))
    assert words.next_lines(one, day_city("Boston")) == ("Boston starts", "Eastern")
    assert words.next_lines(many, None) == ("2 cities end", "Eastern")
    apart = day_city("Boston")._replace(apart=Apart.START)
    assert words.next_lines(one, apart) == ("Boston starts", "12:00 PM \u00b7 Eastern")
    check_in = NextEvent(NOON, EventKind.CHECK_IN, EAST, ("a", "b"), "ready")
    assert words.next_lines(check_in, None) == ("Ready check-in", "Eastern, 2 cities")
    assert words.next_lines(NextEvent(NOON, EventKind.LOCK, EAST, ()), None)[0] == "The public number locks"


def test_the_next_part_is_named_by_its_title_and_says_if_somebody_has_to_start_it() -> None:
    part = NextEvent(NOON, EventKind.PART, EAST, ("a",), title="Petition delivery")
    assert words.next_lines(part, day_city("Boston")) == ("Boston: Petition delivery", "Eastern")
    many = part._replace(action_ids=("a", "b"))
    assert words.next_lines(many, None) == ("Petition delivery", "Eastern, 2 cities")
    waiting = part._replace(is_waiting=True, title="")
    assert words.next_lines(waiting, day_city("Boston")) == ("Boston: next part", "Eastern, not started yet")
    assert words.next_lines(many._replace(title=""), None) == ("Next part", "Eastern, 2 cities")


def test_an_open_incident_says_what_it_is_and_since_when() -> None:
    incident = OpenIncident(NOON + 5, "medical heat", IncidentCategory.MEDICAL)
    state = city_state(day_city(), [heard(NOON - 35), heard(NOON + 14)], [], NOON + 20, None, incident)
    assert words.check_in_lines(state, NOON + 20) == ("Issue open", "Medical: heat, 15\u00a0min ago")
    assert words.check_in_lines(state, NOON + 4) == ("Issue open", "Medical: heat, now")


def test_an_issue_that_a_city_told_is_shown_in_its_words() -> None:
    issue = CheckInEntry("e", NOON + 14, Heard.ISSUE, "marshals hold a line")
    state = city_state(day_city(), [heard(NOON - 35), issue], [], NOON + 20)
    assert words.check_in_lines(state, NOON + 20) == ("Issue open", "marshals hold a line, 6\u00a0min ago")


def test_a_late_city_says_what_goes_wrong_there_before_how_late_it_is() -> None:
    collapsed = OpenIncident(NOON + 18, "man collapsed", IncidentCategory.MEDICAL, 5)
    in_vain = [heard(NOON + at, Heard.NO_ANSWER) for at in (17, 19)]
    state = city_state(day_city(), [heard(NOON - 35), *in_vain], [], NOON + 26, None, collapsed)
    assert words.check_in_lines(state, NOON + 26) == (
        "Medical: man collapsed",
        "11\u00a0min late: Start check-in",
    )
    assert words.no_answer_at(state) == "no answer 12:17, 12:19"
    place = LadderPlace(LadderStep.LEAD, 1, NOON + 25, NOON + 27)
    spoken = words.city_spoken(state, place, NOON + 26)
    assert (
        "Medical: man collapsed, 11\u00a0min late: Start check-in. Lead, call 1 of 3. no answer 12:17"
        in spoken
    )


def test_two_actions_of_a_city_are_named_with_their_starts_and_then_with_what_happens() -> None:
    march = day_city("Boston")._replace(action_id="march", starts=NOON)
    vigil = march._replace(action_id="vigil", tactic="vigil", starts=NOON + 360)
    rally = march._replace(action_id="rally", starts=NOON + 360)
    book = board_book([march, vigil, rally, day_city("Albany")])
    cities = [state.city for state in book.states()]
    assert sorted(map(words.place_named, cities)) == [
        "Albany, NY",
        "Boston, NY \u00b7 12:00 PM",
        "Boston, NY \u00b7 6:00 PM \u00b7 Rally, City Hall",
        "Boston, NY \u00b7 6:00 PM \u00b7 Vigil, City Hall",
    ]
    assert len(set(map(words.city_named, cities))) == len(cities)
    assert [words.beside_name(city) for city in cities if city.action_id in {"march", "Albany"}] == [
        ("NY \u00b7 12:00 PM", "12:00 PM", "NY"),
        ("NY",),
    ]


def test_cities_of_one_name_are_told_apart_by_their_states_in_every_sentence() -> None:
    book = board_book(
        [
            day_city("Portland", "OR"),
            day_city("Portland", "ME")._replace(action_id="maine"),
            day_city("Erie", "PA"),
        ]
    )
    oregon, maine, erie = (state.city for state in book.states())
    assert [words.city_named(each) for each in (oregon, maine, erie)] == [
        "Portland, OR",
        "Portland, ME",
        "Erie",
    ]
    start = NextEvent(NOON, EventKind.START, EAST, ("maine",))
    assert words.next_lines(start, maine)[0] == "Portland, ME starts"
    assert (
        words.next_lines(start._replace(kind=EventKind.CHECK_IN, moment="ready"), maine)[1] == "Portland, ME"
    )
    states = {state.city.action_id: state for state in book.states()}
    assert words.announced(states["Erie"]) == "Erie, PA has not checked in."


def test_the_hour_that_a_clock_shows_twice_says_which_it_is() -> None:
    first, second = (epoch_minutes(datetime(2027, 11, 7, hour, 40, tzinfo=UTC)) for hour in (5, 6))
    assert [words.clock_at(at, EAST) for at in (first, second)] == ["1:40 AM EDT", "1:40 AM EST"]
    assert words.clock_and_zone(second, EAST) == "1:40 AM EST"
    assert words.clock_and_zone(second + 60, EAST) == "2:40 AM ET"
    assert words.clock_at(first, "America/Phoenix") == "10:40 PM"


def test_a_time_of_another_day_says_which_day() -> None:
    saturday = date(2027, 11, 6)
    # Noon on Saturday in Guam is Friday evening at HQ in New York.
    at = epoch_minutes(datetime(2027, 11, 6, 2, tzinfo=UTC))
    assert words.clock_on(at, "Pacific/Guam", saturday) == "12:00 PM"
    assert words.clock_and_zone(at, EAST, saturday) == "Fri 10:00 PM ET"
    assert words.clock_on(at - 7 * 24 * 60, EAST, saturday) == "Oct 29 10:00 PM"
    row = board_book([day_city(zone=EAST)], now=at).board().zones[0]
    assert words.zone_spoken(row, at, saturday).startswith("Eastern, Fri 10:00 PM. ")
    assert words.clock_since(at - 24 * 60, EAST, at) == "Thu 10:00 PM"


def test_a_check_in_that_is_missing_since_yesterday_says_so() -> None:
    state = city_state(day_city(), [heard(NOON - 35)], [], NOON + 13 * 60)
    assert words.due_and_late(state, NOON + 13 * 60)[0] == "Start check-in, due Mon 12:15 PM ET."
    assert words.check_in_lines(city_state(day_city(), [heard(NOON + 200)], [], NOON + 800), NOON + 800) == (
        "OK",
        "at Mon 3:20 PM",
    )
