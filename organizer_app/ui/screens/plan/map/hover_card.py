"""The card beside a city of the map: when, readiness and reason, and lead; clicks go through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from organizer_app.ui.screens.plan.store.row_words import state_or_country
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_UNDER_M, GAP_UNDER_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.mix_bar import LevelBall, MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.language.readiness import level_name, row_reasons
from organizer_app.wording.language.texts import kept_together
from organizer_app.wording.plan import inspector, map_and_list, map_card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.rows.place_groups import PlaceGroup
    from organizer_app.ui.screens.plan.map.map_layout import PlacedMarker
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 264
_BALL: Final = 14
_BAR: Final = 5
_GAP: Final = 10
_WAIT_MS: Final = 300
_DOT: Final = " · "
# Characters that only allow a line break are not read aloud.
_SPOKEN: Final = str.maketrans({"\u200b": "", "\u00a0": " ", "\n": _DOT})
_TOP: Final = 9


class HoverCard(Themed, QFrame):
    """Shows one city, or all cities of a marker.

    `wanted` is emitted when the pointer, or the keyboard, has been on a marker for a while.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, home: QWidget) -> None:
        super().__init__(home)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._home = home
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.wanted)
        self._name = self._label("strong")
        self._when = self._label("meta")
        self._bar = MixBar(theme, _BAR, self)
        self._ball = LevelBall(theme, _BALL, self)
        self._level = self._label("field")
        self._reasons = self._label("meta")
        self._lead = self._label("meta")
        line = row_of(spacing=GAP_UNDER_S)
        line.addWidget(self._ball)
        line.addWidget(self._level, 1)
        column = column_of(self, (GAP_M, _TOP, GAP_M, GAP_UNDER_M), GAP_XS)
        for part in (self._name, self._when, self._bar):
            column.addWidget(part)
        column.addLayout(line)
        column.addWidget(self._reasons)
        column.addWidget(self._lead)
        self.hide()

    def _label(self, role: str) -> PlainLabel:
        return PlainLabel("", self, role=role, wraps=True)

    def ask(self) -> None:
        """Close, and request another city's words after a delay."""
        self.hide()
        self._wait.start()

    def put_away(self) -> None:
        """Close, and cancel a pending card."""
        self._wait.stop()
        self.hide()

    def words(self) -> str:
        """Return the full text of the card, for screen readers."""
        labels = (self._name, self._when, self._level, self._reasons, self._lead)
        texts = (label.text().translate(_SPOKEN) for label in labels if not label.isHidden())
        return ". ".join(text for text in texts if text)

    def show_groups(self, groups: Sequence[PlaceGroup], marker: PlacedMarker, desk_zone: str) -> None:
        """Open for the cities of a marker, at least one, beside it and within the map."""
        if len(groups) == 1:
            self._fill(groups[0], desk_zone)
        else:
            self._fill_many(groups, marker)
        self._bar.show_mix(marker.cluster.mix, inspector.mix_sentence(marker.cluster.mix))
        self._bar.setVisible(marker.cluster.actions > 1 and any(marker.cluster.mix))
        self._place(marker)
        self.show()
        self.raise_()

    def _fill(self, group: PlaceGroup, desk_zone: str) -> None:
        row = group.head
        name = ", ".join(part for part in (row.city or map_and_list.no_city(), state_or_country(row)) if part)
        self._name.setText(breakable(name))
        lines = (map_card.day_line(row, group.actions), map_card.time_line(row, desk_zone))
        # A line may break between the parts, but not between a time and its AM.
        self._when.setText("\n".join(_whole_parts(line) for line in lines))
        self._ball.show_level(row.readiness)
        self._ball.setVisible(not group.is_off)
        self._level.setText(map_and_list.called_off() if group.is_off else level_name(row.readiness))
        self._level.show()
        reasons = "" if group.is_off else " · ".join(row_reasons(row))
        self._reasons.setText(reasons)
        self._reasons.setVisible(bool(reasons))
        self._lead.setText(breakable(map_card.lead(row.lead)))
        self._lead.setVisible(not group.is_off)

    def _fill_many(self, groups: Sequence[PlaceGroup], marker: PlacedMarker) -> None:
        cluster = marker.cluster
        self._name.setText(breakable(map_and_list.marker_title(cluster.name, len(groups) - 1)))
        self._when.setText(map_card.together(cluster.actions, len(groups)))
        for part in (self._ball, self._level, self._reasons, self._lead):
            part.hide()

    def _place(self, marker: PlacedMarker) -> None:
        width = self._theme.length(_WIDTH)
        self.setFixedWidth(width)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setFixedHeight(height)
        room = self._home.rect()
        reach = marker.size / 2 + _GAP
        left = marker.x + reach
        if left + width > room.right() - _GAP:
            left = marker.x - reach - width
        top = min(max(_GAP, marker.y - height / 2), room.bottom() - height - _GAP)
        self.move(QPoint(round(max(left, _GAP)), round(top)))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.put_away()


def _whole_parts(line: str) -> str:
    return _DOT.join(kept_together(part) for part in line.split(_DOT))
