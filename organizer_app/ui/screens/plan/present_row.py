"""Shows in the bar above the plan who of the team has it open: a circle with initials each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.together import presence as words

if TYPE_CHECKING:
    from organizer_app.domain.merging.presence import Attendance
    from organizer_app.ui.theme.theme import Theme

_CIRCLE: Final = 28
_STEP: Final = 32
_MOST: Final = 3
_RING: Final = 2
_SIGN: Final = 10
_MORE: Final = TextStyle(TYPE_META, SEMIBOLD)


class PresentRow(Themed, QWidget):
    """Circles with a colored ring for those who are there, and gray ones for those who are not, up to three.

    Hidden for a plan that nobody else follows through a hub.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._absent: tuple[str, ...] = ()
        self._is_away = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_attendance(self, attendance: Attendance) -> None:
        """Show who of the team is there and who is not."""
        self._names = tuple(each.name for each in attendance.present)
        self._absent = attendance.absent[: max(0, _MOST - len(self._names))]
        self._is_away = attendance.is_away
        said = words.team_hint(self._names, attendance.absent, is_away=self._is_away)
        self.setAccessibleName(said)
        set_tip(self, said)
        self.setVisible(self.has_any)
        self.updateGeometry()
        self.update()

    @property
    def has_any(self) -> bool:
        """Whether the plan has a team at a hub."""
        return bool(self._names or self._absent)

    @override
    def sizeHint(self) -> QSize:
        places = min(len(self._names), _MOST + 1) + len(self._absent)
        return QSize(self._theme.length(_STEP) * places, self._theme.length(_STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        from organizer_app.ui.widgets.avatars import paint_avatar

        theme, edge, step = self._theme, self._theme.length(_CIRCLE), self._theme.length(_STEP)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, (self.height() - edge) / 2, edge, edge)
        for name in self._names[:_MOST]:
            inside = circle.adjusted(_RING, _RING, -_RING, -_RING)
            paint_avatar(painter, inside, name, theme, colors=("live_soft", "text"))
            painter.setPen(QPen(theme.color("live"), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inside)
            circle.translate(step, 0)
        for name in self._absent:
            self._paint_absent(painter, circle, name)
            circle.translate(step, 0)
        more = len(self._names) - _MOST
        if more > 0:
            texts_of(theme).draw(painter, circle, f"+{more}", _MORE, "text2")
        painter.end()

    def _paint_absent(self, painter: QPainter, circle: QRectF, name: str) -> None:
        """Paint somebody in gray; with a sign while others can be seen, for it is not the color alone."""
        from organizer_app.ui.widgets.avatars import paint_avatar

        theme, edge = self._theme, self._theme.length(_SIGN)
        inside = circle.adjusted(_RING, _RING, -_RING, -_RING)
        paint_avatar(painter, inside, name, theme, colors=("border", "text2"))
        if self._is_away:
            return
        sign = QRectF(circle.right() - edge, circle.bottom() - edge, edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(sign.adjusted(-1, -1, 1, 1))
        painter.drawPixmap(sign.topLeft(), theme.pixmap("wifi-off", _SIGN, "text2"))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.updateGeometry()
