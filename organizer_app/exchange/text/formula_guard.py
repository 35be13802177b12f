"""Prevent a spreadsheet from running a cell as a formula, in a way that the import can undo."""

from __future__ import annotations

import re

# What spreadsheets read as the start of a formula or a command, including full-width forms.
_FORMULA = re.compile("'*[=+\\-@\t\r|\uff1d\uff0b\uff0d\uff20\uff5c]")
_GUARDED = re.compile("'+[=+\\-@\t\r|\uff1d\uff0b\uff0d\uff20\uff5c]")


# Every first letter of a text that needs a guard.
FIRST_LETTERS = frozenset("'=+-@\t\r|\uff1d\uff0b\uff0d\uff20\uff5c")


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula, with an apostrophe in front if needed.

    A text that already looks guarded gets one more apostrophe, so `unguarded` always restores the text.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
