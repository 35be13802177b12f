"""The bar above the checklists: the view switch, search, and the button for a new task or permit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.screens.checklists.checklist_values import ViewKind
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import empty_checklists as empty_words
from organizer_app.wording.checklists import permits as permit_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {
    ViewKind.CITY: "clipboard-check",
    ViewKind.WEEK: "calendar-range",
    ViewKind.OWNER: "user",
    ViewKind.PERMITS: "file-text",
    ViewKind.TEMPLATES: "list-tree",
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
        segments = [(kind.value, words.view_name(kind.value), icon) for kind, icon in _ICONS.items()]
        self.views = Segmented(segments, theme, words.views(), self)
        self.search = SearchBox(theme, words.search_hint(), words.clear_search(), self)
        self.search.setMinimumWidth(120)
        self.new = push_button("primary", form_words.new_task(), add, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, 0, GAP_L, 0)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addWidget(self.new)
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
        self.new.setToolTip(reason)
        self.new.setAccessibleDescription(reason)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
        self.new.setIcon(theme.icon("plus", "accent_text", 16))
