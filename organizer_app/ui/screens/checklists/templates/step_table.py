"""The tasks of a template as an editable table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.time.offsets import OffsetFrom, OffsetUnit
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import step_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from organizer_app.domain.model.plan_templates import TemplateTask

Index = QModelIndex | QPersistentModelIndex
FIELDS = (
    "title", "offset_days", "offset_unit", "offset_from", "owner_role", "fact", "is_gate", "weight",
    "applies_if", "recurrence", "per_city",
)  # fmt: skip
_NUMBERS = frozenset({"offset_days", "weight"})
# Values stored as codes: how to show them and how to read them.
_SAID = {
    "applies_if": (step_rules.condition_in_words, step_rules.condition_meant),
    "recurrence": (step_rules.rule_in_words, step_rules.rule_meant),
}


class StepTable(QAbstractTableModel):
    """`typed` carries a changed task, `refused` a text that is not a number or a choice."""

    typed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps: Sequence[TemplateTask] = ()
        self._can_edit = False

    def show_steps(self, steps: Sequence[TemplateTask], *, can_edit: bool) -> None:
        """Show the tasks of another template; those of a shipped one are read-only."""
        self.beginResetModel()
        self.steps, self._can_edit = steps, can_edit
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401  # Qt asks for values of many types
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return words.step_headings()[section]
        return None

    def data(self, index: Index, role: int = 0) -> Any:  # noqa: ANN401  # Qt asks for values of many types
        """Return a field as shown and edited; a gate is a check box."""
        if not index.isValid():
            return None
        field = FIELDS[index.column()]
        value = getattr(self.steps[index.row()], field)
        if field == "is_gate":
            checked = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            return checked if role == Qt.ItemDataRole.CheckStateRole else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole}:
            return shown(field, value)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._can_edit:
            return flags
        if FIELDS[index.column()] == "is_gate":
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401  # Qt hands values of many types over
        """Report what was typed; the table shows it once the plan holds it."""
        step, field = self.steps[index.row()], FIELDS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.typed.emit(
                replace(step, is_gate=value in {Qt.CheckState.Checked, Qt.CheckState.Checked.value})
            )
            return True
        try:
            changes: dict[str, Any] = {field: meant(field, str(value))}
            after = replace(step, **changes)
        except ValueError:
            self.refused.emit(str(value))
            return False
        if after != step:
            self.typed.emit(after)
        return True


def shown(field: str, value: object) -> str:
    """Return a field as a person reads it."""
    if field == "owner_role":
        return words.role(str(value)) if value else words.desk()
    if field in _NUMBERS:
        return str(value).replace("-", "\N{MINUS SIGN}")
    if field in _SAID:
        return _SAID[field][0](str(value))
    code = (
        str(getattr(value, "value", value) or "") if field == "fact" else str(getattr(value, "value", value))
    )
    return words.step_choices(field).get(code, code)


def meant(field: str, text: str) -> object:
    """Return the value of a typed text for a field; raise ValueError if it has none."""
    plain = " ".join(text.split())
    if field in _NUMBERS:
        return int(plain.replace("\u2212", "-"))
    if field == "owner_role":
        return _role(plain)
    if field in _SAID:
        return _SAID[field][1](plain)
    choices = words.step_choices(field)
    if not choices:
        return plain
    code = next(
        (code for code, name in choices.items() if plain.casefold() in {code.casefold(), name.casefold()}),
        None,
    )
    if code is None:
        raise ValueError(text)
    if field == "fact":
        return PlanFact(code) if code else None
    kinds = {"offset_unit": OffsetUnit, "offset_from": OffsetFrom}
    return kinds[field](code) if field in kinds else code == "True"


def _role(text: str) -> str:
    if not text or text.casefold() == words.desk().casefold():
        return ""
    for role in AssignmentRole:
        if text.casefold() in {role.value, words.role(role.value).casefold()}:
            return role.value
    raise ValueError(text)
