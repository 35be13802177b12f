"""Counts the states in the matrix, each number beside its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BOLD, SEMIBOLD, TYPE_CAPTION, TYPE_META
from organizer_app.wording.people import coverage as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.people.coverage import Coverage
    from organizer_app.ui.theme.theme import Theme

_STYLE: Final = TextStyle(TYPE_META, SEMIBOLD)
_BADGE: Final = TextStyle(TYPE_CAPTION - 1, BOLD)
_SIGN: Final = 14
_BESIDE: Final = 6
_GAP: Final = 14
_TWICE, _FILLED, _ASKED, _GAPS = range(4)


class CoverageLegend(Themed, QWidget):
    """The numbers of double-booked people, and of filled, asked and open roles."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meanings: tuple[str, ...] = ()
        self._has_twice = self._has_gaps = False
        self._theme = theme

    def show_coverage(self, coverage: Coverage) -> None:
        """Count another matrix."""
        filled, asked, needed = (
            (sum(each) for each in zip(*coverage.totals, strict=True)) if (coverage.totals) else (0, 0, 0)
        )
        meanings = words.legend(len(coverage.twice), filled, asked, needed - filled - asked)
        # Without a city, there is nothing to count.
        self._meanings = meanings if coverage.rows else ()
        self._has_twice = bool(coverage.twice)
        self._has_gaps = needed > filled + asked
        self.setAccessibleName(", ".join(self._meanings))
        self.updateGeometry()
        self.update()

    def _shown(self) -> list[tuple[int, str]]:
        return [(kind, text) for kind, text in enumerate(self._meanings) if kind != _TWICE or self._has_twice]

    def _width(self, kind: int, text: str) -> float:
        return self._sign_width(kind) + _BESIDE + self._texts.advance(text, _STYLE)

    def _sign_width(self, kind: int) -> int:
        return self._theme.length(20 if kind == _TWICE else _SIGN)

    def sizeHint(self) -> QSize:
        wide = sum(self._width(*each) + _GAP for each in self._shown())
        return QSize(int(wide) + 1, self._theme.length(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.length(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the counts from the right; those that do not fit are left out."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = float(self.width())
        for kind, text in reversed(self._shown()):
            left = right - self._width(kind, text)
            if left < 0:
                break
            wide = self._sign_width(kind)
            high = self._theme.length(_SIGN)
            self._draw_sign(painter, kind, QRectF(left, self.height() / 2 - high / 2, wide, high))
            box = QRectF(left + wide + _BESIDE, 0, right - left - wide - _BESIDE + 1, self.height())
            is_red = kind == _GAPS and self._has_gaps
            self._texts.draw(painter, box, text, _STYLE, "danger" if is_red else "text2")
            right = left - _GAP
        painter.end()

    def _draw_sign(self, painter: QPainter, kind: int, box: QRectF) -> None:
        theme = self._theme
        if kind == _TWICE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("readiness0"))
            painter.drawRoundedRect(box.adjusted(0, -1, 0, 1), 4, 4)
            centre = Qt.AlignmentFlag.AlignHCenter
            self._texts.draw(painter, box, words.twice(), _BADGE, "on_readiness0", align=centre)
            return
        pens = {
            _FILLED: QPen(theme.color("accent_line"), 1),
            _ASKED: QPen(theme.color("control_line"), 1.3, Qt.PenStyle.DashLine),
            _GAPS: QPen(theme.color("danger" if self._has_gaps else "control_line"), 1),
        }
        painter.setPen(pens[kind])
        backgrounds = {
            _FILLED: theme.color("accent_soft"),
            _GAPS: theme.color("danger", 26) if self._has_gaps else theme.color("surface"),
        }
        painter.setBrush(backgrounds.get(kind, theme.color("surface")))
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if kind == _GAPS:
            painter.drawRoundedRect(inner.adjusted(0, 1, 0, -1), 4, 4)
        else:
            painter.drawEllipse(inner)
