"""The lists of people and calls: the current line is selected, and Enter opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.widgets.lists.line_list import L, LineList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme


class RowList(LineList[L]):
    """Letters are commands of the surrounding view."""

    opens_on_click = False
    finds_by_letters = False
    tells_heads = True

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, None, name, parent)
