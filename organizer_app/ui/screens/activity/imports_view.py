"""Shows the imports of the plan as a table: file, time, person, and the results of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt

from organizer_app.domain.importing.import_reports import counts_of
from organizer_app.ui.screens.activity.step_book import DayHead, Line, Step, Waiting
from organizer_app.ui.screens.activity.steps_view import Emptiness, StepPainter, StepsView
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.wording.history import history as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPainter

    from organizer_app.domain.basics.step_details import StepDetail
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.activity.history_filter import Offered, RecordChoice
    from organizer_app.ui.screens.activity.presenter import Shown
    from organizer_app.ui.widgets.lists.line_source import LineState


_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_FILE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_BY: Final = TextStyle(TYPE_BODY, REGULAR)
_COUNT: Final = TextStyle(TYPE_BODY, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_ROW: Final = 56
_LEFT: Final = 20
_TEXT: Final = 58
_GAP: Final = 16
# In narrower lists the counts replace the names of people; in pixels at 100 % text size.
_NARROW: Final = 640


class ImportPainter(StepPainter):
    """Paints imports in one theme; badge and chevron at the right are the same as for every step."""

    def height(self, line: Line) -> int:
        return self._theme.length(_ROW) if isinstance(line, Step | Waiting) else super().height(line)

    def spoken(self, line: Line) -> str:
        """Return an import in one sentence."""
        if not isinstance(line, Step):
            return words.reading()
        counts = counts_of(line.summary.arguments)
        return words.spoken_import(
            line.summary.arguments.get("file", ""),
            words.when(line.moment),
            line.summary.author,
            counts,
            is_undone=line.summary.undone,
            is_open=line.step_id == self.open_step,
        )

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        if isinstance(line, DayHead):
            self._paint_heads(painter, box)
        elif isinstance(line, Step):
            self._paint_import(painter, box, line, state)
        else:
            super().paint(painter, box, line, state)

    def _columns(self, box: QRectF) -> tuple[QRectF, ...]:
        """Return the rectangles of the file, the person and the three counts."""
        count = float(self._theme.length(76))
        end = box.right() - _LEFT - self._theme.length(16) - _GAP
        counts = [QRectF(end - (3 - n) * count, box.y(), count, box.height()) for n in range(3)]
        room = counts[0].left() - _TEXT
        by = 0.0 if box.width() < self._theme.length(_NARROW) else room * 0.34
        person = QRectF(counts[0].left() - by, box.y(), max(0.0, by - _GAP), box.height())
        return QRectF(_TEXT, box.y(), room - by - _GAP, box.height()), person, *counts

    def _paint_heads(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, self._theme.color("band"))
        for y in (box.top(), box.bottom() - 1):
            painter.fillRect(QRectF(box.x(), y, box.width(), 1), self._theme.color("border"))
        heads = zip(self._columns(box), words.import_columns(), strict=True)
        for number, (room, name) in enumerate(heads):
            if room.width() > 0:
                align = _RIGHT if number > 1 else Qt.AlignmentFlag.AlignLeft
                self._texts.draw(painter, room, name, _HEAD, "text2", align=align)

    def _paint_import(self, painter: QPainter, box: QRectF, step: Step, state: LineState) -> None:
        is_open, is_undone = step.step_id == self.open_step, step.summary.undone
        self.paint_background(painter, box, state, is_open=is_open, left=_TEXT)
        color = "text3" if is_undone else "text"
        size = self._theme.length(20)
        icon = self._theme.pixmap(step.icon, 20, "text3" if is_undone else "text2")
        painter.drawPixmap(QPointF(_LEFT, box.center().y() - size / 2), icon)
        self.paint_chevron(painter, box, is_open=is_open)
        file, person, *numbers = self._columns(box)
        counts = counts_of(step.summary.arguments)
        shown = [f"{count:,}" for count in counts] if counts else [f"{step.summary.changes:,}", "–", "–"]  # noqa: RUF001  # a dash stands for an unknown number
        for room, text in zip(numbers, shown, strict=True):
            self._texts.draw(painter, room, text, _COUNT, color if text != "0" else "text3", align=_RIGHT)
        if person.width() > 0:
            self._texts.draw(painter, person, words.author_name(step.summary.author), _BY, color)
        half = box.height() / 2
        upper = QRectF(file.x(), box.y() + 6, file.width(), half - 6)
        name = step.summary.arguments.get("file", "")
        self._texts.draw(painter, upper, name, _FILE, color)
        below = words.when(step.moment)
        below = words.taken_back_when(below) if is_undone else below
        self._texts.draw(painter, upper.translated(0, half - 6), below, _QUIET, "text3")
        if is_undone:
            self.strike(painter, upper, self._texts.advance(name, _FILE))


class ImportsView(QObject):
    """Implements `ActivityView` with a list that has no filter."""

    def __init__(self, steps: StepsView, frame: Frame) -> None:
        super().__init__(steps)
        self.steps = steps
        self._frame = frame
        steps.cleared.connect(lambda: frame.open_sheet("importing"))

    def show_steps(self, shown: Shown) -> None:
        """Show other imports, or explain how to make the first."""
        self.steps.show_steps(
            shown, Emptiness(words.no_imports(), words.no_imports_hint(), words.import_file())
        )

    def show_words(self) -> None:
        """Repaint after the words of some imports were read."""
        self.steps.show_words()

    def show_saved(self, sentence: str, file: Path) -> None:
        """The history is saved from its own list alone."""

    def offer_revert(self, sentence: str, steps: int) -> None:
        """Each import is undone by itself here."""

    def show_facets(self, facets: Offered) -> None:
        """Do nothing: this list has no filter."""

    def show_records(self, found: Sequence[RecordChoice]) -> None:
        """Do nothing: this list has no search for records."""

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        """Expand an import."""
        self.steps.show_detail(detail, step_id)

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self._frame.say(sentence, can_undo=can_undo)
