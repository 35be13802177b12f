"""A column at the right of a view of the day: it takes a share of the view, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


# A view that is not laid out yet is at least so wide.
_LEAST_VIEW: Final = 600


class SideColumn(Themed, QWidget):
    """`fit` is called whenever the view around it has another width.

    Args:
        theme: the theme in use.
        share: of the width of the view.
        bounds: least and most width at 100 % text size, in pixels.
        view: the view around it.
    """

    def __init__(self, theme: Theme, share: float, bounds: tuple[int, int], view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._share = share
        self._bounds = bounds
        self.set_theme(theme)

    def fit(self) -> None:
        """Take the width that is due, and never more than half: with large type the bounds ask for more."""
        least, most = (self._theme.length(each) for each in self._bounds)
        wanted = max(least, min(self._view.width() * self._share, most))
        self.setFixedWidth(int(min(wanted, max(self._view.width(), _LEAST_VIEW) / 2)))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.fit()
