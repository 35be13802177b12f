"""The stacked views of the plan: the map, the message for an empty plan, and the calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.screens.plan import lazy_parts
from organizer_app.ui.screens.plan.map_page import MapPage
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.theme.themed import Themed, catch_up
from organizer_app.wording.plan import plan_bar as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.plan.agenda.agenda_view import AgendaView
    from organizer_app.ui.screens.plan.calendar_hint import CalendarHint
    from organizer_app.ui.screens.plan.lazy_parts import ScreenRequests
    from organizer_app.ui.screens.plan.month.month_view import MonthView
    from organizer_app.ui.screens.plan.store.plan_view import Selection, Shown
    from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
    from organizer_app.ui.screens.plan.week.week_view import WeekView
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.empty_state import EmptyState


class ViewStack(Themed, QStackedWidget):
    """Passes rows only to the visible view; all but the map are made when first shown.

    `acted` reports a click on the button of an empty plan, `import_asked` one on the link below it.

    Args:
        theme: the look.
        parent: the screen.
        requests: what calendars call on the screen.
    """

    acted = Signal()
    import_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, requests: ScreenRequests) -> None:
        super().__init__(parent)
        self._theme = theme
        self._requests = requests
        self._month: MonthView | None = None
        self._agenda: AgendaView | None = None
        self._month_hint: CalendarHint | None = None
        self._week: WeekView | None = None
        self._timeline: TimelineView | None = None
        self._empty: EmptyState | None = None
        self._contested: frozenset[str] = frozenset()
        self.map_page = MapPage(theme, parent, requests)
        self.map = self.map_page.map
        self.addWidget(self.map_page)

    @property
    def empty(self) -> EmptyState:
        """The message for a plan without actions, or for a filter that nothing passes."""
        if self._empty is None:
            from organizer_app.ui.widgets.empty_state import EmptyState

            self._empty = EmptyState(self._theme, "map-pin", self)
            self._empty.acted.connect(self.acted)
            self._empty.other_acted.connect(self.import_asked)
            self.addWidget(self._empty)
        return self._empty

    @property
    def month(self) -> MonthView:
        """The month calendar."""
        if self._month is None:
            self._month = lazy_parts.make_month(self._theme, self, self._requests)
            self._month.due_asked.connect(self.show_due)
            self._month.show_contested(self._contested)
            self.addWidget(self._month)
        return self._month

    @property
    def agenda(self) -> AgendaView:
        """The days as a list; made when it is gone to first."""
        if self._agenda is None:
            self._agenda = lazy_parts.make_agenda(self._theme, self, self._requests)
            self._agenda.due_asked.connect(self.show_due)
            self.addWidget(self._agenda)
        return self._agenda

    @property
    def week(self) -> WeekView:
        """Seven days of hours; made when they are gone to first."""
        if self._week is None:
            self._week = lazy_parts.make_week(self._theme, self, self._requests)
            self._week.due_asked.connect(self.show_due)
            self._week.show_contested(self._contested)
            self.addWidget(self._week)
        return self._week

    @property
    def timeline(self) -> TimelineView:
        """The timeline of a day."""
        if self._timeline is None:
            self._timeline = lazy_parts.make_timeline(self._theme, self, self._requests)
            self._timeline.due_asked.connect(self.show_due)
            self._timeline.show_contested(self._contested)
            self.addWidget(self._timeline)
        return self._timeline

    def show_month(self, year: int, month: int, anchor_date: str) -> None:
        """Turn the month calendar; the anchor date is ISO text or empty."""
        self.month.show_anchor(anchor_date)
        self.month.show_month(year, month)

    def show_rows(self, kind: ViewKind, shown: Shown, today: str) -> None:
        """Show rows in the view of a kind; `today` is ISO text."""
        # A month without actions is still a calendar.
        if not shown.rows and kind is not ViewKind.MONTH:
            self._show_empty(shown)
        elif kind is ViewKind.MONTH:
            catch_up(self.month, self._theme)
            self.month.show_rows(shown.rows, shown.marks, today)
            self._hint_in_month(shown)
            self.setCurrentWidget(self.month)
        elif kind is ViewKind.AGENDA:
            catch_up(self.agenda, self._theme)
            self.agenda.show_rows(shown, today)
            self.setCurrentWidget(self.agenda)
        elif kind in {ViewKind.WEEK, ViewKind.TIMELINE}:
            calendar = self.week if kind is ViewKind.WEEK else self.timeline
            catch_up(calendar, self._theme)
            calendar.show_rows(shown, self._requests.presenter.calendar.day)
            self.setCurrentWidget(calendar)
        else:
            catch_up(self.map_page, self._theme)
            self.map_page.show_rows(shown)
            self.setCurrentWidget(self.map_page)

    def _show_empty(self, shown: Shown) -> None:
        catch_up(self.empty, self._theme)
        if shown.total:
            self.empty.say(*_emptiness(shown), words.clear_filters())
        elif self._requests.presenter.waits_for_team:
            self.empty.say(words.joined_plan_title(), words.joined_plan_hint(), words.open_together())
        else:
            self.empty.say(*_emptiness(shown), words.new_action(), words.import_files())
        self.setCurrentWidget(self.empty)

    def _hint_in_month(self, shown: Shown) -> None:
        if self._month_hint is None:
            if shown.rows:
                return
            from organizer_app.ui.screens.plan.calendar_hint import CalendarHint

            self._month_hint = CalendarHint(self.month)
        self._month_hint.say(*(("", "") if shown.rows else _emptiness(shown)))

    def select(self, kind: ViewKind, selection: Selection) -> None:
        """Mark the selection in the view of a kind."""
        if kind is ViewKind.MONTH and self._month is not None:
            self._month.select(selection.day, selection.action, selection.actions)
        elif kind is ViewKind.AGENDA and self._agenda is not None:
            self._agenda.select(selection.action, selection.actions)
        elif kind in {ViewKind.WEEK, ViewKind.TIMELINE}:
            calendar = self._week if kind is ViewKind.WEEK else self._timeline
            if calendar is not None:
                calendar.select(
                    frozenset(selection.actions or ((selection.action,) if selection.action else ()))
                )
        elif kind is ViewKind.MAP:
            self.map_page.select(selection)

    def show_contested(self, action_ids: frozenset[str]) -> None:
        """Mark the actions with a field that two laptops wrote, in every calendar; lists mark theirs."""
        self._contested = action_ids
        for calendar in (self._month, self._week, self._timeline):
            if calendar is not None:
                calendar.show_contested(action_ids)

    def show_due(self, day: str, at: QPoint) -> None:
        """Show what is due on an ISO day as a menu at a screen position."""
        from organizer_app.ui.screens.plan.calendar_menus import ask_for_due

        ask_for_due(self, self._requests, day, at)

    def show_due_here(self) -> None:
        """Show what is due on the calendars' day, in the middle of the view."""
        presenter = self._requests.presenter
        at = self.mapToGlobal(self.rect().center() - QPoint(self.width() // 4, self.height() // 4))
        self.show_due(presenter.selection.day or presenter.calendar.day, at)

    def show_layers(self, button: QWidget) -> None:
        """Show the menu of calendar layers below a button."""
        from organizer_app.ui.screens.plan.calendar_menus import layers_menu

        menu = layers_menu(self, self._requests.presenter.calendar.beside)
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 4)))

    def panes(self) -> list[QWidget]:
        """Return the widgets that can have the focus in the visible view."""
        here = self.currentWidget()
        return (
            [self.map, self.map_page.strip.chart]
            if here is self.map_page
            else [here]
            if here is not None
            else []
        )

    @override
    def takes_later(self, child: QObject) -> bool:
        return child is not self.currentWidget()


def _emptiness(shown: Shown) -> tuple[str, str]:
    """Say that there are no actions, and what to do about it."""
    if shown.total:
        return words.nothing_matches(), words.nothing_matches_hint()
    return words.empty_plan_title(), words.empty_plan_hint()
