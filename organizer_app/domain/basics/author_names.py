"""Reads the name that a person gives to the changes of their laptop."""

from __future__ import annotations

from typing import Final

LONGEST_NAME: Final = 60


def author_name_of(text: str) -> str:
    """Return a name on one line, without marks that cannot be printed, and at most 60 characters long."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if letter.isprintable())[:LONGEST_NAME].strip()
