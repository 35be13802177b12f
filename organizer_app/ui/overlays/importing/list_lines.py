"""Numbers the lines of several lists that are imported together."""

from __future__ import annotations

from typing import NamedTuple


class ListLine(NamedTuple):
    """A line of one of the lists: the number of the list, from 0, and of the line in its file, from 1."""

    number: int
    line: int


Cell = tuple[ListLine, str]
"""A cell: its line, and the heading of its column."""
