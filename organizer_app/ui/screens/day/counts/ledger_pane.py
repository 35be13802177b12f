"""The national number beside the counts: k of n, three rules side by side, size classes, and its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QSizePolicy, QWidget

from organizer_app.domain.day.counting import Imputation
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.ticks import RadioButton
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import counts as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from organizer_app.domain.day.city_counts import SizeRow
    from organizer_app.domain.day.counting import NumberLine
    from organizer_app.services.day.count_books import CountBook
    from organizer_app.ui.theme.theme import Theme

_BAR: Final = 8
_LINES: Final = 4
_ROWS: Final = 5


class ShareBar(Themed, QWidget):
    """How much of the cities reported, as a bar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def show_share(self, share: float) -> None:
        """Fill the bar up to a share from 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.length(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, color in ((1.0, "border"), (self._share, "accent")):
            if share > 0:
                painter.setBrush(self._theme.color(color))
                bar = QRectF(0, 0, self.width() * share, self.height())
                painter.drawRoundedRect(bar, self.height() / 2, self.height() / 2)
        painter.end()


class RuleCard(QFrame):
    """A rule for cities without a count, with the number that it gives."""

    def __init__(self, rule: Imputation, parent: QWidget) -> None:
        super().__init__(parent)
        self.tick = RadioButton(words.rule_name(rule), self)
        self.span = PlainLabel("", self, role="strong", wraps=True)
        self.effect = PlainLabel("", self, role="caption", wraps=True)
        self.setObjectName("card")
        column = column_of(self, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_XS)
        head = row_of(None, spacing=GAP_S)
        head.addWidget(self.tick)
        head.addWidget(self.span, 1)
        self.span.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self.effect)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.effect.setIndent(self.tick.left_of_name)

    def show_line(self, line: NumberLine, *, is_chosen: bool) -> None:
        """Show the number by this rule."""
        self.tick.setChecked(is_chosen)
        self.span.setText(board_words.people_range(*line.estimate) if line.reported else "\u2013")
        self.effect.setText(words.rule_effect(line))
        name = "choiceOn" if is_chosen else "card"
        if self.objectName() != name:
            self.setObjectName(name)
            mark(self, "chosen", "true" if is_chosen else "")


class LedgerPane(QFrame):
    """`rule_chosen` carries the code of a rule; `lock_asked` locks the line that is shown."""

    rule_chosen = Signal(str)
    lock_asked = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ledger")
        self.number = PlainLabel("", self, role="display")
        self.of = PlainLabel("", self, role="meta")
        self.percent = PlainLabel("", self, role="strong")
        self.bar = ShareBar(theme, self)
        self.left_out = PlainLabel("", self, role="meta", wraps=True)
        self.question = PlainLabel("", self, role="field", wraps=True)
        self.rules = {rule: RuleCard(rule, self) for rule in Imputation}
        self._group = QButtonGroup(self)
        for rule, card in self.rules.items():
            self._group.addButton(card.tick)
            card.tick.clicked.connect(lambda _on=False, code=rule.value: self.rule_chosen.emit(code))
        self._sizes = [
            [PlainLabel("", self, role="meta", wraps=True) for _cell in range(4)] for _row in range(_ROWS)
        ]
        self.bias = PlainLabel(words.mean_runs_high(), self, role="meta", wraps=True)
        self.line = PlainLabel("", self, wraps=True)
        self.locked = PlainLabel("", self, role="meta", wraps=True)
        self.earlier = PlainLabel("", self, role="meta", wraps=True)
        self.lock = push_button("plain", words.lock_line(), self.lock_asked.emit, self)
        self.copy = push_button("plain", words.copy_line(), self.copy_asked.emit, self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = column = column_of(self, spacing=GAP_S)
        self.align(GAP_L)
        column.addWidget(PlainLabel(words.ledger_title(), self, role="sub"))
        head = row_of(None, spacing=GAP_S)
        head.addWidget(self.number)
        head.addWidget(self.of, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.percent, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.left_out)
        column.addWidget(self.question)
        for card in self.rules.values():
            column.addWidget(card)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_S)
        grid.setVerticalSpacing(GAP_XS)
        heads = (
            words.size_heading(),
            words.reported_heading(),
            words.median_heading(),
            words.missing_heading(),
        )
        for spot, text in enumerate(heads):
            grid.addWidget(PlainLabel(text, self, role="field", wraps=True), 0, spot, _side(spot))
        for row, cells in enumerate(self._sizes, 1):
            for spot, cell in enumerate(cells):
                grid.addWidget(cell, row, spot, _side(spot))
        grid.setColumnStretch(0, 1)
        column.addSpacing(GAP_XS)
        column.addLayout(grid)
        column.addWidget(self.bias)
        column.addSpacing(GAP_XS)
        said = QFrame(self)
        said.setObjectName("card")
        inside = column_of(said, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        inside.addWidget(PlainLabel(words.public_line_title(), said, role="strong"))
        inside.addWidget(self.line)
        inside.addWidget(self.locked)
        buttons = row_of(None, spacing=GAP_S)
        buttons.addWidget(self.lock)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        column.addWidget(said)
        column.addWidget(self.earlier)
        column.addStretch(1)

    def align(self, side: int) -> None:
        """Start and end so many pixels from the sides: as what is above it, or beside it."""
        self._column.setContentsMargins(side, GAP_L, side, GAP_L)

    def show_book(self, book: CountBook, rule: Imputation, line: str) -> None:
        """Show the number by a rule, and the line that says it."""
        plain = book.lines[0]
        self.number.setText(f"{plain.reported:,}")
        self.of.setText(words.reported(plain))
        self.percent.setText(words.percent(plain))
        self.bar.show_share(plain.reported / max(plain.cities, 1))
        self.left_out.setText(words.left_out(plain.waiting))
        self.left_out.setVisible(bool(plain.waiting))
        self.question.setText(words.the_others(plain))
        for each in book.lines:
            self.rules[each.rule].show_line(each, is_chosen=each.rule is rule)
            self.rules[each.rule].setEnabled(plain.reported < plain.cities or each.rule is Imputation.NONE)
        self._show_sizes(book.sizes)
        self.bias.setVisible(plain.large_first)
        self.line.setText(breakable(line))
        locked = book.day.lines
        newest = locked[0] if locked else None
        at = _clock(newest.occurred_at, book.day.desk_zone) if newest is not None else ""
        is_locked = newest is not None and newest.text == line
        self.locked.setText(words.locked_at(at) if is_locked else words.as_it_would_be())
        self.lock.setEnabled(plain.reported > 0 and not is_locked)
        others = [each for each in locked if each.text != line][:_LINES]
        texts = [f"{_clock(each.occurred_at, book.day.desk_zone)}  {each.text}" for each in others]
        self.earlier.setVisible(bool(texts))
        self.earlier.setText(breakable("\n".join((words.earlier_lines(), *texts))))

    def _show_sizes(self, sizes: Sequence[SizeRow]) -> None:
        for spot, cells in enumerate(self._sizes):
            texts = words.size_cells(sizes[spot]) if spot < len(sizes) else ("",) * len(cells)
            for cell, text in zip(cells, texts, strict=True):
                cell.setText(text)
                cell.setVisible(bool(text))


def _side(spot: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if spot else Qt.AlignmentFlag.AlignLeft


def _clock(at: datetime | None, zone: str) -> str:
    return board_words.clock_and_zone(epoch_minutes(at), zone) if at is not None else ""
