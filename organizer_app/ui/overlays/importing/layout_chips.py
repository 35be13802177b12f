"""The chips of the import sheet that say where the headings of a list are and what its dates begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from organizer_app.domain.people.phone_display import masked_within
from organizer_app.ui.theme.tokens import GAP_UNDER_S
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.importing import import_layouts as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.overlays.importing.verdicts import ListLayout


class LayoutChips(QWidget):
    """A chip opens a menu; each choice reads the files again.

    `headings` carries the number of the list and the line of its headings, `order` the heading of the dates,
    their field, and whether they begin with the day.
    """

    headings = Signal(int, int)
    order = Signal(str, str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chips: dict[str, QPushButton] = {}
        self.menus: dict[str, CheckMenu] = {}
        self._latest = ""
        self._row = WrappingRow(self, side=0, above=0, spacing=GAP_UNDER_S)
        self.hide()

    def show_layouts(self, layouts: Sequence[ListLayout]) -> None:
        """Show the chips of some lists; those of several lists have their names, equal dates one chip."""
        for chip in self.chips.values():
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for menu in self.menus.values():
            menu.deleteLater()
        self.chips, self.menus = {}, {}
        for each in layouts:
            if each.layout.first_rows:
                self._add_headings(each)
        dates = {each.layout.date_heading: each for each in reversed(layouts) if each.layout.date_heading}
        for heading, each in reversed(dates.items()):
            self._add_order(heading, each, is_one=len(dates) == 1)
        self.setVisible(bool(self.chips))

    def take_focus(self) -> bool:
        """Give the keyboard back to the chip that was used last, once; return whether there is one."""
        chip = self.chips.get(self._latest)
        self._latest = ""
        if chip is None:
            return False
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add_headings(self, shown: ListLayout) -> None:
        menu = CheckMenu(self, stays_open=False)
        for line, text in shown.layout.first_rows:
            # A row below the headings may hold numbers, which stay hidden in the preview, too.
            label = words.row_entry(line, masked_within(text))
            entry = menu.add_value(label, is_checked=line == shown.layout.header_row)
            entry.triggered.connect(lambda _on=False, line=line: self.headings.emit(shown.number, line))
        text = words.headings_in(shown.layout.header_row, shown.name)
        self._add(f"headings {shown.number}", text, menu)

    def _add_order(self, heading: str, shown: ListLayout, *, is_one: bool) -> None:
        layout = shown.layout
        menu = CheckMenu(self, stays_open=False)
        for is_day_first in (False, True):
            entry = menu.add_value(
                words.order_entry(is_day_first=is_day_first), is_checked=layout.is_day_first == is_day_first
            )
            entry.triggered.connect(
                lambda _on=False, first=is_day_first: self.order.emit(heading, layout.date_field, first)
            )
        text = words.dates_are("" if is_one else heading, is_day_first=layout.is_day_first)
        self._add(f"dates {heading}", text, menu)

    def _add(self, code: str, text: str, menu: CheckMenu) -> None:
        chip = QPushButton(text, self)
        chip.setProperty("kind", "pill")
        chip.setMenu(menu)
        menu.triggered.connect(lambda _entry: self._note(code))
        self.chips[code], self.menus[code] = chip, menu
        self._row.addWidget(chip)
        chip.show()

    def _note(self, code: str) -> None:
        self._latest = code
