"""The import sheet asks once for all rows of an hour whether it is AM or PM, before anything is imported."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea

from organizer_app.services.actions import action_rows
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.verdicts import DOUBTS
from tests.support.open_plans import empty_plan, opened
from tests.ui.overlays.importing.conftest import Act, Answer, Look

TABLE = """City,State,Date,Time
Las Vegas,NV,4/17/2027,6-7
Boston,MA,4/17/2027,12-1:30
Phoenix,AZ,4/17/2027,6-7:30
Reno,NV,4/17/2027,9
Salem,OR,4/17/2027,9
Fresno,CA,4/17/2027,4-5
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


def test_an_hour_is_asked_about_once_for_all_its_rows(
    program: Program, plan: Path, look: Look, accept: Act, answer: Answer
) -> None:
    program.window.resize(1100, 700)
    sure = look("City,State,Date,Start,End\nReno,NV,4/17/2027,18:00,20:00\nSalem,OR,4/17/2027,9:00,5:00\n")
    assert DOUBTS in sure.filters
    assert sure.asking.cells.isHidden(), "a column of 24 hours is not asked about"
    sheet = look(TABLE)
    six, nine, four = sheet.asking.cells.boxes
    assert six.accessibleName() == "Is “6-7”, “6-7:30” AM or PM? (2\u00a0rows)"
    assert [six.itemText(number) for number in range(six.count())] == [
        "Leave it as it is", "6:00 PM (our guess)", "6:00 AM", "No time yet",
    ]  # fmt: skip
    assert (nine.accessibleName(), four.accessibleName()) == (
        "Is “9” AM or PM? (2\u00a0rows)",
        "Is “4-5” AM or PM? (1\u00a0row)",
    )
    answer(sheet, "“6-7”", "6:00 AM")
    assert sheet.asking.cells.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    answer(sheet, "“9”", "No time yet")
    answer(sheet, "“4-5”", "4:00 PM")
    assert [box.currentText() for box in sheet.asking.cells.boxes] == [
        "6:00 AM", "No time yet", "4:00 PM (our guess)",
    ]  # fmt: skip
    assert sheet.filters[DOUBTS].text().startswith("0 ")
    accept(sheet)
    with opened(plan) as workspace:
        rows = {row.city: (row.starts, row.ends) for row in action_rows.snapshot(workspace).rows}
    assert rows == {
        "Las Vegas": (360, 420), "Boston": (720, 810), "Phoenix": (360, 450), "Reno": (None, None),
        "Salem": (None, None), "Fresno": (960, 1020),
    }  # fmt: skip
