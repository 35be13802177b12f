"""The matrix answers to keys and to the mouse, and paints only what is in sight."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.services.checklists import Checklist
from organizer_app.ui.screens.checklists.matrix import build
from organizer_app.ui.screens.checklists.matrix_view import MatrixView
from organizer_app.ui.theme.theme import Theme
from tests.support.builders import a_head, a_row
from tests.ui.screens.checklists.test_matrix import DAY, a_task


def test_cells_are_reached_by_keys_and_clicks(qtbot: QtBot, either_theme: Theme) -> None:
    actions = {f"a{number}": a_row(action_id=f"a{number}", city="A" * 60) for number in range(300)}
    tasks = {
        f"{key}-{number}": a_task(number, task_id=f"{key}-{number}", action_id=key, is_gate=number == 0)
        for key in actions
        for number in range(40)
    }
    held = Checklist("prime-day", {"prime-day": a_head()}, actions, tasks, {}, {})
    view = MatrixView(either_theme)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show_matrix(build(held, lambda _row, _tasks: True, DAY))
    chosen: list[str] = []
    pressed: list[tuple[str, str]] = []
    view.task_chosen.connect(chosen.append)
    view.key_pressed.connect(lambda key, code: pressed.append((key, code)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
    assert chosen[0].startswith("a1-")
    assert len(set(chosen)) == 5
    for key in (Qt.Key.Key_Space, Qt.Key.Key_N, Qt.Key.Key_U, Qt.Key.Key_P):
        qtbot.keyClick(view, key)
    assert [code for _key, code in pressed] == ["space", "n", "u", "p"]
    view.put_cursor("a0")
    middle = view.rect_of(2, view.matrix.spots["a0"]).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen[-1].startswith("a0-")
    assert view.cell_at(QPoint(5, 5).toPointF()) is None
    assert not view.grab().isNull()
