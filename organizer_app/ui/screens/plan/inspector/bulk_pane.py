"""The pane that changes many actions: the selection, one change, its effect, and a button for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.domain.rows.bulk_changes import BulkField, bulk_field
from organizer_app.ui.screens.plan.store.row_words import state_or_country
from organizer_app.ui.theme.tokens import GAP_UNDER_L, GAP_XS, GAP_XXL
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.mix_bar import MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.language import statuses, tactics
from organizer_app.wording.plan import bulk as words
from organizer_app.wording.plan import inspector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.domain.rows.bulk_changes import BulkPreview
    from organizer_app.ui.screens.plan.editing.edits import ManyEdits
    from organizer_app.ui.theme.theme import Theme

_MARGIN: Final = 20
_BAR: Final = 6
_LEVELS: Final = 6
_PAUSE_MS: Final = 250
_CHOICES: Final = frozenset({BulkField.TACTIC, BulkField.STATUS})


class BulkPane(QFrame):
    """Reports the change under consideration and the request to make it.

    `thought` carries the code of a field and the typed value or its code; `agreed` asks to make the change.
    """

    thought = Signal(str, str)
    agreed = Signal()
    fit_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bulkPane")
        self.setAccessibleName(words.pane_name())
        self.edits: ManyEdits | None = None
        self._rows: Sequence[ActionRow] = ()
        self._title = self._label("title")
        self._close = icon_button(theme, "x", inspector.close(), self.closed.emit, self)
        self._count = self._label("meta")
        self._bar = MixBar(theme, _BAR, self)
        self._places = self._label("meta")
        self._fit = push_button("link", words.show_them(), self.fit_asked.emit, self)
        self._fit.setStyleSheet("padding-left: 0")
        self.fields = ChoiceBox(self)
        self.fields.setAccessibleName(words.what())
        for code, name in words.fields():
            self.fields.addItem(name, code)
        self._value_label = self._label("field")
        self.choice = ChoiceBox(self)
        self.line = QLineEdit(self)
        self._values = QStackedWidget(self)
        self._values.addWidget(self.choice)
        self._values.addWidget(self.line)
        self.problem = WarningLabel(self)
        self.changing = self._label("strong")
        self.lost = self._label("meta")
        self.same = self._label("meta")
        self.refused = WarningLabel(self)
        self.apply = push_button("primary", words.apply(0), self._agree, self)
        self._step = self._label("caption")
        self._step.setText(words.one_step())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._choose_field()

    def _label(self, role: str) -> PlainLabel:
        return PlainLabel("", self, role=role, wraps=True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        what = self._label("field")
        what.setText(words.what())
        # At a large text size, long names need more than the height of the window.
        column = scrolling_column(self)
        column.setContentsMargins(_MARGIN, GAP_UNDER_L, _MARGIN - GAP_XS, GAP_XXL)
        column.setSpacing(GAP_XS)
        column.addLayout(top)
        for part, gap in (
            (self._count, 6),
            (self._bar, 6),
            (self._places, 0),
            (self._fit, 12),
            (what, 0),
            (self.fields, 8),
            (self._value_label, 0),
            (self._values, 0),
            (self.problem, 10),
            (self.changing, 0),
            (self.lost, 0),
            (self.same, 0),
            (self.refused, 12),
            (self.apply, 4),
            (self._step, 0),
        ):
            column.addWidget(part)
            column.addSpacing(gap)
        column.addStretch(1)

    def _connect(self) -> None:
        self.fields.currentIndexChanged.connect(lambda _row: self._choose_field())
        self.choice.currentIndexChanged.connect(lambda _row: self._think())
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self.line.returnPressed.connect(self._enter)
        self._pause.timeout.connect(self._think)

    # Contents

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        """Show the selection, and compute the effect of the present change again."""
        if rows == self._rows:
            return
        self._rows = rows
        cities = list(
            dict.fromkeys(" ".join(p for p in (row.city, state_or_country(row)) if p) for row in rows)
        )
        self._title.setText(words.title(len(cities), len(rows)))
        self._count.setText(words.selected(len(rows)))
        self._places.setText(breakable(words.places([city for city in cities if city])))
        mix = [0] * _LEVELS
        for row in rows:
            if row.status not in OFF_STATUSES:
                mix[row.readiness] += 1
        self._bar.show_mix(mix, inspector.mix_sentence(mix))
        self._think()

    def show_preview(self, preview: BulkPreview | None) -> None:
        texts = ("", "", "", "")
        if preview is not None:
            texts = (
                words.changing(preview),
                words.lost(preview),
                words.same(preview),
                words.refused(preview),
            )
        for label, text in zip((self.changing, self.lost, self.same, self.refused), texts, strict=True):
            label.setText(breakable(text))
            label.setVisible(bool(text))
        count = preview.changing if preview else 0
        self.apply.setText(words.apply(count))
        self.apply.setEnabled(count > 0)
        self.apply.setAccessibleDescription(" ".join(text for text in texts if text))

    def show_value_problem(self, sentence: str) -> None:
        self.problem.complain(sentence)
        self.line.setAccessibleDescription(sentence)

    # What people do

    def _field(self) -> BulkField | str:
        return bulk_field(self.fields.currentData())

    def _choose_field(self) -> None:
        field = self._field()
        is_choice = field in _CHOICES
        self._values.setCurrentWidget(self.choice if is_choice else self.line)
        self._value_label.setText(words.value_label(field))
        self.line.clear()
        self.line.setPlaceholderText(words.placeholder(field))
        self.line.setAccessibleName(words.value_label(field))
        self.choice.setAccessibleName(words.value_label(field))
        if is_choice:
            self.choice.blockSignals(True)  # noqa: FBT003  # Qt takes it by place
            self.choice.clear()
            for code, name in tactics.names() if field is BulkField.TACTIC else statuses.names():
                self.choice.addItem(name, code)
            self.choice.setPlaceholderText(words.placeholder(field))
            self.choice.setCurrentIndex(-1)
            self.choice.blockSignals(False)  # noqa: FBT003  # Qt takes it by place
        self._think()

    def _think(self) -> None:
        self._pause.stop()
        if not self._rows:
            return
        is_choice = self._field() in _CHOICES
        typed = str(self.choice.currentData() or "") if is_choice else self.line.text()
        self.thought.emit(str(self._field()), typed)

    def _enter(self) -> None:
        if self._pause.isActive():
            self._think()
        elif self.apply.isEnabled():
            self._agree()

    def _agree(self) -> None:
        """Request the change and clear its value, so that pressing Enter twice does not shift twice."""
        # The button is disabled from now on: the focus would move to the offer to undo.
        field = self.choice if self._field() in _CHOICES else self.line
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.agreed.emit()
        self.line.clear()
        self.choice.setCurrentIndex(-1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.line.ensurePolished()
        self._values.setFixedHeight(self.line.sizeHint().height())
