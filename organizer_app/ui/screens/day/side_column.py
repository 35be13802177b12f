"""A column at the right of a view of the day: it takes a share of it, and goes below where that is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.boxes import NO_LIMIT, row_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from organizer_app.ui.theme.theme import Theme


# A view that is not laid out yet is at least so wide.
_LEAST_VIEW: Final = 600
# Two columns side by side need so much; with large type a window has less.
_LEAST_BESIDE: Final = 640


class OneColumn(QObject):
    """The lists of a view that scrolls as a whole where large type makes it narrow.

    Elsewhere a list takes the height that is left; there each has a least height, or nothing would be left.

    Args:
        view: the view around the lists.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[QWidget, int] = {}
        self._is_one = False

    def keep_high(self, part: QWidget, height: int) -> None:
        """Give a list a least height where all is in one column, in pixels at 100 % text size."""
        self._heights[part] = height
        part.installEventFilter(self)

    def is_due(self, theme: Theme) -> bool:
        """Return whether the view is too narrow for two columns."""
        return 0 < self._view.width() < theme.length(_LEAST_BESIDE)

    def fit(self, theme: Theme) -> None:
        """Give each list the height that is due now."""
        was, self._is_one = self._is_one, self.is_due(theme)
        if was and not self._is_one:
            _scroll_up(self._view)
        up = QSizePolicy.Policy.Preferred if self._is_one else QSizePolicy.Policy.Ignored
        for part, height in self._heights.items():
            part.setSizePolicy(QSizePolicy.Policy.Expanding, up)
            part.setMinimumHeight(theme.length(height) if self._is_one else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll a list into sight when it gets the keyboard, also by a key of its view."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget) and self._is_one:
            scroll_to(watched)
        return super().eventFilter(watched, event)


class SideColumn(Themed, QWidget):
    """`fit` is called whenever the view around it has another width.

    Args:
        theme: the theme in use.
        share: of the width of the view.
        bounds: least and most width at 100 % text size, in pixels.
        view: the view around it; it scrolls as a whole where all is in one column.
    """

    def __init__(self, theme: Theme, share: float, bounds: tuple[int, int], view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._share = share
        self._bounds = bounds
        self._row: QBoxLayout | None = None
        self._edge = QFrame(view)
        self._edge.setProperty("line", "upright")
        self._lists = OneColumn(view)
        self.set_theme(theme)

    def beside(self, main: QLayout) -> QBoxLayout:
        """Return a row with the main part, an edge, and this column."""
        self._row = row_of(None)
        self._row.addLayout(main, 1)
        self._row.addWidget(self._edge)
        self._row.addWidget(self)
        return self._row

    def keep_high(self, part: QWidget, height: int) -> None:
        """Give a list of the view a least height where all is in one column: see `OneColumn`."""
        self._lists.keep_high(part, height)
        self.fit()

    @property
    def is_below(self) -> bool:
        """Whether the view is too narrow for two columns, which are below each other then."""
        return self._row is not None and self._lists.is_due(self._theme)

    def fit(self) -> None:
        """Take the width that is due, and never more than half: with large type the bounds ask for more."""
        is_below = self.is_below
        if self._row is not None:
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._row.setDirection(down if is_below else across)
            self._edge.setVisible(not is_below)
            self._lists.fit(self._theme)
        if is_below:
            self.setMinimumWidth(0)
            self.setMaximumWidth(NO_LIMIT)
            return
        least, most = (self._theme.length(each) for each in self._bounds)
        wanted = max(least, min(self._view.width() * self._share, most))
        self.setFixedWidth(int(min(wanted, max(self._view.width(), _LEAST_VIEW) / 2)))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.fit()


def _scroll_up(view: QWidget) -> None:
    """Begin at the top again, where all is in sight without scrolling."""
    for area in view.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)


def scroll_to(part: QWidget) -> None:
    """Scroll the view around a part until it is in sight."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(part, 0, 0)
