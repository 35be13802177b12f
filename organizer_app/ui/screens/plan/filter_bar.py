"""The bar of filter chips, and how many of the remaining actions are confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.domain.basics.filters import Facet
from organizer_app.ui.screens.plan.store.calendar_marks import mix_within
from organizer_app.ui.screens.plan.store.facets import FACETS, chip_label, chosen_values
from organizer_app.ui.theme.tokens import BAR_FILTER, GAP_L, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import icon_button
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from organizer_app.ui.widgets.mix_bar import MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.language import filters as words
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.plan import plan_bar as plan_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.basics.filters import Option
    from organizer_app.ui.screens.plan.store.calendar_marks import Period
    from organizer_app.ui.screens.plan.store.plan_view import Shown
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.controls.check_menu import CheckMenu

_LEVELS = 6
_WHOLE = 10_000
# This many chips, from the end, move to the menu before the words about confirmed actions are hidden.
_SELDOM = 4
_BAR = 170
_LEAST_BAR = 72
# The width a chip adds to its words, in pixels: its icon at 100 % text size, and padding plus gap.
_SIGN, _AIR = 14, 46


class PlanFilterBar(FilterBar):
    """The chips, the menu of those that do not fit, the readiness mix, and the layers button.

    Args:
        theme: the look.
        options: returns the values of a facet when its menu opens.
        parent: its parent.
    """

    layers_asked = Signal(QWidget)

    def __init__(
        self, theme: Theme, options: Callable[[Facet], Sequence[Option]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, FACETS, parent, clear=plan_words.clear_filters())
        self.setObjectName("filterBar")
        self._options = options
        self._has_mix = False
        self._shown: Shown | None = None
        self.asked.connect(self._open_menu)
        row = row_of(self, (GAP_L, 0, GAP_L, 0), GAP_S)
        self.add_chips(row)
        self.more = FilterChip(theme, words.more_filters(), self)
        self.more.opened.connect(lambda: self.open_below(self.more, self.more_menu()))
        self.more.hide()
        QWidget.setTabOrder(self.more, self.clear)
        self._confirmed = PlainLabel("", self, role="field")
        self.bar = MixBar(theme, 6, self)
        self.bar.setFixedWidth(_BAR)
        self.layers = icon_button(
            theme, "layers", plan_words.layers_hint(), lambda: self.layers_asked.emit(self.layers), self
        )
        self.layers.setCheckable(True)
        self.layers.hide()
        row.insertWidget(row.indexOf(self.clear), self.more)
        row.addStretch(1)
        row.addWidget(self._confirmed)
        row.addSpacing(GAP_XS)
        row.addWidget(self.bar)
        row.addWidget(self.layers)
        self.set_theme(theme)

    @property
    def parts(self) -> Sequence[QWidget]:
        """The widgets that can have the focus, from the left."""
        return [*self.chips.values(), self.more, self.clear]

    def show_rows(self, shown: Shown, period: Period | None = None) -> None:
        """Show the filter, and the readiness of all it keeps or of the part in a calendar."""
        if shown is not self._shown:
            self._shown = shown
            self._show_chips(shown)
        mix = mix_within(shown.rows, period) if period else shown.mix
        total = sum(mix)
        self._has_mix = total > 0
        view = period.view if period else ""
        self._confirmed.setText(plan_words.set_of(mix, view))
        names = [level_name(level) for level in range(_LEVELS)]
        self.bar.show_mix(mix, plan_words.mix_sentence(names, list(mix)))

    def _show_chips(self, shown: Shown) -> None:
        wanted = shown.wanted
        kept = {facet: chip_label(wanted, facet, shown.rows) for facet in FACETS}
        self.show_kept(kept, is_narrowed=bool(wanted.words) or any(kept.values()))
        # Tinted while the calendars hide something.
        self.layers.setChecked(bool(shown.marks.sources.hidden))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_FILTER))

    def fit(self, width: int) -> None:
        """Shorten the bar of the mix, move chips to the menu, and hide the words, as needed.

        An active chip stays, and is cut only if the active chips alone need more than the bar has.
        """
        clear = 0 if self.clear.isHidden() else self.clear.sizeHint().width() + 8
        clear += 0 if self.layers.isHidden() else self.layers.sizeHint().width() + 8
        said = self._confirmed.sizeHint().width() + 12 if self._has_mix else 0
        hidden, chips = self._fold(width, clear, said)
        with self.keeping_focus():
            self.more.setVisible(bool(hidden))
            self.show_chips([facet for facet in FACETS if facet not in hidden])
        if chips > width:
            shown = [chip for chip in (*self.chips.values(), self.more) if not chip.isHidden()]
            room = (width - clear - 32) // len(shown) - self._theme.length(_SIGN) - _AIR
            chips = self._limit(room, shown, clear)
        self._confirmed.setVisible(self._has_mix and chips + said <= width)
        left = min(width - chips - said - 12, _BAR)
        self.bar.setVisible(self._has_mix and left >= _LEAST_BAR)
        self.bar.setFixedWidth(max(left, _LEAST_BAR))

    def _fold(self, width: int, beside: int, said: int) -> tuple[Sequence[Facet], int]:
        """Return the chips that move to the menu, and the width of the bar without words."""
        whole = self._limit(_WHOLE, self.chips.values(), beside)
        self.more.limit(_WHOLE)
        more = self.more.sizeHint().width() + 8
        able = [each for each in reversed(FACETS) if each is not Facet.DATE and not self.chips[each].is_on]
        widths = [whole]
        for facet in able:
            widths.append(widths[-1] - self.chips[facet].sizeHint().width() - 8)
        needed = [taken + (more if number else 0) for number, taken in enumerate(widths)]
        with_words = (number for number, taken in enumerate(needed[: _SELDOM + 1]) if taken + said <= width)
        without = (number for number, taken in enumerate(needed) if taken <= width)
        number = next(with_words, next(without, len(able)))
        return able[:number], needed[number]

    def _limit(self, room: int, chips: Iterable[FilterChip], beside: int) -> int:
        """Limit the width of each chip's words; return the resulting width of the bar."""
        width = beside + 32
        for chip in chips:
            chip.limit(max(room, 0))
            width += chip.sizeHint().width() + 8
        return width

    def more_menu(self) -> CheckMenu:
        """Build the menu of facets whose chips do not fit; each opens its own."""
        from organizer_app.ui.widgets.controls.check_menu import CheckMenu

        menu = CheckMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words.more_filters())
        for facet, chip in self.chips.items():
            if chip.isHidden():
                entry = menu.addAction(words.facet_name(facet))
                entry.triggered.connect(
                    lambda _on=False, facet=facet: self.open_below(self.more, self.facet_menu(facet))
                )
        return menu

    def facet_menu(self, facet: Facet) -> CheckMenu:
        """Build the menu of a facet for the present filter."""
        kept = chosen_values(self._shown.wanted, facet) if self._shown else ()
        return self.menu_of(facet, self._options(facet), kept, stays_open=facet is not Facet.DATE)

    def _open_menu(self, facet: Facet) -> None:
        self.open_below(self.chips[facet], self.facet_menu(facet))
