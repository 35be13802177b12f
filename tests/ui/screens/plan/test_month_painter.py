"""Days of the month are painted inside their cells, and what differs looks different."""

from datetime import date

import pytest
from PySide6.QtGui import QImage, QPainter

from organizer_app.domain.action_rows import ActionRow, KeyDateHead
from organizer_app.ui.screens.plan.month_cells import DayContent, plan_cell
from organizer_app.ui.screens.plan.month_painter import DayCell, MonthPainter
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row, one_row_each

HEARING = KeyDateHead("k1", "House hearing " * 6, "2027-04-17", 600, "America/New_York", "")
LONG = make_row(action_id="long")._replace(city="Llanfair upon the Very Long River")


def cell(rows: list[ActionRow], height: float = 150, **marks: bool) -> DayCell:
    content = DayContent(rows, [HEARING])
    return DayCell(
        day=date(2027, 4, 17),
        content=content,
        plan=plan_cell(content, height),
        is_shown_month=marks.get("is_shown_month", True),
        is_today=marks.get("is_today", False),
        is_anchor=marks.get("is_anchor", False),
        is_selected=marks.get("is_selected", False),
        selected_action="long" if marks.get("is_chosen") else "",
    )


def painted(theme: Theme, shown: DayCell, width: float = 1050) -> QImage:
    picture = QImage(round(width) + 20, 170, QImage.Format.Format_RGB32)
    picture.fill(0xFF00FF)
    painter = QPainter(picture)
    MonthPainter(theme).draw_week(painter, [shown] * 7, width, 150)
    painter.end()
    return picture


@pytest.mark.parametrize("width", [420, 700, 1050])
def test_nothing_is_painted_outside_the_week(either_theme: Theme, width: int) -> None:
    picture = painted(either_theme, cell([LONG, *one_row_each()], is_selected=True), width)
    right = {picture.pixel(x, y) & 0xFFFFFF for x in (width + 4, width + 15) for y in range(0, 150, 5)}
    below = {picture.pixel(x, y) & 0xFFFFFF for x in range(0, width, 7) for y in (154, 165)}
    assert right | below == {0xFF00FF}


def test_what_differs_looks_different(either_theme: Theme) -> None:
    rows = [LONG]
    looks = [
        painted(either_theme, cell(rows)),
        painted(either_theme, cell(rows, is_today=True)),
        painted(either_theme, cell(rows, is_anchor=True)),
        painted(either_theme, cell(rows, is_selected=True)),
        painted(either_theme, cell(rows, is_shown_month=False)),
        painted(either_theme, cell(rows, is_chosen=True)),
        painted(either_theme, cell([LONG._replace(status="cancelled")])),
        painted(either_theme, cell([LONG._replace(readiness=0)])),
        painted(either_theme, cell([])),
    ]
    assert all(one != other for number, one in enumerate(looks) for other in looks[number + 1 :])
