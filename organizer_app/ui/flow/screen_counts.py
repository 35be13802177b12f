"""Counts in the background after every pause in the editing, for the numbers in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from organizer_app.domain.time.local_time import epoch_minutes, local_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.rows.action_rows import ActionRow, PlanSnapshot
    from organizer_app.services.plan.screen_counts import ScreenCounts
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.screen import ScreenContext

_PAUSE_MS: Final = 700


class SidebarCounts(QObject):
    """One count at a time; changes during a count ask for one more.

    `contested_read` carries the ids of the records with fields that two laptops wrote differently.
    """

    contested_read = Signal(object)

    def __init__(self, context: ScreenContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Only these parts are kept: the theme in `at_hand` may be replaced soon.
        self._background, self._clock, self._frame = context.background, context.clock, context.frame
        self._desk_zone = context.snapshot.desk_zone
        self._workspace: Workspace | None = None
        self._is_first = True
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.count)

    def follow(self, snapshot: PlanSnapshot) -> None:
        """Take the day at headquarters from what was read now."""
        self._desk_zone = snapshot.desk_zone

    def attach(self, workspace: Workspace) -> None:
        """Count in this plan from now on."""
        self._workspace, self._is_first = workspace, True
        self.look_again()

    def look_again(self) -> None:
        """Count once nothing has changed for a moment."""
        if self._workspace is not None:
            self._pause.start()

    def count(self) -> None:
        """Count now."""
        workspace = self._workspace
        if workspace is None:
            return
        today = local_of(self._clock(), self._desk_zone or "UTC").day

        def quick() -> ScreenCounts:
            from organizer_app.services.plan.screen_counts import screen_counts

            return screen_counts(workspace, today=today)

        now = epoch_minutes(self._clock())

        def slow() -> tuple[ScreenCounts, int, int, int]:
            return _counted(workspace, today, now)

        run = self._background.run
        if self._is_first:
            # Nothing is shown so far, and the problems of a large plan take a while.
            self._is_first = False
            run(quick, then=self._show, otherwise=self._leave, owner=self)
        run(slow, then=lambda found: self._show_all(*found), otherwise=self._leave, owner=self)

    def _show_all(self, counts: ScreenCounts, live: int, errors: int, gaps: int) -> None:
        self._show(counts)
        self._show_live(live)
        self._show_errors(errors)
        self._show_gaps(gaps)

    def _show(self, counts: ScreenCounts) -> None:
        # The words of other screens are not needed for the first picture.
        from organizer_app.wording.checklists import checklists
        from organizer_app.wording.together import laptops
        from organizer_app.wording.window import window

        self.contested_read.emit(counts.contested)
        show = self._frame.show_count
        show("checklists", counts.late_tasks, checklists.spoken_count(counts.late_tasks))
        show("people", counts.people, window.people_and_count(counts.people))
        show("together", counts.conflicts, laptops.spoken_count(counts.conflicts))
        show("partners", counts.groups, window.groups_and_count(counts.groups))

    def _show_errors(self, count: int) -> None:
        from organizer_app.wording.checks import problem_list as words

        self._frame.show_count("problems", count, words.spoken_count(count))

    def _show_gaps(self, count: int) -> None:
        from organizer_app.wording.logistics import logistics as words

        self._frame.show_count("logistics", count, words.spoken_count(count))

    def _show_live(self, live: int) -> None:
        from organizer_app.wording.day import day_views

        self._frame.show_live("day", day_views.live_spoken(live), is_live=live > 0)

    def _leave(self, problem: Problem) -> None:
        """Do nothing: an unreadable plan is reported where somebody asked for something."""


def _counted(workspace: Workspace, today: date, now: int) -> tuple[ScreenCounts, int, int, int]:
    """Return all numbers from one read: counts, actions under way, errors and gaps in the logistics."""
    from organizer_app.domain.logistics.logistics_gaps import gap_count
    from organizer_app.services.actions.action_rows import snapshot_from
    from organizer_app.services.checks.checking import error_count
    from organizer_app.services.logistics.logistics_books import book_from
    from organizer_app.services.plan.screen_counts import counts_from

    with workspace.read() as reader:
        counts, plan = counts_from(reader, today=today), snapshot_from(reader)
        errors = error_count(reader, plan.rows, now=workspace.clock())
        gaps = gap_count(book_from(reader, plan), today)
    return counts, _live(plan.rows, now), errors, gaps


def _live(rows: Sequence[ActionRow], now: int) -> int:
    return sum(
        row.starts_utc is not None and row.ends_utc is not None and row.starts_utc <= now < row.ends_utc
        for row in rows
    )
