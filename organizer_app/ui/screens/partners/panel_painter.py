"""Paints the lines of the panel of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from organizer_app.domain.partners.partner_ledger import GONE, SIGNAL
from organizer_app.ui.screens.partners.ledger_painter import bars_width, draw_bars
from organizer_app.ui.screens.partners.panel_lines import PanelKind
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, RADIUS_CONTROL, SEMIBOLD, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.screens.partners.panel_lines import PanelLine
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

_PAD: Final = 20
_LABEL: Final = 70
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_TITLE: Final = TextStyle(13, SEMIBOLD)
_STRONG: Final = TextStyle(TYPE_META, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_SMALL: Final = TextStyle(TYPE_CAPTION, 500)
_CAPTION: Final = TextStyle(TYPE_CAPTION)
_HEIGHTS: Final = {
    PanelKind.PATH: 58,
    PanelKind.HELD: 96,
    PanelKind.HEAD: 40,
    PanelKind.FACT: 24,
    PanelKind.CITY: 50,
    PanelKind.SIGNER: 36,
    PanelKind.RELEASE: 25,
    PanelKind.NOTE: 25,
}


class PanelPainter(PaintedLines["PanelLine"]):
    """Draws one theme's lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._glyphs = glyphs_of(theme)
        self._draw = {
            PanelKind.PATH: self._path,
            PanelKind.HELD: self._held,
            PanelKind.HEAD: self._head,
            PanelKind.FACT: self._fact,
            PanelKind.CITY: self._city,
            PanelKind.SIGNER: self._signer,
            PanelKind.RELEASE: self._release,
            PanelKind.NOTE: self._note,
        }

    def height(self, line: PanelLine) -> int:
        return self._theme.length(_HEIGHTS[line.kind])

    def key(self, line: PanelLine) -> str:
        """Return the action of a line when it is opened, or an empty text."""
        is_idle = not line.act or line.kind is PanelKind.RELEASE
        return "" if is_idle else f"{line.kind.value} {line.act}"

    def spoken(self, line: PanelLine) -> str:
        """Return the line in one sentence."""
        stage = words.stage_name(line.part.status) if line.part is not None else ""
        return ", ".join(filter(None, (line.first, line.sub, line.second, stage)))

    def typed(self, line: PanelLine) -> str:
        return line.first

    def paint(self, painter: QPainter, box: QRectF, line: PanelLine, state: LineState) -> None:
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if state.is_pointed and line.kind == PanelKind.SIGNER:
            painter.fillRect(box, self._theme.color("hover"))
        self._draw[line.kind](painter, box.adjusted(_PAD, 0, -_PAD, 0), line)

    def _path(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        gap = 4
        wide = (box.width() - gap * (len(line.steps) - 1)) / len(line.steps)
        for number, step in enumerate(line.steps):
            left = box.x() + number * (wide + gap)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent" if step.is_reached else "border_strong"))
            painter.drawRoundedRect(QRectF(left, box.y() + 4, wide, 6), 3, 3)
            upper = QRectF(left, box.y() + 14, wide, self._theme.length(17))
            is_left = line.part is not None and line.part.status in GONE and number == len(line.steps) - 1
            color = "danger" if is_left else "text" if step.is_reached else "text3"
            self._texts.draw(
                painter, upper, step.name, _STRONG if step.is_reached or is_left else _META, color
            )
            self._texts.draw(painter, upper.translated(0, upper.height() - 1), step.day, _CAPTION, "text2")

    def _held(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        card = box.adjusted(0.5, 4.5, -0.5, -4.5)
        painter.setPen(QPen(self._theme.color("accent_line"), 1))
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawRoundedRect(card, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.drawPixmap(QPointF(card.x() + 12, card.y() + 12), self._theme.pixmap("lock", 16, "text"))
        step = self._theme.length(19)
        room = QRectF(card.x() + 38, card.y() + 9, card.width() - 46, step)
        self._texts.draw(painter, room, line.first, _TITLE)
        self._texts.draw(painter, room.translated(0, step), line.second, _META, "text2")
        whole = panel_words.held_meaning()
        first = self._texts.elided(whole, _META, room.width())
        if first == whole:
            self._texts.draw(painter, room.translated(0, 2 * step), whole, _META, "text2")
            return
        cut = whole[: len(first) - 1].rfind(" ")
        self._texts.draw(painter, room.translated(0, 2 * step), whole[:cut], _META, "text2")
        self._texts.draw(painter, room.translated(0, 3 * step - 3), whole[cut + 1 :], _META, "text2")

    def _head(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        room = box.adjusted(0, 12, 0, 0)
        self._texts.draw(painter, room, line.first, _STRONG, "text2")
        self._texts.draw(painter, room, line.second, _STRONG, "accent", align=_RIGHT)

    def _fact(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        label = self._theme.length(_LABEL)
        self._texts.draw(
            painter, QRectF(box.x(), box.y(), label - 6, box.height()), line.first, _META, "text2"
        )
        self._texts.draw(painter, box.adjusted(label, 0, 0, 0), line.second, TextStyle(TYPE_META, 500))

    def _city(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        card = box.adjusted(0.5, 3.5, -0.5, -3.5)
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(card, RADIUS_CONTROL, RADIUS_CONTROL)
        if line.level >= 0:
            ball = self._glyphs.ball(line.level, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(card.x() + 10, round(card.center().y() - 8)), ball)
        right = card.right() - 10
        if line.part is not None:
            stage = words.stage_name(line.part.status)
            is_gone = line.part.status in GONE
            wide = self._texts.advance(stage, _SMALL)
            room = QRectF(right - wide - 1, card.y(), wide + 1, card.height())
            self._texts.draw(painter, room, stage, _SMALL, "danger" if is_gone else "text")
            right -= wide + 6
            if not is_gone:
                right -= bars_width(self._theme)
                middle = card.center().y()
                draw_bars(painter, self._theme, right, middle, SIGNAL.get(line.part.status, 0))
        step = self._theme.length(17)
        upper = QRectF(card.x() + 36, card.center().y() - step + 1, right - card.x() - 42, step)
        took = self._texts.draw(painter, upper, line.first, _TITLE)
        self._texts.draw(painter, upper.adjusted(took + 6, 0, 0, 0), line.sub, _META, "text2")
        self._texts.draw(painter, upper.translated(0, step - 1), line.second, _META, "text2")

    def _signer(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        edge = self._theme.length(26)
        circle = QRectF(box.x(), box.center().y() - edge / 2, edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawEllipse(circle)
        parts = line.first.split()
        mark = (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper() if parts else ""
        self._texts.draw(painter, circle, mark, TextStyle(10, BOLD), align=_CENTER)
        wide = self._texts.advance(line.second, _META)
        room = box.adjusted(edge + 10, 0, -wide - 8, 0)
        self._texts.draw(painter, room, line.first, _TITLE)
        self._texts.draw(painter, box, line.second, _META, "text2", align=_RIGHT)

    def _release(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        page = self._theme.pixmap("file-text", 14, "text2")
        painter.drawPixmap(QPointF(box.x(), round(box.center().y() - 7)), page)
        wide = self._texts.advance(line.second, _META)
        self._texts.draw(painter, box.adjusted(24, 0, -wide - 8, 0), line.first, TextStyle(13))
        self._texts.draw(painter, box, line.second, _META, "text2", align=_RIGHT)

    def _note(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        self._texts.draw(painter, box, line.first, _META, "text3")
