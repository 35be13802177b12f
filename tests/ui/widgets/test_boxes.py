"""A row and a column take the margins and the spacing that a design asks for, and none of the style's."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.boxes import column_of, row_of


@pytest.mark.parametrize("box_of", [column_of, row_of])
def test_a_box_has_the_margins_and_the_spacing_that_it_is_given(
    qtbot: QtBot, box_of: Callable[..., QBoxLayout]
) -> None:
    parts = [QWidget() for _each in range(3)]
    for part in parts:
        qtbot.addWidget(part)
    plain, spaced, loose = box_of(parts[0]), box_of(parts[1], (1, 2, 3, 4), 5), box_of(spacing=6)
    found = [
        ((each.left(), each.top(), each.right(), each.bottom()), box.spacing())
        for box in (plain, spaced, loose)
        for each in (box.contentsMargins(),)
    ]
    assert found == [((0, 0, 0, 0), 0), ((1, 2, 3, 4), 5), ((0, 0, 0, 0), 6)]
    assert parts[1].layout() is spaced
