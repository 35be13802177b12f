"""A column at the right of a view of the day: it takes a share of the view, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


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
        """Take the width that is due."""
        least, most = (self._theme.length(each) for each in self._bounds)
        self.setFixedWidth(int(max(least, min(self._view.width() * self._share, most))))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.fit()
