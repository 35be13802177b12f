"""The board folds what is on time, unfolds trouble, and follows entries and minutes without a second look."""

import random

from organizer_app.domain.day.city_states import OpenIncident, Trouble
from organizer_app.domain.day.counting import Agreement, BlindCount
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.next_events import EventKind
from organizer_app.domain.model.day.log_entries import Heard
from tests.support.day_boards import NOON, board_book, day_city, heard
from tests.support.work_counts import calls_of

EAST, WEST, CENTRAL = "America/New_York", "America/Los_Angeles", "America/Chicago"


def test_zones_go_from_east_to_west() -> None:
    cities = [
        day_city("Seattle", "WA", WEST),
        day_city("Detroit", "MI", "America/Detroit"),
        day_city("New York", "NY", EAST),
        day_city("Albany", "NY", EAST),
        day_city("Nowhere", "", ""),
    ]
    zones = board_book(cities).board().zones
    assert [(row.zone, row.cities) for row in zones] == [(EAST, 3), (WEST, 1), ("", 1)]


def test_a_zone_without_trouble_has_no_rows_of_its_own() -> None:
    city = day_city()
    row = board_book([city], {city.action_id: [heard(NOON - 5)]}).board().zones[0]
    assert (row.troubles, row.in_order, row.live) == ((), 1, 1)


def test_the_worst_comes_first() -> None:
    cities = [day_city(name) for name in ("Fine", "Seen", "Issue", "Late", "Later")]
    entries = {
        "Fine": [heard(NOON + 20)],
        "Seen": [heard(NOON + 20, Heard.OTHER_WAY)],
        "Issue": [heard(NOON + 20, Heard.ISSUE)],
        "Late": [heard(NOON - 31)],
        "Later": [],
    }
    board = board_book(cities, entries, now=NOON + 26).board()
    assert [state.city.city for state in board.zones[0].troubles] == ["Later", "Late", "Issue", "Seen"]
    assert [state.city.city for state in board.ladder] == ["Later", "Late"]
    assert board.issues == 1


def test_a_severe_incident_comes_before_who_is_late_and_a_late_city_before_a_slight_one() -> None:
    cities = [day_city(name) for name in ("Albany", "Boise", "Chicago", "Denver", "Erie")]
    entries = {"Chicago": [heard(NOON - 31)], "Denver": [heard(NOON + 20)], "Erie": [heard(NOON + 20)]}
    book = board_book(cities, entries, now=NOON + 26)
    book.put_incidents(
        {
            "Chicago": OpenIncident(NOON + 22, "man collapsed", severity=5),
            "Denver": OpenIncident(NOON + 22, "sound is off", severity=1),
            "Erie": OpenIncident(NOON + 22, "line of police", severity=4),
        }
    )
    board = book.board()
    assert [state.city.city for state in board.zones[0].troubles] == [
        "Chicago", "Erie", "Albany", "Boise", "Denver",
    ]  # fmt: skip
    assert [state.city.city for state in board.ladder] == ["Chicago", "Albany", "Boise"]
    assert book.cities_of(EAST) == board.zones[0].troubles


def test_an_open_incident_unfolds_its_city_until_it_is_closed_whatever_the_city_says() -> None:
    cities = [day_city("Boston"), day_city("Quiet")]
    book = board_book(cities, {each.action_id: [heard(NOON - 30)] for each in cities}, now=NOON - 20)
    book.put_incidents({"Boston": OpenIncident(NOON - 25, "Heat"), "Elsewhere": OpenIncident(NOON, "Far")})
    (row,) = book.board().zones
    assert [(each.city.city, each.trouble) for each in row.troubles] == [("Boston", Trouble.ISSUE)]
    assert (row.in_order, row.issues) == (1, 0), "it is counted among the incidents, not twice"
    book.put_entries("Boston", [heard(NOON - 30), heard(NOON - 21)])
    assert len(book.board().zones[0].troubles) == 1
    book.put_incidents({})
    assert book.board().zones[0].troubles == ()


def test_an_entry_changes_its_city_and_takes_it_off_the_ladder() -> None:
    city = day_city()
    book = board_book([city, day_city("Boston", "MA")], now=NOON)
    assert len(book.board().ladder) == 2
    book.put_entries(city.action_id, [heard(NOON)])
    assert [state.city.city for state in book.board().ladder] == ["Boston"]
    book.put_entries(city.action_id, [])
    assert len(book.board().ladder) == 2


def test_the_number_adds_up_what_was_counted() -> None:
    cities = [day_city("A"), day_city("B"), day_city("C")]
    book = board_book(cities, counts={"A": [BlindCount("x", 100, 150)]})
    book.put_counts("B", [BlindCount("y", 50, 60)])
    number = book.board().number
    assert (number.reported, number.cities, number.low, number.high) == (2, 3, 150, 210)


def test_minute_by_minute_is_the_same_as_afresh() -> None:
    chance = random.Random(7)
    zones = (EAST, CENTRAL, WEST, "Pacific/Auckland", "Pacific/Pago_Pago")
    cities = [
        day_city(
            f"City {n}", "", chance.choice(zones), starts=NOON + chance.randrange(-300, 300, 15), ends=None
        )
        for n in range(60)
    ]
    book = board_book(cities, now=NOON - 500)
    logged: dict[str, list] = {}
    for now in range(NOON - 500, NOON + 700, 7):
        book.move_to(now)
        name = chance.choice(cities).action_id
        logged.setdefault(name, []).append(heard(now - chance.randrange(30), chance.choice(list(Heard))))
        book.put_entries(name, logged[name])
        assert book.board() == board_book(cities, logged, now=now).board()


def test_a_clock_that_is_set_back_is_followed() -> None:
    cities = [day_city()]
    book = board_book(cities, now=NOON + 300)
    book.move_to(NOON - 300)
    assert book.board() == board_book(cities, now=NOON - 300).board()


def test_the_next_part_of_a_city_between_parts_is_listed_until_its_run_of_show_loses_it() -> None:
    book = board_book([day_city("Boston"), day_city("New York")], now=NOON + 100)
    plain = book.board()
    show = (
        CueTimes("rally", NOON, NOON + 60, title="Rally"),
        CueTimes("delivery", NOON + 130, NOON + 150, title="Petition delivery"),
    )
    book.put_cues("Boston", show)
    board = book.board()
    parts = [each for each in board.upcoming if each.kind is EventKind.PART]
    assert [(each.at - NOON, each.action_ids, each.title) for each in parts] == [
        (130, ("Boston",), "Petition delivery")
    ]
    assert board.events_left == plain.events_left + 2, "the part, and the end of it"
    assert [each.at for each in board.upcoming] == sorted(each.at for each in board.upcoming)
    assert parts[0] in book.events_until(NOON + 180)
    book.put_cues("Boston", ())
    assert book.board().upcoming == plain.upcoming


def test_no_city_is_lost_between_the_folds() -> None:
    cities = [day_city(f"City {n}", steps=(0, 9)) for n in range(40)]
    board = board_book(cities, now=NOON + 200).board()
    assert sum(row.in_order + len(row.troubles) for row in board.zones) == 40
    assert board.later + board.live + board.ended == 40
    assert {state.trouble for state in board.ladder} == {Trouble.ON_LADDER}


def test_thousands_of_cities_follow_an_entry_and_a_minute_in_time() -> None:
    chance = random.Random(3)
    zones = (EAST, CENTRAL, WEST)
    cities = [
        day_city(f"City {n}", "", chance.choice(zones), starts=NOON + chance.randrange(-600, 600, 30))
        for n in range(2600)
    ]
    entries = {city.action_id: [heard(NOON - at) for at in (200, 130, 70, 5)] for city in cities}
    book = board_book(cities, entries, now=NOON)
    book.board()

    def go_on() -> None:
        for now in range(NOON + 1, NOON + 21):
            book.move_to(now)
            book.board()
            book.put_entries(cities[now % 2600].action_id, [heard(now)])
            book.board()

    # 10,000 for a minute and an entry together, which take 4 ms.
    assert calls_of(go_on) / 20 < 30_000


def test_the_only_blind_count_is_in_no_number_whatever_the_hour() -> None:
    book = board_book([day_city("A"), day_city("B")], now=NOON + 60)
    book.put_counts("A", [BlindCount("Ana", 100, 150, is_blind=True)])
    state = book.city("A")
    assert state is not None
    assert (state.count.agreement, state.count.low) == (Agreement.ONE, None)
    assert book.board().number.reported == 0, "the sum of all would tell it, too"
    # The action is over after 90 minutes, and everyone should be home an hour later: somebody may count late.
    for later in (150, 24 * 60):
        book.move_to(NOON + later)
        assert book.board().number.reported == 0
    book.put_counts("A", [BlindCount("Ana", 100, 150)])
    assert book.board().number.low == 100, "the desk closed the counting"
    book.put_counts("A", [BlindCount(name, 100, 150, is_blind=True) for name in ("Ana", "Luis")])
    assert (book.board().number.reported, book.board().number.high) == (1, 150)
