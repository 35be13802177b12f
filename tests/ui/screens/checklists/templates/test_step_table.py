"""What is typed into a template's task means a value or is refused."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.plan_templates import TemplateTask
from organizer_app.domain.time.offsets import OffsetFrom, OffsetUnit
from organizer_app.ui.screens.checklists.templates.step_table import FIELDS, StepTable, meant, shown
from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme

STEP = TemplateTask(id="s", template_id="t", title="Permit", offset_days=-30, owner_role="lead")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("offset_days", "\u221214", -14),
        ("offset_unit", "Working days", OffsetUnit.WORKING_DAY),
        ("offset_from", "permit_due", OffsetFrom.PERMIT_DUE),
        ("owner_role", "city lead", "lead"),
        ("owner_role", "", ""),
        ("per_city", "the national team", False),
        ("applies_if", " march ", "march"),
        ("applies_if", "at least 150 expected", "expected>=150"),
        ("applies_if", "expected>=150", "expected>=150"),
        ("recurrence", "weekly, 8 times", "FREQ=WEEKLY;COUNT=8"),
        ("fact", "Lead named", PlanFact.LEAD_NAMED),
        ("fact", "by hand", None),
    ],
)
def test_typed_texts_have_a_meaning(field: str, text: str, value: object) -> None:
    assert meant(field, text) == value
    assert meant(field, shown(field, value)) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [("weight", "much"), ("offset_unit", "moons"), ("owner_role", "king"), ("fact", "weather")],
)
def test_what_means_nothing_is_refused(field: str, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        meant(field, text)


@pytest.mark.usefixtures("qapp")
def test_the_table_keeps_the_contract_of_a_model() -> None:
    table = StepTable()
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for steps in ([STEP], [], [STEP, replace(STEP, id="s2")]):
        table.show_steps(steps, can_edit=True)
    assert (tester.model(), table.rowCount()) == (table, 2)


def test_the_table_tells_what_was_typed_and_shows_only_what_the_plan_holds() -> None:
    table, typed, refused = StepTable(), list[TemplateTask](), list[str]()
    table.typed.connect(typed.append)
    table.refused.connect(refused.append)
    table.show_steps([STEP], can_edit=True)
    assert table.setData(table.index(0, FIELDS.index("title")), "Permit filed")
    assert table.setData(
        table.index(0, FIELDS.index("is_gate")), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
    )
    assert not table.setData(table.index(0, FIELDS.index("weight")), "much")
    assert [(step.title, step.is_gate) for step in typed] == [("Permit filed", False), ("Permit", True)]
    assert refused == ["much"]
    assert table.data(table.index(0, 0), Qt.ItemDataRole.DisplayRole) == "Permit"
    table.show_steps([STEP], can_edit=False)
    assert not table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_its_headings_stay_within_the_rounded_corners_of_the_table(qtbot: QtBot, theme: Theme) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setObjectName("templateSteps")
    view.verticalHeader().hide()
    view.setModel(StepTable(view))
    view.setStyleSheet(make_style_sheet(theme))
    view.resize(700, 200)
    view.show()
    bare = QTableView()
    qtbot.addWidget(bare)
    bare.setObjectName("templateSteps")
    bare.horizontalHeader().hide()
    bare.setStyleSheet(make_style_sheet(theme))
    bare.resize(700, 200)
    bare.show()
    # A square heading would cover the border here.
    with_heads, without = (each.grab().toImage().pixelColor(3, 2) for each in (view, bare))
    assert with_heads == without
