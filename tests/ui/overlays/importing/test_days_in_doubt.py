"""The import sheet asks once for all days such as 4/5 whether the month or the day comes first."""

from pathlib import Path

import pytest

from organizer_app.services.actions import action_rows
from organizer_app.ui.overlays.importing.verdicts import DOUBTS
from tests.support.open_plans import empty_plan, opened
from tests.ui.overlays.importing.conftest import Act, Answer, Look

TABLE = """City,State,Date,Venue
Reno,NV,4/5/2027,Hall
Boston,MA,13/3/2027,Common
Salem,OR,3/13/2027,Capitol
Fresno,CA,6/7/2027,Library
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


def test_an_order_of_day_and_month_is_asked_for_once(
    plan: Path, look: Look, accept: Act, answer: Answer
) -> None:
    sheet = look(TABLE)
    (box,) = sheet.asking.cells.boxes
    assert box.accessibleName() == "Does “4/5/2027” begin with the month or with the day? (2\u00a0rows)"
    assert [box.itemText(number) for number in range(box.count())] == [
        "Leave it as it is", "With the month: Apr 5", "With the day: May 4",
    ]  # fmt: skip
    answer(sheet, "4/5/2027", "With the day")
    assert sheet.filters[DOUBTS].text().startswith("0 ")
    accept(sheet)
    with opened(plan) as workspace:
        days = {row.city: row.day for row in action_rows.snapshot(workspace).rows}
    assert days == {
        "Reno": "2027-05-04", "Boston": "2027-03-13", "Salem": "2027-03-13", "Fresno": "2027-07-06",
    }  # fmt: skip
