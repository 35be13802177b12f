"""One crowded day: what calendars cost from new rows to the painted frame, and how that grows."""

from __future__ import annotations

import statistics
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractScrollArea

from organizer_app.domain.calendar.action_filters import ActionFilter, readiness_mix
from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan import lazy_parts
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook
from organizer_app.ui.screens.plan.store.plan_view import Shown
from tests.benchmarks.frame_unit import opened
from tests.benchmarks.measuring import Line, cpu_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.month.month_view import MonthView
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
    from organizer_app.ui.screens.plan.week.week_view import WeekView

CROWD: Final = 5000
FEWER: Final = 1250
SIZE: Final = (1100, 760)
ROUNDS: Final = 25


def crowd_lines(plan: Path, on: date) -> list[Line]:
    """Measure calendars turned from an empty day to one of 5,000 actions, or of a quarter of them."""
    lines = []
    with opened(plan) as (program, screen):
        rows = [row for row in screen.presenter.store.rows if row.day == on.isoformat()]
        none, few, many = (_shown(screen, rows[:count]) for count in (0, FEWER, CROWD))
        for name, make, show in _VIEWS:
            view = make(program.holder.theme, screen.views, screen)
            view.resize(*SIZE)
            turn = partial(_turned, view, partial(show, view, on), none)
            base, crowded = statistics.median(turn(few)), turn(many)
            growth = [each / base / (CROWD / FEWER) for each in crowded]
            lines.append(
                Line(f"{name} turned to a day of {CROWD:,} actions and painted", "ms", crowded, 30.0)
            )
            lines.append(Line(f"{name}: that / 4 x the same with {FEWER:,} actions", "x", growth, 1.0))
    return lines


def _shown(screen: PlanScreen, rows: Sequence[ActionRow]) -> Shown:
    groups, mix = group_by_place(rows), readiness_mix(rows)
    return Shown(rows, groups, mix, ActionFilter(), MarkBook(), screen.presenter.desk_zone, len(rows))


def _show_month(month: MonthView, on: date, shown: Shown) -> None:
    month.show_month(on.year, on.month)
    month.show_rows(shown.rows, shown.marks, "")


def _show_hours(view: WeekView | TimelineView, on: date, shown: Shown) -> None:
    # Without actions it is another day too, a quarter of a year later.
    view.show_rows(shown, (on if shown.rows else on + _FAR).isoformat())


_FAR: Final = timedelta(days=91)
_VIEWS: Final = (
    ("month", lazy_parts.make_month, _show_month),
    ("week", lazy_parts.make_week, _show_hours),
    ("timeline", lazy_parts.make_timeline, _show_hours),
)


def _turned(view: QWidget, show: Callable[[Shown], None], none: Shown, shown: Shown) -> list[float]:
    surface: QWidget = view.viewport() if isinstance(view, QAbstractScrollArea) else view
    picture = QPixmap(surface.size())
    spent = []

    def look() -> None:
        show(shown)
        surface.render(picture, QPoint(0, 0))

    for _ in range(ROUNDS + 1):
        show(none)
        surface.render(picture, QPoint(0, 0))
        spent.append(cpu_seconds(look) * 1000)
    return spent[1:]
