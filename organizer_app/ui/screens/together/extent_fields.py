"""Asks what a laptop is sent: all of the plan, or no secrets and maybe only some states and cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from organizer_app.domain.merging.areas import NO_AREA
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.ui.theme.tokens import GAP_S
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from organizer_app.domain.merging.extents import Extent


class ExtentFields(QWidget):
    """A choice of the role, and for a regional one a line for its states and cities."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = ChoiceBox(self)
        self.role.setAccessibleName(words.role_field())
        for role in MemberRole:
            self.role.addItem(words.role_name(role.value), role.value)
        self.role.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.areas = QLineEdit(self)
        self.areas.setAccessibleName(words.areas_field())
        self.areas.setPlaceholderText(words.areas_example())
        self._areas_name = PlainLabel(words.areas_field(), self, role="field")
        self._areas_hint = PlainLabel(words.areas_hint(), self, role="caption", wraps=True)
        column = column_of(self, spacing=GAP_S)
        column.addWidget(PlainLabel(words.role_field(), self, role="field"))
        column.addWidget(self.role)
        for part in (self._areas_name, self.areas, self._areas_hint):
            column.addWidget(part)
        column.addWidget(PlainLabel(words.role_hint(), self, role="caption", wraps=True))
        self.role.currentIndexChanged.connect(self._show_areas)
        self._show_areas()

    def show_extent(self, extent: Extent) -> None:
        """Show what a laptop is sent now."""
        self.role.setCurrentIndex(list(MemberRole).index(extent.role))
        self.areas.setText("; ".join(each for each in extent.areas if each != NO_AREA))
        self._show_areas()

    def value(self) -> tuple[str, str]:
        """Return the code of the role, and the areas as they were typed."""
        return str(self.role.currentData()), self.areas.text().strip()

    def _show_areas(self) -> None:
        is_regional = self.role.currentData() == MemberRole.REGIONAL.value
        for part in (self._areas_name, self.areas, self._areas_hint):
            part.setVisible(is_regional)
