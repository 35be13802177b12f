"""Shows what a city still needs, in percent and by line, who to call, and "mark ready"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from organizer_app.ui.screens.plan.inspector.inspector_cards import flush
from organizer_app.ui.screens.plan.inspector.inspector_lists import SIGN, TASK, PaintedLines, outline
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import GAP_UNDER_XL, GAP_XS, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.plan import needs as words

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.rows.readiness_explained import Explanation, ReadinessItem
    from organizer_app.ui.screens.plan.inspector.inspector_lists import Canvas, Line
    from organizer_app.ui.theme.theme import Theme

_TEXT: Final = TextStyle(TYPE_BODY, REGULAR)
_DUE: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_GATE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_MOST: Final = 8
_LONGEST: Final = 300


class NeedsPane(QWidget):
    """Explains the readiness of a city.

    `forced` carries who takes responsibility and why, both empty to undo it; `call_asked` carries the person
    to call.
    """

    forced = Signal(str, str)
    call_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person_id = ""
        self._title = PlainLabel(words.title(), self, role="field")
        self.percent = PlainLabel("", self, role="strong")
        self.lines = PaintedLines(theme, words.title(), TASK, self)
        self._forced = PlainLabel("", self, role="meta", wraps=True)
        self.call = naming_button("link", lambda: self.call_asked.emit(self._person_id), self)
        self.force = push_button("link", words.force(), self._ask, self)
        self.stop = push_button("link", words.stop_forcing(), lambda: self.forced.emit("", ""), self)
        self.by, self.reason = self._field(words.by_hint()), self._field(words.reason_hint())
        self.agree = push_button("primary", words.agree(), self._agree, self)
        self.cancel = push_button("plain", words.cancel(), lambda: self._show_form(is_shown=False), self)
        self._lay_out()
        self.show_explanation(None)

    def _field(self, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setMaxLength(_LONGEST)
        line.textChanged.connect(self._typed)
        line.returnPressed.connect(self._agree)
        return line

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.percent)
        foot.addWidget(self.agree)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column = column_of(self, (0, GAP_UNDER_XL, 0, 0), GAP_XS)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(self._forced)
        for link in (self.call, self.force, self.stop):
            column.addWidget(flush(link), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.by)
        column.addWidget(self.reason)
        column.addLayout(foot)

    def show_explanation(self, seen: Explanation | None) -> None:
        """Show another city; nothing for None, or if nothing is missing or overruled."""
        missing = seen.missing if seen is not None else ()
        is_forced = seen is not None and bool(seen.forced_by)
        ahead = seen.ahead if seen is not None else ()
        self.setVisible(bool(missing or ahead) or is_forced)
        self._show_form(is_shown=False)
        if seen is None:
            return
        self.percent.setText(words.percent(seen.percent))
        # The percentage does not count later needs: "100% ready" above one would contradict it.
        self.percent.setVisible(bool(missing))
        due = [_line(item, seen.judged_on) for item in missing[:_MOST]]
        self.lines.show_lines([*due, *(_line(item, None, is_ahead=True) for item in ahead)])
        self.lines.setVisible(bool(missing or ahead))
        self._forced.setText(words.forced(seen.forced_by, seen.forced_reason))
        self._forced.setVisible(is_forced)
        call = seen.next_call
        self._person_id = call.person_id if call else ""
        self.call.setText(words.call(call.name) if call else "")
        self.call.setVisible(call is not None)
        self.force.setVisible(bool(missing) and not is_forced)
        self.stop.setVisible(is_forced)

    def _show_form(self, *, is_shown: bool) -> None:
        for part in (self.by, self.reason, self.agree, self.cancel):
            part.setVisible(is_shown)
        self.force.setVisible(not is_shown)

    def _ask(self) -> None:
        self._show_form(is_shown=True)
        self._typed()
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.agree.setEnabled(bool(self.by.text().strip() and self.reason.text().strip()))

    def _agree(self) -> None:
        by, reason = self.by.text().strip(), self.reason.text().strip()
        if by and reason:
            self.reason.clear()
            self._show_form(is_shown=False)
            self.forced.emit(by, reason)


def _line(item: ReadinessItem, judged_on: date | None, *, is_ahead: bool = False) -> Line:
    """Return one missing thing: a diamond if the city's level is zero without it, else a circle.

    A later need shows the day from which it counts, and is no cause for alarm.
    """
    text, due = words.item(item), words.due_by(item) if is_ahead else words.due(item, judged_on)
    is_failing = item.is_gate and not is_ahead

    def paint(canvas: Canvas, box: QRectF) -> None:
        edge = canvas.theme.color("danger" if is_failing else "control_line")
        with outline(canvas, box.center().y(), edge, is_gate=item.is_gate):
            pass
        color = "danger" if is_failing or words.is_late(item, judged_on) else "text3"
        taken = canvas.texts.draw(canvas.painter, box, due, _DUE, color, align=_RIGHT)
        room = box.adjusted(canvas.theme.length(SIGN), 0, -taken - (12 if due else 0), 0)
        canvas.texts.draw(canvas.painter, room, text, _GATE if is_failing else _TEXT)

    return f"{text}, {due}" if due else text, paint
