"""The bar above the checklists: the view switch, search, and the button for a new task or permit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.screens.checklists.checklist_values import ViewKind
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import empty_checklists as empty_words
from organizer_app.wording.checklists import permits as permit_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {
    ViewKind.CITY.value: "clipboard-check",
    ViewKind.WEEK.value: "calendar-range",
    ViewKind.OWNER.value: "user",
    ViewKind.PERMITS.value: "file-text",
    ViewKind.TEMPLATES.value: "list-tree",
}


class ChecklistsTopBar(Themed, QFrame):
    """Its parts report clicks and typing.

    Args:
        theme: the look.
        add: opens the form for a task or a permit.
        parent: its parent.
    """

    def __init__(self, theme: Theme, add: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.views = Segmented(view_segments(_ICONS, words.view_name), theme, words.views(), self)
        self.search = SearchBox(theme, words.search_hint(), words.clear_search(), self)
        self.search.setMinimumWidth(120)
        self.new = push_button("primary", form_words.new_task(), add, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, 0, GAP_L, 0)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addWidget(self.new)
        show_icon(self.new, theme, "plus", "accent_text", 16)
        self.set_theme(theme)

    def show_kind(self, kind: ViewKind) -> None:
        """Show which view is in sight."""
        self.views.choose(kind.value)
        hints = {
            ViewKind.PERMITS: permit_words.search_hint,
            ViewKind.TEMPLATES: empty_words.template_search_hint,
        }
        self.search.look_in(hints.get(kind, words.search_hint)())
        self.new.setVisible(kind is not ViewKind.TEMPLATES)
        self.new.setText(permit_words.new_permit() if kind is ViewKind.PERMITS else form_words.new_task())
        self.explain("")

    def explain(self, reason: str) -> None:
        """Enable the button, or explain on it why it is disabled."""
        self.new.setEnabled(not reason)
        set_tip(self.new, reason)
        self.new.setAccessibleDescription(reason)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
