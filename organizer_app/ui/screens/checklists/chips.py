"""The chips above the checklists: each opens a menu of values, Delete lets every value pass again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.check_menu import CheckMenu
from organizer_app.ui.widgets.filter_chips import FilterChip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording import checklist_forms as form_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import Enum

    from organizer_app.ui.theme.theme import Theme


class FacetChips(QWidget):
    """One chip a facet; what it keeps tints it.

    `asked` carries a facet whose values are to be offered, `toggled` a facet and a value, `cleared` a
    facet that is to let everything pass, or None for all of them.

    Args:
        theme: the look.
        names: what each facet is called.
        parent: what holds them.
    """

    asked = Signal(object)
    toggled = Signal(object, str)
    cleared = Signal(object)

    def __init__(self, theme: Theme, names: Sequence[tuple[Enum, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.menu: CheckMenu | None = None
        self.chips = {facet: FilterChip(theme, name, self) for facet, name in names}
        self.clear = push_button("link", form_words.clear_filters(), partial(self.cleared.emit, None), self)
        self.clear.hide()
        row = WrappingRow(self, side=0, above=0)
        for facet, chip in self.chips.items():
            chip.opened.connect(partial(self.asked.emit, facet))
            chip.cleared.connect(partial(self.cleared.emit, facet))
            row.addWidget(chip)
        row.addWidget(self.clear)

    def show_kept(self, labels: Sequence[tuple[Enum, str, bool]]) -> None:
        """Show what each chip says, and whether it keeps something."""
        for facet, label, is_on in labels:
            self.chips[facet].show_label(label, is_on=is_on)
        self.clear.setVisible(any(is_on for _facet, _label, is_on in labels))

    def open_menu(self, facet: Enum, values: Sequence[tuple[str, str, int]], kept: frozenset[str]) -> None:
        """Offer the values of a facet below its chip: value, name and count; those kept are checked."""
        menu = CheckMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, name, count in values:
            entry = menu.add_value(f"{name}   {count:,}", is_checked=value in kept)
            entry.triggered.connect(lambda _on=False, value=value: self.toggled.emit(facet, value))
        if kept:
            menu.addSeparator()
            menu.addAction(form_words.clear_filters(), partial(self.cleared.emit, facet))
        self.menu = menu
        chip = self.chips[facet]
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))
