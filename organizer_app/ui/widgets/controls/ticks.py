"""Check boxes and radio buttons that show the focus only to those who use keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QRadioButton

from organizer_app.ui.widgets.focus_frame import hide_ring

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton


class CheckBox(QCheckBox):
    """A check box without a ring after a click."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave out the ring after a click."""
        super().initStyleOption(option)
        hide_ring(option)


class RadioButton(QRadioButton):
    """A radio button without a ring after a click."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave out the ring after a click."""
        super().initStyleOption(option)
        hide_ring(option)

    @property
    def left_of_name(self) -> int:
        """Return how far its name is from its left edge in pixels; words below it begin there."""
        # The first frame has no radio button.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_RadioButtonContents
        return self.style().subElementRect(part, option, self).left()
