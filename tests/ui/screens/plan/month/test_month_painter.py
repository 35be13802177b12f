"""A cell shows the anchor date, the present day, called-off actions and key dates, each in its way."""

import re
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from organizer_app.ui.screens.plan.marks.day_marks import DayMark
from organizer_app.ui.screens.plan.month.month_painter import (
    Bundle,
    DayCell,
    DayContent,
    MonthPainter,
    plan_cell,
)
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row

DAY = date(2027, 4, 17)


def cell(content: DayContent, **marks: object) -> DayCell:
    plain = DayCell(
        day=DAY,
        content=content,
        plan=plan_cell(content, 150),
        is_shown_month=True,
        is_today=False,
        is_anchor=False,
        is_selected=False,
        selected_action="",
    )
    return plain._replace(**marks)  # type: ignore[arg-type]  # tests name the fields they mean


def drawn(theme: Theme, shown: DayCell, width: int = 1190, height: int = 150) -> QImage:
    picture = QPixmap(width, height)
    picture.fill(theme.color("surface"))
    painter = QPainter(picture)
    MonthPainter(theme).draw_week(painter, [shown] * 7, width, height)
    painter.end()
    return picture.toImage()


def test_each_mark_and_kind_of_line_looks_different(either_theme: Theme) -> None:
    content = DayContent([make_row(action_id="a1")])
    many = DayContent([make_row(action_id=f"a{number}") for number in range(40)])
    assert isinstance(cell(many).plan.lines[0], Bundle)
    cells = [
        cell(content),
        cell(content, is_today=True),
        cell(content, is_anchor=True),
        cell(content, is_selected=True),
        cell(content, is_anchor=True, is_selected=True),
        cell(content, selected_action="a1"),
        cell(content, is_shown_month=False),
        cell(DayContent([make_row(status="cancelled")])),
        cell(DayContent([], [DayMark("Vote")])),
        cell(many),
    ]
    pictures = [drawn(either_theme, each) for each in cells]
    assert all(first != second for n, first in enumerate(pictures) for second in pictures[n + 1 :])


def test_chips_lie_below_each_other_inside_their_cell(theme: Theme) -> None:
    plan = plan_cell(DayContent([make_row(action_id=f"a{number}") for number in range(3)]), 150)
    box = QRectF(170, 0, 170, 150)
    chips = [MonthPainter(theme).chip_box(box, plan, line) for line in range(3)]
    assert all(box.contains(chip) for chip in chips)
    assert all(upper.bottom() <= lower.top() for upper, lower in pairwise(chips))


def test_no_part_of_a_number_of_cities_is_cut_off(theme: Theme, drawn_words: list[str]) -> None:
    rows = [
        make_row(action_id=f"a{number}", tactic="press_event", starts=615)._replace(city=f"City {number}")
        for number in range(258)
    ]
    for width in (7, 300, 560, 700, 1190, 1700):
        drawn_words.clear()
        drawn(theme, cell(DayContent(rows)), width)
        numbers = {word for line in drawn_words for word in re.findall(r"\d[\d,]*", line) if word != "17"}
        assert numbers <= {"258", "10", "15"}
        assert width < 500 or any("258" in line for line in drawn_words if "actions" not in line)


def test_a_narrow_or_low_cell_counts_what_it_cannot_name(theme: Theme, drawn_words: list[str]) -> None:
    rows = [make_row(action_id=f"a{number}", tactic="press_event") for number in range(1105)]
    drawn(theme, cell(DayContent(rows[:18])), 7 * 83)
    assert any(re.fullmatch(r"Pres?… ×18", line) for line in drawn_words)  # noqa: RUF001  # a sign of multiplication
    drawn(theme, cell(DayContent(rows), is_today=True), 7 * 83)
    assert "1,105" in drawn_words
    drawn_words.clear()
    marks = DayContent(marks=tuple(DayMark(f"Press list {number}") for number in range(3)))
    drawn(theme, cell(marks, plan=plan_cell(marks, 40)), height=40)
    assert ("+3" in drawn_words, "3 more" in drawn_words) == (True, False)
