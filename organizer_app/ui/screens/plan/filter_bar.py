"""The bar of chips that narrow the plan down, and how much of what is left is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.screens.plan.facets import Facet, chip_label, chosen_values
from organizer_app.ui.screens.plan.shown_period import mix_within
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER
from organizer_app.ui.widgets.buttons import icon_button, push_button
from organizer_app.ui.widgets.filter_chips import FilterChip
from organizer_app.ui.widgets.mix_bar import MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording import day_marks as layer_words
from organizer_app.wording import plan_bar as words
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QMenu

    from organizer_app.ui.screens.plan.facets import Option
    from organizer_app.ui.screens.plan.plan_view import Shown
    from organizer_app.ui.screens.plan.shown_period import Period
    from organizer_app.ui.theme.theme import Theme

_LEVELS = 5
_CONFIRMED = 3
_WHOLE = 10_000
# So many chips, from the end, go into the menu of the others before the words about what is confirmed.
_SELDOM = 4
_BAR = 170
_LEAST_BAR = 72
# Beside the words of a chip, in pixels: its sign at 100 % text size, and its air with the gap to the next.
_SIGN, _AIR = 14, 46


class FilterBar(Themed, QFrame):
    """Chips, one a facet; a tinted one keeps something and is cleared by its cross.

    Args:
        theme: the look.
        options: returns the values a facet offers, when its menu opens.
    """

    toggled = Signal(object, str)
    cleared = Signal(object)
    all_cleared = Signal()
    layers_asked = Signal(QWidget)

    def __init__(
        self, theme: Theme, options: Callable[[Facet], Sequence[Option]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._theme = theme
        self._options = options
        self._has_mix = False
        self._shown: Shown | None = None
        self._chips = {facet: self._make_chip(facet) for facet in Facet}
        self.more = FilterChip(theme, words.more_filters(), self)
        self.more.opened.connect(self._open_more)
        self.more.hide()
        self._clear = push_button("link", words.clear_filters(), self.all_cleared.emit, self)
        self._clear.hide()
        self._confirmed = PlainLabel("", self)
        self._confirmed.setProperty("role", "field")
        self.bar = MixBar(theme, 6, self)
        self.bar.setFixedWidth(_BAR)
        self.layers = icon_button(
            theme, "layers", layer_words.layers_hint(), lambda: self.layers_asked.emit(self.layers), self
        )
        self.layers.setCheckable(True)
        self.layers.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addWidget(self.more)
        row.addWidget(self._clear)
        row.addStretch(1)
        row.addWidget(self._confirmed)
        row.addSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(self.layers)
        self.set_theme(theme)

    def _make_chip(self, facet: Facet) -> FilterChip:
        chip = FilterChip(self._theme, words.facet_name(facet.value), self)
        chip.opened.connect(lambda: self._open(facet))
        chip.cleared.connect(lambda: self.cleared.emit(facet))
        return chip

    def chip(self, facet: Facet) -> FilterChip:
        """Return the chip of a facet, for tests."""
        return self._chips[facet]

    def show_rows(self, shown: Shown, period: Period | None = None) -> None:
        """Show what is kept, and how ready it is: all of it, or what a calendar shows of it."""
        if shown is not self._shown:
            self._shown = shown
            self._show_chips(shown)
        mix = mix_within(shown.rows, period) if period else shown.mix
        total = sum(mix)
        self._has_mix = total > 0
        view = period.view if period else ""
        self._confirmed.setText(words.confirmed(sum(mix[_CONFIRMED:]), total, view))
        names = [level_name(level) for level in range(_LEVELS)]
        self.bar.show_mix(mix, words.mix_sentence(names, list(mix)))

    def _show_chips(self, shown: Shown) -> None:
        is_narrowed = False
        for facet, chip in self._chips.items():
            is_on = bool(chosen_values(shown.wanted, facet))
            is_narrowed = is_narrowed or is_on
            chip.show_label(chip_label(shown.wanted, facet, shown.rows), is_on=is_on)
        self._clear.setVisible(is_narrowed or bool(shown.wanted.words))
        # Tinted while the calendars leave something out.
        self.layers.setChecked(bool(shown.marks.sources.hidden))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_FILTER))

    def fit(self, width: int) -> None:
        """Let the bar of the mix grow short, put chips into the menu of the others, leave the words out.

        A chip that keeps something stays, and is cut only where those that do need more than the bar has.
        """
        clear = 0 if self._clear.isHidden() else self._clear.sizeHint().width() + 8
        clear += 0 if self.layers.isHidden() else self.layers.sizeHint().width() + 8
        said = self._confirmed.sizeHint().width() + 12 if self._has_mix else 0
        hidden, chips = self._fold(width, clear, said)
        for facet, chip in self._chips.items():
            chip.setVisible(facet not in hidden)
        self.more.setVisible(bool(hidden))
        if chips > width:
            shown = [chip for chip in (*self._chips.values(), self.more) if not chip.isHidden()]
            room = (width - clear - 32) // len(shown) - self._theme.length(_SIGN) - _AIR
            chips = self._limit(room, shown, clear)
        self._confirmed.setVisible(self._has_mix and chips + said <= width)
        left = min(width - chips - said - 12, _BAR)
        self.bar.setVisible(self._has_mix and left >= _LEAST_BAR)
        self.bar.setFixedWidth(max(left, _LEAST_BAR))

    def _fold(self, width: int, beside: int, said: int) -> tuple[Sequence[Facet], int]:
        """Return which chips go into the menu of the others, and how wide the bar is then without words."""
        whole = self._limit(_WHOLE, self._chips.values(), beside)
        self.more.limit(_WHOLE)
        more = self.more.sizeHint().width() + 8
        able = [each for each in reversed(Facet) if each is not Facet.DATE and not self._chips[each].is_on]
        widths = [whole]
        for facet in able:
            widths.append(widths[-1] - self._chips[facet].sizeHint().width() - 8)
        needed = [taken + (more if number else 0) for number, taken in enumerate(widths)]
        with_words = (number for number, taken in enumerate(needed[: _SELDOM + 1]) if taken + said <= width)
        without = (number for number, taken in enumerate(needed) if taken <= width)
        number = next(with_words, next(without, len(able)))
        return able[:number], needed[number]

    def _limit(self, room: int, chips: Iterable[FilterChip], beside: int) -> int:
        """Give the words of chips so much room each; return how wide the bar is then."""
        width = beside + 32
        for chip in chips:
            chip.limit(max(room, 0))
            width += chip.sizeHint().width() + 8
        return width

    def _open(self, facet: Facet) -> None:
        chip = self._chips[facet]
        self.open_menu(facet).popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _open_more(self) -> None:
        self.more_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def more_menu(self) -> QMenu:
        """Make the menu of the facets that have no room for a chip; each opens its own."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words.more_filters())
        for facet, chip in self._chips.items():
            if chip.isHidden():
                at = self.more.mapToGlobal(QPoint(0, self.more.height() + 4))
                entry = menu.addAction(words.facet_name(facet.value))
                entry.triggered.connect(lambda _on=False, facet=facet, at=at: self.open_menu(facet).popup(at))
        return menu

    def open_menu(self, facet: Facet) -> QMenu:
        """Make the menu of a facet: its values with their counts; it stays open while values are checked."""
        from organizer_app.ui.widgets.check_menu import CheckMenu

        menu = CheckMenu(self, stays_open=facet is not Facet.DATE)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words.facet_name(facet.value))
        offered = self._options(facet)
        if not offered:
            menu.addAction(words.no_options()).setEnabled(False)
        for option in offered:
            label = words.option(option.label, option.actions).replace("&", "&&")
            entry = menu.add_value(label, is_checked=option.is_chosen)
            entry.triggered.connect(lambda _on=False, value=option.value: self.toggled.emit(facet, value))
        return menu
