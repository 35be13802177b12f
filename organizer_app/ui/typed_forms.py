"""Collects what was typed and not saved yet, and puts it back: a lock may come in the middle of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Fields of these kinds save what was typed as soon as they lose the focus, or hold no text worth keeping.
_SAVED_AT_ONCE: Final = frozenset({"flat", "cell", "search", "kept"})
_Field = QLineEdit | QPlainTextEdit | QTextEdit


class TypedText(NamedTuple):
    """A text in a field that nobody has saved; the name is the one that screen readers say."""

    name: str
    text: str


def typed_texts(window: QWidget) -> tuple[TypedText, ...]:
    """Return what was typed into the visible forms of a window; never passphrases."""
    return tuple(
        TypedText(field.accessibleName(), _text_of(field))
        for field in _fields(window)
        if _is_modified(field) and _text_of(field).strip()
    )


def put_back(window: QWidget, texts: Sequence[TypedText]) -> tuple[TypedText, ...]:
    """Put texts into the empty fields of the same names; return those that have no field in sight."""
    left = []
    for each in texts:
        field = next((one for one in _fields(window) if one.accessibleName() == each.name), None)
        if field is None or _text_of(field):
            left.append(each)
        elif isinstance(field, QLineEdit):
            # As typing does, so that the form takes it and Ctrl+Z undoes it.
            field.insert(each.text)
        else:
            field.textCursor().insertText(each.text)
    return tuple(left)


def _fields(window: QWidget) -> Iterator[_Field]:
    for field in window.findChildren(QWidget):
        if isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)) and _is_form_field(field):
            yield field


def _is_form_field(field: _Field) -> bool:
    is_open = field.isVisible() and not field.isReadOnly() and bool(field.accessibleName())
    is_secret = isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal
    return is_open and not is_secret and field.property("kind") not in _SAVED_AT_ONCE


def _is_modified(field: _Field) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _text_of(field: _Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
