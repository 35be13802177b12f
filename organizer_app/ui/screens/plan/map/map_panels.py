"""The small panels in the corners of the map: the map switch, the zoom, and the legend that filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BOLD, GAP_UNDER_XS, MEDIUM, RADIUS_CHIP, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.language.readiness import level_meaning, level_name
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from organizer_app.ui.widgets.outlines import Region


LEVELS: Final = 6
BUTTON: Final = 34
_BALL: Final = 13
# The padding around a button's words, in pixels.
_AIR: Final = 5
_NAME: Final = TextStyle(TYPE_META, MEDIUM)
_COUNT: Final = TextStyle(TYPE_META, BOLD, tabular=True)


class _Painted(Themed, QAbstractButton):
    """A flat button on a panel that paints its own words and its focus.

    It is kept as a picture, because Qt repaints it whenever the map below it moves.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.texts = TextPainter(theme)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look: tuple[object, ...] = ()
        self._picture = QPixmap()

    @property
    def face(self) -> object:
        """The contents; a different value requires a repaint."""
        raise NotImplementedError

    def paint_face(self, painter: QPainter) -> None:
        """Paint the contents."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the background and copy the words, which are repainted only if they look different."""
        del event
        background = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else "surface"
        look = (self._theme, self.face, background, self.size(), self.devicePixelRatioF())
        if self._look != look:
            self._look, self._picture = look, self._paint_picture(background)
        painter = QPainter(self)
        if background != "surface" or shows_ring(self):
            self._paint_background(painter, background)
        painter.drawPixmap(_AIR, _AIR, self._picture)
        painter.end()

    def _paint_picture(self, background: str) -> QPixmap:
        # Within the rounded corners, so that it covers its background: letters on a translucent one are
        # paler.
        density = self.devicePixelRatioF()
        picture = QPixmap((self.size() - QSize(2 * _AIR, 2 * _AIR)) * density)
        picture.setDevicePixelRatio(density)
        picture.fill(self._theme.color(background))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-_AIR, -_AIR)
        self.paint_face(painter)
        painter.end()
        return picture

    def _paint_background(self, painter: QPainter, background: str) -> None:
        """Fill the background when checked or hovered, and draw the focus ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2) if shows_ring(self) else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(background))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CHIP, RADIUS_CHIP)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.texts = TextPainter(theme)
        # A covered button would keep the old theme until it is painted.
        self._look = ()
        self.updateGeometry()


class LegendButton(_Painted):
    """A readiness level with its glyph, name and count; checked while the filter keeps only it."""

    def __init__(self, theme: Theme, level: int) -> None:
        super().__init__(theme)
        self.level = level
        self.count = 0
        self.is_brief = False
        set_tip(self, level_meaning(level))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show the number of actions at the level."""
        self.count = count
        self.setAccessibleName(f"{level_name(self.level)} {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name = 0.0 if self.is_brief else self.texts.advance(level_name(self.level), _NAME) + 5
        width = 8 + self._theme.length(_BALL) + 5 + name + self.texts.advance(f"{self.count:,}", _COUNT) + 8
        return QSize(round(width), self._theme.length(28))

    @property
    def face(self) -> object:
        """Its count, and whether its name is shown."""
        return self.count, self.is_brief

    def paint_face(self, painter: QPainter) -> None:
        """Paint glyph, name and count."""
        middle = self.height() / 2
        edge = self._theme.length(_BALL)
        glyph = glyphs_of(self._theme).ball(self.level, edge, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(8, middle - edge / 2), glyph)
        left = 8.0 + edge + 5
        room = QRectF(left, 0, self.width() - left, self.height())
        if not self.is_brief:
            left += self.texts.draw(painter, room, level_name(self.level), _NAME, "text2") + 5
            room.setLeft(left)
        self.texts.draw(painter, room, f"{self.count:,}", _COUNT)


class RegionButton(_Painted):
    """One half of the switch between the United States and the world."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme)
        self.setText(text)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        style = TextStyle(TYPE_META, SEMIBOLD)
        return QSize(round(self.texts.advance(self.text(), style)) + 28, self._theme.length(28))

    @property
    def face(self) -> object:
        """Its word."""
        return self.text()

    def paint_face(self, painter: QPainter) -> None:
        """Paint the word."""
        style = TextStyle(TYPE_META, SEMIBOLD if self.isChecked() else MEDIUM)
        color = "text" if self.isChecked() else "text2"
        center = Qt.AlignmentFlag.AlignHCenter
        self.texts.draw(painter, QRectF(self.rect()), self.text(), style, color, align=center)


class Panel(Themed, QFrame):
    """A rounded panel on the map with buttons in a row."""

    def __init__(self, buttons: Sequence[_Painted], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mapPanel")
        self.buttons = tuple(buttons)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(GAP_UNDER_XS, GAP_UNDER_XS, GAP_UNDER_XS, GAP_UNDER_XS)
        row.setSpacing(0)
        for button in buttons:
            row.addWidget(button)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.adjustSize()


class Legend(Panel):
    """The levels with their counts, and what is over if there is any; a click asks to filter by one."""

    toggled = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.levels = [LegendButton(theme, level) for level in range(LEVELS)]
        super().__init__(self.levels, parent)
        for button in self.levels:
            # The filter decides what is checked; a click only requests it.
            button.clicked.connect(lambda _checked=False, level=button.level: self._ask(level))

    def show_counts(self, counts: Sequence[int], kept: Collection[int]) -> None:
        """Show the actions at each level, worst first, and which levels the filter keeps."""
        for button, count in zip(self.levels, counts, strict=True):
            button.show_count(count)
            button.setChecked(button.level in kept)
        self.levels[-1].setVisible(counts[-1] > 0 or self.levels[-1].isChecked())
        self.adjustSize()

    def fit(self, width: int) -> None:
        """Hide the names if they do not fit; the glyphs, counts and tooltips stay."""
        for is_brief in (False, True):
            for button in self.levels:
                button.is_brief = is_brief
                button.updateGeometry()
            self._row.invalidate()
            if self.sizeHint().width() <= width:
                break
        self.adjustSize()

    def _ask(self, level: int) -> None:
        self.levels[level].setChecked(not self.levels[level].isChecked())
        self.toggled.emit(level)


def zoom_button(theme: Theme, icon: str, parent: QWidget) -> QToolButton:
    """Make one of the square buttons at the right edge of the map."""
    hint = {"plus": words.zoom_in, "minus": words.zoom_out, "maximize": words.show_all}[icon]()
    button = QToolButton(parent)
    button.setProperty("kind", "map")
    button.setFixedSize(theme.square(BUTTON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_tip(button, hint)
    button.setAccessibleName(hint)
    button.setIcon(theme.icon(icon, size=16))
    button.setIconSize(theme.square(16))
    return button


# Arranges the panels in the corners of the map and passes on their clicks


ZOOM_STEP: Final = 1.5
_EDGE: Final = 14
_BETWEEN: Final = 2
_ABOVE_LEGEND: Final = 6


class MapControls(Themed, QObject):
    """The map switch, the zoom buttons, the legend, and the count of actions not on the map."""

    region_chosen = Signal(str)
    zoomed = Signal(float)
    all_wanted = Signal()
    unplaced_chosen = Signal()
    reach_wanted = Signal(bool)

    def __init__(self, theme: Theme, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._usa = RegionButton(theme, words.usa())
        self._world = RegionButton(theme, words.world())
        self._usa.clicked.connect(lambda: self.region_chosen.emit("usa"))
        self._world.clicked.connect(lambda: self.region_chosen.emit("world"))
        self._regions = Panel((self._usa, self._world), home)
        self._zoom = {icon: zoom_button(theme, icon, home) for icon in ("plus", "minus", "maximize")}
        self._zoom["plus"].clicked.connect(lambda: self.zoomed.emit(ZOOM_STEP))
        self._zoom["minus"].clicked.connect(lambda: self.zoomed.emit(1 / ZOOM_STEP))
        self._zoom["maximize"].clicked.connect(self.all_wanted)
        self.legend = Legend(theme, home)
        self.reach = push_button("chip", words.reach(), self._turn_reach, home)
        self.reach.setCheckable(True)
        set_tip(self.reach, words.reach_hint())
        self._unplaced = QPushButton(home)
        self._unplaced.setProperty("kind", "chip")
        self._unplaced.clicked.connect(self.unplaced_chosen)
        self._unplaced.hide()
        self.show_region("usa")

    def show_region(self, region: Region) -> None:
        """Show which map is visible."""
        self._usa.setChecked(region == "usa")
        self._world.setChecked(region == "world")

    def _turn_reach(self) -> None:
        is_on = self.reach.isChecked()
        mark(self.reach, "kind", "chip-on" if is_on else "chip")
        self.reach.adjustSize()
        self.reach_wanted.emit(is_on)

    def show_unplaced(self, count: int) -> None:
        """Show how many actions are not on the map; hide it if all are."""
        self._unplaced.setText(words.not_on_map(count))
        self._unplaced.setVisible(count > 0)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for icon, button in self._zoom.items():
            button.setIcon(theme.icon(icon, size=16))
            button.setIconSize(theme.square(16))
            button.setFixedSize(theme.square(BUTTON))

    def _arrange_unplaced(self, width: int) -> None:
        """Place the count of actions not on the map beside the legend, or above it if it does not fit."""
        legend, note = self.legend.geometry(), self._unplaced
        note.ensurePolished()
        note.adjustSize()
        left = legend.right() + _EDGE
        if left + note.width() <= width - _EDGE:
            note.move(left, legend.y() + (legend.height() - note.height()) // 2)
        else:
            note.move(_EDGE, legend.y() - note.height() - _ABOVE_LEGEND)

    def arrange(self) -> list[QRect]:
        """Move the panels to their corners and return the rectangles they cover."""
        width, height = self._home.width(), self._home.height()
        side = self._zoom["plus"].width()
        self._regions.adjustSize()
        self._regions.move(_EDGE, _EDGE)
        self.reach.ensurePolished()
        self.reach.adjustSize()
        beside = (self._regions.height() - self.reach.height()) // 2
        self.reach.move(self._regions.geometry().right() + _EDGE, _EDGE + beside)
        for line, button in enumerate(self._zoom.values()):
            button.move(width - _EDGE - side, _EDGE + line * (side + _BETWEEN))
        self.legend.fit(width - 2 * _EDGE)
        self.legend.move(_EDGE, height - _EDGE - self.legend.height())
        self._arrange_unplaced(width)
        zoom = QRect(width - _EDGE - side, _EDGE, side, len(self._zoom) * (side + _BETWEEN) - _BETWEEN)
        covered = [self._regions.geometry(), self.reach.geometry(), zoom, self.legend.geometry()]
        if self._unplaced.isVisibleTo(self._home):
            covered.append(self._unplaced.geometry())
        return covered
