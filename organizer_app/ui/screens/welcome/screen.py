"""The screen without a plan: three ways to begin, and the plans opened recently."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeySequence, QLinearGradient, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from organizer_app import __version__, wiring
from organizer_app.ui.flow.save_dialog import ask_file, documents_folder
from organizer_app.ui.screens.welcome.new_plan_form import NewPlanForm
from organizer_app.ui.screens.welcome.presenter import WelcomePresenter
from organizer_app.ui.theme.icons import icon_pixmap
from organizer_app.ui.theme.shadows import CARD, draw_shadow
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Dressed, Themed
from organizer_app.ui.theme.tokens import (
    BOLD,
    GAP_L,
    GAP_M,
    GAP_S,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_UNDER_XS,
    GAP_XL,
    ICON,
    RADIUS_CARD,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
    TYPE_SUB,
)
from organizer_app.ui.widgets.banner import Banner
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.lit_land import LAND_WIDTH, draw_cities, draw_land
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tab_order import tab_before
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan.plan_bar import close
from organizer_app.wording.window import welcome as words
from organizer_app.wording.window.commands import key_caps
from organizer_app.wording.window.window import app_name, import_kinds, import_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainterPath, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton

    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.welcome.presenter import RecentLine


_TILE = 36
_CARD_SIDE = 20
_SIGN = 54


class Card(Themed, QFrame):
    """A way to begin.

    Args:
        theme: the look.
        icon: a shipped icon.
        texts: title, lines below it, label of the button.
        act: what the button does.
        kind: of the button, primary or plain.
        keys: the shortcut for the same.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        texts: tuple[str, str, str],
        act: Callable[[], object],
        *,
        kind: str = "plain",
        keys: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        title, lines, action = texts
        self.setObjectName("card")
        self._icon = icon
        self._tile = PlainLabel("", self)
        self._tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = PlainLabel(lines, self, role="meta", wraps=True)
        self.button = push_button(kind, action, act, self)
        self.button.setAccessibleDescription(lines.replace("\n", " "))
        self._caps = KeyCapsLabel(theme, keys, self)
        column = column_of(self, (_CARD_SIDE, GAP_UNDER_XL, _CARD_SIDE, GAP_UNDER_XL), GAP_UNDER_L)
        column.addLayout(self._head(title))
        column.addWidget(text)
        column.addStretch(1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(GAP_S)
        self._buttons.addWidget(self.button, 1)
        self._others: list[QPushButton] = []
        column.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def _head(self, title: str) -> QHBoxLayout:
        head = PlainLabel(title, self, role="sub", wraps=True)
        self._head_words = head
        row = row_of(spacing=GAP_UNDER_L)
        row.addWidget(self._tile)
        row.addWidget(head, 1)
        row.addWidget(self._caps)
        return row

    def add_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Add a second button beside the first and return it."""
        button = push_button("plain", text, act, self)
        button.setAccessibleDescription(self.button.accessibleDescription())
        self._buttons.addWidget(button, 1)
        self._others.append(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(event.size().width())

    @property
    def _words_width(self) -> int:
        return self._head_words.fontMetrics().horizontalAdvance(self._head_words.text())

    @property
    def least_width(self) -> int:
        """Return its minimum width in pixels: a button's words do not wrap."""
        return max(each.sizeHint().width() for each in (self.button, *self._others)) + 2 * _CARD_SIDE

    def fit(self, width: int) -> int:
        """Arrange the contents of a card for a width; return the height in pixels."""
        room = width - 2 * _CARD_SIDE
        self._caps.setVisible(
            self._tile.width() + self._words_width + self._caps.sizeHint().width() + 30 <= room
        )
        needed = sum(each.sizeHint().width() + 8 for each in (self.button, *self._others))
        sides = QBoxLayout.Direction.LeftToRight if needed <= room else QBoxLayout.Direction.TopToBottom
        if self._buttons.direction() is not sides:
            self._buttons.setDirection(sides)
        column = self.layout()
        if column is not None:
            column.invalidate()
        return column.heightForWidth(width) if column is not None else 0

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._tile.setFixedSize(QSize(theme.length(_TILE), theme.length(_TILE)))
        self._tile.setPixmap(theme.pixmap(self._icon, 18, "accent"))
        soft = theme.hex("accent_soft")
        self._tile.setStyleSheet(f"background: {soft}; border-radius: 8px;")


class CardBackground(Themed, QWidget):
    """The background of the cards: it paints their shadows, which extend past them."""

    resized = Signal()

    def __init__(self, theme: Theme, cards: Sequence[Card], parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = cards
        self.set_theme(theme)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self._cards:
            if card.isVisibleTo(self):
                box = QRectF(QPointF(card.mapTo(self, QPoint(0, 0))), QSizeF(card.size()))
                draw_shadow(painter, self._theme, box, RADIUS_CARD, CARD)
        painter.end()


class Hint(Themed, QFrame):
    """A muted card that accepts a drop, with a link that does the same.

    Args:
        theme: the look.
        icon: a shipped icon.
        texts: title, lines below it, words of the link.
        act: what the link does.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        texts: tuple[str, str, str],
        act: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        title, text, action = texts
        self.setObjectName("hint")
        self._icon = icon
        self._picture = PlainLabel("", self)
        self._picture.setObjectName("hintSign")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head, body = self._words("sub", title), self._words("meta", text)
        self._kinds = [PlainLabel(kind, self) for kind in words.table_kinds()]
        kinds = row_of(spacing=GAP_UNDER_S)
        kinds.addStretch(1)
        for kind in self._kinds:
            kind.setObjectName("fileKind")
            kinds.addWidget(kind)
        kinds.addStretch(1)
        self.link = push_button("link", action, act, self)
        column = column_of(self, (GAP_XL, GAP_UNDER_XL, GAP_XL, GAP_UNDER_XL), GAP_UNDER_M)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(head)
        column.addWidget(body)
        column.addLayout(kinds)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.set_theme(theme)

    def _words(self, role: str, text: str) -> PlainLabel:
        label = PlainLabel(text, self, role=role, wraps=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    def fit(self, width: int) -> None:
        """Use this width, and the height that the words need at it."""
        self.setFixedWidth(width)
        column = self.layout()
        if column is not None:
            self.setMinimumHeight(column.heightForWidth(width))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        side = theme.length(_SIGN)
        self._picture.setFixedSize(side, side)
        self._picture.setPixmap(theme.pixmap(self._icon, 26, "accent"))
        soft, line, plain = theme.hex("accent_soft"), theme.hex("accent_line"), theme.hex("surface")
        self.setStyleSheet(
            f"#hint {{ background: {soft}; border: 2px dashed {line}; border-radius: 10px; }}"
            f"#hintSign {{ background: {plain}; border: 1px solid {line}; border-radius: {side // 2}px; }}"
            f"#fileKind {{ background: {plain}; border: 1px solid {line}; border-radius: 6px;"
            f" color: {theme.hex('text2')}; font-size: {theme.length(TYPE_CAPTION)}px; font-weight: 600;"
            f" padding: 2px 7px; }}"
        )


# The top of the screen without a plan: what the program is, in front of a country with lit cities


_LOGO: Final = 60
# The maximum height at 100 % text size, in pixels.
_LEAST: Final = 216
_MOST: Final = 272
_PROGRAM_NAME: Final = TextStyle(36, BOLD)
_CLAIM: Final = TextStyle(16, SEMIBOLD)
_SUBCLAIM: Final = TextStyle(TYPE_SUB, REGULAR)
_LAND_LEFT: Final = 0.41
_FADE_FROM: Final = 0.55
_LAND_TOP: Final = 12


class Hero(Themed, QWidget):
    """Paints logo, name and claim at the left, and the land (paths of the base map) at the right."""

    def __init__(self, theme: Theme, land: Sequence[QPainterPath], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._land = land
        self.setAccessibleName(f"{app_name()}. {words.claim()} {words.subclaim()}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(_LEAST))
        self.setMaximumHeight(theme.length(_MOST))

    def sizeHint(self) -> QSize:
        """Return the minimum size: a scrolling page gives no more than requested, another one does."""
        return QSize(975, self._theme.length(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_land(painter)
        self._draw_words(painter)
        painter.end()

    def _draw_land(self, painter: QPainter) -> None:
        theme, left = self._theme, self.width() * _LAND_LEFT
        corner, scale = QPointF(left, _LAND_TOP), (self.width() - left) / LAND_WIDTH
        draw_land(painter, theme, self._land, corner, scale)
        fade = QLinearGradient(0, self.height() * _FADE_FROM, 0, self.height())
        fade.setColorAt(0, theme.color("window", 0))
        fade.setColorAt(1, theme.color("window"))
        painter.fillRect(QRectF(left, 0, self.width() - left, self.height()), fade)
        draw_cities(painter, theme, corner, scale)

    def _draw_words(self, painter: QPainter) -> None:
        theme, texts = self._theme, self._texts
        line, name = theme.length(26), theme.length(46)
        # Beside the land, not on it; a second line uses the space below, not that of the logo.
        below = texts.wrapped(words.subclaim(), _SUBCLAIM, self.width() * _LAND_LEFT - 16, 2)
        bottom = self.height() - 36 + line * (len(below) - 1)
        lines = [(text, _SUBCLAIM, "text2") for text in reversed(below)]
        lines.append((words.claim(), _CLAIM, "text"))
        for text, style, color in lines:
            bottom -= line
            texts.draw(painter, QRectF(0, bottom, self.width(), line), text, style, color)
        bottom -= name
        texts.draw(painter, QRectF(0, bottom, self.width(), name - 2), app_name(), _PROGRAM_NAME)
        top = max(8, bottom - _LOGO - 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawPixmap(
            QPointF(0, top), icon_pixmap("organizer", _LOGO, "#FFFFFF", self.devicePixelRatioF())
        )


# The plans recently opened on this computer, one button each


_ROW: Final = 58
_LINE: Final = 19
# The largest share of a line for the plan's status.
_STATE_SHARE: Final = 0.7
_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_SHOWN: Final = 4
_RECENT_SIDE: Final = 14
_GAP: Final = 16
_BAR: Final = 90


class RecentButton(Themed, QAbstractButton):
    """Opens a recent plan; a line separates it from the one above."""

    def __init__(
        self, theme: Theme, line: RecentLine, parent: QWidget | None = None, *, has_line: bool = True
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._has_line = has_line
        self.setText(line.name)
        self.setAccessibleName(words.recent_sentence(line.name, line.folder, line.state or line.when))
        set_tip(self, line.path)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.length(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._has_line:
            painter.fillRect(
                QRectF(_RECENT_SIDE - 2, 0, self.width() - 2 * _RECENT_SIDE + 4, 1),
                self._theme.color("border"),
            )
        has_ring = shows_ring(self)
        if self.underMouse() or has_ring:
            ring = QPen(self._theme.color("accent"), 2) if has_ring else QPen(Qt.PenStyle.NoPen)
            painter.setPen(ring)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        icon = "lock" if self.line.is_protected else "map"
        middle = self.height() / 2
        sign = self._theme.length(ICON)
        painter.drawPixmap(QPointF(_RECENT_SIDE, round(middle - sign / 2)), self._theme.pixmap(icon))
        left, right, high = _RECENT_SIDE + sign + 14.0, self.width() - _RECENT_SIDE, self._theme.length(_LINE)
        first = QRectF(left, middle - high, right - left, high)
        self._paint_sides(painter, first, (self.line.name, _NAME), self.line.when)
        self._paint_state(painter, first.translated(0, high))
        painter.end()

    def _paint_sides(
        self, painter: QPainter, line: QRectF, words: tuple[str, TextStyle], aside: str, bar: float = 0
    ) -> None:
        """Paint one text at the left, elided in the middle if long, and one at the right."""
        text, style = words
        right = line.adjusted(0, 0, -bar, 0)
        taken = self._texts.draw(painter, right, aside, _META, "text2", align=_RIGHT) + bar
        room = line.width() - taken - (_GAP if taken else 0)
        # A path ends with the file name.
        short = self._theme.metrics(style).elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        color = "text2" if style is _META else "text" if self.line.is_there else "text3"
        self._texts.draw(painter, QRectF(line.x(), line.y(), room + 1, line.height()), short, style, color)

    def _paint_state(self, painter: QPainter, line: QRectF) -> None:
        state, bar = self.line.state, self._theme.length(_BAR) + 14 if any(self.line.mix) else 0
        most = line.width() * _STATE_SHARE
        if bar and self._texts.advance(state, _META) + bar > most:
            # At large text, the plan's status does not fit beside its folder.
            state, bar = "", 0
        self._paint_sides(
            painter, line, (self.line.folder, _META), self._texts.elided(state, _META, most), bar
        )
        if bar:
            piece = QRectF(line.right() - bar + 14, line.center().y() - 3, bar - 14, 6)
            self._glyphs.draw_bar(painter, piece, self.line.mix)


class RecentList(Themed, QFrame):
    """A head and up to four recent plans."""

    opened = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(words.recent())
        self._theme = theme
        self.buttons: list[RecentButton] = []
        head = PlainLabel(words.recent(), self, role="strong")
        self._clear = push_button("link", words.clear_recent(), self.cleared.emit, self)
        self._none = PlainLabel(words.no_recent(), self, role="meta", wraps=True)
        row = QHBoxLayout()
        row.setContentsMargins(GAP_M, 0, GAP_S, GAP_UNDER_S)
        row.addWidget(head, 1)
        row.addWidget(self._clear)
        self._column = column_of(self, (GAP_S, GAP_M, GAP_S, GAP_UNDER_S))
        self._column.addLayout(row)
        self._none.setContentsMargins(GAP_M, GAP_UNDER_S, GAP_M, GAP_UNDER_S)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.show_lines(())

    def show_lines(self, lines: Sequence[RecentLine]) -> None:
        """Replace the plans shown."""
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for number, line in enumerate(lines[:_SHOWN]):
            button = RecentButton(self._theme, line, self, has_line=number > 0)
            button.clicked.connect(lambda _on=False, path=line.path: self.opened.emit(path))
            self._column.insertWidget(2 + number, button)
            self.buttons.append(button)
            # Tab comes to the plans first, then to the button that forgets them, then to what is below.
            tab_before(self._clear, button)
        self._none.setVisible(not lines)
        self._clear.setVisible(bool(lines))


# The maximum width of the contents, the margin at its sides, and the gap between cards, in pixels.
_WIDTH = 976
_SIDE = 24
_BETWEEN = 16
_BELOW_HERO, _ABOVE_RECENT = 8, 24


class Beginnings(QStackedWidget):
    """The cards, or the form in their place; the screen decides the height."""

    def hasHeightForWidth(self) -> bool:
        """Return False: the cards, which wrap their words, must not request height a second time."""
        return False


class WelcomeScreen(Dressed, QWidget):
    """Implements `WelcomeView`.

    Args:
        theme: the look.
        background: makes plan files.
        open_plan: shows an existing plan.
        clock: returns the present instant, UTC.
        land: shapes of the base map for the picture.
    """

    guide_asked = Signal()
    look_asked = Signal(QWidget)
    recent_cleared = Signal()
    tables_chosen = Signal(list)
    protection_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Runner,
        open_plan: Callable[[Path], None],
        clock: Clock,
        land: Sequence[QPainterPath] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.presenter = WelcomePresenter(self, background, open_plan, documents_folder(), clock)
        self.ask_save: Callable[[QWidget, Path], Path | None] = ask_save
        self.ask_open: Callable[[QWidget, Path], Path | None] = ask_open
        self.ask_table: Callable[[QWidget, Path], Path | None] = ask_table
        self.banner = Banner(theme, close(), self)
        self._hero = Hero(theme, land, self)
        self.cards = self._make_cards(theme)
        for card in self.cards:
            # Tab goes through the parts in the order in which they come into the screen.
            card.setParent(self)
        self.form = NewPlanForm(clock().astimezone().date(), self)
        self.form.day.set_theme(theme)
        self.form.asked.connect(self.presenter.create)
        self.form.left.connect(self._leave_form)
        self.recent = RecentList(theme, self)
        self.recent.opened.connect(lambda path: self.presenter.open(Path(path)))
        self.recent.cleared.connect(self.recent_cleared)
        texts = (words.spreadsheet_title(), words.spreadsheet_text(), words.spreadsheet_link())
        self.hint = Hint(theme, "file-spreadsheet", texts, self._choose_table, self)
        self._stack = Beginnings(self)
        self._lay_out(theme)
        for keys, act in (("Ctrl+N", self._show_form), ("Ctrl+O", self._choose_file)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _make_cards(self, theme: Theme) -> tuple[Card, Card, Card]:
        new = (words.new_title(), words.new_text(), words.new_button())
        other = (words.open_title(), words.open_text(), words.open_button())
        sample = (words.sample_title(), words.sample_text(), words.sample_button())
        samples = Card(theme, "map", sample, self.presenter.try_sample)
        large = partial(self.presenter.try_sample, wiring.SAMPLES[1])
        self.large_sample = samples.add_button(words.large_sample_button(), large)
        return (
            Card(theme, "plus", new, self._show_form, kind="primary", keys=key_caps("Ctrl+N")),
            Card(theme, "folder-open", other, self._choose_file, keys=key_caps("Ctrl+O")),
            samples,
        )

    def _lay_out(self, theme: Theme) -> None:
        beginnings = QWidget(self)
        self._row = row_of(beginnings, spacing=_BETWEEN)
        for card in self.cards:
            self._row.addWidget(card, 1)
        self._stack.addWidget(beginnings)
        self._stack.addWidget(self.form)
        outer = column_of(self)
        outer.addWidget(self.banner)
        self._background = CardBackground(theme, self.cards, self)
        self._background.resized.connect(self._fit)
        across = QHBoxLayout(self._background)
        across.setContentsMargins(_SIDE, 0, _SIDE, 0)
        across.addStretch(1)
        across.addWidget(self._make_middle(theme), 1000)
        across.addStretch(1)
        # Large text makes it taller than the window.
        page = QWidget(self)
        scrolling_column(page).addWidget(self._background)
        outer.addWidget(page, 1)

    def _make_middle(self, theme: Theme) -> QWidget:
        below = row_of(spacing=_BETWEEN)
        below.addWidget(self.recent, 1)
        below.addWidget(self.hint)
        middle = QWidget(self)
        middle.setMaximumWidth(_WIDTH)
        column = column_of(middle, (0, 0, 0, GAP_L))
        column.addWidget(self._hero, 3)
        column.addSpacing(_BELOW_HERO)
        column.addWidget(self._stack)
        column.addSpacing(_ABOVE_RECENT)
        column.addLayout(below, 3)
        column.addStretch(1)
        column.addSpacing(_BETWEEN)
        column.addLayout(self._make_foot(theme))
        return middle

    def _make_foot(self, theme: Theme) -> QHBoxLayout:
        self._sign = PlainLabel("", self)
        promise = PlainLabel(words.promise(), self)
        version = PlainLabel(words.version(__version__), self)
        guide = push_button("link", words.guide(), self.guide_asked.emit, self)
        self.look = push_button("link", words.look(), lambda: self.look_asked.emit(self.look), self)
        foot = row_of(spacing=GAP_S)
        for label in (promise, version):
            label.setProperty("role", "meta")
        foot.addWidget(self._sign)
        promise.setWordWrap(True)
        foot.addWidget(promise, 1)
        for part in (version, guide, self.look):
            foot.addWidget(part)
        # Aligned with the cards, although a link has padding around its words.
        self.look.setStyleSheet("padding-right: 0")
        self._sign.setPixmap(theme.pixmap("wifi-off", 16))
        return foot

    def showEvent(self, event: QShowEvent) -> None:
        """Measure words in the style sheet's size, which applies once they are shown."""
        super().showEvent(event)
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self._fit()

    def _fit(self) -> None:
        """Give the cards the height that their words need at this width."""
        width = min(_WIDTH, self._background.width() - 2 * _SIDE)
        third = (width - 2 * _BETWEEN) // 3
        cards = self._arrange_cards(third, width)
        is_form = self._stack.currentWidget() is self.form
        self._stack.setFixedHeight(self.form.fit(width) if is_form else cards)
        self.hint.fit(third)

    def _arrange_cards(self, third: int, width: int) -> int:
        """Arrange the cards in a row, or stack them if a button needs more width; return their height."""
        is_tight = max(card.least_width for card in self.cards) > third
        sides = QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(sides)
        heights = [card.fit(width if is_tight else third) for card in self.cards]
        return sum(heights) + 2 * _BETWEEN if is_tight else max(heights)

    # WelcomeView

    def show_recent(self, lines: Sequence[RecentLine]) -> None:
        self.recent.show_lines(lines)

    def show_form_problem(self, field: str, sentence: str) -> None:
        """Show below a field of the form why its value was rejected."""
        self.form.show_problem(field, sentence)
        self._fit()

    def show_problem(self, sentence: str) -> None:
        if sentence:
            self.banner.say(sentence)
        else:
            self.banner.hide()

    def show_busy(self, *, is_busy: bool) -> None:
        self._stack.setDisabled(is_busy)
        self.recent.setDisabled(is_busy)

    def want_protection(self, path: Path) -> None:
        self.protection_wanted.emit(path)

    def ask_where(self, suggested: Path) -> Path | None:
        return self.ask_save(self, suggested)

    def reset(self) -> None:
        """Show the three ways to begin, with the focus on the first."""
        self._leave_form()
        self.banner.hide()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("wifi-off", 16))
        self._fit()

    def start_new(self) -> None:
        """Open the form for an empty plan."""
        self.show_problem("")
        self._show_form()

    def start_from(self, names: Sequence[str]) -> None:
        """Open the form for a plan that some files will be imported into."""
        self.show_problem("")
        self._show_form()
        self.form.show_hint(words.table_waits(", ".join(names)))
        self._fit()

    def _choose_table(self) -> None:
        chosen = self.ask_table(self, documents_folder())
        if chosen is not None:
            self.tables_chosen.emit([chosen])

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self._fit()
        self.form.title.setFocus()
        self.form.title.selectAll()

    def _leave_form(self) -> None:
        self.form.show_problem("", "")
        self.form.show_hint("")
        self._stack.setCurrentIndex(0)
        self._fit()
        self.cards[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        chosen = self.ask_open(self, documents_folder())
        if chosen is not None:
            self.presenter.open(chosen)


def ask_open(parent: QWidget, folder: Path) -> Path | None:
    """Ask which plan to open, or whose card, in the system's dialog."""
    name, _kind = QFileDialog.getOpenFileName(parent, words.open_dialog(), str(folder), words.kinds_to_open())
    return Path(name) if name else None


def ask_table(parent: QWidget, folder: Path) -> Path | None:
    """Ask which table to start from, in the system's dialog."""
    name, _kind = QFileDialog.getOpenFileName(parent, import_title(), str(folder), import_kinds())
    return Path(name) if name else None


def ask_save(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a new plan, in the system's dialog."""
    return ask_file(parent, words.save_dialog(), str(suggested), words.file_kind())
