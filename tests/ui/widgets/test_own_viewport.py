"""A scroll area with a viewport of its own looks and works like one with Qt's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QScrollArea, QTableView

from organizer_app.ui.widgets.own_viewport import own_viewport

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("kind", [QScrollArea, QTableView])
def test_the_new_viewport_is_like_the_one_before(kind: type[QAbstractScrollArea], qtbot: QtBot) -> None:
    area, plain = kind(), kind()
    qtbot.addWidget(area)
    qtbot.addWidget(plain)
    viewport = own_viewport(area)
    assert area.viewport() is viewport
    assert viewport.backgroundRole() is plain.viewport().backgroundRole()
    assert viewport.autoFillBackground() == plain.viewport().autoFillBackground()


def test_an_area_shows_what_it_holds_in_it(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    viewport = own_viewport(area)
    label = QLabel()
    area.setWidget(label)
    assert label.parentWidget() is viewport
