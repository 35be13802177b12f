"""The sheet over the window where the person handing over types what the next shift must know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit

from organizer_app.domain.day.handover import LONGEST_SITUATION, TypedHandover
from organizer_app.ui.flow.save_dialog import ask_file
from organizer_app.ui.overlays.handing_over.presenter import HandoverPresenter
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, sheet_label
from organizer_app.ui.theme.tokens import GAP_L, GAP_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel
from organizer_app.wording.day import handovers as words
from organizer_app.wording.sharing import share_formats

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 640
_PROMISES: Final = 110


class HandoverSheet(Sheet):
    """Implements `HandoverView`; what is typed stays until the page is written.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
        clock: the present moment.
    """

    high = 560

    def __init__(self, theme: Theme, window: QWidget, access: PlanAccess, clock: Clock) -> None:
        super().__init__(theme, window, _WIDTH)
        self.setAccessibleName(words.hand_over())
        self.presenter = HandoverPresenter(self, access, clock)
        self.opened.connect(self.presenter.look)
        self.situation = self._text(words.situation_label(), words.situation_example())
        self.promises = self._text(words.promises_label(), words.promises_example())
        self.giver, self.taker = QLineEdit(self.panel), QLineEdit(self.panel)
        for field, name in ((self.giver, words.giver_label()), (self.taker, words.taker_label())):
            field.setAccessibleName(name)
            field.returnPressed.connect(self._freeze)
        self.left = PlainLabel("", self.panel, role="meta")
        self.wrong = WarningLabel(self.panel)
        self.cancel = push_button("plain", words.cancel(), self.leave, self.panel)
        self.make = push_button("primary", words.make_page(), self._freeze, self.panel)
        self.situation.textChanged.connect(self._count)
        self._count()
        self._lay_out()

    def _text(self, name: str, example: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self.panel)
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.setTabChangesFocus(True)
        return field

    def _lay_out(self) -> None:
        column = self.column()
        title = sheet_label("title", self.panel, words.hand_over())
        column.addLayout(sheet_head(title, sheet_label("meta", self.panel, words.promise()), self.cross))
        grid = QGridLayout()
        grid.setContentsMargins(ROOM, 0, ROOM, 0)
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP_S)
        grid.addWidget(self._name(words.situation_label(), self.situation), 0, 0)
        grid.addWidget(self.left, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.situation, 1, 0, 1, 2)
        grid.addWidget(self._name(words.promises_label(), self.promises), 2, 0, 1, 2)
        grid.addWidget(self.promises, 3, 0, 1, 2)
        grid.addWidget(self._name(words.giver_label(), self.giver), 4, 0)
        grid.addWidget(self._name(words.taker_label(), self.taker), 4, 1)
        grid.addWidget(self.giver, 5, 0)
        grid.addWidget(self.taker, 5, 1)
        grid.setRowStretch(1, 1)
        self.promises.setMaximumHeight(self._theme.length(_PROMISES))
        column.addLayout(grid, 1)
        self.wrong.setContentsMargins(ROOM, 0, ROOM, 0)
        column.addWidget(self.wrong)
        column.addWidget(sheet_foot(self.panel, (), (self.cancel, self.make)))

    def _name(self, text: str, editor: QWidget) -> PlainLabel:
        label = PlainLabel(text, self.panel)
        label.setProperty("role", "field")
        label.setBuddy(editor)
        return label

    def take_focus(self) -> None:
        """Focus the situation."""
        self.situation.setFocus(Qt.FocusReason.PopupFocusReason)

    def _count(self) -> None:
        self.left.setText(words.letters_left(LONGEST_SITUATION - len(self.situation.toPlainText().strip())))

    def _freeze(self) -> None:
        self.wrong.hide()
        typed = TypedHandover(
            situation=self.situation.toPlainText(),
            promises=tuple(self.promises.toPlainText().splitlines()),
            giver=self.giver.text(),
            taker=self.taker.text(),
        )
        lacking = words.lacking(typed)
        if lacking:
            self.show_problem(lacking)
            return
        kinds = share_formats.file_filter(words.page_name(), "pdf")
        out = ask_file(self, words.make_page(), str(Path.home() / words.file_name()), kinds)
        if out is not None:
            self.presenter.freeze(typed, out)

    # HandoverView

    def show_giver(self, name: str) -> None:
        if not self.giver.text():
            self.giver.setText(name)

    def show_making(self, *, is_making: bool) -> None:
        self.make.setEnabled(not is_making)
        self.make.setText(words.making() if is_making else words.make_page())

    def show_problem(self, sentence: str) -> None:
        self.wrong.complain(sentence)
        announce(self.panel, sentence)

    def finish(self, sentence: str) -> None:
        self.leave()
        # The row of the log that tells of it could be undone; the page on paper could not.
        can_undo = False
        self.said.emit(sentence, can_undo)
