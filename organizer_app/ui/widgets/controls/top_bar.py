"""The bar above a screen of lists: which view, search, buttons of the screen, and what is added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L, GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.tooltips import set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme

_SEARCH: Final = (120, 286)
_WIDE: Final = 10_000


class TopBarWords(NamedTuple):
    """The names of the switch of views, of the search field and of its cross."""

    views: str
    search: str
    clear: str


class TopBar(Themed, QFrame):
    """Tells what was pressed.

    Args:
        theme: the look.
        segments: code, name and icon of each view.
        words: what the parts are called.
        parent: what holds it.
    """

    view_chosen = Signal(str)
    searched = Signal(str)

    def __init__(
        self,
        theme: Theme,
        segments: Sequence[tuple[str, str, str]],
        words: TopBarWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        # The width that the bar was fitted to last; of one that was not yet, all words fit.
        self._room = _WIDE
        self.setObjectName("topBar")
        self.views = Segmented(segments, theme, words.views, self)
        self.views.chosen.connect(self.view_chosen)
        self.search = SearchBox(theme, words.search, words.clear, self)
        least, most = _SEARCH
        self.search.setMaximumWidth(most)
        self.search.setMinimumWidth(least)
        self.search.searched.connect(self.searched)

    def name_add(self, name: str) -> None:
        """Give the button that adds something another name."""
        self._adding = name
        self.add.setText(name)
        self.add.setAccessibleName(name)
        self.fit(self._room)

    def lay_out(self, parts: Sequence[QWidget], add: QPushButton) -> None:
        """Put the switch and the search first, then other parts, and the button that adds something last."""
        self.add, self._adding = add, add.text()
        show_icon(add, self._theme, "plus", "accent_text", 16)
        add.setAccessibleName(add.text())
        row = row_of(self, (GAP_L, 0, GAP_L, 0), GAP_S)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        for part in (*parts, add):
            row.addWidget(part)
        self.set_theme(self._theme)

    def fit(self, width: int) -> None:
        """Leave out the words of the switch where they do not fit, then those of the button.

        No view is cut.
        """
        self._room = width
        self.add.setText(self._adding)
        set_tip(self.add, "")
        if not self.views.fit_words(self, width):
            self.add.setText("")
            set_tip(self.add, self._adding)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))


class NamingTopBar(TopBar):
    """Adds what has a name: its button opens a field, and takes what was typed there."""

    name_given = Signal(str)

    def lay_out_with_name(self, parts: Sequence[QWidget], hint: str, width: int, button: str) -> None:
        """Lay the bar out with a field for a name, `width` pixels wide, and the button beside it."""
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(hint)
        self.name.setAccessibleName(hint)
        self.name.setFixedWidth(width)
        self.name.returnPressed.connect(self._add)
        self.name.hide()
        add = push_button("primary", button, self._press_add, self)
        self.lay_out((*parts, self.name), add)

    def ask_name(self) -> None:
        """Open the field for a name."""
        self.name.show()
        self.name.setFocus()

    def end_name(self) -> None:
        """Close it again."""
        self.name.clear()
        self.name.hide()

    def _press_add(self) -> None:
        if self.name.isVisible() and self.name.text().strip():
            self._add()
        else:
            self.ask_name()

    def _add(self) -> None:
        self.name_given.emit(self.name.text())
