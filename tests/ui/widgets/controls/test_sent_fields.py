"""A field is emptied once its text is taken, unless something else stands in it by then."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.controls.sent_fields import SentFields


def field(qtbot: QtBot, text: str) -> QLineEdit:
    made = QLineEdit(text)
    qtbot.addWidget(made)
    return made


def test_what_was_sent_is_emptied_and_what_was_typed_since_or_never_sent_stays(qtbot: QtBot) -> None:
    first, second, other = (field(qtbot, text) for text in ("Ana", "Ben", "not yet"))
    sent = SentFields()
    assert sent.send(first, second) == ["Ana", "Ben"]
    second.setText("Ben Cruz")
    sent.take()
    assert [each.text() for each in (first, second, other)] == ["", "Ben Cruz", "not yet"]


def test_an_answer_empties_its_own_fields_once(qtbot: QtBot) -> None:
    first, second = field(qtbot, "Ana"), field(qtbot, "Ben")
    sent = SentFields()
    sent.send(first, second)
    sent.take(first)
    first.setText("Ana")
    sent.take(first)
    assert (first.text(), second.text()) == ("Ana", "Ben")
    sent.forget()
    sent.take()
    assert second.text() == "Ben"
