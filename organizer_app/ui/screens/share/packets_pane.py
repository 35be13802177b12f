"""The column of cities beside their packets, and the buttons that save them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.line_list import ShareList
from organizer_app.ui.screens.share.lines import packet_lines
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.sharing import share_choices as choice_words

if TYPE_CHECKING:
    from organizer_app.ui.screens.share.packets_presenter import PacketsShown
    from organizer_app.ui.theme.theme import Theme

_WIDTH = 306


class PacketsPane(Themed, QFrame):
    """The cities that match a search; `save_asked` says whether to save all of them."""

    save_asked = Signal(bool)
    press_asked = Signal()
    form_asked = Signal(str, bool, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self._count = PlainLabel("", self, role="meta")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(choice_words.find_city_hint())
        self.search.setAccessibleName(choice_words.find_city_hint())
        self.search.setClearButtonEnabled(True)
        self.list = ShareList(theme, choice_words.packet_list(), self)
        self.one = push_button("plain", choice_words.save_packet(), lambda: self.save_asked.emit(False), self)  # noqa: FBT003  # a signal's value
        self.all = push_button("plain", choice_words.save_packets(), lambda: self.save_asked.emit(True), self)  # noqa: FBT003  # a signal's value
        self.press = push_button("plain", choice_words.save_press_list(), self.press_asked.emit, self)
        self.forms = push_button("plain", choice_words.return_forms(), self._open_forms, self)
        for button in (self.one, self.all, self.press):
            show_icon(button, theme, "printer", size=16)
        show_icon(self.forms, theme, "mail", size=16)
        set_tip(self.forms, choice_words.form_hint())
        self._form_menu = QMenu(self)
        for form_format, is_all, is_new, name in choice_words.form_choices():
            self._form_menu.addAction(name, partial(self.form_asked.emit, form_format, is_all, is_new))
        self._hint = PlainLabel(choice_words.packet_hint(), self, role="caption", wraps=True)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        title = PlainLabel(choice_words.tab_name("packets"), self, role="strong")
        head = QHBoxLayout()
        head.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_S)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count)
        field = QHBoxLayout()
        field.setContentsMargins(GAP_L, 0, GAP_L, GAP_S)
        field.addWidget(self.search)
        low = column_of(margins=(GAP_L, GAP_S, GAP_L, GAP_M), spacing=GAP_UNDER_S)
        for part in (self.one, self.all, self.press, self.forms, self._hint):
            low.addWidget(part)
        column = column_of(self)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self.list, 1)
        column.addLayout(low)

    def _open_forms(self) -> None:
        self._form_menu.popup(self.forms.mapToGlobal(QPoint(0, -self._form_menu.sizeHint().height() - 4)))

    def show_packets(self, shown: PacketsShown) -> None:
        """Show the cities, and the selected one."""
        self._count.setText(choice_words.packet_count(len(shown.packets)))
        self._hint.setText(choice_words.packet_note(shown.contested))
        selected = shown.chosen.entry.uid if shown.chosen else ""
        self.list.selected = selected
        self.list.show_lines(packet_lines(shown.packets))
        for button in (self.one, self.all, self.press):
            button.setEnabled(shown.chosen is not None)
        # The page for a new host needs no city.
        for number, (_code, _is_all, is_new, _name) in enumerate(choice_words.form_choices()):
            self._form_menu.actions()[number].setEnabled(is_new or shown.chosen is not None)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(theme.length(_WIDTH))
