"""A mark of the style sheet changes how a widget looks, at once and only when it is another."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.style_marks import mark


class NewLooks(QObject):
    """Counts how often a widget was given a look."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Count, and let the event pass."""
        self.count += event.type() is QEvent.Type.PaletteChange
        return super().eventFilter(watched, event)


def _label(qtbot: QtBot) -> QLabel:
    label = QLabel("No lead")
    qtbot.addWidget(label)
    label.setStyleSheet('QLabel { color: #202020; } QLabel[role="warn"] { color: #a81e12; }')
    label.show()
    return label


def test_a_new_mark_changes_the_look_of_a_widget_that_is_shown(qtbot: QtBot) -> None:
    label = _label(qtbot)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == "#202020"
    mark(label, "role", "warn")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == "#a81e12"
    mark(label, "role", "meta")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == "#202020"


def test_a_mark_that_a_widget_has_is_not_given_again(qtbot: QtBot) -> None:
    label = _label(qtbot)
    mark(label, "role", "warn")
    changes = NewLooks(label)
    mark(label, "role", "warn")
    assert changes.count == 0
    mark(label, "role", "meta")
    assert changes.count > 0
