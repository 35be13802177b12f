"""The matrix shows who holds what, what is open, and who is booked twice."""

from dataclasses import replace

import pytest

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.coverage import (
    COLUMNS,
    CellState,
    candidates,
    coverage_of,
    double_bookings,
    ways_out,
)
from tests.support.builders import PRIME_DAY, a_place
from tests.support.people_books import DETROIT, MINNEAPOLIS, NOW, SEATTLE, a_book, city, person, role, talk

PRESS = COLUMNS[2]


def test_cells_are_filled_asked_or_open_and_rows_go_from_worst_to_best() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo")],
        roles=[
            role("Ana", MINNEAPOLIS),
            role("Bo", MINNEAPOLIS, is_backup=True, status=AssignmentStatus.ASKED),
            role("Bo", MINNEAPOLIS, AssignmentRole.PRESS, AssignmentStatus.DECLINED),
        ],
    )
    found = coverage_of(book, book.rows.values())
    assert [each.row.city for each in found.rows] == ["Detroit", "Minneapolis", "Seattle"]
    cells = found.rows[1].cells
    assert [cell.state for cell in cells[:3]] == [CellState.FILLED, CellState.ASKED, CellState.GAP]
    assert [cell.blocks for cell in cells[:4]] == [True, True, False, False]
    assert (found.rows[1].filled, found.rows[1].needed) == (1, 7)
    assert found.totals[:3] == ((1, 0, 3), (0, 1, 3), (0, 0, 3))


def test_a_small_action_does_without_medic_and_police_liaison() -> None:
    small = city("Duluth", "America/Chicago", expected=30)
    (line,) = coverage_of(a_book(rows=[small]), [small]).rows
    states = {column.code: cell.state for column, cell in zip(COLUMNS, line.cells, strict=True)}
    assert {code for code, state in states.items() if state is CellState.NOT_NEEDED} == {
        "medic",
        "police_liaison",
    }
    assert line.needed == 5


def test_one_person_in_two_cities_on_one_day_is_flagged_with_the_distance() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo")],
        roles=[
            role("Ana", MINNEAPOLIS, AssignmentRole.PRESS),
            role("Ana", SEATTLE, AssignmentRole.PRESS),
            role("Bo", MINNEAPOLIS),
            role("Bo", MINNEAPOLIS, AssignmentRole.PRESS),
        ],
        rows=[MINNEAPOLIS._replace(latitude=44.98, longitude=-93.27), SEATTLE],
    )
    ((pair,),) = double_bookings(book).values()
    assert {pair.first_id, pair.second_id} == {"minneapolis", "seattle"}
    assert pair.kilometres is not None
    assert 2200 < pair.kilometres < 2300
    twice = {each.row.city: each.cells[2].is_twice for each in coverage_of(book, book.rows.values()).rows}
    assert twice == {"Minneapolis": True, "Seattle": True}


def test_two_days_are_no_double_booking() -> None:
    later = city("Duluth", "America/Chicago", day="2019-07-16")
    book = a_book(
        people=[person("Ana")],
        roles=[role("Ana", MINNEAPOLIS), role("Ana", later)],
        rows=[MINNEAPOLIS, later],
    )
    assert double_bookings(book) == {}


def test_who_could_step_in_is_trained_here_or_near_by_and_not_busy() -> None:
    home = a_place(id="place-detroit", name="Detroit", latitude=42.33, longitude=-83.05)
    book = a_book(
        people=[
            person("Ana"),
            person("Bo"),
            person("Cy", home_place_id="place-detroit"),
            person("Di", home_place_id="place-detroit"),
            person("Ed"),
        ],
        roles=[
            role("Ana", DETROIT, AssignmentRole.MARSHAL),
            role("Bo", SEATTLE._replace(action_id="before"), AssignmentRole.PRESS, trained_on=PRIME_DAY),
            role("Di", SEATTLE, AssignmentRole.MEDIC),
        ],
        places=[home],
    )
    assert [(each.name, each.why) for each in candidates(book, "detroit", PRESS)] == [
        ("Ana", ("here",)),
        ("Bo", ("trained",)),
        ("Cy", ("home",)),
    ]


@pytest.mark.parametrize(("days_ago", "is_offered"), [(0.1, False), (13, False), (15, True)])
def test_who_declined_is_not_offered_for_that_action_for_a_while(days_ago: float, is_offered: bool) -> None:  # noqa: FBT001  # a column of the table
    home = a_place(id="place-detroit", name="Detroit")
    book = a_book(
        people=[person("Devin", home_place_id="place-detroit")],
        talks=[talk("Devin", TalkOutcome.DECLINED, days_ago=days_ago, city_action_id="detroit")],
        places=[home],
    )
    assert bool(candidates(book, "detroit", PRESS, now=NOW)) is is_offered
    assert candidates(book, "detroit", PRESS) == ()
    assert ways_out(book, coverage_of(book, book.rows.values()), "detroit", 0, NOW) == () or is_offered


def test_a_declined_role_is_no_role_there_and_a_later_talk_opens_the_question_again() -> None:
    role_declined = role("Devin", DETROIT, AssignmentRole.LEAD, AssignmentStatus.DECLINED)
    home = a_place(id="place-detroit", name="Detroit")
    devin = person("Devin", home_place_id="place-detroit")
    book = a_book(people=[devin], roles=[role_declined], places=[home])
    assert candidates(book, "detroit", PRESS, now=NOW) == ()
    heard = talk("Devin", TalkOutcome.REACHED, days_ago=1, city_action_id="detroit")
    book = a_book(people=[devin], roles=[role_declined], places=[home], talks=[heard])
    assert [each.why for each in candidates(book, "detroit", PRESS, now=NOW)] == [("home",)]


def test_a_pair_that_was_accepted_is_flagged_no_more() -> None:
    book = a_book(
        people=[person("Ana")],
        roles=[role("Ana", MINNEAPOLIS), role("Ana", SEATTLE)],
        rows=[MINNEAPOLIS, SEATTLE],
    )
    assert double_bookings(book)
    accepted = replace(book, accepted=frozenset({frozenset({"seattle", "minneapolis"})}))
    assert double_bookings(accepted) == {}


def test_nobody_is_offered_for_the_role_they_have() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo")],
        roles=[role("Ana", DETROIT, AssignmentRole.PRESS), role("Bo", DETROIT, AssignmentRole.MEDIC)],
    )
    assert [each.name for each in candidates(book, "detroit", PRESS)] == ["Bo"]


def test_who_is_booked_twice_can_be_relieved_in_either_city() -> None:
    book = a_book(
        people=[person(name) for name in ("Ana", "Bo", "Cy", "Di", "Ed")],
        roles=[
            role("Ana", MINNEAPOLIS, AssignmentRole.PRESS),
            role("Ana", SEATTLE, AssignmentRole.MEDIC),
            *(role(name, MINNEAPOLIS, AssignmentRole.MARSHAL) for name in ("Bo", "Cy", "Di")),
            role("Ed", SEATTLE, AssignmentRole.MARSHAL),
        ],
        rows=[MINNEAPOLIS, SEATTLE],
    )
    ways = ways_out(book, coverage_of(book, book.rows.values()), "minneapolis", 2)
    assert [(way.action_id, COLUMNS[way.column].code, way.person.name) for way in ways] == [
        ("minneapolis", "press", "Bo"),
        ("minneapolis", "press", "Cy"),
        ("seattle", "medic", "Ed"),
    ]


def test_a_matrix_counts_only_its_own_double_bookings() -> None:
    book = a_book(
        people=[person("Ana")],
        roles=[role("Ana", MINNEAPOLIS), role("Ana", SEATTLE)],
        rows=[MINNEAPOLIS, SEATTLE, DETROIT],
    )
    assert set(coverage_of(book, [MINNEAPOLIS]).twice) == {"ana"}
    assert coverage_of(book, [DETROIT]).twice == {}


def test_the_actions_of_one_city_go_by_day_and_hour_and_what_is_open_comes_last() -> None:
    noon = MINNEAPOLIS._replace(action_id="z-noon", day="2019-07-15", starts=720)
    late = MINNEAPOLIS._replace(action_id="a-late", day="2019-07-15", starts=1080)
    before = MINNEAPOLIS._replace(action_id="m-before", day="2019-07-14", starts=1200)
    no_hour = MINNEAPOLIS._replace(action_id="b-no-hour", day="2019-07-15", starts=None)
    no_day = MINNEAPOLIS._replace(action_id="c-no-day", day="", starts=None)
    rows = [late, no_day, no_hour, noon, before]
    found = coverage_of(a_book(rows=rows), rows)
    assert [line.row.action_id for line in found.rows] == [
        "m-before", "z-noon", "a-late", "b-no-hour", "c-no-day",
    ]  # fmt: skip


def test_the_holder_who_said_yes_stands_in_the_cell_whatever_the_order() -> None:
    asked = role("Bo", MINNEAPOLIS, AssignmentRole.PRESS, AssignmentStatus.ASKED)
    filled = role("Ana", MINNEAPOLIS, AssignmentRole.PRESS)
    later = role("Cy", MINNEAPOLIS, AssignmentRole.PRESS, AssignmentStatus.OPEN)
    for roles, holder in (([asked, filled], "ana"), ([filled, asked], "ana"), ([asked, later], "bo")):
        book = a_book(people=[person("Ana"), person("Bo"), person("Cy")], roles=roles, rows=[MINNEAPOLIS])
        (line,) = coverage_of(book, [MINNEAPOLIS]).rows
        assert line.cells[2].person_id == holder


def test_a_called_off_city_books_nobody_twice() -> None:
    off = city("Duluth", "America/Chicago", status="cancelled")
    book = a_book(
        people=[person("Ana")],
        roles=[role("Ana", MINNEAPOLIS), role("Ana", off)],
        rows=[MINNEAPOLIS, off],
    )
    assert double_bookings(book) == {}


@pytest.mark.parametrize(("kilometres", "is_near"), [(59.9, True), (60.1, False)])
def test_near_by_is_within_an_hour_of_driving(kilometres: float, is_near: bool) -> None:  # noqa: FBT001  # a column of the table
    # A degree of latitude is 111.195 km.
    home = a_place(id="away", latitude=42.33 + kilometres / 111.195, longitude=-83.05)
    row = DETROIT._replace(latitude=42.33, longitude=-83.05)
    book = a_book(people=[person("Ana", home_place_id="away")], rows=[row], places=[home])
    assert [each.why for each in candidates(book, "detroit", PRESS)] == ([("nearby",)] if is_near else [])


@pytest.mark.parametrize("unknown", ["row", "latitude", "longitude", "place"])
def test_nobody_is_near_by_where_a_spot_is_unknown(unknown: str) -> None:
    home = a_place(id="away", latitude=42.33, longitude=-83.05)
    row = DETROIT._replace(latitude=42.33, longitude=-83.05)
    if unknown == "row":
        row = DETROIT._replace(latitude=None, longitude=None)
    elif unknown != "place":
        home = replace(home, **{unknown: None})
    places = [] if unknown == "place" else [home]
    book = a_book(people=[person("Ana", home_place_id="away")], rows=[row], places=places)
    assert candidates(book, "detroit", PRESS) == ()


def test_no_more_than_so_many_are_offered_those_with_most_reasons_first() -> None:
    names = ("Ana", "Bo", "Cy", "Di", "Ed")
    roles = [role(name, DETROIT, AssignmentRole.MARSHAL) for name in names]
    roles[-1] = role("Ed", DETROIT, AssignmentRole.MARSHAL)
    trained = role("Di", SEATTLE._replace(action_id="before"), AssignmentRole.PRESS, trained_on=PRIME_DAY)
    book = a_book(people=map(person, names), roles=[*roles, trained])
    assert [each.name for each in candidates(book, "detroit", PRESS)] == ["Di", "Ana", "Bo", "Cy"]
    assert [each.name for each in candidates(book, "detroit", PRESS, limit=1)] == ["Di"]


def test_who_is_offered_in_one_city_is_not_offered_in_the_other_too() -> None:
    book = a_book(
        people=[person(name) for name in ("Ana", "Bo", "Cy")],
        roles=[
            role("Ana", MINNEAPOLIS, AssignmentRole.PRESS),
            role("Ana", SEATTLE, AssignmentRole.PRESS),
            role("Bo", MINNEAPOLIS._replace(action_id="before"), AssignmentRole.PRESS, trained_on=PRIME_DAY),
            role("Cy", MINNEAPOLIS._replace(action_id="before"), AssignmentRole.PRESS, trained_on=PRIME_DAY),
        ],
        rows=[MINNEAPOLIS, SEATTLE],
    )
    ways = ways_out(book, coverage_of(book, book.rows.values()), "minneapolis", 2)
    assert [(way.action_id, way.person.name) for way in ways] == [
        ("minneapolis", "Bo"),
        ("minneapolis", "Cy"),
    ]


def test_of_several_other_cities_the_first_is_offered() -> None:
    third = city("Duluth", "America/Chicago", starts_utc=(SEATTLE.starts_utc or 0) + 600)
    book = a_book(
        people=[person(name) for name in ("Ana", "Ed", "Flo")],
        roles=[
            *(role("Ana", row, AssignmentRole.PRESS) for row in (MINNEAPOLIS, SEATTLE, third)),
            role("Ed", SEATTLE, AssignmentRole.MARSHAL),
            role("Flo", third, AssignmentRole.MARSHAL),
        ],
        rows=[MINNEAPOLIS, SEATTLE, third],
    )
    coverage = coverage_of(book, book.rows.values())
    elsewhere = {way.action_id for way in ways_out(book, coverage, "minneapolis", 2)} - {"minneapolis"}
    assert elsewhere == {"seattle"}


@pytest.mark.parametrize(("expected", "needed"), [(49, 5), (50, 7), (None, 7)])
def test_an_action_is_small_below_fifty_people(expected: int | None, needed: int) -> None:
    row = city("Duluth", "America/Chicago", expected=expected)
    (line,) = coverage_of(a_book(rows=[row]), [row]).rows
    assert line.needed == needed
