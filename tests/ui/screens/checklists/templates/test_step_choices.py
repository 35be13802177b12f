"""Fields of a template's task that have few values offer them all, the others are typed into."""

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.plan_templates import TemplateTask
from organizer_app.ui.screens.checklists.templates.step_choices import StepChoices
from organizer_app.ui.screens.checklists.templates.step_table import FIELDS, StepTable
from tests.support.python_parents import false_parents

STEP = TemplateTask(id="s", template_id="t", title="Lead named")


@pytest.mark.usefixtures("qapp")
def test_what_settles_a_step_is_chosen_from_all_facts() -> None:
    view, table, typed = QTableView(), StepTable(), list[TemplateTask]()
    view.setModel(table)
    table.typed.connect(typed.append)
    table.show_steps([STEP], can_edit=True)
    choices = StepChoices(view)
    index = table.index(0, FIELDS.index("fact"))
    box = choices.createEditor(view, QStyleOptionViewItem(), index)
    assert box.count() == 1 + len(PlanFact)
    choices.setEditorData(box, index)
    assert box.currentText() == "by hand"
    choices.commitData.connect(lambda editor: choices.setModelData(editor, table, index))
    box.setCurrentText("lead named")
    box.activated.emit(box.currentIndex())
    assert [step.fact for step in typed] == [PlanFact.LEAD_NAMED]


@pytest.mark.usefixtures("qapp")
def test_a_name_is_typed() -> None:
    view, table = QTableView(), StepTable()
    view.setModel(table)
    table.show_steps([STEP], can_edit=True)
    choices, index = StepChoices(view), table.index(0, FIELDS.index("title"))
    line = choices.createEditor(view, QStyleOptionViewItem(), index)
    choices.setEditorData(line, index)
    assert line.text() == "Lead named"
    line.setText("Lead found")
    taken = list[TemplateTask]()
    table.typed.connect(taken.append)
    choices.setModelData(line, table, index)
    assert [step.title for step in taken] == ["Lead found"]
    # PySide would take a part of it for deleted that Qt has, once this is deleted.
    assert "QLineEdit in StepChoices" not in false_parents()
