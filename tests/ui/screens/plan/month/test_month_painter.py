"""A cell shows the anchor date, the present day, called-off actions and key dates, each in its way."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from organizer_app.ui.screens.plan.marks.day_marks import DayMark
from organizer_app.ui.screens.plan.month.month_cells import Bundle, DayContent, plan_cell
from organizer_app.ui.screens.plan.month.month_painter import DayCell, MonthPainter
from organizer_app.ui.theme.text_painting import TextPainter
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


def drawn(theme: Theme, shown: DayCell, width: int = 1190) -> QImage:
    picture = QPixmap(width, 150)
    picture.fill(theme.color("surface"))
    painter = QPainter(picture)
    MonthPainter(theme).draw_week(painter, [shown] * 7, width, 150)
    painter.end()
    return picture.toImage()


def noted_words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which every line is added as it is drawn."""
    said: list[str] = []
    draw = TextPainter.draw

    def noted(
        texts: TextPainter, painter: QPainter, rect: QRectF, text: str, *rest: Any, **more: Any
    ) -> float:
        said.append(texts.elided(text, rest[0], rect.width()))
        return draw(texts, painter, rect, text, *rest, **more)

    monkeypatch.setattr(TextPainter, "draw", noted)
    return said


def test_each_mark_looks_different(either_theme: Theme) -> None:
    content = DayContent([make_row(action_id="a1")])
    pictures = [
        drawn(either_theme, cell(content, **marks))
        for marks in (
            {},
            {"is_today": True},
            {"is_anchor": True},
            {"is_selected": True},
            {"is_anchor": True, "is_selected": True},
            {"selected_action": "a1"},
            {"is_shown_month": False},
        )
    ]
    assert all(first != second for n, first in enumerate(pictures) for second in pictures[n + 1 :])


def test_called_off_bundled_and_key_dates_are_drawn_in_their_own_way(theme: Theme) -> None:
    key_date = DayMark("Vote")
    contents = [
        DayContent([make_row()]),
        DayContent([make_row(status="cancelled")]),
        DayContent([], [key_date]),
        DayContent([make_row(action_id=f"a{number}") for number in range(40)]),
    ]
    assert isinstance(cell(contents[-1]).plan.lines[0], Bundle)
    pictures = [drawn(theme, cell(content)) for content in contents]
    assert all(first != second for n, first in enumerate(pictures) for second in pictures[n + 1 :])


@pytest.mark.parametrize("width", [7, 70, 580])
def test_narrow_cells_can_be_drawn(theme: Theme, width: int) -> None:
    rows = [make_row(action_id=f"a{number}", city="Kansas City", starts=1050 + number) for number in range(9)]
    assert not drawn(theme, cell(DayContent(rows)), width).isNull()


def test_chips_lie_below_each_other_inside_their_cell(theme: Theme) -> None:
    plan = plan_cell(DayContent([make_row(action_id=f"a{number}") for number in range(3)]), 150)
    box = QRectF(170, 0, 170, 150)
    chips = [MonthPainter(theme).chip_box(box, plan, line) for line in range(3)]
    assert all(box.contains(chip) for chip in chips)
    assert all(upper.bottom() <= lower.top() for upper, lower in pairwise(chips))


@pytest.mark.parametrize("width", [300, 560, 700, 1190, 1700])
def test_no_part_of_a_number_of_cities_is_cut_off(
    theme: Theme, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        make_row(action_id=f"a{number}", tactic="press_event", starts=615)._replace(city=f"City {number}")
        for number in range(258)
    ]
    said = noted_words(monkeypatch)
    drawn(theme, cell(DayContent(rows)), width)
    numbers = {word for line in said for word in re.findall(r"\d[\d,]*", line) if word != "17"}
    assert numbers <= {"258", "10", "15"}
    assert width < 500 or any("258" in line for line in said if "actions" not in line)


def test_many_of_a_kind_are_named_before_they_are_counted_in_a_narrow_cell(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [make_row(action_id=f"a{number}", tactic="press_event") for number in range(18)]
    said = noted_words(monkeypatch)
    drawn(theme, cell(DayContent(rows)), 7 * 83)
    assert any(re.fullmatch(r"Pres?… ×18", line) for line in said)  # noqa: RUF001  # a sign of multiplication


def test_a_narrow_cell_counts_thousands_beside_its_number(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [make_row(action_id=f"a{number}") for number in range(5105)]
    said = noted_words(monkeypatch)
    drawn(theme, cell(DayContent(rows), is_today=True), 7 * 83)
    assert "5,105" in said


def test_what_a_low_cell_has_no_line_for_is_counted_beside_its_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marks = tuple(DayMark(f"Press list {number}") for number in range(3))
    content = DayContent(marks=marks)
    shown = cell(content, plan=plan_cell(content, 40))
    said = noted_words(monkeypatch)
    picture = QPixmap(1190, 40)
    painter = QPainter(picture)
    MonthPainter(Theme()).draw_week(painter, [shown] * 7, 1190, 40)
    painter.end()
    assert "+3" in said
    assert "3 more" not in said
