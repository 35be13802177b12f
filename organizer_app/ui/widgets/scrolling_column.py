"""What an area scrolls: a column that may get higher than the window, and content that is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.own_viewport import own_viewport

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent

# How deep Qt resizes content within its resizing; content that settles needs two or three.
_DEEPEST: Final = 6


class SteadyScrollArea(QScrollArea):
    """Keeps its scroll bar where its content would have it come and go without end.

    Content that is lower beside the bar than without it never settles. Qt resizes it within its resizing
    until the stack is full, which ends the program.
    """

    _depth = 0
    _kept_at: QSize | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        self._depth += 1
        try:
            as_needed = self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if self._depth > _DEEPEST and as_needed:
                self._kept_at = self.size()
                self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            return super().eventFilter(watched, event)
        finally:
            self._depth -= 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the bar go again with another size of the area itself."""
        if self._kept_at is not None and self._kept_at != self.size():
            self._kept_at = None
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().resizeEvent(event)


def scrolling_down(content: QWidget, parent: QWidget, *, takes_keys: bool = False) -> QScrollArea:
    """Return an area that scrolls its content down only, over the background of its parent.

    Its children take the keyboard, and scroll into view; `takes_keys` is for content without any.
    """
    area = SteadyScrollArea(parent)
    scroll_down_only(area, takes_keys=takes_keys)
    put_in(area, content)
    return area


def scroll_down_only(area: QScrollArea, *, takes_keys: bool = False) -> None:
    """Let an area without content be as one of `scrolling_down`; `put_in` or `show_instead` gives it some."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if not takes_keys:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    own_viewport(area).setAutoFillBackground(False)


def put_in(area: QScrollArea, content: QWidget) -> None:
    """Let an area scroll a content over its own background."""
    area.setWidget(content)
    # The area turns this on for its content.
    content.setAutoFillBackground(False)


def scrolling_column(pane: QWidget) -> QVBoxLayout:
    """Lay out a scrolling column in a pane and return it; the caller sets its margins and spacing."""
    inside = QWidget()
    around = QVBoxLayout(pane)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(scrolling_down(inside, pane))
    return column_of(inside)


def show_instead(area: QScrollArea, content: QWidget) -> None:
    """Replace what an area scrolls; the former content goes in the next turn, and says nothing more.

    The area would delete it at once, and with it a button whose click Qt has not finished yet, which ends the
    program.
    """
    former = area.widget()
    if former is not None:
        _silence(former)
        area.takeWidget()
        # Without a parent, Python would delete it at the end of this function.
        former.setParent(area)
        # It would be in sight again where the area was hidden meanwhile.
        former.hide()
        former.deleteLater()
    put_in(area, content)


def _silence(content: QWidget) -> None:
    """Let nothing in it tell that it was left or changed, as if it were deleted."""
    for part in (content, *content.findChildren(QObject)):
        part.blockSignals(True)  # noqa: FBT003  # Qt's own
    focused = content.focusWidget()
    if focused is not None and focused.hasFocus():
        focused.clearFocus()
