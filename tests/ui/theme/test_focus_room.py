"""The ring of the focus takes no room from the words of a button or a field, which would be cut by it."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme

SHEET = make_style_sheet(Theme("light"))
WORDS = QSize(60, 16)


CONTENTS: dict[type[QWidget], tuple[type[QStyleOption], QStyle.ContentsType]] = {
    QPushButton: (QStyleOptionButton, QStyle.ContentsType.CT_PushButton),
    QToolButton: (QStyleOptionToolButton, QStyle.ContentsType.CT_ToolButton),
    QComboBox: (QStyleOptionComboBox, QStyle.ContentsType.CT_ComboBox),
    QSpinBox: (QStyleOptionSpinBox, QStyle.ContentsType.CT_SpinBox),
    QLineEdit: (QStyleOptionFrame, QStyle.ContentsType.CT_LineEdit),
    QCheckBox: (QStyleOptionButton, QStyle.ContentsType.CT_CheckBox),
    QRadioButton: (QStyleOptionButton, QStyle.ContentsType.CT_RadioButton),
}
NAMES = {each.__name__: each for each in CONTENTS}
KINDS = sorted(set(re.findall(r'(Q[A-Za-z]+)\[kind="([a-z-]+)"\]', SHEET)))
FIELDS = [(each.__name__, "") for each in CONTENTS if each not in {QPushButton, QToolButton}]


def _needed(widget: QWidget, *, has_focus: bool) -> int:
    """Return how wide a widget must be for its words, with or without the ring."""
    option_type, contents = CONTENTS[type(widget)]
    option = option_type()
    option.initFrom(widget)
    focus = QStyle.StateFlag.State_HasFocus
    option.state = option.state | focus if has_focus else option.state & ~focus
    return widget.style().sizeFromContents(contents, option, WORDS, widget).width()


def test_what_has_the_focus_needs_no_more_room_than_without(qtbot: QtBot) -> None:
    wider = []
    for name, kind in [each for each in KINDS if each[0] in NAMES] + FIELDS:
        widget = NAMES[name]()
        qtbot.addWidget(widget)
        widget.setProperty("kind", kind)
        widget.setStyleSheet(SHEET)
        widget.ensurePolished()
        if _needed(widget, has_focus=True) != _needed(widget, has_focus=False):
            wider.append((name, kind))
    assert wider == []
