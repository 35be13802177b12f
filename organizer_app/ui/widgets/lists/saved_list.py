"""The named views of the sidebar with their counts, and the field in which one is named."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_UNDER_XS, MEDIUM, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import icon_button
from organizer_app.ui.widgets.controls.painted_button import PaintedButton
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import saved_views as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme

_NAME: Final = TextStyle(TYPE_BODY)
_NAME_ON: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_COUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_URGENT: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_ROW: Final = 30
_LONGEST: Final = 60


class SavedLine(NamedTuple):
    """A saved view: id, name, how many actions it shows (None while they are counted), and its style."""

    view_id: str
    title: str
    actions: int | None = None
    is_urgent: bool = False
    is_on: bool = False


class SavedItem(PaintedButton):
    """A line of the list; F2, Delete, Alt with an arrow and the menu key change it."""

    renamed = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme, line: SavedLine, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.line = line
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.show_line(line)

    def height_of_design(self) -> int:
        """Return the height in pixels at 100 % text size."""
        return _ROW

    def show_line(self, line: SavedLine) -> None:
        """Show another count, or that it is the current view."""
        self.line = line
        self.setText(line.title)
        set_tip(self, line.title)
        self.setAccessibleName(words.spoken(line.title, line.actions, is_on=line.is_on))
        self.update()

    def _open_menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words.rename(), self.renamed.emit)
        menu.addAction(words.move_up(), lambda: self.moved.emit(-1))
        menu.addAction(words.move_down(), lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction(words.remove(), self.removed.emit)
        menu.popup(self.mapToGlobal(spot))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F2:
            self.renamed.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif is_alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        line = self.line
        self.paint_background(painter, "selected" if line.is_on else "hover" if self.underMouse() else "")
        room = QRectF(12, 0, self.width() - 22, self.height())
        if line.actions is not None:
            style, color = (_URGENT, "danger") if line.is_urgent and line.actions else (_COUNT, "text2")
            count = f"{line.actions:,}"
            taken = self.texts.draw(painter, room, count, style, color, align=Qt.AlignmentFlag.AlignRight)
            room.setRight(room.right() - taken - 8)
        style, color = (_NAME_ON, "text") if line.is_on else (_NAME, "text2")
        self.texts.draw(painter, room, line.title, style, color)
        painter.end()


class SavedList(Themed, QWidget):
    """Emits which view is chosen, named, renamed, moved or removed; decides nothing."""

    chosen = Signal(str)
    named = Signal(str)
    renamed = Signal(str, str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._renaming = ""
        self.setAccessibleName(words.title())
        self.items: dict[str, SavedItem] = {}
        self._title = PlainLabel(words.title(), self, role="field", wraps=True)
        self.add = icon_button(theme, "plus", words.add_hint(), self.ask_name, self)
        head = QHBoxLayout()
        head.setContentsMargins(GAP_M, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.add)
        self._lines = column_of()
        self._column = column_of(self, spacing=GAP_UNDER_XS)
        self._column.addLayout(head)
        self._column.addLayout(self._lines)

    @cached_property
    def field(self) -> QLineEdit:
        """The field for the name, made when the first view is named."""
        field = QLineEdit(self)
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(words.name_hint())
        field.setAccessibleName(words.name_hint())
        field.returnPressed.connect(self._tell)
        field.hide()
        self._column.insertWidget(1, field)
        self.setTabOrder(self.add, field)
        return field

    def show_lines(self, lines: Sequence[SavedLine]) -> None:
        """Show these views; the line with the focus keeps it while it exists."""
        if [line.view_id for line in lines] != list(self.items):
            self._make_items(lines)
        for line in lines:
            if self.items[line.view_id].line != line:
                self.items[line.view_id].show_line(line)

    def _make_items(self, lines: Sequence[SavedLine]) -> None:
        focused = next((view_id for view_id, item in self.items.items() if item.hasFocus()), "")
        for old in self.items.values():
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.items = {line.view_id: self._make_item(line) for line in lines}
        above = self._first_stop()
        for index, item in enumerate(self.items.values()):
            self._lines.insertWidget(index, item)
            # They are made after the window around them, and Tab would come to them last.
            self.setTabOrder(above, item)
            above = item
        if focused in self.items:
            # A hidden field would get the focus only later.
            self.items[focused].show()
            self.items[focused].setFocus()

    def last_stop(self) -> QWidget:
        """Return what Tab comes to last."""
        return [self._first_stop(), *self.items.values()][-1]

    def _first_stop(self) -> QWidget:
        return self.field if "field" in vars(self) else self.add

    def _make_item(self, line: SavedLine) -> SavedItem:
        item, view_id = SavedItem(self._theme, line), line.view_id
        item.clicked.connect(lambda: self.chosen.emit(view_id))
        item.renamed.connect(lambda: self._ask(view_id, item.line.title))
        item.moved.connect(lambda step: self.moved.emit(view_id, step))
        item.removed.connect(lambda: self.removed.emit(view_id))
        return item

    def ask_name(self) -> None:
        """Let the person name the current view."""
        self._ask("", "")

    def _ask(self, view_id: str, title: str) -> None:
        self._renaming = view_id
        self.field.setText(title)
        self.field.selectAll()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        name, view_id = self.field.text().strip(), self._renaming
        if name:
            self.leave_field()
            if view_id:
                self.renamed.emit(view_id, name)
            else:
                self.named.emit(name)

    def leave_field(self) -> None:
        """Hide the field for the name."""
        item = self.items.get(self._renaming)
        (item or self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field for the name on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.field.isVisible():
            self.leave_field()
        else:
            super().keyPressEvent(event)
