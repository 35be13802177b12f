"""Shows what can be typed or pressed: each sign as a key cap with its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_S, GAP_XS, REGULAR, TYPE_META
from organizer_app.ui.widgets.key_caps import KeyCaps
from organizer_app.ui.widgets.tooltips import set_tip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

_MEANING: Final = TextStyle(TYPE_META, REGULAR)


class KeyHints(Themed, QWidget):
    """A line ends between two pairs, never between a sign and its meaning.

    Two lines at most: the board below needs the room, and the tooltip has them all.

    Args:
        theme: the look.
        pairs: what is typed, and what it means.
        parent: its parent.
    """

    def __init__(self, theme: Theme, pairs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = tuple(pairs)
        told = [f"{sign}: {meaning}" for sign, meaning in pairs]
        self.setAccessibleName(". ".join(told))
        set_tip(self, "\n".join(told))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._caps = KeyCaps(theme)
        self.updateGeometry()

    def places(self, width: float) -> Iterator[tuple[str, str, QRectF]]:
        """Return each pair that has room in the first two lines of so many pixels, with its place."""
        left, top, height = 0.0, 0.0, float(self._caps.height)
        for sign, meaning in self.pairs:
            wide = self._wide(sign, meaning)
            if left and left + wide > width:
                if top:
                    return
                left, top = 0.0, top + height + GAP_XS
            yield sign, meaning, QRectF(left, top, wide, height)
            left += wide + GAP_L

    def _wide(self, sign: str, meaning: str) -> float:
        return self._caps.width((sign,)) + GAP_UNDER_S + self._texts.advance(meaning, _MEANING) + 1

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(max((place.bottom() for _sign, _meaning, place in self.places(width)), default=0))

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(max((self._wide(*pair) for pair in self.pairs), default=0)), self._caps.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for sign, meaning, place in self.places(self.width()):
            end = self._caps.draw(painter, place.x() + 0.5, place.center().y(), (sign,))
            room = place.adjusted(end - place.x() + GAP_UNDER_S, 0, 0, 0)
            self._texts.draw(painter, room, meaning, _MEANING, "text2")
        painter.end()
