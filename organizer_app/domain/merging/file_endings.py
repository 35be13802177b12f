"""Name the endings of the files through which laptops meet and exchange changes, once for all screens."""

from __future__ import annotations

from typing import Final

CARD_SUFFIX: Final = ".organizer-card"
CHANGES_SUFFIX: Final = ".organizer-changes"
