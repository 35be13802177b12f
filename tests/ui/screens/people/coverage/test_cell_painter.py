"""Of thousands of gaps, only those that keep a city from being ready are drawn as boxes."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.domain.people.coverage import CellState, CoverageCell
from organizer_app.ui.screens.people.coverage.cell_painter import CellPainter
from organizer_app.ui.theme.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")
WHITE = 0xFFFFFFFF


def has_box(*, blocks: bool) -> bool:
    """Draw a gap, and return whether there is anything at its right edge, where no letter reaches."""
    image = QImage(120, 30, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    CellPainter(Theme()).draw(
        painter,
        QRectF(0, 0, 120, 30),
        CoverageCell(CellState.GAP, "", "", "", is_twice=False, blocks=blocks),
        height=30,
    )
    painter.end()
    return any(image.pixel(x, 15) != WHITE for x in range(100, 120))


def test_only_a_gap_that_blocks_has_a_box() -> None:
    assert has_box(blocks=True)
    assert not has_box(blocks=False)
