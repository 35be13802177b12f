"""Frames of map, list and calendars in U: moved, scrolled, drawn anew, and while an action is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.screens.plan.time_axis.drag_gesture import STEP, Drag, Grip
from tests.benchmarks.frame_unit import SIZE, in_u
from tests.benchmarks.measuring import Line

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.plan.month.month_view import MonthView
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.screens.plan.time_axis.drag_area import DragArea
    from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
    from organizer_app.ui.screens.plan.week.week_view import WeekView
    from tests.benchmarks.frame_unit import Blit

LEFT: Final = Qt.MouseButton.LeftButton
NONE: Final = Qt.KeyboardModifier.NoModifier


def view_lines(screen: PlanScreen, blit: Blit, on: date, size: str, pan_bar: float) -> list[Line]:
    """Measure every view of the plan.

    Args:
        screen: the plan, with the map in sight.
        blit: the yardstick.
        on: a crowded day.
        size: how many actions there are, in words.
        pan_bar: what a frame of moving the map may cost, in U.
    """
    lines = [*_map(screen, blit, size, pan_bar), _list(screen, blit, size)]
    _show(screen, ViewKind.TIMELINE, on)
    # As large as the yardstick, which only copies as many pixels as it has.
    window, surface = screen.window(), screen.views.timeline.viewport()
    window.resize(window.width() + SIZE[0] - surface.width(), window.height() + SIZE[1] - surface.height())
    QCoreApplication.processEvents()
    lines += _timeline(screen.views.timeline, blit, size)
    _show(screen, ViewKind.WEEK, on)
    lines += _week(screen.views.week, blit, size)
    _show(screen, ViewKind.MONTH, on)
    lines += _month(screen, blit, on, size)
    _show(screen, ViewKind.MAP, on)
    return lines


def _show(screen: PlanScreen, kind: ViewKind, on: date) -> None:
    screen.presenter.choose_view(kind)
    if kind in {ViewKind.WEEK, ViewKind.TIMELINE}:
        screen.presenter.calendar.choose_day(on)
    QCoreApplication.processEvents()


def _map(screen: PlanScreen, blit: Blit, size: str, pan_bar: float) -> list[Line]:
    view = screen.map
    view.settle()

    def pan(number: int) -> None:
        view.pan(7 if number % 20 < 10 else -7, 3 if number % 40 < 20 else -3)
        QCoreApplication.processEvents()

    def pan_on(number: int) -> None:
        # Farther than the margin of the background at every step, so that it is drawn anew.
        view.pan(600 if number % 2 else -600, 0)
        view.settle()
        view.repaint()

    def zoom(number: int) -> None:
        # One notch of a wheel in six frames, there and back within one half-octave and beyond it.
        view.zoom_by(1.05 if number % 24 < 12 else 1 / 1.05)
        view.repaint()

    panned = in_u(pan, blit)
    view.fit()
    view.zoom_by(3.0)
    view.settle()
    background = in_u(pan_on, blit)
    view.fit()
    view.settle()
    zoomed = in_u(zoom, blit)
    view.fit()
    view.settle()
    QCoreApplication.processEvents()
    return [
        Line(f"frame: map pan, {size}", "U", panned, pan_bar),
        Line(f"frame: map zoom, {size}", "U", zoomed, 8.0),
        Line(f"frame: map background and markers anew, {size}", "U", background, 20.0),
    ]


def _list(screen: PlanScreen, blit: Blit, size: str) -> Line:
    table = screen.list.table

    def scroll(number: int) -> None:
        table.verticalScrollBar().setValue(number * 40)
        table.viewport().repaint()

    return Line(f"frame: list scroll, {size}", "U", in_u(scroll, blit), 4.0)


def _timeline(timeline: TimelineView, blit: Blit, size: str) -> list[Line]:
    bar, surface = timeline.verticalScrollBar(), timeline.viewport()

    def scroll(number: int) -> None:
        bar.setValue(number % 8 * 24)
        surface.repaint()

    def scroll_on(number: int) -> None:
        # A whole page further on: no line has been drawn before.
        bar.setValue(number * surface.height())
        surface.repaint()

    for number in range(8):
        scroll(number)
    cached = in_u(scroll, blit)
    pages = max(4, min(120, bar.maximum() // max(1, surface.height())))
    return [
        Line(f"frame: timeline scroll, cached, {size}", "U", cached, 1.3),
        Line(f"frame: timeline, every line drawn anew, {size}", "U", in_u(scroll_on, blit, pages), 12.0),
        Line(f"frame: timeline drag, {size}", "U", _drag_frames(timeline, blit), 3.0),
    ]


def _week(week: WeekView, blit: Blit, size: str) -> list[Line]:
    def scroll(number: int) -> None:
        week.verticalScrollBar().setValue(number % 8 * 24)
        week.viewport().repaint()

    scrolled = in_u(scroll, blit)
    return [
        Line(f"frame: week scroll, cached, {size}", "U", scrolled, 1.3),
        Line(f"frame: week drag, {size}", "U", _drag_frames(week, blit), 3.0),
    ]


def _drag_frames(area: DragArea, blit: Blit) -> list[float]:
    """Return the frames of an action that is pulled through the hours, as the pointer would."""
    area.verticalScrollBar().setValue(0)
    row = area.row_of(area.visible_ids()[0])
    assert row is not None
    area.drag = Drag(Grip(row), (row.action_id,), is_begun=True)

    def pull(number: int) -> None:
        by = QPointF(number % 60 * 9, number % 30 * 4)
        if area.drag is not None:
            area.pull(area.drag, by, by, STEP)
        area.viewport().repaint()

    frames = in_u(pull, blit)
    area.drag = None
    area.viewport().update()
    return frames


def _month(screen: PlanScreen, blit: Blit, on: date, size: str) -> list[Line]:
    presenter, month = screen.presenter, screen.views.month
    presenter.choose_month(on.year, on.month)
    QCoreApplication.processEvents()

    def flip(number: int) -> None:
        presenter.choose_month(on.year, on.month + number % 2)
        month.repaint()

    def scroll(number: int) -> None:
        month.scroll_by(24 if number % 12 < 6 else -24)
        month.repaint()

    def draw_anew(number: int) -> None:
        # Another width drops the picture of every week.
        month.resize(month.width() - (1 if number % 2 else -1), month.height())
        month.repaint()

    flips = in_u(flip, blit)
    presenter.choose_month(on.year, on.month)
    scrolled = in_u(scroll, blit)
    presenter.choose_month(on.year, on.month)
    dragged = _month_drag(month, blit, on)
    anew = in_u(draw_anew, blit)
    return [
        Line(f"frame: month scroll, cached, {size}", "U", scrolled, 1.3),
        Line(f"frame: month, every week drawn anew, {size}", "U", anew, 12.0),
        Line(f"frame: month flip, {size}", "U", flips, 12.0),
        Line(f"frame: month drag, {size}", "U", dragged, 3.0),
    ]


def _month_drag(month: MonthView, blit: Blit, on: date) -> list[float]:
    """Return the frames of a line that is pulled from day to day with real events of the mouse."""
    box = month.box_of(month.days_in_sight().index(on.isoformat()))
    spots = (box.topLeft() + QPointF(40, down) for down in range(0, round(box.height()), 4))
    start = next(spot for spot in spots if (found := month.hit(spot)) and found.actions)
    _send(month, QEvent.Type.MouseButtonPress, start)

    def pull(number: int) -> None:
        _send(month, QEvent.Type.MouseMove, start - QPointF(number % 60 * 9, 0))
        month.repaint()

    frames = in_u(pull, blit)
    month.give_up()
    _send(month, QEvent.Type.MouseButtonRelease, start)
    return frames


def _send(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), LEFT, LEFT, NONE)
    QApplication.sendEvent(widget, event)
