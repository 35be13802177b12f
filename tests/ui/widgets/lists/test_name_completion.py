"""Cities are offered while one is typed, and an answer that comes too late is dropped."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from organizer_app.ui.widgets.lists.name_completion import NameCompletion

Answer = Callable[[list[str]], None]


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_the_cities_a_text_may_mean_are_offered(line: QLineEdit, qtbot: QtBot) -> None:
    asked: list[str] = []

    def ask(text: str, then: Answer) -> None:
        asked.append(text)
        then(["Portland, OR", "Portland, ME"])

    completion = NameCompletion(line, ask)
    qtbot.keyClicks(line, "portl")
    qtbot.waitUntil(lambda: asked == ["portl"])
    popup = completion.completer.popup()
    assert popup.isVisible()
    assert completion.names.stringList() == ["Portland, OR", "Portland, ME"]
    entered: list[str] = []
    line.returnPressed.connect(lambda: entered.append(line.text()))
    finished: list[str] = []
    line.editingFinished.connect(lambda: finished.append(line.text()))
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Portland, OR"
    assert not popup.isVisible()
    assert entered == [], "choosing a city sends no form"
    assert finished == ["Portland, OR"]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert entered == ["Portland, OR"]


def test_one_letter_asks_nothing_and_a_late_answer_is_dropped(line: QLineEdit, qtbot: QtBot) -> None:
    waiting: list[Answer] = []
    completion = NameCompletion(line, lambda _text, then: waiting.append(then))
    pause = completion.findChild(QTimer)
    qtbot.keyClicks(line, "p")
    assert (waiting, pause.isActive()) == ([], False)
    qtbot.keyClicks(line, "o")
    assert (waiting, pause.isActive()) == ([], True)
    qtbot.waitUntil(lambda: len(waiting) == 1)
    line.setText("bos")
    waiting[0](["Portland, OR"])
    assert completion.names.stringList() == []
    line.setText("Boston, MA")
    completion._offer("Boston, MA", ["Boston, MA"])  # noqa: SLF001  # what is typed in full needs no offer
    assert completion.names.stringList() == []


def test_an_answer_for_a_line_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    waiting: list[Answer] = []
    form = QWidget()
    qtbot.addWidget(form)
    typed = QLineEdit(form)
    NameCompletion(typed, lambda _text, then: waiting.append(then))
    form.show()
    qtbot.keyClicks(typed, "jo park")
    qtbot.waitUntil(lambda: bool(waiting))
    delete(typed)
    waiting[0](["Jo Park"])
