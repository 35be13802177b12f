"""A run of show has breaks where its plan has a gap, or where what really happened left one."""

from organizer_app.domain.day.city_states import Phase, city_state
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.show_breaks import Break, break_at, breaks_of
from organizer_app.domain.model.day.log_entries import Heard
from tests.support.day_boards import NOON, board_book, day_city, heard

LEAST = 10


def cue(spot: str, starts: int, ends: int, started: int | None = None, ended: int | None = None) -> CueTimes:
    times = (None if each is None else NOON + each for each in (starts, ends, started, ended))
    return CueTimes(spot, *times, title=spot.capitalize())


def breaks(*cues: CueTimes) -> list[tuple[int, int | None, int]]:
    found = breaks_of(cues, NOON, LEAST)
    return [
        (one.starts - NOON, None if one.ends is None else one.ends - NOON, one.until - NOON) for one in found
    ]


def test_a_gap_in_the_plan_is_a_break() -> None:
    assert breaks(cue("a", 0, 60), cue("b", 60, 90), cue("c", 240, 300)) == [(90, 240, 300)]
    assert breaks(cue("a", 0, 60), cue("b", 65, 90)) == [], "five minutes are the change to the next cue"


def test_set_up_before_the_start_is_no_part() -> None:
    assert breaks(cue("set-up", -120, -60), cue("a", 0, 60)) == []


def test_what_really_happened_counts_before_the_plan() -> None:
    over = cue("a", 0, 60, 0, 62)
    assert breaks(over, cue("b", 240, 300)) == [(62, None, 300)]
    assert breaks(over, cue("b", 240, 300, 250)) == [(62, 250, 310)]
    assert breaks(cue("a", 0, 60, 0), cue("b", 240, 300)) == [], "the first one still runs"


def test_a_pause_that_was_not_planned_is_a_break_once_it_is_long() -> None:
    assert breaks(cue("a", 0, 60, 0, 60), cue("b", 60, 90)) == [(70, None, 90)]


def test_what_nobody_noted_before_a_part_that_began_went_by_its_plan() -> None:
    assert breaks(cue("a", 0, 60), cue("b", 240, 260, 180)) == [(60, 180, 200)]


def test_a_cue_that_was_left_out_is_waited_for_no_more() -> None:
    assert breaks(cue("a", 0, 60, 0, 60), cue("b", 60, 90), cue("c", 90, 120, 62)) == []


def test_a_break_names_the_part_after_it_and_when_its_plan_begins_it() -> None:
    planned = breaks_of((cue("rally", 0, 60), cue("march", 80, 90)), NOON, LEAST)
    waited = breaks_of((cue("rally", 0, 60, 0, 60), cue("march", 80, 90)), NOON, LEAST)
    begun = breaks_of((cue("rally", 0, 60, 0, 60), cue("march", 80, 90, 85)), NOON, LEAST)
    assert [(each.part, each.planned) for (each,) in (planned, waited, begun)] == [("March", NOON + 80)] * 3


def test_a_moment_lies_in_a_break_or_in_none() -> None:
    pauses = (Break(10, 20, 60), Break(40, None, 60))
    assert [break_at(pauses, at) for at in (9, 10, 19, 20, 40, 90)] == [
        None, pauses[0], pauses[0], None, pauses[1], pauses[1],
    ]  # fmt: skip


def test_an_action_of_two_parts_is_live_between_parts_ended_and_all_home() -> None:
    parts = breaks_of((cue("rally", 0, 90), cue("delivery", 240, 270)), NOON, LEAST)
    city = day_city()._replace(breaks=parts)
    moments = (-1, 0, 89, 90, 239, 240, 269, 270)
    assert [city_state(city, (), (), NOON + at).phase for at in moments] == [
        Phase.LATER, Phase.LIVE, Phase.LIVE, Phase.BETWEEN_PARTS, Phase.BETWEEN_PARTS, Phase.LIVE, Phase.LIVE,
        Phase.ENDED,
    ]  # fmt: skip
    home = [heard(NOON + 95, Heard.ALL_HOME)]
    assert city_state(city, home, (), NOON + 100).phase is Phase.HOME


def test_the_board_counts_who_is_between_parts_and_follows_cues() -> None:
    parts = (cue("rally", 0, 60), cue("march", 80, 90))
    cities = [day_city("Boston"), day_city("New York")]
    book = board_book(cities, now=NOON + 59)
    book.put_cues("Boston", parts)
    assert book.move_to(NOON + 60) >= {"Boston"}
    board = book.board()
    assert (board.live, board.between, board.ended, board.later) == (1, 1, 0, 0)
    book.put_cues("Boston", ())
    assert (book.board().live, book.board().between) == (2, 0)
