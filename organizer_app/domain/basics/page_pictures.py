"""Hold printed pages as pictures, for a preview on the screen."""

from __future__ import annotations

from typing import NamedTuple


class ChangeMark(NamedTuple):
    """A mark beside a line: its page, from 0; its height there, from 0 to 1; and a code of `ChangeKind`."""

    page: int
    height: float
    kind: str


class PagePictures(NamedTuple):
    """The pages of a sheet of paper.

    Attributes:
        pages: PNG files, all of one size.
        dots: pixels per inch of paper.
        marks: the marks beside lines on them.
        is_part: whether these are only the first pages of more.
    """

    pages: tuple[bytes, ...]
    dots: float
    marks: tuple[ChangeMark, ...] = ()
    is_part: bool = False
