"""A titled card of the overview: painted lines, and a link to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.screens.overview.card_painter import PAD, SHORT_LINE, CardPainter, line_height
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_L, GAP_UNDER_M, GAP_UNDER_S, GAP_XS, HAIRLINE
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.overview.card_lines import CardLine
    from organizer_app.ui.theme.theme import Theme

_HEAD: Final = 44
_FOOT: Final = 7


class ListCard(Themed, QFrame):
    """A titled card; `opened` carries the clicked or entered line."""

    opened = Signal(object)
    all_asked = Signal()

    def __init__(self, theme: Theme, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        # A title or sentence that wraps makes a card taller than its lines alone.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.code = code
        self._theme = theme
        self._lines: Sequence[CardLine] = ()
        self._title = PlainLabel(words.card_title(code), self, role="strong")
        self._all = push_button("link", "", self.all_asked.emit, self)
        self._nothing = PlainLabel(words.nothing(code), self, role="meta", wraps=True)
        self._nothing.setContentsMargins(PAD, 0, PAD, GAP_UNDER_L)
        self.list = LineList(theme, CardPainter(theme), words.card_title(code), self, grows=True)
        self.list.opened.connect(lambda _key: self.opened.emit(self.list.line))
        head = QWidget(self)
        self._title.setWordWrap(True)
        self._head = WrappingRow(head)
        self._head.addWidget(self._title)
        self._head.add_tail(self._all)
        column = column_of(self, (HAIRLINE, HAIRLINE, HAIRLINE, GAP_UNDER_S))
        column.addWidget(head)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self.set_theme(theme)
        self.show_lines((), 0)

    def show_lines(self, lines: Sequence[CardLine], total: int, most: int = 6) -> None:
        """Store lines, show the first of them, and show their total number; 0 hides it."""
        self._lines = lines
        self._total = total
        self.show_first(most)

    @property
    def count(self) -> int:
        """The number of lines it could show."""
        return len(self._lines)

    def show_first(self, most: int) -> None:
        """Show at most this many lines."""
        shown = self._lines[:most]
        self.list.show_lines(shown)
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._all.setText(words.all_of(self._total) if self._total else words.all_steps())
        leads = self.code in words.LEADING and bool(self._total or self.code == "recent")
        self._all.setVisible(bool(shown) and leads)

    def height_of(self, lines: int) -> int:
        """Return its height with this many lines, in pixels at the current text size."""
        length = self._theme.length
        shown = self._lines[:lines]
        rows = sum(line_height(self._theme, line) for line in shown) or length(SHORT_LINE)
        return length(_HEAD) + rows + _FOOT

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, CardPainter(theme))
        self._head.setContentsMargins(PAD, theme.length(GAP_UNDER_M), PAD - GAP_XS, theme.length(GAP_S))
