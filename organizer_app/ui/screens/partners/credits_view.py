"""Sets the order of names in each city: cities at the left, names as printed at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.partners.partner_book import written_name
from organizer_app.domain.partners.partner_ledger import GONE
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import strike
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_L, GAP_XL, GAP_XS, SEMIBOLD, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.line_source import L_contra
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_background
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from organizer_app.domain.partners.partner_book import Credit, LedgerCity
    from organizer_app.ui.screens.partners.partners_view import CreditsShown
    from organizer_app.ui.screens.partners.presenter import PartnersPresenter
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

_WIDTH: Final = 280
# The largest share of the width for the list of cities.
_SHARE: Final = 0.4
_CITY: Final = 48
_CREDIT: Final = 48
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_NUMBER: Final = TextStyle(TYPE_SUB, SEMIBOLD, tabular=True)


class _Lines(PaintedLines[L_contra]):
    """What both lists share: the height of lines and their background."""

    height_of_design: int

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._glyphs = glyphs_of(theme)

    def height(self, line: L_contra) -> int:
        del line
        return self._theme.length(self.height_of_design)

    def paint_background(self, painter: QPainter, box: QRectF, state: LineState) -> None:
        """Paint the background of a line and the hairline below it."""
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        draw_background(painter, self._theme, box, state)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(box.bottomLeft() + QPointF(16, -0.5), box.bottomRight() + QPointF(0, -0.5))

    def two(self, box: QRectF) -> tuple[QRectF, QRectF]:
        """Return the rectangles of two lines of text."""
        step = self._theme.length(18)
        upper = QRectF(box.x(), box.center().y() - step + 1, box.width(), step)
        return upper, upper.translated(0, step - 1)


class CityLines(_Lines["LedgerCity"]):
    """Paints the cities."""

    height_of_design = _CITY

    def __init__(self, theme: Theme, per_city: Mapping[str, int]) -> None:
        super().__init__(theme)
        self._per_city = per_city

    def key(self, line: LedgerCity) -> str:
        """Return the id of the action."""
        return line.action_id

    def spoken(self, line: LedgerCity) -> str:
        """Return the line in one sentence."""
        return f"{words.city_and_which(line)}, {words.groups(self._per_city.get(line.action_id, 0))}"

    def typed(self, line: LedgerCity) -> str:
        return line.city

    def paint(self, painter: QPainter, box: QRectF, line: LedgerCity, state: LineState) -> None:
        """Paint a city."""
        self.paint_background(painter, box, state)
        edge = self._theme.length(16)
        ball = self._glyphs.ball(line.readiness, edge, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.x() + 16, round(box.center().y() - edge / 2)), ball)
        upper, lower = self.two(box.adjusted(26 + edge, 0, -12, 0))
        self._texts.draw(painter, upper, words.city_name(line), _NAME)
        count = words.groups(self._per_city.get(line.action_id, 0))
        below = " · ".join(filter(None, (count, line.which)))
        self._texts.draw(painter, lower, below, _META, "text2")


class CreditLines(_Lines["Credit"]):
    """Paints the names of a city in order."""

    height_of_design = _CREDIT

    def key(self, line: Credit) -> str:
        """Return the id of the part."""
        return line.part.id

    def spoken(self, line: Credit) -> str:
        """Return the line in one sentence."""
        return (
            f"{written_name(line.line, line.part)}, {panel_words.part_line(line.part)}, {self._state(line)}"
        )

    def typed(self, line: Credit) -> str:
        return written_name(line.line, line.part)

    def paint(self, painter: QPainter, box: QRectF, line: Credit, state: LineState) -> None:
        """Paint a name."""
        self.paint_background(painter, box, state)
        is_gone = line.part.status in GONE
        grip = self._theme.pixmap("grip-vertical", 16, "text3")
        if not is_gone:
            length = self._theme.length
            painter.drawPixmap(QPointF(box.x() + 14, round(box.center().y() - length(8))), grip)
            number = QRectF(box.x() + 14 + length(20), box.y(), length(26), box.height())
            self._texts.draw(painter, number, str(line.rank), _NUMBER, "text2", align=_RIGHT)
        said = self._state(line)
        wide = self._texts.advance(said, _META)
        right = box.adjusted(0, 0, -20, 0)
        color = "danger" if is_gone else "text2"
        self._texts.draw(painter, right, said, _META, color, align=_RIGHT)
        room = box.adjusted(14 + self._theme.length(60), 0, -wide - 36, 0)
        upper, lower = self.two(room)
        name = written_name(line.line, line.part)
        took = self._texts.draw(painter, upper, name, _NAME, "text3" if is_gone else "text")
        if is_gone:
            strike(painter, QRectF(upper.x(), upper.y(), took, upper.height()), self._theme.color("text3"))
        self._texts.draw(painter, lower, panel_words.part_line(line.part), _META, "text2")

    def _state(self, line: Credit) -> str:
        return words.credit_state(line.part.status, is_printed=line.is_printed, is_held=line.is_held)


class CreditList(LineList["Credit"]):
    """`moved` carries the number of a line and its target position."""

    moved = Signal(int, int)

    _dragged = -1
    _target = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current name with Alt and an arrow."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.current >= 0:
                self.moved.emit(self.current, self.current + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._dragged = self._target = self.line_at(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the name would go."""
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton and self._dragged >= 0:
            self._target = self.line_at(event.position().y())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, target = self._dragged, self._target
        self._dragged = self._target = -1
        if dragged >= 0 and target >= 0 and dragged != target:
            self.go_to(target)
            self.moved.emit(dragged, target)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, and a line at the drop position."""
        super().paintEvent(event)
        if self._dragged >= 0 and self._target not in {-1, self._dragged}:
            painter = QPainter(self.viewport())
            box = self.box(self._target)
            y = box.bottom() if self._target > self._dragged else box.top()
            painter.setPen(QPen(self.palette().highlight().color(), 3))
            painter.drawLine(12, y, box.width() - 12, y)
            painter.end()


class CreditsView(Themed, QWidget):
    """Reports the current city and moves of names to the presenter."""

    def __init__(self, theme: Theme, presenter: PartnersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._shown: CreditsShown | None = None
        self.cities = LineList(theme, CityLines(theme, {}), words.list_name("cities"), self)
        self.cities.opened.connect(presenter.choose_credit_city)
        self.names = CreditList(theme, CreditLines(theme), words.list_name("credits"), self)
        self.names.moved.connect(self._move)
        self._line = PlainLabel("", self)
        self.keys = PlainLabel(words.credits_keys(), self)
        self.empty = EmptyState(theme, "handshake", self)
        self.empty.say(*words.nothing_here("credits"), words.add_group())
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._make_page())
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.setFocusProxy(self.names)

    def _make_page(self) -> QWidget:
        page = QWidget(self)
        line = QFrame(page)
        line.setFixedWidth(1)
        line.setObjectName("sidePane")
        right = column_of()
        right.addWidget(self._make_head(page))
        right.addWidget(self.names, 1)
        row = row_of(page)
        row.addWidget(self.cities)
        row.addWidget(line)
        row.addLayout(right, 1)
        return page

    def _make_head(self, page: QWidget) -> QFrame:
        head = QFrame(page)
        head.setObjectName("listHeader")
        texts = column_of(head, (GAP_XL, GAP_UNDER_L, GAP_XL, GAP_UNDER_L), GAP_XS)
        heading = PlainLabel(words.printed_heading(), head)
        for label, role in ((heading, "field"), (self._line, "sub"), (self.keys, "meta")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            texts.addWidget(label)
        return head

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._share_room()
        per_city = self._shown.per_city if self._shown else {}
        self.cities.set_source(theme, CityLines(theme, per_city))
        self.names.set_source(theme, CreditLines(theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self.cities.setFixedWidth(min(self._theme.length(_WIDTH), int(self.width() * _SHARE)))

    def show_credits(self, shown: CreditsShown) -> None:
        """Show the order in the current city; the cursor stays on its name."""
        before = self._shown
        self._shown = shown
        self.stack.setCurrentIndex(0 if shown.cities else 1)
        self.cities.set_source(self._theme, CityLines(self._theme, shown.per_city))
        if before is None or before.cities != shown.cities:
            self.cities.show_lines(shown.cities, shown.action_id)
        keys, key = [each.part.id for each in shown.credits], self.names.key
        self.names.show_lines(shown.credits, key if key in keys else next(iter(keys), ""))
        printed = tuple(written_name(each.line, each.part) for each in shown.credits if each.is_printed)
        self._line.setText(breakable(words.credit_line(printed)))
        # A single name cannot be moved.
        self.keys.setVisible(len(shown.credits) > 1)

    def _move(self, number: int, spot: int) -> None:
        if self._shown is not None and 0 <= number < len(self._shown.credits):
            self._presenter.move_credit(self._shown.credits[number].part.id, spot)
