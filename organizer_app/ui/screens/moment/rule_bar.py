"""The fields that say what "at once" means; `chosen` carries a `RuleChoice` after every change."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from organizer_app.domain.mobilizations import SimultaneityRule
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording import moment as words

if TYPE_CHECKING:
    from organizer_app.services.simultaneity_rule import RuleChoice

_NOON: Final = QTime(12, 0)
_LONGEST: Final = 24 * 60
_HEIGHT: Final = 34
_PAD: Final = 6
_ORDER: Final = (
    SimultaneityRule.SAME_INSTANT,
    SimultaneityRule.SAME_LOCAL_TIME,
    SimultaneityRule.WINDOW,
    SimultaneityRule.RELAY,
    SimultaneityRule.FREE,
)


class RuleBar(QFrame):
    """Shows a rule and tells what is chosen instead."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = QComboBox(self)
        for rule in _ORDER:
            self.rule.addItem(words.rule_name(rule.value), rule.value)
        self.starts = QTimeEdit(_NOON, self)
        self.starts.setDisplayFormat("h:mm AP")
        self.starts.setKeyboardTracking(False)
        self.window_minutes, self.gap = self._minutes(), self._minutes()
        self._labels = {part: PlainLabel("", self) for part in self._parts()}
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(16)
        for part in self._parts():
            self._labels[part].setProperty("role", "field")
            part.setMinimumHeight(_HEIGHT)
            line = part.findChild(QLineEdit) if part is not self.rule else None
            if line is not None:
                line.setTextMargins(_PAD, 0, 0, 0)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(self._labels[part])
            column.addWidget(part)
            row.addLayout(column)
        row.addStretch(1)
        self.rule.activated.connect(self._tell)
        self.starts.timeChanged.connect(self._tell)
        self.window_minutes.valueChanged.connect(self._tell)
        self.gap.valueChanged.connect(self._tell)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.rule, self.starts, self.window_minutes, self.gap

    def _minutes(self) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, _LONGEST)
        box.setSingleStep(5)
        box.setKeyboardTracking(False)
        return box

    def show_choice(self, choice: RuleChoice) -> None:
        """Show what "at once" means now."""
        blockers = [QSignalBlocker(part) for part in self._parts()]
        self.rule.setCurrentIndex(_ORDER.index(choice.rule))
        starts = choice.starts
        self.starts.setTime(QTime(starts.hour, starts.minute) if starts else _NOON)
        self.window_minutes.setValue(choice.window_minutes)
        self.gap.setValue(choice.gap_minutes)
        del blockers
        self._name_parts(choice.rule)

    def _name_parts(self, rule: SimultaneityRule) -> None:
        texts = (
            words.rule_label(),
            words.time_label(rule.value),
            words.window_label(rule.value),
            words.gap_label(),
        )
        for part, text in zip(self._parts(), texts, strict=True):
            self._labels[part].setText(text)
            part.setAccessibleName(text)
        is_timed = rule is not SimultaneityRule.FREE
        for part, is_shown in (
            (self.starts, is_timed),
            (self.window_minutes, is_timed),
            (self.gap, rule is SimultaneityRule.RELAY),
        ):
            part.setVisible(is_shown)
            self._labels[part].setVisible(is_shown)

    def _tell(self) -> None:
        # Services are imported long after the first paint.
        from organizer_app.services.simultaneity_rule import RuleChoice

        rule = _ORDER[self.rule.currentIndex()]
        at = self.starts.time()
        starts = None if rule is SimultaneityRule.FREE else time(at.hour(), at.minute())
        self._name_parts(rule)
        self.chosen.emit(RuleChoice(rule, starts, self.window_minutes.value(), self.gap.value()))
