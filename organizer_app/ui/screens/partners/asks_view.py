"""Lists who to ask next, and who was asked when: every part that is not active yet, by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.partners.partner_ledger import SIGNAL
from organizer_app.ui.screens.partners.ledger_grid import bars_width, draw_bars
from organizer_app.ui.screens.partners.partners_view import PartnersView
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import ROW_HEADER, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_background
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QPainter

    from organizer_app.domain.partners.partner_book import Ask
    from organizer_app.ui.screens.partners.partners_view import AsksShown
    from organizer_app.ui.screens.partners.presenter import PartnersPresenter
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

_LINE: Final = 46
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_STAGE_KEYS: Final = "+=-01234"
_COMMANDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Line(NamedTuple):
    """An ask, or a head if there is none."""

    text: str
    ask: Ask | None = None
    since: str = ""


class AskLines(PaintedLines[_Line]):
    """Paints the asks."""

    def height(self, line: _Line) -> int:
        return self._theme.length(ROW_HEADER if line.ask is None else _LINE)

    def key(self, line: _Line) -> str:
        """Return the id of the ask's part."""
        return line.ask.part.id if line.ask is not None else ""

    def spoken(self, line: _Line) -> str:
        """Return the line in one sentence."""
        if line.ask is None:
            return line.text
        stage = words.stage_name(line.ask.part.status)
        return ", ".join(filter(None, (line.text, self._where(line.ask), stage, line.since)))

    def typed(self, line: _Line) -> str:
        return line.text

    def paint(self, painter: QPainter, box: QRectF, line: _Line, state: LineState) -> None:
        """Paint a head or an ask."""
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        theme = self._theme
        if line.ask is None:
            painter.fillRect(box, theme.color("band"))
            self._texts.draw(painter, box.adjusted(16, 0, -16, 0), line.text, _HEAD, "text2")
        else:
            draw_background(painter, theme, box, state)
        painter.setPen(theme.color("border"))
        painter.drawLine(box.bottomLeft() + QPointF(16, -0.5), box.bottomRight() + QPointF(0, -0.5))
        if line.ask is not None:
            self._paint_ask(painter, box.adjusted(16, 0, -20, 0), line)

    def _paint_ask(self, painter: QPainter, box: QRectF, line: _Line) -> None:
        if line.ask is None:
            return
        part = line.ask.part
        draw_bars(painter, self._theme, box.x(), box.center().y(), SIGNAL.get(part.status, 0))
        wide = self._texts.advance(line.since, _META)
        self._texts.draw(painter, box, line.since, _META, "text2", align=_RIGHT)
        step = self._theme.length(17)
        upper = QRectF(box.x() + bars_width(self._theme) + 12, box.center().y() - step + 1, 0, step)
        upper.setRight(box.right() - wide - 16)
        self._texts.draw(painter, upper, line.text, _NAME)
        self._texts.draw(painter, upper.translated(0, step - 1), self._where(line.ask), _META, "text2")

    def _where(self, ask: Ask) -> str:
        city = words.city_and_which(ask.city) if ask.city else panel_words.everywhere()
        return f"{panel_words.part_line(ask.part)} · {city}"


class AskList(LineList[_Line]):
    """`stage_pressed` carries a sign or digit that changes a stage; letters find a group by name."""

    stage_pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in _STAGE_KEYS and not event.modifiers() & _COMMANDS:
            self.stage_pressed.emit(event.text())
        else:
            super().keyPressEvent(event)


class AsksView(Themed, QStackedWidget):
    """Keys as in the ledger: + and - change a stage, digits set it; Enter shows the group in the ledger.

    Emits `group_asked` to add a first group.
    """

    group_asked = Signal()

    def __init__(self, theme: Theme, presenter: PartnersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.list = AskList(theme, AskLines(theme), words.list_name("asks"), self)
        self.list.opened.connect(self._open)
        self.list.stage_pressed.connect(self._press)
        self.empty = EmptyState(theme, "handshake", self)
        self.empty.acted.connect(self._begin)
        self._has_groups = False
        self.addWidget(self.list)
        self.addWidget(self.empty)
        self.setFocusProxy(self.list)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, AskLines(theme))

    def show_asks(self, shown: AsksShown) -> None:
        """Show the open asks; the cursor keeps its place in the list."""
        lines = list(_lines(shown, shown.today))
        at = max(0, min(self.list.current, len(lines) - 1))
        if lines and lines[at].ask is None:
            at += 1
        asked = lines[at].ask if lines else None
        self.list.show_lines(lines, asked.part.id if asked else "")
        self.setCurrentIndex(0 if lines else 1)
        self._has_groups = shown.has_groups
        if shown.has_groups:
            self.empty.say(*words.no_asks(), words.open_ledger())
        else:
            self.empty.say(*words.nothing_here("asks"), words.add_group())

    def _begin(self) -> None:
        """Go to the ledger, where groups are asked, or add the first one."""
        if self._has_groups:
            self._presenter.choose_view(PartnersView.LEDGER)
        else:
            self.group_asked.emit()

    def _press(self, sign: str) -> None:
        ask = self.list.line.ask if self.list.line else None
        if ask is not None:
            self._presenter.choose(ask.line.group.id, ask.part.city_action_id)
            self._presenter.press(sign)

    def _open(self, _key: str) -> None:
        ask = self.list.line.ask if self.list.line else None
        if ask is not None:
            self._presenter.open_group(ask.line.group.id)
            self._presenter.choose(ask.line.group.id, ask.part.city_action_id)


def _lines(shown: AsksShown, today: date) -> list[_Line]:
    found = []
    for stage, held in shown.stages.items():
        if held:
            groups = {ask.line.group.id for ask in held}
            found.append(_Line(words.ask_heading(stage, len(held), len(groups))))
            found += [
                _Line(ask.line.group.name, ask, words.ask_since(stage, ask.since, today)) for ask in held
            ]
    return found
