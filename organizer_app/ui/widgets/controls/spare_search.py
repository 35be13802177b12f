"""Leaves the box that opens the palette out of a bar where it would push other parts onto a second line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.ui.widgets.controls.segmented import needed_width

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from organizer_app.ui.widgets.controls.search_box import SearchBox


# Narrower, it would say no more than “Search”, as a field does that searches its own screen.
LEAST_ROOM: Final = 220


def fit_search(box: SearchBox, bar: QFrame, width: int) -> None:
    """Show a box only where a bar of this width, in pixels, holds all its parts and the box on one line."""
    row = bar.layout()
    needed = needed_width(bar) + LEAST_ROOM
    if row is not None:
        needed += row.spacing() if box.isHidden() else -box.minimumWidth()
    # A box that is hidden and shown again would lose the focus.
    if (needed <= width) == box.isHidden():
        box.setVisible(needed <= width)
