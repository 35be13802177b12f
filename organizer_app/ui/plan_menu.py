"""The menu of the plan's card: other plans and a copy, when this one is locked, help, and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from organizer_app.environment.preferences import LOCK_CHOICES
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES, ThemeHolder
from organizer_app.wording.day import day_numbers
from organizer_app.wording.plan import plan_bar
from organizer_app.wording.plan import plan_settings as settings_words
from organizer_app.wording.window import unlock as lock_words
from organizer_app.wording.window import window as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class PlanMenu(QMenu):
    """`asked` is emitted with the code of a chosen command, `scheme_chosen` with that of a theme.

    `recent_chosen` carries the path of a plan that was opened lately.

    Args:
        holder: the theme in use.
        parent: the widget that it belongs to, whose style it has.
    """

    asked = Signal(str)
    scheme_chosen = Signal(str)
    recent_chosen = Signal(str)

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.addAction(settings_words.entry(), lambda: self.asked.emit("settings"))
        self.addAction(day_numbers.entry(), lambda: self.asked.emit("day_numbers"))
        self.addAction(plan_bar.import_files(), lambda: self.asked.emit("import_file"))
        self.addSeparator()
        self.addAction(words.new_plan(), lambda: self.asked.emit("new_plan"))
        self.addAction(words.open_another(), lambda: self.asked.emit("open_plan"))
        self.recent = self.addMenu(words.recent_plans())
        self.recent.menuAction().setVisible(False)
        self.addAction(words.save_copy(), lambda: self.asked.emit("save_copy"))
        self.addAction(words.close_plan(), lambda: self.asked.emit("close_plan"))
        self.addAction(lock_words.protect_entry(), lambda: self.asked.emit("protect"))
        self._lock = self.addAction(lock_words.lock_entry(), lambda: self.asked.emit("lock"))
        self._after = self.addMenu(lock_words.lock_after_entry())
        self.choices = {minutes: self._add_choice(minutes) for minutes in LOCK_CHOICES}
        self.addSeparator()
        self.addAction(words.help_entry(), lambda: self.asked.emit("help"))
        self.addSeparator()
        self._add_schemes(self)
        self.show_lock(0, is_protected=False)

    def show_recent(self, plans: Sequence[tuple[str, str]]) -> None:
        """Offer plans by name and path; without any there is no entry."""
        self.recent.clear()
        for name, path in plans:
            action = self.recent.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, path=path: self.recent_chosen.emit(path))
        self.recent.menuAction().setVisible(bool(plans))

    def _add_choice(self, minutes: int) -> QAction:
        action = self._after.addAction(lock_words.choice(minutes))
        action.setCheckable(True)
        action.triggered.connect(lambda _on=False: self.asked.emit(f"lock_after_{minutes}"))
        return action

    def show_lock(self, minutes: int, *, is_protected: bool) -> None:
        """Show after how many idle minutes the plan is locked, 0 for never, if it can be locked."""
        self._lock.setVisible(is_protected)
        self._after.menuAction().setVisible(is_protected)
        for each, action in self.choices.items():
            action.setChecked(each == minutes)

    def _add_schemes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for choice in SCHEME_CHOICES:
            action = menu.addAction(words.scheme_name(choice))
            action.setCheckable(True)
            action.setData(choice)
            action.triggered.connect(lambda _on=False, choice=choice: self.scheme_chosen.emit(choice))
            group.addAction(action)
        menu.aboutToShow.connect(lambda: self._tick(group))

    def _tick(self, group: QActionGroup) -> None:
        """Check the theme in use: it may have been chosen elsewhere since the menu was made."""
        for action in group.actions():
            action.setChecked(action.data() == self._holder.choice)

    def offer_schemes(self, button: QWidget) -> None:
        """Open the choice of the theme above a button."""
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_schemes(menu)
        size = menu.sizeHint()
        menu.popup(button.mapToGlobal(QPoint(button.width() - size.width(), -size.height())))
