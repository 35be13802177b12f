"""Shows the timing rule as a sentence with fields, and asks whether agreed times move, too."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTimeEdit, QWidget
from typing_extensions import override

from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.ui.theme.spin_boxes import pad_spin_box
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_M, GAP_S, GAP_XXL
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.number_box import NumberBox
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.plan import moment as words

if TYPE_CHECKING:
    from organizer_app.services.actions.simultaneity_rule import RuleChoice
    from organizer_app.ui.theme.theme import Theme


class OwnTimesBar(Themed, QFrame):
    """One check box, hidden while no action has a time of its own; `changed` carries whether it is ticked."""

    changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownTimesBar")
        self._count = 0
        self.choice = WrappedTick("", self)
        self.choice.tick.toggled.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_XXL, GAP_M, GAP_XXL, GAP_S)
        row.addWidget(self.choice)
        self.hide()
        self.set_theme(theme)

    @property
    def is_ticked(self) -> bool:
        """Return whether actions with a time of their own are moved too."""
        return self.choice.tick.isChecked()

    def show_count(self, count: int) -> None:
        """Show how many actions have a time of their own; another number is another question."""
        if count != self._count:
            self._count = count
            with QSignalBlocker(self.choice.tick):
                self.choice.tick.setChecked(False)
        self.choice.say(words.own_times(count))
        self.setVisible(count > 0)


_NOON: Final = QTime(12, 0)
_LONGEST: Final = 24 * 60
_ORDER: Final = (
    SimultaneityRule.SAME_INSTANT,
    SimultaneityRule.SAME_LOCAL_TIME,
    SimultaneityRule.WINDOW,
    SimultaneityRule.RELAY,
    SimultaneityRule.FREE,
)
_FIELDS: Final = ("rule", "time", "gap", "window")


class RuleBar(Themed, QFrame):
    """Shows a rule and reports changes; emits `reset_asked` to reset a relay's custom order."""

    chosen = Signal(object)
    reset_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._desk_zone = ""
        self.rule = ChoiceBox(self)
        for rule in _ORDER:
            self.rule.addItem(words.rule_name(rule.value), rule.value)
        self.starts = QTimeEdit(_NOON, self)
        self.starts.setDisplayFormat("h:mm AP")
        self.starts.setKeyboardTracking(False)
        pad_spin_box(self.starts)
        self.window_minutes, self.gap = (NumberBox(0, _LONGEST, 5, self) for _field in range(2))
        self.reset = push_button("link", words.reset_order(), self.reset_asked.emit, self)
        self.reset.hide()
        self._before = [PlainLabel("", self) for _field in (*_FIELDS, "end")]
        row = WrappingRow(self, side=GAP_XXL)
        for label, part in zip(self._before, self._parts(), strict=False):
            row.addWidget(label)
            row.addWidget(part)
            row.keep_together(label, part)
        row.addWidget(self._before[-1])
        row.keep_together(self.window_minutes, self._before[-1])
        row.addWidget(self.reset)
        self.rule.activated.connect(self._tell)
        self.starts.timeChanged.connect(self._tell)
        self.window_minutes.valueChanged.connect(self._tell)
        self.gap.valueChanged.connect(self._tell)
        self.set_theme(theme)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.rule, self.starts, self.gap, self.window_minutes

    def show_choice(self, choice: RuleChoice, desk_zone: str, *, is_ordered: bool) -> None:
        """Show the present rule.

        Args:
            choice: the rule.
            desk_zone: IANA zone of headquarters.
            is_ordered: whether a relay has a custom order.
        """
        self._desk_zone = desk_zone
        blockers = [QSignalBlocker(part) for part in self._parts()]
        self.rule.setCurrentIndex(_ORDER.index(choice.rule))
        starts = choice.starts
        self.starts.setTime(QTime(starts.hour, starts.minute) if starts else _NOON)
        self.window_minutes.setValue(choice.window_minutes)
        self.gap.setValue(choice.gap_minutes)
        del blockers
        self._say(choice.rule)
        self.reset.setVisible(is_ordered)

    def _say(self, rule: SimultaneityRule) -> None:
        """Write the sentence around the rule's fields."""
        texts = words.rule_sentence(rule.value, self._desk_zone)
        for label, text in zip(self._before, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        for part, field, text in zip(self._parts(), _FIELDS, texts, strict=False):
            part.setAccessibleName(words.field_name(field, rule.value))
            part.setVisible(bool(text))

    def _tell(self) -> None:
        # Services are imported long after the first paint.
        from organizer_app.services.actions.simultaneity_rule import RuleChoice

        rule = _ORDER[self.rule.currentIndex()]
        at = self.starts.time()
        starts = None if rule is SimultaneityRule.FREE else time(at.hour(), at.minute())
        self._say(rule)
        self.chosen.emit(RuleChoice(rule, starts, self.window_minutes.value(), self.gap.value()))

    @override
    def set_theme(self, theme: Theme) -> None:
        """Match the height to the text size."""
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_TOP))
