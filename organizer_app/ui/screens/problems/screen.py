"""The problems screen: every fault in a sentence, one button that fixes it, and ignored ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.problems.filter_bar import ProblemFilterBar
from organizer_app.ui.screens.problems.lines import (
    Head,
    Line,
    ProblemLine,
    ProblemLines,
    Room,
    key_of,
    with_room,
)
from organizer_app.ui.screens.problems.painter import AGAIN, ALL, MEND, ProblemPainter
from organizer_app.ui.screens.problems.presenter import ProblemsPresenter
from organizer_app.ui.screens.problems.problem_panel import HEIGHT, ProblemPanel
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.controls.title_bar import TitleBar
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.button_list import ButtonList
from organizer_app.wording.checks import problem_list as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.checks.problem_board import CheckMeasures
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.theme.theme import Theme

_SEARCH_WIDTH: Final = 286


class ProblemsScreen(PresentedScreen):
    """Shows what the presenter decides."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("problemsScreen")
        self._theme = theme = context.theme
        self._wanted = ""
        self._opened: ProblemLine | None = None
        self.presenter = ProblemsPresenter(self, context.background)
        self._presenters = (self.presenter,)
        self._painter = ProblemPainter(theme)
        self.list = ButtonList(theme, self._painter, words.title(), self)
        self.list.widened.connect(self._fit)
        self.list.opened.connect(self._toggle)
        self.list.pressed.connect(self._press)
        self.filter = ProblemFilterBar(theme, self)
        self.filter.chosen.connect(self.presenter.keep)
        self.filter.measured.connect(self.presenter.measure)
        self.panel = ProblemPanel(theme, self.list.viewport())
        self.panel.hide()
        self.panel.mend_asked.connect(self._mend)
        self.panel.all_asked.connect(self.presenter.move_all)
        self.panel.city_asked.connect(self._show_city)
        self.panel.accepted.connect(self._accept)
        self.panel.asked_again.connect(self._tell_again)
        self.panel.left.connect(self.focus_main)
        self.empty = EmptyState(theme, "check", self)
        self.empty.acted.connect(lambda: self.search.clear())  # noqa: PLW0108  # the box is made later
        self._make_bar()
        self._lay_out()
        self.presenter.read()

    def _make_bar(self) -> None:
        self._bar = TitleBar(self._theme, words.title(), self)
        self._total = self._bar.note
        self.search = SearchBox(self._theme, words.search_hint(), words.clear_search(), self._bar)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.searched.connect(self.presenter.search)
        self.search.left.connect(self.focus_main)
        self._bar.add_search(self.search)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = column_of(self)
        column.addWidget(self._bar)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)

    # From the presenter

    def show_lines(self, lines: list[Line], total: str, *, is_narrowed: bool) -> None:
        self._total.setText(total)
        if not lines:
            self.empty.say(*(words.nothing_found() if is_narrowed else (*words.nothing_wrong(), "")))
            self._stack.setCurrentWidget(self.empty)
            self.list.hold_panel(None)
            return
        self._stack.setCurrentWidget(self.list)
        wanted = key_of(self._opened) if self._opened else self.list.key
        shown = with_room(lines, self._opened.key if self._opened else None, self._theme.length(HEIGHT))
        self.list.show_lines(ProblemLines(shown), wanted)
        room = next((n for n, each in enumerate(shown) if isinstance(each, Room)), -1) if self._opened else -1
        self.list.hold_panel(self.panel if room >= 0 else None, room)
        if room >= 0:
            self.list.show_whole(room)

    def show_filter(self, counts: Mapping[str, int], measures: CheckMeasures | None) -> None:
        self.filter.show_counts(counts)
        self.filter.show_measures(measures)

    def show_open(self, line: ProblemLine | None, outside: int) -> None:
        """Show the buttons of a problem."""
        is_other = line is not None and (self._opened is None or self._opened.key != line.key)
        self._opened = line
        self._painter.open_key = line.key if line else None
        if line is not None:
            self.panel.show_line(line, outside)
            if is_other and self.list.hasFocus():
                self.panel.focus_first()

    def go_to(self, destination: Destination) -> None:
        self._frame.go_to(destination)

    # What people do

    def _fit(self) -> None:
        """Lay the lines out again where the width puts their buttons elsewhere."""
        if self._painter.fit(self.list.viewport().width()):
            self.list.measure()
            self.list.viewport().update()

    def _toggle(self, _key: str) -> None:
        line = self.list.line
        if isinstance(line, ProblemLine):
            self.presenter.toggle(line)
        elif isinstance(line, Head):
            self.presenter.fold(line.code)

    def _press(self, _key: str, code: str) -> None:
        line = self.list.line
        if isinstance(line, Head) and code == ALL:
            self.presenter.mend_all(FindingKind(line.code))
        if not isinstance(line, ProblemLine):
            return
        if code == MEND:
            self.presenter.mend(line)
        elif code == AGAIN:
            self.presenter.tell_again(line)
        else:
            self.presenter.toggle(line)
            self.panel.ask_reason()

    def _mend(self) -> None:
        if self._opened is not None:
            self.presenter.mend(self._opened)

    def _show_city(self) -> None:
        if self._opened is not None and self._opened.finding is not None:
            self._frame.go_to(Destination("plan", "map", self._opened.finding.row.action_id))

    def _accept(self, reason: str) -> None:
        if self._opened is not None:
            self.presenter.accept(self._opened, reason)
            self.focus_main()

    def _tell_again(self) -> None:
        if self._opened is not None:
            self.presenter.tell_again(self._opened)
            self.focus_main()

    # From the window

    def show_subject(self, subject_id: str) -> None:
        """Open the first problem of a city action."""
        self.presenter.open_about(subject_id)

    def focus_search(self) -> None:
        """Put the focus in the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        before, self._painter = self._painter, ProblemPainter(theme)
        self._painter.fit(self.list.viewport().width())
        self._painter.open_key = before.open_key
        self.list.set_buttons(theme, self._painter)

    def focus_main(self) -> None:
        """Put the focus on the problems."""
        self._main().setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        return [self._bar, self.filter, self._main()]

    def _main(self) -> QWidget:
        return self.empty if self._stack.currentWidget() is self.empty else self.list
