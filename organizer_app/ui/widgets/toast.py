"""Shows what was just done and offers to undo it, without taking the focus or covering a button."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from organizer_app.ui.theme.themed import Dressed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_UNDER_S, GAP_UNDER_XS
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent

    from organizer_app.ui.theme.theme import Theme

_SHOWN_MS: Final = 8000
# Milliseconds between two looks at what has come to be below it, such as another screen.
_LOOK_MS: Final = 400
_ABOVE: Final = 20
_BESIDE: Final = 8
_WIDEST: Final = 560
# Fits over the quiet lines at the bottom of the sidebar, where there is never anything to press.
_NARROW: Final = 196
_LOW: Final = 98
_LONGEST: Final = 90
_LONGEST_WIDE: Final = 240
# The width of undo, cross and spacing, and that of spacing alone, in pixels.
_BUTTONS: Final = 150
_SPACING: Final = 60
# The distance between the points that are checked for something to press, in pixels.
_GRID: Final = 12
# The distance between the places that are tried along the lower edge, in pixels.
_STEP: Final = 24
_PRESSED: Final = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


class MessageOffer(Protocol):
    """What can be done after a message."""

    @property
    def words(self) -> str:
        """The words of the button."""
        ...

    @property
    def act(self) -> Callable[[], object]:
        """What it does."""
        ...

    @property
    def stays(self) -> bool:
        """Whether the message waits for it."""
        ...


@runtime_checkable
class KeepsClear(Protocol):
    """A widget that paints words in a place of their own, which nothing may cover."""

    def is_kept_clear(self, spot: QPoint) -> bool:
        """Return whether such words are at a point of the widget."""
        ...


class Toast(Dressed, QFrame):
    """Covers the lower edge of its parent for some seconds; stays while the pointer is on it.

    An offer that is nowhere else keeps it until it is closed, or another message comes.

    Where in the middle it would cover something to press, or words that are kept clear, it moves aside,
    as narrow as the sidebar; also when such a thing appears below it later. Nothing is lost when it goes:
    undo is also a key and a button of the window.
    """

    undo_asked = Signal()

    def __init__(self, theme: Theme, undo: str, close: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._label = PlainLabel("", self)
        self._undo = push_button("link", undo, self._ask, self)
        self._close = icon_button(theme, "x", close, self._leave, self)
        # Where the focus was before it came to a button here.
        self._before: QWidget | None = None
        self.offers: list[QPushButton] = []
        self._sentence = ""
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GAP_L, GAP_UNDER_S, GAP_UNDER_S, GAP_UNDER_S)
        self._grid.setHorizontalSpacing(GAP_M)
        self._grid.setVerticalSpacing(GAP_UNDER_XS)
        self._grid.setColumnStretch(0, 1)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        self._looks = QTimer(self, interval=_LOOK_MS)
        self._looks.timeout.connect(self._make_way)
        self._is_watching = False
        self.hide()

    def say(self, sentence: str, *, can_undo: bool, offers: Sequence[MessageOffer] = ()) -> None:
        """Show a sentence, with or without the offer to undo it, and what else can be done next."""
        self._watch()
        self._follow_focus(None, self.window().focusWidget())
        self._make_offers(offers)
        self._sentence = sentence
        self._label.setAccessibleName(sentence)
        self._undo.setVisible(can_undo)
        self._place()
        self.show()
        self.raise_()
        self._looks.start()
        if any(each.stays for each in offers):
            self._timer.stop()
        else:
            self._timer.start()
        announce(self, sentence)

    def _make_offers(self, offers: Sequence[MessageOffer]) -> None:
        for old in self.offers:
            old.hide()
            self._grid.removeWidget(old)
            old.deleteLater()
        self.offers = [
            push_button("link", each.words, partial(self._take, each.act), self) for each in offers
        ]
        for button in self.offers:
            button.show()

    def _take(self, act: Callable[[], object]) -> None:
        self._leave()
        act()

    def _leave(self) -> None:
        """Hide, and return the focus: Qt would pass it on to whatever comes next."""
        before = self._before
        has_focus = self.isAncestorOf(self.window().focusWidget())
        if has_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remember what had the focus last, other than the buttons here."""
        for part in (before, now):
            # What is being deleted loses the focus first.
            if part is None or not isValid(part) or self.isAncestorOf(part):
                continue
            if part.window() is self.window():
                self._before = part

    def _watch(self) -> None:
        # Each event that Qt passes to Python costs time; before the first sentence there is nothing to move.
        parent = self.parentWidget()
        if parent is not None and not self._is_watching:
            parent.installEventFilter(self)
            application = QApplication.instance()
            if isinstance(application, QApplication):
                application.focusChanged.connect(self._follow_focus)
            self._is_watching = True

    @override
    def set_theme(self, theme: Theme) -> None:
        """Draw the cross in another theme, and fit the width to the text."""
        super().set_theme(theme)
        if self.isVisible():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looks.stop()

    def _make_way(self) -> None:
        """Move when something to press has come to be below it, but never from under the pointer."""
        parent = self.parentWidget()
        if parent is None or self.underMouse():
            return
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        is_free = self._is_free(parent, self.pos())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        if not is_free:
            self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for is_narrow in (False, True):
            self._lay_out(is_narrow=is_narrow)
            spots = self._spots(parent, is_narrow=is_narrow)
            free = next((spot for spot in spots if self._is_free(parent, spot)), None)
            if free is not None:
                break
        else:
            self._lay_out(is_narrow=False)
            free = self._spots(parent, is_narrow=False)[0]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.move(free)

    def _lay_out(self, *, is_narrow: bool) -> None:
        """Use one line, or as few as the words need, or a narrow shape with the buttons below the words."""
        parts: tuple[QWidget, ...] = (self._label, self._undo, *self.offers, self._close)
        for part in parts:
            self._grid.removeWidget(part)
        taken = self._label.fontMetrics().horizontalAdvance(self._sentence)
        parent = self.parentWidget()
        most = parent.width() - 2 * _BESIDE if parent is not None else _WIDEST
        widest = min(self._theme.length(_WIDEST), most)
        is_long = not is_narrow and taken > widest - self._room_beside()
        self._label.setWordWrap(is_narrow or is_long)
        longest = _LONGEST if is_narrow else _LONGEST_WIDE
        text = self._sentence
        self._label.setText(text if len(text) <= longest else f"{text[: longest - 1]}\u2026")
        if is_narrow:
            self._grid.addWidget(self._label, 0, 0, 1, 2)
            for line, button in enumerate((self._undo, *self.offers), 1):
                self._grid.addWidget(button, line, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(self._close, 1, 1, Qt.AlignmentFlag.AlignRight)
            self.resize(_NARROW, max(_LOW, self._grid.totalHeightForWidth(_NARROW)))
            return
        for column, part in enumerate(parts):
            self._grid.addWidget(part, 0, column)
        if is_long:
            self.resize(widest, self._grid.totalHeightForWidth(widest))
        else:
            self.resize(self._grid.totalSizeHint())

    def _room_beside(self) -> int:
        """Return the width that the buttons beside the words need, in pixels."""
        wide = sum(button.sizeHint().width() + GAP_M for button in self.offers)
        least = _SPACING if self.offers and self._undo.isHidden() else _BUTTONS
        return self._theme.length(least) + wide

    def _spots(self, parent: QWidget, *, is_narrow: bool) -> list[QPoint]:
        """Return the places along the lower edge: narrow ones from the left on, others in the middle."""
        top = parent.height() - self.height() - (_BESIDE if is_narrow else _ABOVE)
        right = max(_BESIDE, parent.width() - self.width() - 2 * _BESIDE)
        middle = max(_BESIDE, (parent.width() - self.width()) // 2)
        best = (_BESIDE, right, *range(_BESIDE, right, _STEP)) if is_narrow else (middle, right)
        return [QPoint(left, top) for left in best]

    def _is_free(self, parent: QWidget, spot: QPoint) -> bool:
        across = range(spot.x(), spot.x() + self.width() + _GRID, _GRID)
        down = range(spot.y(), spot.y() + self.height() + _GRID, _GRID)
        return not any(_is_occupied(parent, QPoint(x, y)) for x, y in itertools.product(across, down))

    def _ask(self) -> None:
        self._leave()
        self.undo_asked.emit()

    def _fade(self) -> None:
        if self.underMouse():
            self._timer.start()
        else:
            self._leave()


def _is_occupied(parent: QWidget, spot: QPoint) -> bool:
    """Return whether something to press, or words that are kept clear, are at a point of the parent."""
    found = parent.childAt(spot)
    if found is None or isinstance(found, _PRESSED):
        return found is not None
    # Scrolled content is painted on a viewport and known to the area around it.
    area: object = found.parentWidget()
    return isinstance(area, KeepsClear) and area.is_kept_clear(found.mapFrom(parent, spot))
