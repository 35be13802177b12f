"""Make short codes that people can read aloud and that show whether a text arrived whole."""

from __future__ import annotations

import unicodedata
import zlib
from typing import Final

# Crockford's base 32: no I, L, O or U, so that no letter is taken for another or for a digit.
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Quotes that are letters of their own kind in Unicode, and what mail programs put before a quoted line.
_IGNORED: Final = frozenset("\"'`\u00b4\u2032\u2033\u2212\ufe0e\ufe0f>")
_IGNORED_KINDS: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Pi", "Pf", "Ps", "Pd"})
_KEPT_BRACKETS: Final = frozenset("([{")
_CODE_LETTERS: Final = 7


def code_of_bytes(data: bytes, length: int) -> str:
    """Return the first `length` letters that stand for some bytes, five bits each."""
    bits = int.from_bytes(data) >> max(0, len(data) * 8 - length * 5)
    return "".join(_LETTERS[bits >> shift & 31] for shift in range((length - 1) * 5, -1, -5))


def what_counts(text: str) -> str:
    """Return the part of a text that no way of sending changes.

    Messengers and mail programs wrap lines, make quotes "smart", join hyphens to dashes, and add invisible
    characters. `resources/templates/return_form.js` does the same, character by character.
    """
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", text)
        if letter not in _IGNORED
        and (letter in _KEPT_BRACKETS or unicodedata.category(letter) not in _IGNORED_KINDS)
    )


def check_code(text: str) -> str:
    """Return the code of what counts in a text: CRC-32, because it is to find accidents, not forgers."""
    crc = zlib.crc32(what_counts(text).encode("utf-8", "replace"))
    return code_of_bytes(crc.to_bytes(5), _CODE_LETTERS + 1)[1:]


def read_code(text: str) -> str:
    """Return a code as somebody may have copied it: any case, O for 0, I and L for 1."""
    return text.upper().translate(str.maketrans("OIL", "011"))
