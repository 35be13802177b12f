"""Shows the number of permits at each stage; a click filters by the stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from organizer_app.ui.screens.checklists.permit_filter import ON_THE_WAY, STAGES
from organizer_app.ui.screens.checklists.rows import LEVELS
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_S, GAP_UNDER_XS, GAP_XL
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import permits as words

if TYPE_CHECKING:
    from organizer_app.domain.model.permits import PermitStatus
    from organizer_app.ui.screens.checklists.permit_values import PermitsShown, Stage
    from organizer_app.ui.theme.theme import Theme

_BALL: Final = 14
_CHEVRON: Final = 12
_GAP: Final = 8
_SHARP: Final = 2.0


class StageRow(Themed, QFrame):
    """Counts above the permits; `toggled` carries the code of the clicked status."""

    toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("listHeader")
        self.setAccessibleName(words.stages())
        self.total, self.late = PlainLabel("", self), PlainLabel("", self)
        self.total.setProperty("role", "strong")
        self.late.setProperty("role", "warn")
        for label in (self.total, self.late):
            label.setContentsMargins(0, 0, _GAP, 0)
        self.buttons: dict[PermitStatus, QPushButton] = {}
        self._before: dict[PermitStatus, PlainLabel] = {}
        self._pairs: dict[PermitStatus, QWidget] = {}
        row = WrappingRow(self, side=GAP_XL, above=GAP_UNDER_S, spacing=GAP_UNDER_XS)
        row.addWidget(self.total)
        row.addWidget(self.late)
        # The dead ends wrap to the next line together.
        self._aside = QWidget(self)
        aside = WrappingRow(self._aside, side=0, above=0, spacing=GAP_UNDER_XS)
        for stage in STAGES:
            self._before[stage] = PlainLabel("", self)
            self.buttons[stage] = self._button(stage)
            # A stage and the sign before it wrap together.
            self._pairs[stage] = self._pair(stage)
            (row if stage in ON_THE_WAY else aside).addWidget(self._pairs[stage])
        row.addWidget(self._aside)
        self.set_theme(theme)

    def _button(self, stage: PermitStatus) -> QPushButton:
        button = push_button("stage", "", partial(self.toggled.emit, stage.value), self)
        button.setCheckable(True)
        set_tip(button, words.stage_hint())
        return button

    def _pair(self, stage: PermitStatus) -> QWidget:
        pair = QWidget(self)
        inside = row_of(pair, spacing=GAP_UNDER_XS)
        inside.addWidget(self._before[stage])
        inside.addWidget(self.buttons[stage])
        pair.hide()
        return pair

    def show_stages(self, shown: PermitsShown) -> None:
        """Show the number of permits per status."""
        self.total.setText(words.shown_of(shown.shown, shown.total))
        self.late.setText(words.late(shown.late) if shown.late else "")
        self.late.setVisible(bool(shown.late))
        found = {stage.status: stage for stage in shown.stages}
        first = shown.stages[0].status if shown.stages else None
        self._aside.setVisible(any(status not in ON_THE_WAY for status in found))
        for status, button in self.buttons.items():
            stage = found.get(status)
            self._pairs[status].setVisible(stage is not None)
            self._before[status].setVisible(status is not first and status in ON_THE_WAY)
            if stage is not None:
                self._set_button(button, stage)

    def _set_button(self, button: QPushButton, stage: Stage) -> None:
        name = words.status_name(stage.status.value)
        button.setText(words.stage(name, stage.permits))
        button.setAccessibleName(words.stage_spoken(name, stage.permits))
        button.setChecked(stage.is_kept)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        glyphs = glyphs_of(theme)
        for status, button in self.buttons.items():
            level = LEVELS.get(status)
            ball = QIcon() if level is None else QIcon(glyphs.ball(level, theme.length(_BALL), _SHARP))
            button.setIcon(ball)
            button.setIconSize(theme.square(_BALL) if level is not None else QSize(0, 0))
            # The dead ends are not a next step: no arrow leads to them.
            if status in ON_THE_WAY:
                self._before[status].setPixmap(theme.pixmap("chevron-right", _CHEVRON, "text3"))
