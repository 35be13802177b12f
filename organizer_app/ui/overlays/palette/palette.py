"""The palette over the window: a field that keeps the keyboard, and the lines that its keys go along."""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QWidget
from typing_extensions import override

from organizer_app.ui.overlays.overlay import Overlay
from organizer_app.ui.overlays.palette.entry_delegate import EntryDelegate
from organizer_app.ui.overlays.palette.entry_model import EntryModel, spoken
from organizer_app.ui.overlays.palette.presenter import PalettePresenter
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_XL, MEDIUM, TYPE_SUB
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.window import commands as command_words
from organizer_app.wording.window import palette as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.overlays.palette.entries import Entry
    from organizer_app.ui.overlays.palette.finder import Finder
    from organizer_app.ui.overlays.palette.lines import Lines
    from organizer_app.ui.overlays.palette.presenter import PaletteCommands
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 620
_FIELD: Final = 54
_FOOT: Final = 36
_NOTE: Final = 56
# Around the lines, in pixels.
_ABOVE_LINES: Final = 8
# Beside and between the parts of the foot, in pixels.
_AROUND_FOOT: Final = 60
_MOST_HEIGHT: Final = 412
_TOP: Final = 0.131
_PAGE: Final = 8
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class Palette(Overlay):
    """Keys are enough: letters narrow the list, arrows choose, Enter runs, Tab shows the verbs.

    Args:
        theme: the theme in use.
        window: the window it covers.
        finder: what can be found in the plan.
        commands: runs what is chosen.
        lines: makes the lines.
    """

    def __init__(
        self, theme: Theme, window: QWidget, finder: Finder, commands: PaletteCommands, lines: Lines
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self.setAccessibleName(words.name())
        self.field = QLineEdit(self.panel)
        self.field.setFrame(False)
        self.field.setProperty("kind", "bare")
        self.field.setAccessibleName(words.name())
        self.field.installEventFilter(self)
        self._glass = PlainLabel("", self.panel)
        self._leave = KeyCapsLabel(theme, command_words.key_caps("Esc"), self.panel)
        self._foot = PlainLabel(words.foot(), self.panel, role="meta")
        self._foot_verbs = PlainLabel(words.foot_verbs(), self.panel, role="meta")
        self._tells_verbs = True
        self._note = PlainLabel("", self.panel, role="meta")
        self._make_list(theme)
        self._lay_out()
        self.presenter = PalettePresenter(self, finder, commands, lines)
        self.field.textChanged.connect(self.presenter.type)
        self.set_theme(theme)

    def _make_list(self, theme: Theme) -> None:
        self.model = EntryModel(self)
        self.list = QListView(self.panel)
        self.list.setModel(self.model)
        self._delegate = EntryDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(words.name())
        self.list.setCursor(Qt.CursorShape.PointingHandCursor)
        self.list.setProperty("kind", "bare")
        self.list.clicked.connect(lambda index: self._choose(index.row()))

    def _lay_out(self) -> None:
        self._head = row_of(margins=(GAP_XL, 0, GAP_L, 0), spacing=GAP_M)
        self._head.addWidget(self._glass)
        self._head.addWidget(self.field, 1)
        self._head.addWidget(self._leave)
        foot = QHBoxLayout()
        foot.setContentsMargins(GAP_XL, 0, GAP_L, 0)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._foot_verbs)
        column = column_of(self.panel)
        column.addLayout(self._head)
        column.addWidget(_rule(self.panel))
        column.addWidget(self.list, 1)
        column.addWidget(self._note, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(_rule(self.panel))
        column.addLayout(foot)

    @override
    def set_theme(self, theme: Theme) -> None:
        self._glass.setPixmap(theme.pixmap("search", 18))
        self.field.setFont(theme.font(TYPE_SUB, MEDIUM))
        # The style sheet sets the height of fields, so the room around it makes up the rest.
        self._head.setContentsMargins(GAP_XL, theme.length(GAP_M), GAP_L, theme.length(GAP_M))
        self._foot.setFixedHeight(theme.length(_FOOT))
        self.list.doItemsLayout()
        super().set_theme(theme)

    def place(self) -> None:
        """Place the panel; its foot explains Tab where there is room."""
        super().place()
        self._foot_verbs.setVisible(self._tells_verbs and self._has_room_for_verbs())

    def _has_room_for_verbs(self) -> bool:
        wide = (label.sizeHint().width() for label in (self._foot, self._foot_verbs))
        return sum(wide) + _AROUND_FOOT <= self.panel.width()

    def open(self) -> None:
        """Cover the window with an empty field and the latest commands."""
        self.presenter.open()
        super().open()
        # Only now does it have the height that shows the first heading too.
        self.list.scrollToTop()

    @property
    @override
    def has_input(self) -> bool:
        """A search is typed again in a second: a click beside the palette closes it."""
        return False

    def take_focus(self) -> None:
        """Focus the field at once."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def panel_height(self, width: int) -> int:
        """Return the height that the lines need, or that of the whole lines that fit the design's height."""
        del width
        around = self._theme.length(_FIELD) + self._theme.length(_FOOT) + 2
        if not self.model.rows:
            return around + self._theme.length(_NOTE)
        most = self._theme.length(_MOST_HEIGHT) - around - _ABOVE_LINES
        ends = accumulate(self._delegate.height_of(row) for row in self.model.rows)
        return around + max(takewhile(lambda end: end <= most, ends), default=most) + _ABOVE_LINES

    def panel_top(self, height: int) -> int:
        """Return where the panel starts: always at the same height, so that the field stays in place."""
        del height
        return round(self.height() * _TOP)

    # Calls of the presenter

    def show_entries(self, entries: Sequence[Entry], note: str) -> None:
        """Show these lines and select the first, or show a note when there are none."""
        self.model.show(entries)
        self.list.setVisible(bool(entries))
        self._note.setVisible(not entries)
        self._note.setText(note)
        self.place()
        self._select(self.model.next_entry(-1, 1))
        if not entries:
            announce(self.field, note)

    def show_question(self, hint: str, foot: str) -> None:
        self.field.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self.field.clear()
        self.field.blockSignals(False)  # noqa: FBT003  # Qt's own signature
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self._foot.setText(foot)
        self._tells_verbs = foot == words.foot()
        self.place()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the arrows, Enter, Tab and Esc of the field to the lines."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key, here = Qt.Key(event.key()), self.list.currentIndex().row()
        if key in _STEPS:
            self._go(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(here)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            entry = self.model.entry_at(here)
            if entry is not None:
                self.presenter.ask_verbs(entry)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Backspace and self._can_go_back()):
            self.presenter.back()
        else:
            return False
        return True

    def _can_go_back(self) -> bool:
        return not self.field.text() and self.presenter.asking is not None

    def _go(self, step: int) -> None:
        row = self.list.currentIndex().row()
        if abs(step) == 1:
            self._select(self.model.next_entry(row, step))
            return
        spot = max(0, min(len(self.model.rows) - 1, row + step))
        if self.model.entry_at(spot) is None:
            spot = self.model.next_entry(spot - 1, 1) if spot == 0 else spot + 1
        self._select(spot)

    def _select(self, row: int) -> None:
        index = self.model.index(row, 0) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        entry = self.model.entry_at(row)
        if entry is not None:
            # The heading above the first line should be visible with it.
            above = self.model.index(max(0, row - 1), 0)
            self.list.scrollTo(above if self.model.entry_at(row - 1) is None else index)
            self.list.scrollTo(index)
            announce(self.field, spoken(entry))

    def _choose(self, row: int) -> None:
        entry = self.model.entry_at(row)
        if entry is not None:
            self.presenter.choose(entry)


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("line", "true")
    return rule
