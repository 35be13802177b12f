"""Letters typed soon after each other are one name; commands and stray spaces are none."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from organizer_app.ui.widgets.lists.type_ahead import TypeAhead

NONE = Qt.KeyboardModifier.NoModifier


def key(text: str, at: int, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text)
    event.setTimestamp(at)
    return event


def test_letters_in_quick_succession_are_one_name() -> None:
    typing = TypeAhead()
    assert [typing.add(key(letter, at)) for letter, at in (("N", 10), ("e", 500), (" ", 900))] == [
        "n",
        "ne",
        "ne ",
    ]
    assert typing.add(key("x", 5000)) == "x"


def test_a_space_only_belongs_to_a_name_that_has_begun() -> None:
    typing = TypeAhead()
    assert not typing.takes(key(" ", 10))
    typing.add(key("N", 10))
    assert typing.takes(key(" ", 400))
    assert not typing.takes(key(" ", 5000))


def test_commands_and_keys_without_a_letter_are_not_taken() -> None:
    typing = TypeAhead()
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        assert not typing.takes(key("a", 10, modifier))
    assert not typing.takes(key("", 10))
    assert not typing.takes(key("\r", 10))
    assert not typing.takes(key("[", 10))
    assert typing.takes(key("É", 10))
