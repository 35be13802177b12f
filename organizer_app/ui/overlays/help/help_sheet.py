"""The guide over the window: its pages on the left, the current one on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListWidget, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.basics.problems import ResourceMissing
from organizer_app.environment.resource_files import resource_path
from organizer_app.ui.overlays.help.pages import PAGES, Block, BlockKind, page, picture_in, title_of
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import CORNER, ROOM, sheet_head
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_M, GAP_XL, HAIRLINE
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.fading_edge import FadingEdge
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import SteadyScrollArea, scroll_down_only, show_instead
from organizer_app.wording.window import commands as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 980
_HEIGHT: Final = 720
_NAMES: Final = 216
# The largest share of the sheet that the names of the pages may take.
_SHARE: Final = 0.32
_TEXT: Final = 660
_ROLES: Final = {BlockKind.TITLE: "title", BlockKind.HEAD: "strong"}


class HelpSheet(Sheet):
    """A list of pages and a page; the program drew every picture of itself."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _WIDTH)
        self.setAccessibleName(words.command_name("help"))
        self.names = QListWidget(self.panel)
        self.names.setObjectName("guidePages")
        self.names.setSpacing(HAIRLINE)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setWordWrap(True)
        self.names.setProperty("kind", "bare")
        self.names.setAccessibleName(words.help_pages())
        self.names.addItems([title_of(code) for code in PAGES])
        self.names.currentRowChanged.connect(self._show_row)
        self.body = SteadyScrollArea(self.panel)
        scroll_down_only(self.body, takes_keys=True)
        self._edge = FadingEdge(theme, self.body)
        title = PlainLabel(words.command_name("help"), self.panel, role="title")
        row = row_of(margins=(ROOM, 0, CORNER, 0), spacing=GAP_XL)
        row.addWidget(self.names)
        row.addWidget(self.body, 1)
        column = self.column(GAP_UNDER_M)
        column.addLayout(sheet_head(title, None, self.cross))
        column.addLayout(row, 1)

    def show_page(self, code: str) -> None:
        """Open the guide at a page."""
        self.names.setCurrentRow(PAGES.index(code))
        self.open()

    def _show_row(self, row: int) -> None:
        inside = QWidget()
        column = column_of(inside, (0, 0, GAP_M, GAP_M), GAP_UNDER_M)
        blocks = page(PAGES[row])
        for block in blocks:
            column.addWidget(self._part(block, inside))
        column.addStretch(1)
        show_instead(self.body, inside)
        self.body.setAccessibleName(". ".join(block.text for block in blocks))

    def _part(self, block: Block, parent: QWidget) -> QWidget:
        if block.kind is BlockKind.PICTURE:
            return Picture(self._theme, block, parent)
        label = PlainLabel(block.text, parent)
        label.setWordWrap(True)
        label.setMaximumWidth(self._theme.length(_TEXT))
        if block.kind in _ROLES:
            label.setProperty("role", _ROLES[block.kind])
        return label if block.kind is not BlockKind.POINT else _point(label, parent)

    def take_focus(self) -> None:
        """Let the arrows go through the pages."""
        self.names.setFocus(Qt.FocusReason.PopupFocusReason)

    def panel_height(self, width: int) -> int:
        """Return the height from the design."""
        self.names.setFixedWidth(min(self._theme.length(_NAMES), round(width * _SHARE)))
        return self._theme.length(_HEIGHT)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self.names.currentRow() >= 0:
            self._show_row(self.names.currentRow())


def _point(label: PlainLabel, parent: QWidget) -> QWidget:
    """Return a point of a list, whose lines all begin after the dot."""
    line = QWidget(parent)
    row = row_of(line, spacing=GAP_S)
    row.addWidget(PlainLabel(words.help_dot(), line), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return line


class Picture(Themed, QWidget):
    """A picture as wide as the page; without its pictures, the guide still says everything in words."""

    def __init__(self, theme: Theme, block: Block, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(block.text)
        try:
            self._whole = QPixmap(str(resource_path("help", *picture_in(block, theme.scheme).split("/"))))
        except ResourceMissing:
            self._whole = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(theme.length(_TEXT))
        self.setHidden(self._whole.isNull())

    def sizeHint(self) -> QSize:
        return QSize(_TEXT, self.heightForWidth(_TEXT))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the shape, in pixels."""
        whole = self._whole.size()
        return round(width * whole.height() / whole.width()) if whole.width() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape at any width: a scrolling page would keep the height from the design."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._whole)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
