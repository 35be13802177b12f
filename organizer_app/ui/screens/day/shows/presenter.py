"""Reads the runs of show while they are looked at, follows the minutes, and starts and ends cues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.screens.day.part_presenter import PartPresenter
from organizer_app.ui.screens.day.shows.show_lines import LaneLine, ShowLine, show_lines
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import shows as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from organizer_app.domain.day.cue_changes import Push, Shortening
    from organizer_app.domain.day.show_lanes import Lane
    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.show_books import ShowBook
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


class ShowsView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_no_lanes(self) -> None:
        """Say that no city has a run of show."""

    def show_lanes(self, lines: Sequence[ShowLine], chosen: str, zone: str, now: int) -> None:
        """Show each city's run of show as a lane, on an axis in a zone, with one chosen."""

    def show_lane_tallies(self, running: int, over: int, upcoming: int, adrift: tuple[int, int]) -> None:
        """Show how the runs of show are going."""

    def show_driven(self, lane: Lane | None, now: int) -> None:
        """Show the lane that the keys drive."""


class ShowsPresenter(PartPresenter[ShowsView, "ShowBook"]):
    """Reads only while the runs of show are looked at."""

    shown = frozenset(
        {Noun.CUE, Noun.CITY_ACTION, Noun.PLACE, Noun.TASK, Noun.ASSIGNMENT, Noun.DAY_SETTING, Noun.LOG_ENTRY}
    )

    def __init__(self, view: ShowsView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background, clock)
        self._book: ShowBook | None = None
        self._lanes: dict[str, Lane] = {}
        self._chosen = ""
        self._only_adrift = False

    def move_to(self, now: int) -> None:
        """Follow the clock to a minute."""
        book = self._book
        if book is not None and book.day.book.now != now:
            book.day.book.move_to(now)
            self._show()

    @override
    def _read(self, workspace: Workspace, now: datetime) -> ShowBook:
        return services.show_books.read_shows(workspace, clock=now)

    @override
    def _take(self, book: ShowBook | None) -> None:
        self._book = book
        self._show()

    def _show(self) -> None:
        book = self._book
        if book is None or not book.cues:
            self._view.show_no_lanes()
            return
        zones, now = book.lanes(), book.day.book.now
        lanes = [lane for _zone, found in zones for lane in found if lane.cues]
        self._lanes = {lane.state.city.action_id: lane for lane in lanes}
        lines = show_lines(zones, now, only_adrift=self._only_adrift)
        shown = [line.lane.state.city.action_id for line in lines if isinstance(line, LaneLine)]
        if self._chosen not in shown:
            driven = [key for key in shown if key in self._lanes]
            self._chosen = next(iter(driven or shown), "")
        running = sum(lane.now is not None for lane in lanes)
        over = sum(lane.now is None and lane.upcoming is None for lane in lanes)
        limit = lanes[0].state.city.numbers[DayNumber.DRIFT]
        adrift = limit, sum(lane.is_adrift for lane in lanes)
        self._view.show_lane_tallies(running, over, len(lanes) - running - over, adrift)
        self._view.show_lanes(lines, self._chosen, book.day.desk_zone, now)
        self._view.show_driven(self._lanes.get(self._chosen), now)

    # What people do

    def select(self, action_id: str) -> None:
        """Drive another lane."""
        self._chosen = action_id
        if self._book is not None:
            self._view.show_driven(self._lanes.get(action_id), self._book.day.book.now)

    def keep_adrift(self, is_on: bool) -> None:  # noqa: FBT001  # a signal's argument
        """Show only those beyond the limit, or all."""
        self._only_adrift = is_on
        self._show()

    def drive(self, letter: str) -> None:
        """Drive the chosen lane: g starts its next cue, e ends the one that runs, p pushes, t shortens."""
        lane = self._lanes.get(self._chosen)
        if lane is not None:
            acts = {"g": self._start, "e": self._end, "p": self._push, "t": self._shorten}
            acts[letter](lane)

    def _start(self, lane: Lane) -> None:
        if lane.upcoming is not None:
            cue_id = lane.upcoming.cue.times.cue_id
            said = words.started(lane.upcoming.cue.title, board_words.name_of_city(lane.state.city))
            self._do(
                ("start", cue_id),
                lambda workspace: services.cue_times.start_cue(workspace, cue_id=cue_id),
                said,
            )

    def _end(self, lane: Lane) -> None:
        if lane.now is not None:
            cue_id = lane.now.cue.times.cue_id
            said = words.ended(lane.now.cue.title, board_words.name_of_city(lane.state.city))
            self._do(
                ("end", cue_id), lambda workspace: services.cue_times.end_cue(workspace, cue_id=cue_id), said
            )

    def _do(self, what: tuple[str, str], work: Callable[[Workspace], object], said: str) -> None:
        self._access.ask_once(what, work, lambda _cue: self._view.show_toast(said, can_undo=True))

    def _push(self, lane: Lane) -> None:
        action_id, city = lane.state.city.action_id, board_words.name_of_city(lane.state.city)

        def tell(push: Push | None) -> None:
            said = words.nothing_to_push(city) if push is None else words.pushed(push, city)
            self._view.show_toast(said, can_undo=push is not None)

        self._access.ask_once(
            ("push", action_id),
            lambda workspace: services.cue_times.push_rest(workspace, action_id=action_id),
            tell,
        )

    def _shorten(self, lane: Lane) -> None:
        action_id, city = lane.state.city.action_id, board_words.name_of_city(lane.state.city)
        title = lane.now.cue.title if lane.now is not None else ""

        def tell(short: Shortening | None) -> None:
            said = words.nothing_to_shorten(city) if short is None else words.shortened(short, title, city)
            self._view.show_toast(said, can_undo=short is not None)

        self._access.ask_once(
            ("shorten", action_id),
            lambda workspace: services.cue_times.shorten_cue(workspace, action_id=action_id),
            tell,
        )
