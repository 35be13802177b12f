"""The head of the inspector: the city, its clock, and its readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.domain.time.local_time import epoch_minutes, local_of
from organizer_app.ui.screens.plan.store.row_words import state_or_country
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_XS, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button
from organizer_app.ui.widgets.mix_bar import LevelBall, MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.language import statuses
from organizer_app.wording.language.readiness import level_name, row_reasons
from organizer_app.wording.plan import inspector as words
from organizer_app.wording.plan.calendars import city_of
from organizer_app.wording.plan.map_and_list import no_city

if TYPE_CHECKING:
    from organizer_app.domain.rows.place_groups import Mix
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.theme.theme import Theme

_BALL: Final = 14
_BAR: Final = 6
_AT_RISK: Final = 0
# More letters than this wrap to a second line.
_LONG: Final = 24
_BESIDE_BALL: Final = 7


class InspectorHead(QWidget):
    """City, state, local time and days to go; the mix of its actions; level, reasons and steps of one."""

    closed = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._city = self._label("title", wraps=True)
        self._state = self._label("meta")
        self._close = icon_button(theme, "x", words.close(), self.closed.emit, self)
        self._now = self._label("meta", wraps=True)
        self._bar = MixBar(theme, _BAR, self)
        self._ball = LevelBall(theme, _BALL, self)
        self._level = self._label("strong")
        self._steps = self._label("meta", wraps=True)
        self._steps.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._reasons = self._label("meta", wraps=True)
        self._lay_out()
        self.show_nothing()

    def _label(self, role: str, *, wraps: bool = False) -> PlainLabel:
        return PlainLabel("", self, role=role, wraps=wraps)

    def _lay_out(self) -> None:
        top = row_of(spacing=GAP_S)
        top.addWidget(self._city)
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        # The state's smaller letters share the baseline of the city's.
        self._city.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._state.setContentsMargins(0, GAP_XS, 0, 0)
        level = row_of(spacing=_BESIDE_BALL)
        level.addWidget(self._ball)
        level.addWidget(self._level)
        level.addWidget(self._steps, 1)
        column = column_of(self)
        column.addLayout(top)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(self._now)
        column.addSpacing(GAP_M)
        column.addWidget(self._bar)
        column.addSpacing(GAP_S)
        column.addLayout(level)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(self._reasons)

    def show_nothing(self) -> None:
        """Say that no city is selected, and what to do."""
        self._city.setText(words.nothing_selected())
        self._now.setText(words.nothing_selected_hint())
        for part in (self._state, self._bar, self._ball, self._level, self._steps, self._reasons):
            part.hide()

    def show_place(self, row: ActionRow, mix: Mix, anchor_date: str) -> None:
        """Show a city.

        Args:
            row: the action whose level is shown: the open one, or the representative of the city.
            mix: the number of the city's actions at each level.
            anchor_date: T-0 as ISO text; if empty, the action's own day counts.
        """
        place = state_or_country(row)
        # Beside a name of several lines, the state would belong to none of them.
        is_long = len(row.city) > _LONG and bool(row.state)
        self._city.setText(breakable(city_of(row) if is_long else row.city or no_city()))
        self._city.setAccessibleName(row.city or no_city())
        self._state.setText(place)
        self._state.setVisible(bool(place) and not is_long)
        self._show_clock(row, anchor_date)
        self._bar.show_mix(mix, words.mix_sentence(mix))
        self._bar.setVisible(any(mix))
        is_off = row.status in OFF_STATUSES
        self._ball.show_level(row.readiness)
        self._ball.setVisible(not is_off)
        self._level.setText(statuses.name_of(row.status) if is_off else level_name(row.readiness))
        self._level.show()
        self._steps.setText(words.steps_done(row.steps_done, row.steps_total))
        self._steps.setVisible(bool(row.steps_total))
        self._show_reasons("" if is_off else " · ".join(row_reasons(row)), is_bad=row.readiness == _AT_RISK)

    def _show_clock(self, row: ActionRow, anchor_date: str) -> None:
        now = self._clock()
        today = local_of(now, row.zone or "UTC").day.isoformat()
        self._now.setText(words.clock_line(row.zone, epoch_minutes(now), anchor_date or row.day, today))

    def _show_reasons(self, text: str, *, is_bad: bool) -> None:
        self._reasons.setText(text)
        self._reasons.setVisible(bool(text))
        mark(self._reasons, "role", "warn" if is_bad else "meta")
