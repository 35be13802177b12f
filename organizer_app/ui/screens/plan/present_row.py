"""Shows in the bar above the plan who else has it open: a circle with initials each."""

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
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.together import presence as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.merging.presence import Present
    from organizer_app.ui.theme.theme import Theme

_CIRCLE: Final = 28
_STEP: Final = 32
_MOST: Final = 3
_RING: Final = 2
_MORE: Final = TextStyle(TYPE_META, SEMIBOLD)


class PresentRow(Themed, QWidget):
    """Hidden while nobody else is there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_present(self, present: Sequence[Present]) -> None:
        """Show who is there."""
        self._names = tuple(each.name for each in present)
        said = words.live_hint(self._names) if self._names else ""
        self.setAccessibleName(said)
        set_tip(self, said)
        self.setVisible(bool(self._names))
        self.updateGeometry()
        self.update()

    @property
    def has_any(self) -> bool:
        """Whether somebody else is there."""
        return bool(self._names)

    @override
    def sizeHint(self) -> QSize:
        places = min(len(self._names), _MOST + 1)
        return QSize(self._theme.length(_STEP) * places, self._theme.length(_STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, edge, step = self._theme, self._theme.length(_CIRCLE), self._theme.length(_STEP)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, (self.height() - edge) / 2, edge, edge)
        for name in self._names[:_MOST]:
            inside = circle.adjusted(_RING, _RING, -_RING, -_RING)
            paint_avatar(painter, inside, name, theme, ground="live_soft")
            painter.setPen(QPen(theme.color("live"), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inside)
            circle.translate(step, 0)
        more = len(self._names) - _MOST
        if more > 0:
            texts_of(theme).draw(painter, circle, f"+{more}", _MORE, "text2")
        painter.end()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.updateGeometry()
