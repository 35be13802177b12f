"""The day is read once, and an entry is followed without reading the rest again."""

from datetime import UTC, date, datetime, time, timedelta

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.day.city_states import Phase
from organizer_app.domain.day.entry_line import read_line
from organizer_app.domain.day.incident_changes import IncidentChange
from organizer_app.domain.day.next_events import EventKind
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.incidents import IncidentStatus
from organizer_app.domain.model.day.log_entries import Heard, LogEntry
from organizer_app.services.actions.city_actions import set_start, set_status
from organizer_app.services.day import cue_times, day_clock, entries, incidents, public_lines
from organizer_app.services.day.day_books import DayBook, read_day, read_parts, take_parts
from organizer_app.services.day.entries import Said
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.day.board import clock_at, next_lines, place_on, when
from tests.services.day.conftest import AFTERNOON
from tests.support.day_boards import day_city


def _id(day: DayBook, city: str) -> str:
    (found,) = day.cities.found(city)
    return found.action_id


def _renewed(workspace: Workspace, day: DayBook, change: ChangeSet) -> DayBook:
    parts = read_parts(workspace, mobilization_id=day.mobilization_id, changes=change)
    if parts is None:
        return read_day(workspace)
    take_parts(day, parts)
    return day


def _missing(day: DayBook) -> list[str]:
    return [state.city.city for state in day.book.board().ladder]


def test_seven_cities_stand_on_the_board_of_their_day(prime_day: Workspace) -> None:
    day = read_day(prime_day)
    assert (day.day, day.title) == (date(2019, 7, 15), "Prime Day 2019")
    assert [row.cities for row in day.book.board().zones] == [3, 1, 3]


def test_a_day_without_its_own_cities_shows_the_day_of_the_mobilization(prime_day: Workspace) -> None:
    day = read_day(prime_day, at=datetime(2019, 7, 11, 17, tzinfo=UTC))
    assert (day.day, len(day.book.states())) == (date(2019, 7, 15), 7)


def test_after_midnight_at_the_desk_the_day_goes_on_in_the_west(prime_day: Workspace) -> None:
    # San Francisco ends at 9:30 PM Eastern; the all-clear is at 10:30 PM and may be an hour late.
    assert read_day(prime_day, at=datetime(2019, 7, 16, 3, 20, tzinfo=UTC)).day == date(2019, 7, 15)
    assert read_day(prime_day, at=datetime(2019, 7, 20, tzinfo=UTC)).day == date(2019, 7, 15)


def test_every_change_gives_the_board_that_reading_afresh_gives(prime_day: Workspace) -> None:
    day = read_day(prime_day)
    changes: list[ChangeSet] = []
    prime_day.subscribe(changes.append)
    new_york, seattle = _id(day, "new york"), _id(day, "seattle")
    wrong = entries.log_check_in(prime_day, action_id=new_york, heard=Heard.OK)
    entries.correct_entry(prime_day, entry_id=wrong.id, text="locked doors", heard=Heard.ISSUE)
    entries.log_check_in(prime_day, action_id=seattle, heard=Heard.OTHER_WAY, said=Said(minutes_ago=3))
    entries.log_count(prime_day, action_id=new_york, span=(450, 700), method=CountMethod.CLICKER)
    incidents.log_incident(prime_day, action_id=seattle, title="Heat", severity=2)
    public_lines.lock_line(prime_day, text="1 of 7 cities", low=450, high=700)
    for left in reversed(range(7)):
        while changes:
            day = _renewed(prime_day, day, changes.pop(0))
        fresh = read_day(prime_day)
        assert day.book.board() == fresh.book.board()
        assert (day.incidents, day.lines) == (fresh.incidents, fresh.lines)
        if left:
            history.undo(prime_day)


def test_a_city_with_a_break_in_its_run_of_show_is_between_parts_until_the_next_one(
    prime_day: Workspace,
) -> None:
    day = read_day(prime_day)
    changes: list[ChangeSet] = []
    prime_day.subscribe(changes.append)
    new_york = _id(day, "new york")
    cue = Cue(
        id=prime_day.new_id(),
        city_action_id=new_york,
        title="Delivery",
        starts=time(16),
        minutes=20,
        position=9,
    )
    with prime_day.edit(EditKind.STARTED_CUE) as editor:
        editor.put(cue)
    day = _renewed(prime_day, day, changes.pop(0))
    state = day.book.city(new_york)
    assert state is not None
    assert (state.phase, when(state, day.book.now)) == (Phase.BETWEEN_PARTS, "between parts until 4:00 PM")
    assert day.book.board().between == 1
    (part,) = (each for each in day.book.events_until(day.book.now + 24 * 60) if each.kind is EventKind.PART)
    assert next_lines(part, day_city("New York")) == ("New York: Delivery", "Eastern")
    assert clock_at(part.at, part.zone) == "4:00 PM"
    assert day.book.board() == read_day(prime_day).book.board()
    cue_times.start_cue(prime_day, cue_id=cue.id)
    day = _renewed(prime_day, day, changes.pop(0))
    state = day.book.city(new_york)
    assert state is not None
    assert (state.phase, day.book.board()) == (Phase.LIVE, read_day(prime_day).book.board())


def test_an_entry_takes_a_city_off_the_ladder_and_undo_puts_it_back(prime_day: Workspace) -> None:
    day = read_day(prime_day)
    changes: list[ChangeSet] = []
    prime_day.subscribe(changes.append)
    before = _missing(day)
    assert "Arlington" in before
    entries.log_check_in(prime_day, action_id=_id(day, "arlington"), heard=Heard.OK)
    day = _renewed(prime_day, day, changes[0])
    assert _missing(day) == [city for city in before if city != "Arlington"]
    changes.clear()
    history.undo(prime_day)
    assert _missing(_renewed(prime_day, day, changes[0])) == before


def test_a_number_set_for_a_city_moves_its_check_ins_alone(prime_day: Workspace) -> None:
    seattle = _id(read_day(prime_day), "seattle")
    day_clock.set_number(prime_day, number=DayNumber.EARLY, value=300, action_id=seattle)
    numbers = {
        state.city.city: state.city.numbers[DayNumber.EARLY] for state in read_day(prime_day).book.states()
    }
    assert numbers.pop("Seattle") == 300
    assert set(numbers.values()) == {120}


def test_a_corrected_clock_moves_the_board(prime_day: Workspace) -> None:
    before = read_day(prime_day).book.now
    day_clock.set_number(prime_day, number=DayNumber.CLOCK_CORRECTION, value=-60)
    day = read_day(prime_day)
    assert (day.book.now, day.correction) == (before - 60, -60)


def test_the_board_of_a_moment_that_has_passed_knows_only_what_was_known_then(prime_day: Workspace) -> None:
    noon, hour = AFTERNOON - timedelta(hours=3), timedelta(hours=1)
    (seattle,) = read_day(prime_day).cities.found("seattle")

    def at(moment: datetime) -> None:
        prime_day.clock = lambda: moment

    at(noon)
    incident = incidents.log_incident(prime_day, action_id=seattle.action_id, title="heat", severity=3)
    at(noon + hour)
    for counter in ("Ana", "Luis"):
        entries.log_count(
            prime_day,
            action_id=seattle.action_id,
            span=(90, 110),
            method=CountMethod.CLICKER,
            counter=counter,
        )
    public_lines.lock_line(prime_day, text="By 1 PM, 1 of 7", low=90, high=110)
    # An hour late, of what was said on paper at noon.
    entries.log_check_in(prime_day, action_id=seattle.action_id, heard=Heard.OK, said=Said(minutes_ago=60))
    closed = IncidentChange(status=IncidentStatus.CLOSED)
    incidents.change_incident(prime_day, incident_id=incident.id, change=closed)

    def known(moment: datetime | None) -> tuple[int, int, int, bool]:
        day = read_day(prime_day, at=moment)
        state = day.book.city(seattle.action_id)
        assert state is not None
        heard = state.last_heard is not None
        return len(day.incidents), day.book.board().number.reported, len(day.lines), heard

    assert known(noon - hour) == (0, 0, 0, False)
    assert known(noon + hour / 2) == (1, 0, 0, False)
    assert known(noon + hour) == known(None) == (0, 1, 1, True)


def test_a_city_that_was_canceled_is_on_no_board_and_can_be_logged(prime_day: Workspace) -> None:
    (seattle,) = read_day(prime_day).cities.found("seattle")
    set_status(prime_day, action_id=seattle.action_id, status=ActionStatus.CANCELLED)
    day = read_day(prime_day)
    assert day.book.city(seattle.action_id) is None
    (found,) = day.cities.found("sea")
    assert (found.action_id, found.is_off, found.zone) == (seattle.action_id, True, "America/Los_Angeles")
    typed = read_line("sea i forty people came all the same", day.cities)
    assert typed is not None
    entry = entries.log_line(prime_day, typed=typed)
    assert isinstance(entry, LogEntry)
    assert place_on(day.book, entry.city_action_id) == "Seattle, WA"


def test_a_start_moved_on_the_day_moves_its_check_ins(prime_day: Workspace) -> None:
    prime_day.clock = lambda: datetime(2019, 7, 15, 18, 45, tzinfo=UTC)
    (seattle,) = read_day(prime_day).cities.found("seattle")
    # At 11:45 there, from noon to 1 PM.
    set_start(prime_day, action_id=seattle.action_id, starts=time(13))
    state = read_day(prime_day).book.city(seattle.action_id)
    assert state is not None
    assert state.missing is not None
    assert (clock_at(state.missing.due, seattle.zone), state.is_late) == ("11:45 AM", False)
