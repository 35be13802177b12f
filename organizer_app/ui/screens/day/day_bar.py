"""The bar above the day: which view and day, handover, public line, incidents, and the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L, GAP_S
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.search_box import command_box
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.controls.spare_search import fit_search
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import board as words
from organizer_app.wording.day import day_views, handovers, paper
from organizer_app.wording.language.dates import long_day

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.services.day.day_books import DayBook
    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {
    "board": "radio",
    "day_log": "notebook-pen",
    "shows": "list-ordered",
    "counts": "sigma",
    "after": "graduation-cap",
}

_NARROW: Final = 1000
_TIGHT: Final = 560


class DayBar(Themed, QFrame):
    """Tells what was pressed; `view_chosen` carries the code of a view."""

    view_chosen = Signal(str)
    full_screen_asked = Signal()
    incident_asked = Signal()
    lock_asked = Signal()
    handover_asked = Signal()
    paper_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.views = Segmented(view_segments(_ICONS, day_views.view_name), theme, day_views.views(), self)
        self.views.choose("board")
        self.views.chosen.connect(self.view_chosen)
        self.note = PlainLabel("", self, role="strong")
        # Made in the order in which Tab goes through them.
        self.search = command_box(theme, self)
        self.wall = icon_button(theme, "maximize", words.full_screen(), self.full_screen_asked.emit, self)
        self.paper = icon_button(theme, "pencil", paper.open_paper(), self.paper_asked.emit, self)
        set_tip(self.paper, paper.open_paper_hint())
        self.handover = push_button("plain", handovers.hand_over(), self.handover_asked.emit, self)
        show_icon(self.handover, theme, "file-text")
        set_tip(self.handover, handovers.hand_over_hint())
        self.handover.setAccessibleName(handovers.hand_over())
        self.lock = push_button("plain", words.lock_now(), self.lock_asked.emit, self)
        show_icon(self.lock, theme, "lock")
        set_tip(self.lock, words.lock_now())
        self.lock.setAccessibleName(words.lock_now())
        self.incident = push_button("plain", words.log_incident(), self.incident_asked.emit, self)
        show_icon(self.incident, theme, "siren")
        set_tip(self.incident, words.log_incident())
        self.incident.setAccessibleName(words.log_incident())
        # Large text and long words continue on a second line.
        row = WrappingRow(self, side=GAP_L, spacing=GAP_S)
        row.addWidget(self.views)
        row.addWidget(self.note)
        row.let_grow(self.search)
        for part in (self.search, self.wall, self.paper, self.handover, self.lock, self.incident):
            row.add_tail(part)
        self.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, leave out the day, which the sidebar names, and two buttons' words."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._theme.length(_NARROW)
        # Large type leaves the views their icons alone.
        is_tight = event.size().width() < self._theme.length(_TIGHT)
        self.views.show_words(is_shown=not is_tight)
        self.incident.setText("" if is_tight else words.log_incident())
        self.note.setVisible(not is_narrow)
        self.lock.setText("" if is_narrow else words.lock_now())
        self.handover.setText("" if is_narrow else handovers.hand_over())
        fit_search(self.search, self, event.size().width())

    def show_board_buttons(self, *, is_board: bool) -> None:
        """Show what is done on the board alone, and the search box where that leaves room for it."""
        for part in (self.wall, self.paper, self.lock):
            part.setVisible(is_board)
        fit_search(self.search, self, self.width())

    def show_day(self, day: DayBook) -> None:
        """Name the day."""
        self.note.setText(long_day(day.day.isoformat()) if day.day is not None else "")

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_TOP))
