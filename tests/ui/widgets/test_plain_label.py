"""A label shows what was typed, not what it would mean as HTML."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.plain_label import PlainLabel, ShortenedLabel, breakable

HOSTILE = "<h1>Rally</h1><img src='file:///x'>"


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("given_at", ["construction", "a later change"])
def test_markup_is_shown_as_text(qtbot: QtBot, given_at: str) -> None:
    label = PlainLabel(HOSTILE) if given_at == "construction" else PlainLabel()
    qtbot.addWidget(label)
    label.setText(HOSTILE)
    as_text = label.sizeHint().width()

    guessing = QLabel(HOSTILE)
    qtbot.addWidget(guessing)
    assert label.text() == HOSTILE
    assert as_text == label.fontMetrics().horizontalAdvance(HOSTILE)
    assert guessing.sizeHint().width() != as_text, "the bare label would have swallowed the tags"


def test_a_long_word_may_be_broken_and_a_short_one_stays_whole() -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Springs"
    pieces = breakable(name).split("\u200b")
    assert "".join(pieces) == name
    assert max(map(len, pieces)) <= 24
    assert breakable("San Francisco, CA") == "San Francisco, CA"
    assert breakable("Fernandez-Villanueva").split("\u200b") == ["Fernandez-", "Villanueva"]


@pytest.mark.usefixtures("theme")
def test_a_text_without_room_ends_in_an_ellipsis_and_is_whole_in_its_tip(qtbot: QtBot) -> None:
    long = ShortenedLabel()
    short = ShortenedLabel()
    texts = ("The march waits for the band at the bridge", "The march waits for the xyz")
    for label, text in zip((long, short), texts, strict=True):
        qtbot.addWidget(label)
        label.setText(text)
        label.resize(90, 20)
    assert long.grab().toImage() == short.grab().toImage(), "both are cut after the same words"
    assert long.text() == "The march waits for the band at the bridge"
    assert "at the bridge" in long.toolTip()
    assert long.minimumSizeHint().width() < 40
    whole = ShortenedLabel()
    qtbot.addWidget(whole)
    whole.setText("The march")
    whole.resize(90, 20)
    assert whole.grab().toImage() != long.grab().toImage()
