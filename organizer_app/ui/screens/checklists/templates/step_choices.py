"""Offers the values of a template task's field that has few, so that nobody has to guess them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from organizer_app.ui.screens.checklists.templates.step_table import FIELDS
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.wording.checklists import checklists as words

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem


class StepChoices(QStyledItemDelegate):
    """Opens a combo box in fields that have choices; the others are typed into as usual."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Create a box with the names of all choices; picking one saves it."""
        choices = words.step_choices(FIELDS[index.column()])
        if not choices:
            line = super().createEditor(parent, option, index)
            _keep_parent(line)
            return line
        box = ChoiceBox(parent)
        box.addItems(list(choices.values()))
        box.setAccessibleName(words.step_headings()[index.column()])
        box.activated.connect(lambda _number: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, self.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Start with the value of the field."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)
            _keep_parent(editor)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Pass on the chosen name."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
            _keep_parent(editor)


def _keep_parent(editor: QWidget) -> None:
    """Undo that PySide makes a field a child of the delegate that is asked about it and does not hold it."""
    editor.setParent(editor.parentWidget())
