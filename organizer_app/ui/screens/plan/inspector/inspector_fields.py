"""The fields of the inspector: each change is reported once, and typed text is never overwritten."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from organizer_app.domain.day.entry_line import read_delivery
from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.ui.flow.typed_values import (
    Hours,
    Reading,
    count_meant,
    day_meant,
    hours_meant,
    range_meant,
    read_names,
    time_meant,
)
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.tokens import GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.language.dates import long_day, wall_clock
from organizer_app.wording.language.repeated_hours import FIRST, SECOND, is_second
from organizer_app.wording.language.texts import shortened
from organizer_app.wording.plan import inspector as words
from organizer_app.wording.plan import inspector_parts as inspector_part_words
from organizer_app.wording.together import presence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from organizer_app.domain.calendar.rule_compliance import WindowOffer
    from organizer_app.domain.rows.action_details import DeliveryLine
    from organizer_app.domain.rows.action_rows import ActionRow


# Long enough to finish a word, short enough to lose nothing when a laptop is closed.
PAUSE_MS: Final = 700
_PAGE_HEIGHT: Final = 260
_OPENING_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class Editor(Protocol):
    """A widget that holds one text and reports when it is finished or canceled."""

    widget: QWidget

    def text(self) -> str:
        """Return what was typed, as it stands in the field."""

    def words(self, text: str) -> str:
        """Return a stored text as the widget shows it."""

    def put(self, text: str) -> None:
        """Set a stored text."""

    def mark(self, *, is_wrong: bool) -> None:
        """Show whether the text is invalid."""

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back when the person has finished."""

    def when_typed(self, act: Callable[[], None]) -> None:
        """Call back at every key that changes the text."""

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Call back when the person wants the stored text back."""


class _Line(QLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class LineEditor:
    """One line: finished on Enter and when the focus leaves it."""

    def __init__(self, placeholder: str = "") -> None:
        self.line = _Line()
        self.line.setPlaceholderText(placeholder)
        self.widget: QWidget = self.line

    def text(self) -> str:
        """Return the text of the line."""
        return self.line.text()

    def words(self, text: str) -> str:
        return text

    def put(self, text: str) -> None:
        """Set a stored text and show its beginning."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def mark(self, *, is_wrong: bool) -> None:
        """Give the line a red border, or its own again."""
        mark(self.line, "invalid", is_wrong)

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back on Enter and when the focus leaves."""
        self.line.editingFinished.connect(act)

    def when_typed(self, act: Callable[[], None]) -> None:
        self.line.textEdited.connect(lambda _text: act())

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Call back on Esc after typing."""
        self.line.escaped.connect(act)


class _Choice(ChoiceBox):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Moving over values with the arrow keys must not store each of them.
        if Qt.Key(event.key()) in _OPENING_KEYS or event.text().strip():
            self.showPopup()
            if event.text().strip():
                self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)


class ChoiceEditor:
    """One of a few values: finished as soon as one is selected; its text is the code of the value."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        self._box = _Choice()
        self._box.setMinimumContentsLength(6)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.widget: QWidget = self._box
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values, as codes and names; the selected one stays if it is among them."""
        if [self._box.itemData(row) for row in range(self._box.count())] == [code for code, _name in choices]:
            return
        chosen = self.text()
        self._box.clear()
        for code, name in choices:
            self._box.addItem(name, code)
        self.put(chosen)

    def text(self) -> str:
        """Return the code of the selected value."""
        return str(self._box.currentData() or "")

    def words(self, text: str) -> str:
        """Return the name of a code."""
        return self._box.itemText(self._box.findData(text))

    def put(self, text: str) -> None:
        """Select the value of a code."""
        self._box.setCurrentIndex(self._box.findData(text))

    def mark(self, *, is_wrong: bool) -> None:
        """Give the box a red border, or its own again."""
        mark(self._box, "invalid", is_wrong)

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back when a value was selected."""
        self._box.activated.connect(lambda _row: act())

    def when_typed(self, act: Callable[[], None]) -> None:
        """Do nothing: values are selected."""

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Do nothing: Esc closes the list without a change."""


class _Page(QPlainTextEdit):
    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class PageEditor:
    """Many lines: finished after a short pause and when the focus leaves it."""

    def __init__(self) -> None:
        self._page = _Page()
        self._page.setTabChangesFocus(True)
        self._page.setFixedHeight(_PAGE_HEIGHT)
        self._pause = QTimer(self._page, singleShot=True, interval=PAUSE_MS)
        self._page.textChanged.connect(self._pause.start)
        self._page.left.connect(self._pause.stop)
        self.widget: QWidget = self._page

    def text(self) -> str:
        """Return the text of the page."""
        return self._page.toPlainText()

    def words(self, text: str) -> str:
        return text

    def put(self, text: str) -> None:
        """Set a stored text, and cancel a pending report."""
        self._page.setPlainText(text)
        self._page.document().setModified(False)
        self._pause.stop()

    def mark(self, *, is_wrong: bool) -> None:
        """Give the page a red border, or its own again."""
        mark(self._page, "invalid", is_wrong)

    def when_finished(self, act: Callable[[], None]) -> None:
        """Call back after a pause and when the focus leaves."""
        self._pause.timeout.connect(act)
        self._page.left.connect(act)

    def when_typed(self, act: Callable[[], None]) -> None:
        """Do nothing: any text is valid for a page."""

    def when_escaped(self, act: Callable[[], None]) -> None:
        """Call back on Esc after typing."""
        self._page.escaped.connect(act)


_GAP: Final = 4
_MOST_WAS: Final = 40


class Codec(NamedTuple):
    """Reads the text of a field as a domain value, and writes such a value."""

    read: Callable[[str], Reading[Any]]
    write: Callable[[Any], str]


class FieldRow(QWidget):
    """A name, an editor, a hint below it, and an error about the typed or the stored value.

    `grown` reports that an error takes more space now, below an editor that has the focus.

    Args:
        field: code of the field.
        editor: what is typed into.
        codec: reads and writes its values.
        parent: the form.
    """

    edited = Signal(str, object)
    grown = Signal()

    def __init__(self, field: str, editor: Editor, codec: Codec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self._codec = codec
        self._stored = ""
        self._reported = ""
        self._wrong = ""
        self._fault = ""
        # What was saved elsewhere while something else is typed here, as a sentence.
        self._overtaken = ""
        name = self._called = words.field_name(field)
        self._is_glowing = False
        editor.widget.setAccessibleName(name)
        editor.widget.setObjectName(f"field-{field}")
        self._name = PlainLabel(name, self, role="field")
        self._name.setBuddy(editor.widget)
        # What somebody else has just replaced, for as long as the field glows; made for the first one.
        self._was: PlainLabel | None = None
        self._hint = self._note("caption")
        self._problem = self._note("warn")
        column = column_of(self, spacing=_GAP)
        self._head = row_of(spacing=GAP_S)
        self._head.addWidget(self._name)
        column.addLayout(self._head)
        for part in (editor.widget, self._hint, self._problem):
            column.addWidget(part)
        column.addStretch(1)
        editor.when_finished(self.commit)
        editor.when_typed(self._judge)
        editor.when_escaped(self.take_back)

    def _note(self, role: str) -> PlainLabel:
        label = PlainLabel("", self, role=role, wraps=True)
        label.hide()
        return label

    def stand_alone(self) -> None:
        """Hide the name, for a page that already shows it."""
        self._name.hide()

    @property
    def problem(self) -> str:
        """The shown error, of the typed value first; empty for none."""
        return self._problem.text()

    @property
    def hint(self) -> str:
        """The text below the editor."""
        return self._hint.text()

    @property
    def is_touched(self) -> bool:
        """Whether the editor holds an unreported text; a choice is reported when made."""
        return not isinstance(self.editor, ChoiceEditor) and self.editor.text() != self._reported

    def show_stored(self, text: str) -> None:
        """Show the stored value, unless another one is being typed here or was rejected."""
        was_touched = self.is_touched
        is_overtaken = was_touched and text not in {self._stored, self.editor.text()}
        if self._is_glowing and text != self._stored:
            self._begin_glow()
        self._stored = self._reported = text
        if not was_touched:
            self.take_back()
        elif is_overtaken:
            self._show_overtaken(words.overtaken(text))

    def show_other(self, text: str) -> None:
        """Show the stored value of another action."""
        self.glow(is_on=False)
        self._stored = self._reported = text
        self.take_back()

    def show_editors(self, names: Sequence[str]) -> None:
        """Show who else is editing this field now; it can be edited here anyway."""
        self._name.setText(presence.field_and_editors(self._called, names) if names else self._called)
        mark(self._name, "role", "live" if names else "field")
        mark(self.editor.widget, "other", "true" if names else "")

    def glow(self, *, is_on: bool) -> None:
        """Tint the field, and show its old value, if another one comes while this is on; end the tint."""
        self._is_glowing = is_on
        if not is_on and self._was is not None and self.was:
            mark(self.editor.widget, "fresh", "")
            self._was.setText("")
            self._was.hide()
            self._describe()

    def _begin_glow(self) -> None:
        mark(self.editor.widget, "fresh", "true")
        if self._was is None:
            self._was = PlainLabel("", self, role="caption")
            struck = self._was.font()
            struck.setStrikeOut(True)
            self._was.setFont(struck)
            self._head.addWidget(self._was, 1, Qt.AlignmentFlag.AlignRight)
        before = " ".join(self.editor.words(self._stored).split())
        self._was.setText(shortened(before, _MOST_WAS) or presence.empty())
        self._was.show()
        self._describe()

    @property
    def was(self) -> str:
        """The value that somebody else has just replaced; empty for none."""
        return self._was.text() if self._was is not None else ""

    def show_hint(self, text: str) -> None:
        """Show a text below the editor, such as the headquarters time."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def refuse(self, sentence: str) -> None:
        """Show why the plan rejected the value; the typed text stays beside it."""
        self._reported = self._stored
        if isinstance(self.editor, ChoiceEditor):
            self.editor.put(self._stored)
        self.show_problem(sentence)

    def _judge(self) -> None:
        """Show at every key what is wrong with the text, or clear the error."""
        is_clear = self._codec.read(self.editor.text()).is_clear
        self.show_problem("" if is_clear else words.unreadable(self.field))

    def commit(self) -> None:
        """Report the typed text once, if it means something other than the stored value."""
        text = self.editor.text()
        if text == self._reported:
            self._show_overtaken("")
            self.show_problem("")
            return
        reading = self._codec.read(text)
        if not reading.is_clear:
            self.show_problem(words.unreadable(self.field))
            return
        written = self._codec.write(reading.value)
        is_new = written != self._reported
        self._reported = written
        self.take_back()
        if is_new:
            self.edited.emit(self.field, reading.value)

    def take_back(self) -> None:
        """Restore the value reported last, or the stored one."""
        self._show_overtaken("")
        self.show_problem("")
        if self.editor.text() != self._reported:
            self.editor.put(self._reported)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with the editor's text; an empty text clears it."""
        if sentence != self._wrong:
            self._wrong = sentence
            self.editor.mark(is_wrong=bool(sentence))
            self._say()

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong with the stored value, such as an end before its start, until it is fixed."""
        if sentence != self._fault:
            self._fault = sentence
            self._say()

    def _show_overtaken(self, sentence: str) -> None:
        """Show what was saved elsewhere meanwhile: what is typed here would replace it unseen."""
        if sentence != self._overtaken:
            self._overtaken = sentence
            self._say()

    def _say(self) -> None:
        sentence = self._wrong or self._overtaken or self._fault
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_taller = event.size().height() > event.oldSize().height()
        if is_taller and self._problem.text() and self.editor.widget.hasFocus():
            self.grown.emit()

    def _describe(self) -> None:
        was = presence.before(self.was) if self.was else ""
        parts = (self._problem.text(), self._hint.text(), was)
        self.editor.widget.setAccessibleDescription(" ".join(part for part in parts if part))


# Converts each inspector field between the texts of a row and domain values


def _one_line(text: str) -> Reading[str]:
    return Reading(" ".join(text.split()))


def _as_typed(text: str) -> str:
    return text


def _write_time(value: time | None) -> str:
    return "" if value is None else wall_clock(value)


def _write_start(value: time | Hours | None) -> str:
    return _write_time(value.starts if isinstance(value, Hours) else value)


def _write_count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _write_range(value: tuple[int, int] | None) -> str:
    return "" if value is None else "-".join(f"{number:,}" for number in dict.fromkeys(value))


def _write_day(value: date | None) -> str:
    return "" if value is None else long_day(value.isoformat())


def day_codec(year: Callable[[], int]) -> Codec:
    """Return the codec of days; a day typed without a year is in `year`."""
    return Codec(lambda text: day_meant(text, year()), _write_day)


# Kept as typed, for a form that reads all its fields together.
TYPED: Final = Codec(Reading, _as_typed)
_LINE: Final = Codec(_one_line, _as_typed)
_TIME: Final = Codec(time_meant, _write_time)
_WHICH: Final = Codec(lambda code: Reading(code == SECOND), lambda value: SECOND if value else FIRST)
CODECS: Final[Mapping[str, Codec]] = {
    **{spec.name: _LINE for spec in TYPED_FIELDS},
    "city": _LINE,
    "tactic": Codec(lambda code: Reading(Tactic(code)), lambda value: str(value.value)),
    "title": _LINE,
    "starts": Codec(hours_meant, _write_start),
    "ends": _TIME,
    "starts_second": _WHICH,
    "ends_second": _WHICH,
    "expected": Codec(count_meant, _write_count),
    "count": Codec(range_meant, _write_range),
    "venue": _LINE,
    "lead": _LINE,
    "backup": _LINE,
    "groups": Codec(lambda text: Reading(read_names(text)), "; ".join),
    "status": Codec(lambda code: Reading(ActionStatus(code)), lambda value: str(value.value)),
    "notes": TYPED,
    # Separated by semicolons or commas.
    "tags": Codec(lambda text: Reading(read_names(text.replace(",", ";"))), "; ".join),
}


def text_of(row: ActionRow, field: str) -> str:
    """Return the text of a row's field, except the notes; a code for kind and status."""
    value: Any = _VALUES[field](row)
    return _write_day(value) if field == "day" else CODECS[field].write(value)


def _city(row: ActionRow) -> str:
    return f"{row.city}, {row.state}" if row.city and row.state else row.city


def _wall(minutes: int | None) -> time | None:
    return None if minutes is None else time(minutes % 1440 // 60, minutes % 60)


def _range(row: ActionRow) -> tuple[int, int] | None:
    known = [number for number in (row.count_low, row.count_high) if number is not None]
    return (min(known), max(known)) if known else None


_VALUES: Final[Mapping[str, Callable[[ActionRow], object]]] = {
    "city": _city,
    "tactic": lambda row: Tactic(row.tactic),
    "title": lambda row: row.title,
    "day": lambda row: date.fromisoformat(row.day) if row.day else None,
    "starts": lambda row: _wall(row.starts),
    "ends": lambda row: _wall(row.ends),
    "starts_second": lambda row: is_second(row, row.starts, row.starts_utc),
    "ends_second": lambda row: is_second(row, row.ends, row.ends_utc),
    "expected": lambda row: row.expected,
    "count": _range,
    "venue": lambda row: row.venue,
    "lead": lambda row: row.lead,
    "backup": lambda row: row.backup,
    "groups": lambda row: read_names(row.groups),
    "status": lambda row: ActionStatus(row.status),
}


# The inspector's line about a petition: what became of it, and a field that logs another delivery


class DeliveryRow(QWidget):
    """`delivered` carries what was understood, a `TypedEntry` that lacks nothing."""

    delivered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(inspector_part_words.delivery_hint())
        self.field.setAccessibleName(inspector_part_words.delivery_name())
        # Enter and leaving the field both save, as the fields above do.
        self.field.editingFinished.connect(self._read)
        self.field.textEdited.connect(lambda _text: self._explain(""))
        self.known = PlainLabel("", self, wraps=True)
        self._gap = PlainLabel("", self, role="complaint", wraps=True)
        column = column_of(self, (0, GAP_XS, 0, 0), GAP_XS)
        column.addWidget(PlainLabel(inspector_part_words.delivery_name(), self, role="field"))
        for part in (self.known, self.field, self._gap):
            column.addWidget(part)
        self._explain("")

    def show_deliveries(self, deliveries: Sequence[DeliveryLine]) -> None:
        """Show the deliveries of the open action, the newest first."""
        self.known.setText("\n".join(map(inspector_part_words.delivery_line, deliveries)))
        self.known.setVisible(bool(deliveries))

    def clear(self) -> None:
        """Forget what was typed about another action."""
        self.field.clear()
        self._explain("")

    def _read(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            return
        entry = read_delivery(typed)
        if entry.gap is not None:
            self._explain(inspector_part_words.delivery_unclear())
            return
        self.clear()
        self.delivered.emit(entry)

    def _explain(self, sentence: str) -> None:
        self._gap.setText(sentence)
        self._gap.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if sentence:
            announce(self.field, sentence)


# The inspector's button that puts an action on schedule, and the start it would get


class WindowRow(QWidget):
    """Shows below the button what it would do, or why it is disabled."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = push_button("plain", inspector_part_words.move_to_window(), self.asked.emit, self)
        self.note = PlainLabel("", self, role="caption", wraps=True)
        column = column_of(self, (0, GAP_XS, 0, 0), GAP_XS)
        column.addWidget(self.button)
        column.addWidget(self.note)

    def show_offer(self, offer: WindowOffer | None) -> None:
        """Show what can be done; nothing without an action."""
        self.setVisible(offer is not None)
        if offer is None:
            return
        said = (
            inspector_part_words.window_refused(offer.reason)
            if offer.reason
            else inspector_part_words.window_start(offer.to)
        )
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.button.setEnabled(not offer.reason)
        self.button.setAccessibleDescription(said)
        set_tip(self.button, said)
