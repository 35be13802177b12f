"""A tip shows every character of a text that comes from outside, and opens nothing that the text names."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.tooltips import (
    cell_tip,
    plain_tip,
    set_tip,
    show_tip,
    show_wrapped_tip,
    wrapped_tip,
)

PICTURE = '<img src="file://attacker/share/x.png">'
HOSTILE = [
    PICTURE,
    f"March\n  at {PICTURE} & noon",
    f"Parade {PICTURE}</span></qt><b>bold</b>",
    "<html><body>x</body></html>",
    "<?xml version='1.0'?><a>",
    "<table background='http://attacker/x'>",
    "&lt;b&gt; <b>already escaped</b>",
    "a < b > c\nnext line",
]


@pytest.fixture
def widget(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def read_by_qt(tip: str) -> str:
    return QTextDocumentFragment.fromHtml(tip).toPlainText() if GuiQt.mightBeRichText(tip) else tip


@pytest.mark.parametrize("text", HOSTILE)
def test_every_character_of_a_hostile_text_is_shown(text: str) -> None:
    assert read_by_qt(plain_tip(text)) == text
    assert " ".join(read_by_qt(wrapped_tip(text)).split()) == " ".join(text.split())
    for tip in (plain_tip(text), wrapped_tip(text)):
        document = QTextDocumentFragment.fromHtml(tip).toHtml() if GuiQt.mightBeRichText(tip) else ""
        assert "<img" not in document
        assert "<table" not in document


@pytest.mark.parametrize("text", ["", "March", "R&D <3 you", "a <b\nnext line"])
def test_a_harmless_text_stays_what_it_is(text: str) -> None:
    assert plain_tip(text) == text


def test_an_empty_text_has_no_tip() -> None:
    assert wrapped_tip("") == ""


def test_widgets_actions_and_cells_are_told(widget: QWidget) -> None:
    action = QAction(widget)
    for owner in (widget, action):
        set_tip(owner, PICTURE)
        assert read_by_qt(owner.toolTip()) == PICTURE
        set_tip(owner, "")
    assert widget.toolTip() == ""
    tip = cell_tip(Qt.ItemDataRole.ToolTipRole, PICTURE)
    assert tip is not None
    assert read_by_qt(tip) == PICTURE
    assert cell_tip(Qt.ItemDataRole.DecorationRole, PICTURE) is None


def test_shown_tips_hold_no_markup_of_others(widget: QWidget) -> None:
    place = widget.mapToGlobal(QPoint(5, 5))
    show_tip(place, PICTURE, widget)
    assert read_by_qt(QToolTip.text()) == PICTURE
    show_wrapped_tip(place, f"{PICTURE} again", widget, widget.rect())
    assert read_by_qt(QToolTip.text()) == f"{PICTURE} again"
