"""The lists of people, talks and calls: where the keyboard goes is chosen, and Enter goes on to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.widgets.lists.line_list import L, LineList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme


class RowList(LineList[L]):
    """Letters are commands of the views around it."""

    opens_on_click = False
    finds_by_letters = False
    tells_heads = True

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, None, name, parent)
