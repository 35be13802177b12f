"""A row of exclusive buttons in one frame: a switch between a few ways to look at the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_XS
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QStyleOptionToolButton

    from organizer_app.ui.theme.theme import Theme

_AIR: Final = "\N{EN SPACE}"


class _Segment(QToolButton):
    """A button of the row, with equal gaps at its edge and between icon and words."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Keep the words off the icon; Qt leaves the gap after them."""
        super().initStyleOption(option)
        if option.toolButtonStyle is Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            option.text = f"{_AIR}{self.text()}"


def view_segments(icons: Mapping[str, str], name_of: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """Return the segments of a switch of views: the code, name and icon of each.

    Args:
        icons: the icon of each view, by its code, in order.
        name_of: returns the name of a view from its code.
    """
    return [(code, name_of(code), icon) for code, icon in icons.items()]


class Segmented(Themed, QFrame):
    """Exclusive buttons; `chosen` carries the code of the pressed button.

    Args:
        segments: code, words and icon (or an empty text) of each button.
        theme: the theme in use.
        name: what it switches, for screen readers.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Iterable[tuple[str, str, str]],
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icons: dict[str, str] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = WrappingRow(self, side=GAP_UNDER_XS, above=0, spacing=0)
        for code, words, icon in segments:
            button = _Segment(self)
            button.setText(words)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if icon:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._group.addButton(button)
            row.addWidget(button)
            self._icons[code] = icon
            self._buttons[code] = button
        self.set_theme(theme)

    def choose(self, code: str) -> None:
        """Show which button is chosen, without emitting `chosen`."""
        self._buttons[code].setChecked(True)

    def show_words(self, *, is_shown: bool) -> None:
        """Show words and icons, or only the icons where there is little room."""
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if is_shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for code, button in self._buttons.items():
            if self._icons[code] and button.toolButtonStyle() is not style:
                button.setToolButtonStyle(style)
                set_tip(button, "" if is_shown else button.text())

    def fit_words(self, bar: QFrame, width: int) -> bool:
        """Show the words where all parts of a bar of this width fit beside them; otherwise only the icons.

        Returns whether all parts fit now.
        """
        self.show_words(is_shown=True)
        if needed_width(bar) <= width:
            return True
        self.show_words(is_shown=False)
        return needed_width(bar) <= width

    def button(self, code: str) -> QToolButton:
        """Return the button of a code, for shortcuts and tests."""
        return self._buttons[code]

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for code, button in self._buttons.items():
            if self._icons[code]:
                button.setIcon(theme.icon(self._icons[code]))


def needed_width(bar: QFrame) -> int:
    """Return how wide a bar must be for all its parts, in pixels; a search box may shrink."""
    row = bar.layout()
    if row is None:
        return 0
    margins = row.contentsMargins()
    needed = margins.left() + margins.right()
    for index in range(row.count()):
        item = row.itemAt(index)
        part = item.widget() if item is not None else None
        if part is not None and part.isVisibleTo(bar):
            width = part.minimumWidth() if isinstance(part, SearchBox) else part.sizeHint().width()
            needed += width + row.spacing()
    return needed
