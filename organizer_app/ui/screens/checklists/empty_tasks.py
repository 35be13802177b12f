"""Explains why there are no tasks, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import empty_checklists as empty_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme


class EmptyTasks(EmptyState):
    """A message whose button does the first thing to do.

    Args:
        theme: the look.
        show_all: clears the filter.
        choose_template: opens the templates.
        go_to_plan: opens the plan, where cities are added.
        parent: its parent.
    """

    def __init__(
        self,
        theme: Theme,
        show_all: Callable[[], object],
        choose_template: Callable[[], object],
        go_to_plan: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "clipboard-check", parent)
        self._show_all, self._choose_template, self._go_to_plan = show_all, choose_template, go_to_plan
        self._act = show_all
        self.acted.connect(self._lead_on)

    def _lead_on(self) -> None:
        self._act()

    def explain(self, *, has_tasks: bool, has_cities: bool) -> None:
        """Say why no task is shown."""
        if has_tasks:
            self._act = self._show_all
            self.say(words.nothing_kept_title(), words.nothing_kept_hint(), words.show_all())
        elif has_cities:
            self._act = self._choose_template
            self.say(words.no_tasks_title(), words.no_tasks_hint(), words.choose_template())
        else:
            self._act = self._go_to_plan
            self.say(*empty_words.no_cities())
