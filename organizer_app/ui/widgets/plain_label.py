"""The one label of the window, so that no name typed by a stranger is ever drawn as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that shows every character of its text as it is, `<b>` included."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Before the first text: QLabel otherwise guesses from the text whether it is HTML.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
