"""Offers the values of a field of a template's task where there are few, so that nobody guesses words."""

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
    """Opens a box to choose from in the fields that have choices; the others are typed into as ever."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Make a box with the names of all choices, which is saved as soon as one is taken."""
        choices = words.step_choices(FIELDS[index.column()])
        if not choices:
            return super().createEditor(parent, option, index)
        box = ChoiceBox(parent)
        box.addItems(list(choices.values()))
        box.setAccessibleName(words.step_headings()[index.column()])
        box.activated.connect(lambda _number: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, self.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with what the field holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Hand the chosen name over."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
