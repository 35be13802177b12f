"""What was typed into a form comes back, passphrases and saved fields do not."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.typed_forms import TypedText, put_back, typed_texts


def form(qtbot: QtBot) -> tuple[QWidget, dict[str, QLineEdit | QPlainTextEdit]]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    fields: dict[str, QLineEdit | QPlainTextEdit] = {}
    for name in ("Title", "Notes", "Pronouns", "Passphrase", "Search"):
        fields[name] = QPlainTextEdit(window) if name == "Notes" else QLineEdit(window)
        fields[name].setAccessibleName(name)
        layout.addWidget(fields[name])
    fields["Pronouns"].setProperty("kind", "flat")
    fields["Search"].setProperty("kind", "search")
    secret = fields["Passphrase"]
    assert isinstance(secret, QLineEdit)
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    window.show()
    return window, fields


def test_only_unsaved_texts_of_forms_are_kept_and_come_back(qtbot: QtBot) -> None:
    window, fields = form(qtbot)
    assert typed_texts(window) == ()
    for name, field in fields.items():
        qtbot.keyClicks(field, f"{name} typed")
    kept = typed_texts(window)
    assert set(kept) == {TypedText("Title", "Title typed"), TypedText("Notes", "Notes typed")}
    other, empty = form(qtbot)
    assert put_back(other, kept) == ()
    assert set(typed_texts(other)) == set(kept)
    assert put_back(other, kept) == kept, "a text in a field is not overwritten"
    notes = empty["Notes"]
    assert isinstance(notes, QPlainTextEdit)
    notes.undo()
    assert notes.toPlainText() == ""


def test_a_text_without_its_field_is_handed_back(qtbot: QtBot) -> None:
    window, _fields = form(qtbot)
    lost = (TypedText("Somewhere else", "half a sentence"),)
    assert put_back(window, lost) == lost
