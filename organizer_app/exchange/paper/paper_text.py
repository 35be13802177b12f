"""Makes any text fit for paper: bounded, breakable, and only letters that the shipped fonts have."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

SUBSTITUTE: Final = "\N{WHITE SQUARE}"
# Nobody reads more in one place; it keeps a title of 10,000 letters from filling pages.
LONGEST: Final = 400
# Longer runs without a space get places to break, so that one endless word does not widen its column.
_RUN: Final = re.compile(r"[^\s\u200b\u2013\u2014/-]{19,}")
_PIECE: Final = 14
# These join letters into one sign: Persian, Indic scripts and emoji need them.
_JOINERS: Final = frozenset("\u200c\u200d")
_BREAKS: Final = re.compile(r"\s+")
_BEFORE_HALF_OF_DAY: Final = re.compile(r"(?<=\d) (?=[AaPp]\.?\s?[Mm]\b)")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


class Drawing(str):
    """SVG that the program made itself; it reaches the template as it is."""

    __slots__ = ()


class Code(str):
    """A code that a template compares, never shown."""

    __slots__ = ()


class Whole(str):
    """A list that the program writes: every part of it counts, so that it is never cut short."""

    __slots__ = ()


class PaperLetters:
    """The characters that the shipped fonts can set.

    Args:
        listed: ``covered.txt`` beside the fonts, which `collect_paper_fonts.py` wrote.
    """

    def __init__(self, listed: Path) -> None:
        self._listed = listed

    @functools.cached_property
    def _covered(self) -> frozenset[int]:
        found: set[int] = set()
        for line in self._listed.read_text("ascii").split():
            first, _, last = line.partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
        return frozenset(found)

    def ready(self, value: object, longest: int = LONGEST) -> object:
        """Return data for a template with every text in it made fit; drawings and codes stay as they are."""
        if isinstance(value, Drawing | Code):
            return str(value)
        if isinstance(value, str):
            return self.fit(value, len(value) if isinstance(value, Whole) else longest)
        if isinstance(value, dict):
            return {key: self.ready(each, longest) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.ready(each, longest) for each in value]
        return value

    def fit(self, text: str, longest: int = LONGEST) -> str:
        """Return a text on one line that the fonts can set, at most `longest` characters long.

        What no font has is first folded to plain letters (NFKC), and a white square stands for the rest, so
        that a reader sees that something is missing.
        """
        if not (text.isascii() and text.isprintable()):
            text = self._settable(text)
        if len(text) > longest:
            text = text[: longest - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        text = _BEFORE_HALF_OF_DAY.sub(_NO_BREAK, text)
        text = _RUN.sub(_with_places_to_break, text)
        if not text.isascii() and any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in text):
            # Isolated, or what follows an Arabic name would jump before it.
            text = f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
        return text

    def _settable(self, text: str) -> str:
        return _BREAKS.sub(_kept_space, "".join(map(self._letter, text))).strip(" ")

    def _letter(self, letter: str) -> str:
        kind = unicodedata.category(letter)
        if letter in _JOINERS:
            return letter
        if kind.startswith("C"):
            return " " if letter in "\t\r\n\x0b\x0c\x85" else ""
        if kind.startswith("Z") or ord(letter) in self._covered:
            return letter
        folded = unicodedata.normalize("NFKC", letter)
        if folded != letter and all(ord(each) in self._covered for each in folded):
            return folded
        return SUBSTITUTE


def _kept_space(found: re.Match[str]) -> str:
    return _NO_BREAK if found[0] == _NO_BREAK else " "


def _with_places_to_break(found: re.Match[str]) -> str:
    word = found[0]
    return "\N{ZERO WIDTH SPACE}".join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
