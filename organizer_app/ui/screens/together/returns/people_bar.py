"""Asks of each name like ours, above the answers of a reply, whether it is the same person's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.domain.sharing.returned_forms import ReturnState
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from organizer_app.domain.sharing.returned_forms import ReturnedForm


class PeopleBar(QFrame):
    """`toggled` carries the number of the answer."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, CheckBox] = {}
        self._rows: dict[str, QWidget] = {}
        self._column = column_of(self, (GAP_L, 0, GAP_L, GAP_S), GAP_XS)
        self._asked: tuple[object, ...] = ()

    def show_people(self, form: ReturnedForm) -> None:
        """Show a check box for each name that may correct ours; a box stays where its question does."""
        is_open = form.state is not ReturnState.DECIDED
        asked = [answer for answer in form.answers if is_open and answer.is_same is not None]
        key = (form.reply_id, *((each.number, each.ours, each.theirs) for each in asked))
        if key != self._asked:
            self._asked = key
            for row in self._rows.values():
                self._column.removeWidget(row)
                row.deleteLater()
            self.boxes, self._rows = {}, {}
            for each in asked:
                self._add(each.number, words.corrected_name(each))
        for each in asked:
            self.boxes[each.number].setChecked(bool(each.is_same))
        self.setVisible(bool(asked))

    def _add(self, number: str, sentence: str) -> None:
        row = self._rows[number] = QWidget(self)
        box = self.boxes[number] = CheckBox(words.is_same_person(), row)
        box.setAccessibleName(f"{sentence} {words.is_same_person()}")
        # A click alone: what is shown is no decision.
        box.clicked.connect(partial(self._say, number))
        line = row_of(row, spacing=GAP_S)
        line.addWidget(PlainLabel(breakable(sentence), row, role="meta", wraps=True), 1)
        line.addWidget(box)
        self._column.addWidget(row)
        row.show()

    def _say(self, number: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as Qt calls it
        self.toggled.emit(number)
