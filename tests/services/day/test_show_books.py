"""The runs of show of a day are read with what really happened, and follow the clock."""

from organizer_app.domain.day.show_lanes import CueStage, Lane
from organizer_app.services.day.cue_times import start_cue
from organizer_app.services.day.show_books import ShowBook, read_shows
from organizer_app.services.plan.workspace import Workspace


def lane_of(book: ShowBook, city: str) -> Lane:
    return next(lane for _zone, lanes in book.lanes() for lane in lanes if lane.state.city.city == city)


def test_zones_go_from_east_to_west_and_every_city_is_a_lane(prime_day: Workspace) -> None:
    lanes = read_shows(prime_day).lanes()
    assert [len(found) for _zone, found in lanes] == [3, 1, 3]
    assert [lane.state.city.city for lane in lanes[0][1]] == ["Arlington", "New York", "Washington"]


def test_a_started_cue_moves_its_lane(prime_day: Workspace) -> None:
    book = read_shows(prime_day)
    city = next(
        lane.state.city.city for _zone, lanes in book.lanes() for lane in lanes if lane.upcoming is not None
    )
    upcoming = lane_of(book, city).upcoming
    assert upcoming is not None
    start_cue(prime_day, cue_id=upcoming.cue.times.cue_id)
    found = lane_of(read_shows(prime_day), city)
    assert found.now is not None
    assert found.now.cue.times.cue_id == upcoming.cue.times.cue_id
    assert found.now.begins == book.day.book.now


def test_the_clock_moves_without_another_read(prime_day: Workspace) -> None:
    book = read_shows(prime_day)
    book.day.book.move_to(book.day.book.now - 8 * 60)
    stages = {cue.stage for _zone, lanes in book.lanes() for lane in lanes for cue in lane.cues}
    assert stages <= {CueStage.NEXT, CueStage.LATER}
