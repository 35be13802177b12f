"""Empties fields whose text was sent once it is taken, and leaves alone what was typed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit


class SentFields:
    """What some fields held when it was sent; an answer may come after the next words were typed."""

    def __init__(self) -> None:
        self._sent: dict[QLineEdit, str] = {}

    def send(self, *fields: QLineEdit) -> list[str]:
        """Return the texts of fields, which are on their way from now on."""
        texts = [field.text() for field in fields]
        self._sent.update(zip(fields, texts, strict=True))
        return texts

    def take(self, *fields: QLineEdit) -> None:
        """Empty those of the fields, without any those of all, that still hold what was sent."""
        for field in fields or tuple(self._sent):
            if self._sent.pop(field, None) == field.text():
                field.clear()

    def forget(self) -> None:
        """Expect no answer any more."""
        self._sent.clear()
