"""The window is set in the shipped typeface."""

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from organizer_app.ui.theme.fonts import FAMILY, load_fonts, make_font


def test_the_shipped_files_are_loaded_once(qapp: QApplication) -> None:
    assert qapp is not None
    assert load_fonts() >= 4
    assert load_fonts() == load_fonts()


def test_type_comes_from_the_shipped_family(qapp: QApplication) -> None:
    assert qapp is not None
    load_fonts()
    for weight in (400, 500, 600):
        info = QFontInfo(make_font(13, weight, tabular=False))
        assert info.family() == FAMILY
        assert info.pixelSize() == 13


def test_titles_are_set_tighter(qapp: QApplication) -> None:
    assert qapp is not None
    assert make_font(18, 600, tabular=False).letterSpacing() == pytest.approx(98.6, abs=0.1)
    assert make_font(13, 400, tabular=False).letterSpacing() in (0, 100)
