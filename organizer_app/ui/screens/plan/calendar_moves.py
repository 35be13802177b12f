"""Carries out what week, timeline and month ask of the plan: the shown day, and moves in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.ui.screens.plan.marks.day_marks import Layer
from organizer_app.ui.screens.plan.store.calendar_marks import CalendarMarks, period_of
from organizer_app.ui.screens.plan.store.plan_view import ViewKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.plan_access import PlanAccess, ToastView
    from organizer_app.ui.screens.plan.store.calendar_marks import Period
    from organizer_app.ui.screens.plan.store.plan_view import Selection
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move

_PERIOD = {ViewKind.WEEK: timedelta(days=7), ViewKind.TIMELINE: timedelta(days=1)}


class Planner(Protocol):
    """The part of the presenter that is needed here."""

    kind: ViewKind
    month: tuple[int, int]
    selection: Selection

    @property
    def today(self) -> date:
        """The present day at headquarters."""

    @property
    def head(self) -> MobilizationHead | None:
        """The mobilization of the plan."""

    def turn_month(self, step: int) -> None:
        """Go forward or back by some months."""

    def choose_month(self, year: int, month: int) -> None:
        """Show a month in the calendar."""

    def select_day(self, day: str) -> None:
        """Select an ISO day in the calendars."""

    def choose_view(self, kind: ViewKind) -> None:
        """Show another view."""

    def select_action(self, action_id: str) -> None:
        """Select an action and its city."""

    def select_actions(self, action_ids: Sequence[str]) -> None:
        """Select several actions."""

    def select_place(self, key: str) -> None:
        """Select a city, or none."""

    def rows_of_day(self, day: str) -> Sequence[ActionRow]:
        """Return every action of an ISO day."""

    def show_marks(self) -> None:
        """Show other deadlines or holidays."""


class CalendarMoves:
    """Holds the ISO day of week and timeline, and sends moves to the plan.

    Args:
        planner: the presenter.
        view: confirms moves.
        access: access to the plan.
        clock: returns the present instant, UTC.
    """

    def __init__(self, planner: Planner, view: ToastView, access: PlanAccess, clock: Clock) -> None:
        self._planner = planner
        self._view = view
        self._access = access
        self._clock = clock
        self.day = ""
        self.beside = CalendarMarks(planner, access)

    def toggle_deadlines(self) -> None:
        """Show or hide what is due, and confirm it."""
        from organizer_app.wording.plan import day_marks as words

        self.beside.toggle(Layer.DEADLINES)
        is_shown = Layer.DEADLINES not in self.beside.hidden
        self._view.show_toast(words.deadlines_now(is_shown=is_shown), can_undo=False)

    @property
    def period(self) -> Period | None:
        """The month, week or day that is shown, None if everything is."""
        return period_of(self._planner.kind, self._planner.month, self.day)

    @property
    def now(self) -> int:
        """The present instant, in minutes since 1970-01-01 UTC."""
        return epoch_minutes(self._clock())

    def choose_day(self, day: date) -> None:
        """Show a day, or its week."""
        self.day = min(max(day, date(1900, 1, 8)), date(9998, 12, 24)).isoformat()
        self.beside.turn_to(day.year)
        self._planner.choose_view(self._planner.kind)

    def follow(self, day: str) -> None:
        """Go to a selected ISO day; do nothing for an empty text."""
        if day and day != self.day:
            self.day = day
            if self._planner.kind in _PERIOD:
                self._planner.choose_view(self._planner.kind)

    def turn(self, step: int) -> None:
        """Go forward or back by months, weeks or days, depending on the view."""
        period = _PERIOD.get(self._planner.kind)
        if period is None:
            self._planner.turn_month(step)
        else:
            self.choose_day(date.fromisoformat(self.day) + step * period)

    def go_to_today(self) -> None:
        """Choose the present day, with its month where the view shows months."""
        if self._planner.kind in _PERIOD:
            self.choose_day(self._planner.today)
        else:
            today = self._planner.today
            self._planner.choose_month(today.year, today.month)
            self._planner.select_day(today.isoformat())

    # Selection and moves

    def selected(self) -> tuple[str, ...]:
        """Return the ids of the selected actions, one or many."""
        selection = self._planner.selection
        return selection.actions or ((selection.action,) if selection.action else ())

    def toggle(self, action_id: str) -> None:
        """Add an action to the selection, or remove it."""
        before = self.selected()
        wanted = tuple(each for each in before if each != action_id)
        if wanted == before:
            wanted = (*before, action_id)
        if len(wanted) > 1:
            self._planner.select_actions(wanted)
        elif wanted:
            self._planner.select_action(wanted[0])
        else:
            self._planner.select_place("")

    def move(self, move: Move) -> None:
        """Move, stretch or copy actions as one undo step."""
        from organizer_app.ui.screens.plan.editing.edits import MoveEdits

        MoveEdits(self._view, self._access).move(move)

    def move_to_window(self) -> None:
        """Move the selection into the overlap of the shown day."""
        # Imported here: nothing is moved before the first paint.
        from organizer_app.domain.calendar.shared_windows import window_of
        from organizer_app.ui.screens.plan.editing.edits import MoveEdits

        day, head = self.day, self._planner.head
        window = window_of(self._planner.rows_of_day(day), head, day)
        edits = MoveEdits(self._view, self._access)
        edits.move_to_window(self.selected(), day, has_window=window is not None or _is_relay(head))

    def bring_to_window(self, action_id: str) -> None:
        """Move one action to the time of its mobilization's rule."""
        from organizer_app.ui.screens.plan.editing.edits import MoveEdits

        MoveEdits(self._view, self._access).move_to_window((action_id,), "", has_window=True)


def _is_relay(head: MobilizationHead | None) -> bool:
    """Return whether every city has a time of its own, so that no common window can be drawn."""
    return head is not None and head.rule == "relay" and head.rule_time is not None
