"""Keeps the day in memory, follows edits and minutes, and logs what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QTimer
from typing_extensions import override

from organizer_app.domain.day.counting import rounded_down, rounded_up
from organizer_app.domain.day.entry_line import EntryGap, read_line
from organizer_app.domain.day.incident_changes import IncidentChange
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.environment.plan_clocks import RehearsalClock
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter, or_none
from organizer_app.ui.screens.day.board_list import (
    BoardCity,
    BoardLine,
    Fold,
    lines_of,
    usual_fold,
    wall_lines,
)
from organizer_app.ui.screens.day.next_list import COUNTDOWN, NextLine, next_line
from organizer_app.ui.screens.day.shown_ladder import ShownLadder
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import entry_bar as words
from organizer_app.wording.day import incidents as incident_words
from organizer_app.wording.day.public_lines import public_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.day.board import Board
    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.domain.day.city_states import CityState
    from organizer_app.domain.day.entry_line import TypedEntry
    from organizer_app.domain.model.day.log_entries import Heard
    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.day_books import DayBook, DayParts
    from organizer_app.services.day.ladder_calls import LadderCalls
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

_MINUTE: Final = 60


class DayView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_nothing(self) -> None:
        """Say that the plan has no day to show."""

    def show_board(self, day: DayBook, board: Board, lines: Sequence[BoardLine]) -> None:
        """Show where all cities are at the minute of the board."""

    def show_ladder(self, shown: ShownLadder | None) -> None:
        """Show the one thing to do now."""

    def show_next(self, lines: list[NextLine], left: int) -> None:
        """Show what happens next, and how much still happens today."""

    def show_entry(self, cities: Sequence[CityName], chosen: int, text: str, *, is_ready: bool) -> None:
        """Show what the typed line was understood as."""

    def entry_logged(self) -> None:
        """Empty the line."""

    def announce(self, sentence: str) -> None:
        """Say something through the screen reader, politely."""

    def ring(self, count: int) -> None:
        """Announce cities that came onto the ladder, as this laptop's person chose."""


class DayPresenter(PlanPresenter[DayView]):
    """Decides what the board shows; while it rests, no timer runs.

    Args:
        view: shows it.
        background: does the work on the plan.
        clock: the present moment, UTC.
    """

    def __init__(self, view: DayView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._day: DayBook | None = None
        self._board: Board | None = None
        self._folds: dict[str, Fold] = {}
        self._selected = ""
        self._calls: tuple[tuple[str, int], LadderCalls | None] = (("", 0), None)
        self._alarms: frozenset[str] | None = None
        self._rung: tuple[CityState, ...] | None = None
        self._line = self._sent = ""
        self._chosen = -1
        self._reading = 0
        self._is_awake = self._is_on_wall = False
        self._fast: RehearsalClock | None = None
        self._tick = QTimer(singleShot=True)
        self._tick.timeout.connect(self.tick)

    # The plan

    @override
    def attach(self, workspace: Workspace) -> None:
        """Read the plan, which is open now; a rehearsal has a clock of its own."""
        super().attach(workspace)
        if isinstance(workspace.clock, RehearsalClock):
            self._clock = self._fast = workspace.clock
            self.read()

    def read(self) -> None:
        """Read the whole day."""
        self._reading += 1
        number = self._reading
        self._access.ask(self._whole_day(), lambda day: self._take(day, number))

    def _whole_day(self) -> Callable[[Workspace], DayBook | None]:
        now = self._clock()
        return or_none(lambda workspace: services.day_books.read_day(workspace, clock=now))

    def on_change(self, change_set: ChangeSet) -> None:
        """Read what edits changed; the whole day, in the same job, where they changed more than its parts."""
        day = self._day
        if day is None:
            self.read()
            return
        number, mobilization_id, whole = self._reading, day.mobilization_id, self._whole_day()

        def work(workspace: Workspace) -> tuple[DayParts | None, DayBook | None]:
            parts = services.day_books.read_parts(
                workspace, mobilization_id=mobilization_id, changes=change_set
            )
            return parts, whole(workspace) if parts is None else None

        self._access.ask(work, lambda found: self._take_change(*found, number))

    def _take(self, day: DayBook | None, number: int) -> None:
        if number != self._reading:
            return
        self._day = day
        if day is None:
            self._view.show_nothing()
            return
        self._calls = (("", 0), None)
        self._move_clock()
        self._show()

    def _take_change(self, parts: DayParts | None, whole: DayBook | None, number: int) -> None:
        if number != self._reading or self._day is None:
            self.read()
        elif parts is None:
            # Parts that were asked for meanwhile belong to the day before.
            self._reading += 1
            self._take(whole, self._reading)
        else:
            services.day_books.take_parts(self._day, parts)
            self._show()

    # The clock

    def wake(self) -> None:
        """Follow the clock, because the board is in sight."""
        self._is_awake = True
        if self._day is not None:
            self._move_clock()
            self._show()
        self._wait()

    def follow_clock(self) -> None:
        """Wait again, because the clock goes on at another speed."""
        self._wait()

    def rest(self) -> None:
        """Stop following the clock."""
        self._is_awake = False
        self._tick.stop()

    @property
    def is_ticking(self) -> bool:
        """Whether a timer runs."""
        return self._tick.isActive()

    @property
    def tick_ms(self) -> int:
        """How long the timer waits, in milliseconds."""
        return self._tick.interval()

    def tick(self) -> None:
        """Show another minute, or another second of a countdown."""
        if self._day is not None:
            before = self._day.book.now
            self._move_clock()
            if self._day.book.now != before:
                self._show()
            else:
                self._show_next()
        self._wait()

    def _move_clock(self) -> None:
        if self._day is not None:
            self._day.book.move_to(epoch_minutes(self._clock()) + self._day.correction)

    def _wait(self) -> None:
        """Wait for the next minute; for the next second while a countdown under two minutes is in sight."""
        if not self._is_awake or self._day is None:
            self._tick.stop()
            return
        now, speed = self._clock(), 1 if self._fast is None else self._fast.speed
        if not speed:
            self._tick.stop()
        elif speed == 1 and self._counts_down():
            self._tick.start(1000 - now.microsecond // 1000)
        else:
            left = (_MINUTE - now.second) * 1000 - now.microsecond // 1000
            # A moment more, so that the minute has begun.
            self._tick.start(left if speed == 1 else left // speed + 1)

    def _counts_down(self) -> bool:
        board = self._board
        return board is not None and any(0 < each.at - board.now <= COUNTDOWN for each in board.upcoming)

    # What is shown

    def _show(self) -> None:
        day = self._day
        if day is None:
            return
        board = self._board = day.book.board()
        lines = (
            wall_lines(board, day.day)
            if self._is_on_wall
            else lines_of(day.book, board, self._folds, day.day)
        )
        self._view.show_board(day, board, lines)
        self._show_next()
        self._show_ladder()
        self._announce_new(board)
        if self._line:
            # What was typed says what time it is there.
            self._show_entry()
        if self._is_awake and not self._tick.isActive():
            self._wait()

    def show_wall(self, *, is_on: bool) -> None:
        """List the worst first, as on a wall, or the zones from east to west with what was unfolded."""
        self._is_on_wall = is_on
        self._show()

    def _announce_new(self, board: Board) -> None:
        """Announce who came onto the ladder; the board keeps the same ladder while nobody comes or goes."""
        if board.ladder is self._rung:
            return
        self._rung = board.ladder
        alarms = frozenset(state.city.action_id for state in board.ladder)
        if self._alarms is not None:
            fresh = [state for state in board.ladder if state.city.action_id not in self._alarms]
            for state in fresh:
                self._view.announce(board_words.announced(state))
            if fresh:
                self._view.ring(len(fresh))
        self._alarms = alarms

    def _show_next(self) -> None:
        day, board = self._day, self._board
        if day is not None and board is not None:
            seconds = self._clock().second
            lines = [next_line(day, each, board.now, seconds) for each in board.upcoming]
            self._view.show_next(lines, board.events_left)

    def _show_ladder(self) -> None:
        day, board = self._day, self._board
        if day is None or board is None:
            return
        ids = [state.city.action_id for state in board.ladder]
        if not ids:
            self._view.show_ladder(None)
            return
        spot = ids.index(self._selected) if self._selected in ids else 0
        state = board.ladder[spot]
        place = BoardCity(state, board.now).place
        if place is None:
            self._view.show_ladder(None)
            return
        wanted = (state.city.action_id, int(place.step))
        known, calls = self._calls
        self._view.show_ladder(
            ShownLadder(state, place, calls if known[0] == wanted[0] else None, spot + 1, len(ids), board.now)
        )
        if known[0] != wanted[0]:
            self._read_calls(wanted, tuple(each.city.action_id for each in day.book.states()))

    def _read_calls(self, wanted: tuple[str, int], day_actions: tuple[str, ...]) -> None:
        self._calls = (wanted, None)

        def take(calls: LadderCalls) -> None:
            if self._calls[0] == wanted:
                self._calls = (wanted, calls)
                self._show_ladder()

        self._access.ask(
            lambda workspace: services.ladder_calls.ladder_calls(
                workspace, action_id=wanted[0], day_actions=day_actions
            ),
            take,
        )

    # What people do

    def select(self, action_id: str) -> None:
        """Show the ladder of this city, if it is there."""
        self._selected = action_id
        self._show_ladder()

    def fold(self, zone: str, *, opens: bool) -> None:
        """Open a zone by one step, or close it by one: its line, the cities in trouble, all cities."""
        if self._day is None or self._board is None:
            return
        row = next((each for each in self._board.zones if each.zone == zone), None)
        if row is None:
            return
        order = [Fold.CLOSED, Fold.TROUBLES, Fold.ALL] if row.troubles else [Fold.CLOSED, Fold.ALL]
        now = self._folds.get(zone, usual_fold(self._board))
        if now not in order:
            now = Fold.CLOSED
        spot = order.index(now) + (1 if opens else -1)
        self._folds[zone] = order[max(0, min(spot, len(order) - 1))]
        self._show()

    def toggle(self, zone: str) -> None:
        """Open a zone to all of its cities, or close it to those in trouble."""
        if self._board is not None:
            is_whole = self._folds.get(zone, usual_fold(self._board)) is Fold.ALL
            row = next((each for each in self._board.zones if each.zone == zone), None)
            closed = Fold.TROUBLES if row is not None and row.troubles else Fold.CLOSED
            self._folds[zone] = closed if is_whole else Fold.ALL
            self._show()

    def toggle_all(self) -> None:
        """Open every zone, or close them all to what they show by themselves."""
        if self._board is not None:
            zones = [row.zone for row in self._board.zones]
            is_whole = all(self._folds.get(zone) is Fold.ALL for zone in zones)
            self._folds = {} if is_whole else dict.fromkeys(zones, Fold.ALL)
            self._show()

    def log_outcome(self, heard: Heard) -> None:
        """Log an outcome for the city on the card."""
        board = self._board
        if board is None or not board.ladder:
            return
        ids = [state.city.action_id for state in board.ladder]
        action_id = self._selected if self._selected in ids else ids[0]
        state = board.ladder[ids.index(action_id)]
        said = f"{board_words.place_named(state.city)}: {board_words.heard_words(heard)}"
        self._access.ask_once(
            ("check in", action_id, heard),
            lambda workspace: services.entries.log_check_in(workspace, action_id=action_id, heard=heard),
            lambda _entry: self._view.show_toast(said, can_undo=True),
        )

    def change_incident(self, incident_id: str, change: IncidentChange) -> None:
        """Change an incident; a form that changed nothing changes nothing."""
        if change != IncidentChange():
            self._access.ask(
                lambda workspace: services.incidents.change_incident(
                    workspace, incident_id=incident_id, change=change
                ),
                lambda _incident: self._view.show_toast(incident_words.saved(), can_undo=True),
            )

    def lock_line(self) -> None:
        """Lock the public line as it is now."""
        day, board = self._day, self._board
        if day is None or board is None:
            return
        number = board.number
        line = public_line(number, board.now, day.desk_zone, day.day)
        low, high, mobilization = rounded_down(number.low), rounded_up(number.high), day.mobilization_id
        self._access.ask_once(
            ("line", line),
            lambda workspace: services.public_lines.lock_line(
                workspace, text=line, low=low, high=high, mobilization=mobilization
            ),
            lambda _entry: self._view.show_toast(board_words.line_locked(), can_undo=True),
        )

    # The entry line

    def type_line(self, line: str) -> None:
        """Understand a line while it is typed."""
        self._line, self._chosen, self._sent = line, -1, ""
        self._show_entry()

    def step_candidate(self, step: int) -> None:
        """Choose the next or the last candidate for the city."""
        count = len(self._candidates())
        if count > 1:
            self._chosen = (
                (self._chosen + step) % count if self._chosen >= 0 else (0 if step > 0 else count - 1)
            )
            self._show_entry()

    def pick_candidate(self, spot: int) -> None:
        """Choose a candidate by its place among those offered."""
        first = max(0, min(self._chosen, len(self._candidates()) - _OFFERED))
        self._chosen = first + spot
        self._show_entry()

    def enter_line(self, line: str) -> None:
        """Log a line, or say what it lacks; nothing that was typed is lost."""
        self._line = line
        entry = self._understood()
        if entry is None or (line and line == self._sent):
            # Enter a second time before the line has left the field is no second entry.
            return
        if entry.gap is not None and entry.gap is not EntryGap.UNKNOWN_CITY:
            self._show_entry()
            self._view.announce(words.gap_words(entry.gap))
            return
        self._sent = line
        self._access.ask(
            lambda workspace: services.entries.log_line(workspace, typed=entry, counter=workspace.author),
            lambda _record: self._logged(entry, line),
            lambda problem: self._not_logged(problem, line),
        )

    def _not_logged(self, problem: Problem, line: str) -> None:
        """Say why, and which line it was where another one has taken its place."""
        from organizer_app.wording.errors.problems import sentence

        if self._line == line:
            self._sent = ""
            self._view.show_problem(sentence(problem))
        else:
            self._view.show_problem(f"{words.not_logged(line)} {sentence(problem)}")

    def _logged(self, entry: TypedEntry, line: str) -> None:
        if self._sent == line:
            self._sent = ""
        if self._line == line:
            self._line, self._chosen = "", -1
            self._view.entry_logged()
        self._view.show_toast(words.logged(entry), can_undo=True)

    def _candidates(self) -> tuple[CityName, ...]:
        entry = read_line(self._line, self._day.cities) if self._day is not None else None
        return entry.candidates if entry is not None else ()

    def _understood(self) -> TypedEntry | None:
        if self._day is None:
            return None
        cities = self._candidates()
        chosen = cities[self._chosen] if 0 <= self._chosen < len(cities) else None
        return read_line(self._line, self._day.cities, chosen)

    def _show_entry(self) -> None:
        day, entry = self._day, self._understood()
        if day is None or entry is None:
            self._view.show_entry((), -1, "", is_ready=True)
            return
        if entry.gap is not None:
            text, is_ready = words.gap_words(entry.gap), False
        else:
            text, is_ready = words.understood(entry, day.book.now), True
        self._view.show_entry(self._candidates(), self._chosen, text, is_ready=is_ready)


_OFFERED: Final = 3
