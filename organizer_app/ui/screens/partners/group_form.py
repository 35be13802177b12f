"""The fields of a group and its part in a city; each is stored when left and shows errors below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QScrollArea, QWidget

from organizer_app.domain.model.organizations import OrganizationKind
from organizer_app.domain.model.partnerships import PartnershipRole
from organizer_app.ui.screens.partners.group_edits import PART_FIELDS, TYPED_FIELDS, group_text, part_text
from organizer_app.ui.screens.partners.panel_lines import current_part
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_UNDER_XS, GAP_XL, GAP_XS
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.partners.partners_view import GroupShown


class GroupForm(QScrollArea):
    """Built once; `group_edited` and `part_edited` carry the code of a field and its text."""

    group_edited = Signal(str, str)
    part_edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.fields: dict[str, QLineEdit | QComboBox | QCheckBox] = {}
        self.reasons: dict[str, PlainLabel] = {}
        inside = QWidget()
        self._column = column_of(inside, (GAP_XL, GAP_XS, GAP_XL, GAP_L), GAP_XS)
        self._part_fields: list[QWidget] = []
        self._part_fields.append(self._head(panel_words.section("part")))
        for code in PART_FIELDS:
            self._part_fields += self._add(code)
        self._head(panel_words.section("facts"))
        for code in TYPED_FIELDS:
            self._add(code)
        self._column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _head(self, text: str) -> PlainLabel:
        label = PlainLabel(text, role="sub")
        label.setContentsMargins(0, GAP_S, 0, GAP_UNDER_XS)
        self._column.addWidget(label)
        return label

    def _add(self, code: str) -> list[QWidget]:
        name = PlainLabel(panel_words.field_name(code), role="field")
        field = self._field(code)
        field.setAccessibleName(panel_words.field_name(code))
        name.setBuddy(field)
        reason = PlainLabel(role="warn", wraps=True)
        reason.hide()
        self.fields[code], self.reasons[code] = field, reason
        parts: list[QWidget] = [field, reason] if code == "logo" else [name, field, reason]
        for part in parts:
            self._column.addWidget(part)
        return parts[:-1]

    def _field(self, code: str) -> QLineEdit | QComboBox | QCheckBox:
        if code == "logo":
            box = CheckBox(f"{panel_words.field_name(code)}: {panel_words.logo(is_ok=True)}")
            box.clicked.connect(lambda is_on: self._tell(code, "yes" if is_on else ""))
            return box
        if code in {"role", "kind"}:
            return self._choice(code)
        line = QLineEdit()
        if code == "held":
            line.setPlaceholderText(panel_words.held_hint())
        line.editingFinished.connect(lambda: self._tell(code, line.text()) if line.isModified() else None)
        return line

    def _choice(self, code: str) -> QComboBox:
        choice = ChoiceBox()
        if code == "role":
            for role in PartnershipRole:
                choice.addItem(words.role_name(role), role.value)
        else:
            for kind in OrganizationKind:
                choice.addItem(panel_words.kind_name(kind.value), kind.value)
        choice.activated.connect(lambda _at: self._tell(code, str(choice.currentData())))
        return choice

    def _tell(self, code: str, text: str) -> None:
        field = self.fields[code]
        if isinstance(field, QLineEdit):
            field.setModified(False)
        self.reasons[code].hide()
        (self.part_edited if code in PART_FIELDS else self.group_edited).emit(code, text)

    def show_group(self, shown: GroupShown) -> None:
        """Fill in the values of the plan, except in the field being edited."""
        part = current_part(shown)
        for field in self._part_fields:
            field.setVisible(part is not None)
        for code in (*PART_FIELDS, *TYPED_FIELDS):
            if code in TYPED_FIELDS:
                text = group_text(shown.book, shown.line.group, code)
            else:
                text = part_text(part, code, shown.book.desk_zone) if part else ""
            self._fill(code, text)

    def _fill(self, code: str, text: str) -> None:
        field = self.fields[code]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(text)))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(text))
        elif self.reasons[code].isHidden() and not field.isModified() and field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    def forget_reasons(self) -> None:
        """Clear the errors for another group."""
        for reason in self.reasons.values():
            reason.hide()
        for field in self.fields.values():
            if isinstance(field, QLineEdit):
                field.setModified(False)

    def show_reason(self, code: str, sentence: str) -> None:
        """Show an error below a field."""
        self.reasons[code].setText(sentence)
        self.reasons[code].show()
        self.ensureWidgetVisible(self.reasons[code])
