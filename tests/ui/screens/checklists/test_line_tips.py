"""Whoever points at a cell of a list that is cut reads it whole."""

from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.screens.checklists.lines_view import LinesView, whole_at
from organizer_app.ui.screens.checklists.rows import Head, LineColumn, Row, Text
from organizer_app.ui.theme.theme import Theme


def test_only_a_cell_that_is_cut_is_told_whole(qtbot: QtBot) -> None:
    view = LinesView(Theme("light"), "Tasks", [LineColumn("Task", 0.5), LineColumn("Owner", 0.5)])
    qtbot.addWidget(view)
    view.resize(400, 300)
    name = "Milwaukee and Neighbouring Townships of the Upper River, WI"
    texts = (Text("Site fixed", name, tail=" · 9 AM"), Text("Lee"))
    view.show_entries([Head("Late"), Row("a", TaskState.DUE, True, texts)])  # noqa: FBT003  # fields of a row
    view.grab()
    head, row = (view.spoken_item(number).rect.center().y() for number in range(2))
    cut, whole = (placed.left + 5 for placed in view.placed())
    assert whole_at(view, QPointF(cut, row)) == f"Site fixed\n{name} · 9 AM"
    assert whole_at(view, QPointF(whole, row)) == ""
    assert whole_at(view, QPointF(cut, head)) == ""
    assert whole_at(view, QPointF(cut, 290)) == ""
