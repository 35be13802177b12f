"""The chips of a list: each opens a menu of values, and is cleared by its cross or the Delete key."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from organizer_app.wording.language import filters as words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QLayout

    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.controls.check_menu import CheckMenu

# Between a chip and its menu, in pixels.
_BELOW = 4


class Narrowed(Protocol):
    """What a bar calls on the presenter of its list."""

    def toggle(self, facet: Facet, value: str) -> None:
        """Keep one more value of a facet, or one less."""

    def clear(self, facet: Facet | None = None) -> None:
        """Let every value of a facet pass, or of all facets."""


class FilterBar(Themed, QFrame):
    """One chip per facet, tinted while it keeps something.

    `asked` carries a facet whose values should be offered, `toggled` a facet and a value, `cleared` a facet
    that should let everything pass, or None for all of them.

    Args:
        theme: the theme in use.
        facets: the facets that can narrow the list, in the order of the chips.
        parent: the Qt parent.
        clear: the words of the link that clears every chip; empty for none.
        switches: the facets that keep one value or none, with that value: their chips have no menu.
    """

    asked = Signal(object)
    toggled = Signal(object, str)
    cleared = Signal(object)

    def __init__(
        self,
        theme: Theme,
        facets: Iterable[Facet],
        parent: QWidget | None = None,
        *,
        clear: str = "",
        switches: Mapping[Facet, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facets = tuple(facets)
        self._switches = switches or {}
        self.chips: dict[Facet, FilterChip] = {}
        self.menu: CheckMenu | None = None
        self.clear = push_button("link", clear, partial(self.cleared.emit, None), self)
        self.clear.hide()
        self._fit()

    def _fit(self) -> None:
        """Take the height that is due; one among other controls takes what its chips need."""

    def narrow(self, narrowed: Narrowed, ask: Callable[[Facet], object]) -> None:
        """Let the chips narrow a list; `ask` offers the values of a facet."""
        self.asked.connect(ask)
        self.toggled.connect(narrowed.toggle)
        self.cleared.connect(narrowed.clear)

    def add_chips(self, row: QLayout) -> None:
        """Make the chips, and add them to a row with the link that clears them."""
        for facet in self._facets:
            chip = FilterChip(
                self._theme, words.facet_name(facet), self, has_menu=facet not in self._switches
            )
            chip.opened.connect(partial(self._open, facet))
            chip.cleared.connect(partial(self.cleared.emit, facet))
            self.chips[facet] = chip
            row.addWidget(chip)
            QWidget.setTabOrder(chip, self.clear)
        row.addWidget(self.clear)

    def _open(self, facet: Facet) -> None:
        if facet in self._switches:
            self.toggled.emit(facet, self._switches[facet])
        else:
            self.asked.emit(facet)

    def show_kept(self, labels: Mapping[Facet, str], *, is_narrowed: bool) -> None:
        """Show what each facet keeps; its words are empty where it lets everything pass.

        Args:
            labels: the words.
            is_narrowed: whether there is anything to clear.
        """
        with self.keeping_focus():
            for facet, chip in self.chips.items():
                label = labels.get(facet, "")
                chip.show_label(label or words.facet_name(facet), is_on=bool(label))
            self.clear.setVisible(is_narrowed and bool(self.clear.text()))

    def show_chips(self, facets: Collection[Facet]) -> None:
        """Show only the chips of some facets."""
        with self.keeping_focus():
            for facet, chip in self.chips.items():
                chip.setVisible(facet in facets)

    # The menu of a chip

    def offer(
        self, facet: Facet, options: Iterable[Option], kept: Collection[str], *, stays_open: bool = True
    ) -> CheckMenu:
        """Open the menu of a facet below its chip; it stays open while several values are checked.

        Args:
            facet: the facet.
            options: its values.
            kept: those that are checked.
            stays_open: whether several values can be kept at a time.
        """
        self.menu = menu = self.menu_of(facet, options, kept, stays_open=stays_open)
        self.open_below(self.chips[facet], menu)
        return menu

    def menu_of(
        self, facet: Facet, options: Iterable[Option], kept: Collection[str], *, stays_open: bool = True
    ) -> CheckMenu:
        """Make the menu of a facet: its values with their counts; the arguments are those of `offer`."""
        from organizer_app.ui.widgets.controls.check_menu import CheckMenu

        menu = CheckMenu(self, stays_open=stays_open)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words.facet_name(facet))
        for value, label, rows in options:
            # A single one would underline the next letter.
            text = words.option(label, rows).replace("&", "&&")
            entry = menu.add_value(text, is_checked=value in kept)
            entry.triggered.connect(lambda _on=False, value=value: self.toggled.emit(facet, value))
        if not menu.actions():
            menu.addAction(words.no_options()).setEnabled(False)
        if kept and self.clear.text():
            menu.addSeparator()
            menu.addAction(self.clear.text(), partial(self.cleared.emit, facet))
        return menu

    @staticmethod
    def open_below(chip: QWidget, menu: CheckMenu) -> None:
        """Open a menu below a chip, at its left end."""
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + _BELOW)))

    # The keyboard

    @contextmanager
    def keeping_focus(self) -> Iterator[None]:
        """Move the focus of a chip that was hidden meanwhile to the nearest visible one."""
        focused = QApplication.focusWidget()
        yield
        parts = self.parts
        if focused in parts and focused is not None and focused.isHidden():
            spot = parts.index(focused)
            near = (part for part in (*parts[spot + 1 :], *reversed(parts[:spot])) if not part.isHidden())
            following = next(near, None)
            if following is not None:
                following.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def parts(self) -> Sequence[QWidget]:
        """Return the parts that can have the focus, from the left."""
        return [*self.chips.values(), self.clear]


class FilterStrip(FilterBar):
    """A filter bar across a screen, below its top bar: it is higher where its chips need more lines."""

    @override
    def _fit(self) -> None:
        self.setObjectName("filterBar")
        self.setMinimumHeight(self._theme.length(BAR_FILTER))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fit()
