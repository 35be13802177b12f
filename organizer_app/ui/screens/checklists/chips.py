"""The chips above the checklists: each opens a menu of values, Delete lets every value pass again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from organizer_app.ui.screens.checklists.checklist_values import Facet
from organizer_app.ui.screens.checklists.task_filter import chip_label
from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.check_menu import CheckMenu
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording import checklist_forms as form_words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
    from organizer_app.ui.theme.theme import Theme

_LONGEST: Final = 130
_ICON: Final = 14


class TaskChips(QWidget):
    """One chip a facet; what it keeps tints it."""

    def __init__(self, theme: Theme, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self.menu: CheckMenu | None = None
        self.chips = {facet: self._chip(facet) for facet in Facet}
        self.clear = push_button("link", form_words.clear_filters(), presenter.clear_facets, self)
        row = WrappingRow(self, side=0, above=0)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addWidget(self.clear)
        self.show_filter()
        self.set_theme(theme)

    def _chip(self, facet: Facet) -> QToolButton:
        chip = QToolButton(self)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self._presenter.ask_options(facet))
        return chip

    def show_filter(self) -> None:
        """Show what is kept."""
        wanted = self._presenter.wanted
        for facet, chip in self.chips.items():
            label = chip_label(wanted, facet)
            chip.setText(chip.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, _LONGEST))
            chip.setAccessibleName(label)
            look = "chip-on" if wanted.of(facet) else "chip"
            if chip.property("kind") != look:
                chip.setProperty("kind", look)
                chip.style().unpolish(chip)
                chip.style().polish(chip)
        self.clear.setVisible(any(wanted.kept.values()))

    def open_menu(self, facet: Facet, values: list[tuple[str, str, int]]) -> None:
        """Offer the values of a facet below its chip."""
        menu, wanted = CheckMenu(self), self._presenter.wanted
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, name, count in values:
            entry = menu.add_value(f"{name}   {count:,}", is_checked=value in wanted.of(facet))
            entry.triggered.connect(lambda _on=False, value=value: self._presenter.toggle(facet, value))
        if wanted.of(facet):
            menu.addSeparator()
            menu.addAction(form_words.clear_filters(), lambda: self._presenter.clear_facets(facet))
        self.menu = menu
        chip = self.chips[facet]
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let every value of the focused chip pass again with Delete."""
        facet = next((each for each, chip in self.chips.items() if chip.hasFocus()), None)
        if facet is not None and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._presenter.clear_facets(facet)
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        for chip in self.chips.values():
            chip.setIcon(theme.icon("chevron-down", "text2", _ICON))
