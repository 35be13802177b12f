"""Keeps a spreadsheet from running a cell as a formula, in a way that the import can take back."""

from __future__ import annotations

import re

# What spreadsheets take for the start of a formula or a command, the full-width forms included.
_FORMULA = re.compile("'*[=+\\-@\t\r|\uff1d\uff0b\uff0d\uff20\uff5c]")
_GUARDED = re.compile("'+[=+\\-@\t\r|\uff1d\uff0b\uff0d\uff20\uff5c]")


# Every letter that a text to be guarded can begin with.
FIRST_LETTERS = frozenset("'=+-@\t\r|\uff1d\uff0b\uff0d\uff20\uff5c")


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe in front where one could start.

    A text that already looks guarded gets one more apostrophe, so `unguarded` always gives the text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
