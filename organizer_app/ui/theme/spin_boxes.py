"""Gives number and time fields the text margin that Qt drops once a style sheet styles their arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox

_MARGIN: Final = 9


def pad_spin_box(box: QAbstractSpinBox) -> None:
    """Move the text of a spin box or time field away from its left edge, in line with the other fields."""
    box.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
