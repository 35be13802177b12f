"""Loads the shipped font into Qt, so that every machine draws the same letters."""

from __future__ import annotations

import functools
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from organizer_app.environment.resource_files import resource_path

FAMILY: Final = "Inter"
# Titles are set a little tighter; a percentage stays right in scaled painters, absolute spacing does not.
_TITLE_FROM_PX: Final = 15
_TITLE_SPACING: Final = 98.6


@functools.cache
def load_fonts() -> int:
    """Load the shipped font files once and return how many Qt accepted; needs a running application."""
    folder = resource_path("fonts")
    files = sorted([*folder.glob("*.otf"), *folder.glob("*.ttf")])
    return sum(1 for file in files if QFontDatabase.addApplicationFont(str(file)) >= 0)


def make_font(px: int, weight: int, *, tabular: bool) -> QFont:
    """Build a font of the shipped family.

    Args:
        px: size in device-independent pixels.
        weight: 100 to 1000; the nearest shipped weight is used.
        tabular: digits of one width, for times and counts.
    """
    font = QFont(FAMILY)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if px >= _TITLE_FROM_PX:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TITLE_SPACING)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
