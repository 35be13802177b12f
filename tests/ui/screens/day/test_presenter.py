"""A day replayed through the presenter: every step of the ladder at its minute, no alarm missing or false."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import DiskFull
from organizer_app.domain.day.board import Board
from organizer_app.domain.day.check_ins import EARLIEST, expected_check_ins
from organizer_app.domain.day.city_finding import CityName
from organizer_app.domain.day.ladder import ladder_place
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.time.local_time import epoch_minutes, from_epoch_minutes
from organizer_app.services.actions import city_actions
from organizer_app.services.day import entries
from organizer_app.services.day.day_books import DayBook, read_day
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.day.board_list import BoardCity, BoardLine, Fold, ZoneLine
from organizer_app.ui.screens.day.next_list import NextLine
from organizer_app.ui.screens.day.presenter import DayPresenter
from organizer_app.ui.screens.day.shown_ladder import ShownLadder
from tests.support.held_background import HeldBackground
from tests.support.open_plans import add_action, empty_plan, opened, sample_plan

ENTRIES = 160
STEPS = ((45, 5), (30, 4), (22, 3), (16, 2), (10, 1))


class FakeView:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.board: Board | None = None
        self.lines: list[BoardLine] = []
        self.ladder: ShownLadder | None = None
        self.next: list[NextLine] = []
        self.entry: tuple[Sequence[CityName], int, str, bool] = ((), -1, "", True)
        self.toasts: list[str] = []
        self.announced: list[str] = []
        self.problems: list[str] = []
        self.is_empty = False
        self.cleared = 0
        self.rung = 0

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        del can_undo
        self.toasts.append(sentence)

    def show_nothing(self) -> None:
        self.is_empty = True

    def show_board(self, day: DayBook, board: Board, lines: list[BoardLine]) -> None:
        del day
        self.board, self.lines = board, lines

    def show_ladder(self, shown: ShownLadder | None) -> None:
        self.ladder = shown

    def show_next(self, lines: list[NextLine], left: int) -> None:
        del left
        self.next = lines

    def show_entry(self, cities: Sequence[CityName], chosen: int, text: str, *, is_ready: bool) -> None:
        self.entry = (cities, chosen, text, is_ready)

    def entry_logged(self) -> None:
        self.cleared += 1

    def announce(self, sentence: str) -> None:
        self.announced.append(sentence)

    def ring(self, count: int) -> None:
        self.rung += count


class Desk:
    """A presenter on an open plan, with a clock that is moved by hand."""

    def __init__(self, workspace: Workspace, now: datetime) -> None:
        self.now = now
        workspace.clock = lambda: self.now
        workspace.catch_up()
        self.workspace = workspace
        self.view = FakeView()
        self.presenter = DayPresenter(self.view, ImmediateBackground(), lambda: self.now)
        workspace.subscribe(self.presenter.on_change)
        self.presenter.read()
        self.presenter.attach(workspace)

    def steps(self) -> dict[str, int]:
        """Return the step of each city on the ladder, as the lines of the board show it."""
        return {
            line.state.city.action_id: int(line.place.step)
            for line in self.view.lines
            if isinstance(line, BoardCity) and line.place is not None
        }


def test_edits_that_come_while_the_day_is_read_are_on_the_board(tmp_path: Path, qapp: object) -> None:
    del qapp
    with opened(sample_plan(tmp_path)) as workspace:
        now = datetime(2019, 7, 15, 15, 55, tzinfo=UTC)
        workspace.clock = lambda: now
        view, background = FakeView(), HeldBackground()
        presenter = DayPresenter(view, background, lambda: now)
        workspace.subscribe(presenter.on_change)
        presenter.attach(workspace)
        presenter.read()
        background.answer()
        first, second = [line.state.city for line in view.lines if isinstance(line, BoardCity)][:2]
        city_actions.set_start(workspace, action_id=first.action_id, starts=time(6, 10))
        entries.log_count(
            workspace, action_id=second.action_id, span=(40, 60), method=CountMethod.CLICKER, counter="Ana"
        )
        background.answer()
        assert view.board == Desk(workspace, now).view.board


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    """The desk of Prime Day at 11:55 AM Eastern."""
    del qapp
    with opened(sample_plan(tmp_path)) as workspace:
        desk = Desk(workspace, datetime(2019, 7, 15, 15, 55, tzinfo=UTC))
        yield desk
        desk.presenter.rest()


def _prime_day(folder: Path) -> Path:
    return sample_plan(folder)


def _clock_change(folder: Path) -> Path:
    """Four cities on the night on which New York repeats an hour."""
    path = empty_plan(folder)
    with opened(path) as workspace:
        for place, hour in (("New York, NY", 0), ("Chicago, IL", 1), ("Phoenix, AZ", 0), ("Boston, MA", 2)):
            added = add_action(workspace, place, day=date(2027, 11, 7), starts=time(hour, 30))
            city_actions.set_end(workspace, action_id=added, ends=time(hour + 2, 30))
    return path


def _date_line(folder: Path) -> Path:
    """Three cities around the date line: Sunday morning in Auckland is Saturday in Honolulu."""
    path = empty_plan(folder)
    with opened(path) as workspace:
        for place, day in (("Hilo, HI", 17), ("Hagåtña, GU", 18), ("Honolulu, HI", 17)):
            added = add_action(workspace, place, day=date(2027, 4, day), starts=time(9))
            city_actions.set_end(workspace, action_id=added, ends=time(11))
    return path


def _script(day: DayBook, first: int, last: int) -> dict[int, list[str]]:
    """Return the lines to type at each minute: answers, some of them late, calls in vain, notes, counts."""
    chance = random.Random(15)
    lines: dict[int, list[str]] = {}
    late = iter((12, 17, 25, 33, 47, 60, 11, 20, 90) * 20)
    for state in day.book.states():
        city = state.city
        name = f"{city.city} {city.state}"
        for number, each in enumerate(expected_check_ins(city.starts, city.ends, city.numbers)):
            delay = next(late) if number % 3 == 1 else chance.randrange(-6, 9)
            lines.setdefault(each.due + delay, []).append(name)
            if delay > 10:
                lines.setdefault(each.due + 10, []).append(f"{name} n")
    others = (
        "{} police moved back key",
        "{} c 200-260 clicker",
        "{} x 2 heat",
        "{} d delivered 5,000",
        "{} n",
    )
    names = [f"{state.city.city} {state.city.state}" for state in day.book.states()]
    while sum(map(len, lines.values())) < ENTRIES:
        at = chance.randrange(first, last)
        lines.setdefault(at, []).append(chance.choice(others).format(chance.choice(names)))
    return lines


def _wanted(day: DayBook, heard: dict[str, list[int]], now: int) -> dict[str, int]:
    """Return who must be on which step, worked out afresh from what was typed."""
    found = {}
    for state in day.book.states():
        city, before = state.city, None
        for each in expected_check_ins(city.starts, city.ends, city.numbers):
            opens = each.due - (EARLIEST if before is None else min(EARLIEST, (each.due - before) // 2))
            before = each.due
            if each.due <= now and not any(opens <= at <= now for at in heard.get(city.city, ())):
                step = next((step for late, step in STEPS if now - each.due >= late), 0)
                if step:
                    found[city.action_id] = step
                break
    return found


@pytest.mark.parametrize(
    ("make", "at"),
    [
        (_prime_day, datetime(2019, 7, 15, 14, tzinfo=UTC)),
        (_clock_change, datetime(2027, 11, 7, 1, tzinfo=UTC)),
        (_date_line, datetime(2027, 4, 17, 20, tzinfo=UTC)),
    ],
)
def test_a_day_is_replayed_and_every_step_comes_at_its_minute(
    tmp_path: Path, qapp: object, make: Callable[[Path], Path], at: datetime
) -> None:
    del qapp
    with opened(make(tmp_path)) as workspace:
        desk = Desk(workspace, at)
        first, last = epoch_minutes(at), epoch_minutes(at + timedelta(hours=12))
        day = read_day(workspace, at=at)
        script = _script(day, first, last)
        heard: dict[str, list[int]] = {}
        typed, alarms, seen_steps = 0, 0, set[int]()
        before = set(desk.steps())
        for now in range(first, last + 1):
            desk.now = from_epoch_minutes(now)
            desk.presenter.tick()
            ticked = set(_wanted(day, heard, now))
            alarms += len(ticked - before)
            assert len(desk.view.announced) == alarms, from_epoch_minutes(now)
            for line in script.get(now, ()):
                desk.presenter.enter_line(line)
                typed += 1
                if not {"n", "c", "x", "d", "police"} & set(line.split()):
                    city = next(s.city.city for s in day.book.states() if line.startswith(s.city.city))
                    heard.setdefault(city, []).append(now)
            wanted = _wanted(day, heard, now)
            assert desk.steps() == wanted, from_epoch_minutes(now)
            before = set(wanted)
            seen_steps |= set(wanted.values())
        assert desk.view.problems == []
        assert len(desk.view.toasts) == typed
        assert seen_steps == {1, 2, 3, 4, 5}
        assert len(history.entries(workspace)) >= typed
        assert alarms > 0
        desk.presenter.rest()


def test_ambiguous_text_stays_and_offers_cities(desk: Desk) -> None:
    desk.presenter.type_line("s")
    cities, chosen, text, is_ready = desk.view.entry
    assert ([city.city for city in cities], chosen, is_ready) == (["San Francisco", "Seattle"], -1, False)
    assert "Down" in text
    desk.presenter.enter_line("s")
    assert desk.view.toasts == []
    desk.presenter.step_candidate(1)
    desk.presenter.step_candidate(1)
    assert desk.view.entry[2:] == ("OK now, 8:55 AM there", True)
    desk.presenter.enter_line("s")
    assert (desk.view.toasts, desk.view.cleared) == (["Seattle, WA: OK"], 1)


def test_unknown_text_is_logged_as_general(desk: Desk) -> None:
    desk.presenter.type_line("the radio is down")
    assert desk.view.entry[2] == "Press Enter to log it as general"
    desk.presenter.enter_line("the radio is down")
    assert desk.view.toasts == ["Log: noted"]


def test_a_line_that_lacks_something_is_not_logged(desk: Desk) -> None:
    desk.presenter.enter_line("seattle 450-700")
    assert (desk.view.toasts, desk.view.cleared) == ([], 0)
    assert "How was it counted" in desk.view.announced[0]


def test_a_line_that_cannot_be_logged_stays_or_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    typed_meanwhile = iter(("", "portland ok"))

    def fail(*_given: object, **_named: object) -> None:
        if meanwhile := next(typed_meanwhile):
            desk.presenter.type_line(meanwhile)
        raise DiskFull("/plan")

    monkeypatch.setattr(entries, "log_line", fail)
    desk.presenter.enter_line("seattle ok")
    desk.presenter.enter_line("seattle ok")
    first, second = desk.view.problems
    assert (desk.view.cleared, desk.view.toasts) == (0, [])
    assert second == f"Not logged: “seattle ok”. {first}"


def test_the_card_follows_the_city_that_is_chosen(desk: Desk) -> None:
    assert desk.view.ladder.total > 1
    other = next(
        line.state.city.action_id
        for line in desk.view.lines
        if isinstance(line, BoardCity) and line.place and line.state != desk.view.ladder.state
    )
    desk.presenter.select(other)
    assert desk.view.ladder.state.city.action_id == other
    assert desk.view.ladder.calls.lead is not None
    total = desk.view.ladder.total
    desk.presenter.log_outcome(Heard.OK)
    assert desk.view.ladder.total == total - 1
    history.undo(desk.workspace)
    assert desk.view.ladder.total == total


def test_zones_fold_by_steps(desk: Desk) -> None:
    def shown(zone: str) -> int:
        return sum(isinstance(line, BoardCity) and line.state.city.zone == zone for line in desk.view.lines)

    zone = "America/New_York"
    assert shown(zone) == 3
    desk.presenter.fold(zone, opens=False)
    desk.presenter.fold(zone, opens=False)
    assert shown(zone) == 0
    heads = [line for line in desk.view.lines if isinstance(line, ZoneLine)]
    assert {line.fold for line in heads if line.row.zone == zone} == {Fold.CLOSED}
    desk.presenter.toggle(zone)
    assert shown(zone) == 3
    desk.presenter.toggle_all()
    assert len(desk.view.lines) == 10


def test_no_timer_runs_unless_somebody_looks(desk: Desk) -> None:
    assert not desk.presenter.is_ticking
    desk.now = datetime(2019, 7, 15, 15, 50, 20, tzinfo=UTC)
    desk.presenter.wake()
    assert (desk.presenter.is_ticking, desk.presenter.tick_ms) == (True, 40_000)
    # Noon in the East is two minutes away: seconds are counted down.
    desk.now = datetime(2019, 7, 15, 15, 58, 0, 250_000, tzinfo=UTC)
    desk.presenter.tick()
    assert desk.presenter.tick_ms == 750
    assert "2:00" in {line.to_go for line in desk.view.next}
    desk.presenter.rest()
    assert not desk.presenter.is_ticking


def test_the_public_line_is_locked_as_it_is(desk: Desk) -> None:
    desk.workspace.author = "Ana"
    desk.presenter.enter_line("seattle 450-719 clicker")
    assert desk.view.board.number.reported == 0, "the second counter must not see the first one's number"
    desk.workspace.author = "Luis"
    desk.presenter.enter_line("seattle 470-700 clicker")
    desk.presenter.lock_line()
    day = read_day(desk.workspace)
    assert [each.text for each in day.lines] == [
        "By 11:55 AM Eastern, 1 of 7 cities had reported: between 450 and 720 people."
    ]


def test_the_ladder_says_the_next_call(desk: Desk) -> None:
    shown = desk.view.ladder
    assert shown.place == ladder_place(shown.state.missing.due, shown.now, shown.state.city.numbers)
