"""The ways into a protected plan: a passphrase, one with a key file, or the letters of a recovery sheet.

All of them are typed or read as text and travel as text, so that a person who opens a plan
need not know which it is.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple, Self

from organizer_app.domain.basics.problems import WrongSheetRow

KEY_BYTES: Final = 32
# Crockford's base 32: no I, L, O or U, which are mistaken for others (crockford.com/base32.html).
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("ILO", "110")
_BITS: Final = 5
_CODE: Final = 52
_GROUP: Final = 4
_IN_ROW: Final = 16
_ROW_CHECK: Final = 2
_ROWS: Final = 4
# A row with its number, as it stands on a whole sheet among other lines.
_NUMBERED: Final = re.compile(r"\s*[1-4]\s+((?:[0-9A-Z]{4}\s+){2,4}[0-9A-Z]{2})\s*", re.IGNORECASE | re.ASCII)


class PassphraseWithFile(str):
    """A passphrase that opens its plan only together with a key file.

    Attributes:
        digest: SHA-256 of the content of the file.
    """

    __slots__ = ("digest",)
    digest: bytes

    def __new__(cls, passphrase: str, content: bytes) -> Self:
        """Keep a digest of the file, never its content."""
        # It loads OpenSSL, which a plan without a key file does not need.
        import hashlib

        made = super().__new__(cls, passphrase)
        made.digest = hashlib.sha256(content).digest()
        return made


class RecoveryKey(str):
    """The key of a plan itself, as 64 hex digits; no passphrase is needed with it."""

    __slots__ = ()

    @classmethod
    def of(cls, key: bytes) -> RecoveryKey:
        """Return the recovery key of a plan key."""
        return cls(key.hex())


class SheetRow(NamedTuple):
    """A row of a recovery sheet: groups of four letters and digits, and two that check them."""

    groups: tuple[str, ...]
    check: str


def sheet_rows(key: RecoveryKey) -> tuple[SheetRow, ...]:
    """Return a recovery key as printed: 52 letters and digits, a check group of four, and a check per row."""
    number = int(key, 16) << (_CODE * _BITS - KEY_BYTES * 8)
    code = "".join(_LETTERS[number >> _BITS * (_CODE - 1 - place) & 31] for place in range(_CODE))
    whole = code + _check(code, _GROUP)
    lines = [whole[start : start + _IN_ROW] for start in range(0, len(whole), _IN_ROW)]
    return tuple(
        SheetRow(
            tuple(line[start : start + _GROUP] for start in range(0, len(line), _GROUP)),
            _check(f"{number}{line}", _ROW_CHECK),
        )
        for number, line in enumerate(lines)
    )


def last_group(key: RecoveryKey) -> str:
    """Return the four characters that are typed to show that the sheet can be read."""
    return sheet_rows(key)[-1].groups[-1]


def read_sheet(text: str) -> RecoveryKey:
    """Return the recovery key of a typed sheet, or of the text of a whole one.

    Capitals, blanks, hyphens and row checks are optional in typed rows.

    Raises:
        WrongSheetRow: a letter does not belong there, or there are too few or too many.
    """
    lines = text.splitlines()
    numbered = [found[1] for line in lines if (found := _NUMBERED.fullmatch(line))]
    typed = [read_letters(line) for line in (numbered if len(numbered) == _ROWS else lines) if line.strip()]
    letters = "".join(typed)
    if len(typed) == _ROWS and len(letters) == _CODE + _GROUP + _ROWS * _ROW_CHECK:
        letters = "".join(_checked(number, line) for number, line in enumerate(typed))
    code, check = letters[:_CODE], letters[_CODE:]
    for number in range(_ROWS):
        if not set(code[number * _IN_ROW : (number + 1) * _IN_ROW]) <= set(_LETTERS):
            raise WrongSheetRow(number + 1)
    number = 0
    for letter in code if len(letters) == _CODE + _GROUP else "":
        number = number << _BITS | _LETTERS.index(letter)
    spare = _CODE * _BITS - KEY_BYTES * 8
    if len(letters) != _CODE + _GROUP or _check(code, _GROUP) != check or number & ((1 << spare) - 1):
        raise WrongSheetRow(0)
    return RecoveryKey.of((number >> spare).to_bytes(KEY_BYTES, "big"))


def read_letters(text: str) -> str:
    """Return typed letters as the sheet has them: capitals, without blanks, I and L as 1, O as 0."""
    return "".join(letter for letter in text.upper() if letter.isalnum()).translate(_READ_AS)


def is_row_right(number: int, text: str) -> bool:
    """Return whether a typed row, counted from 0, ends with the check that belongs to it."""
    letters = read_letters(text)
    return _check(f"{number}{letters[:-_ROW_CHECK]}", _ROW_CHECK) == letters[-_ROW_CHECK:]


def row_length(number: int) -> int:
    """Return how many letters and digits a row, counted from 0, has with its check."""
    return min(_IN_ROW, _CODE + _GROUP - number * _IN_ROW) + _ROW_CHECK


def _checked(number: int, line: str) -> str:
    if not is_row_right(number, line):
        raise WrongSheetRow(number + 1)
    return line[:-_ROW_CHECK]


def _check(text: str, count: int) -> str:
    import hashlib

    digest = hashlib.blake2b(text.encode(), digest_size=count, person=b"recovery sheet").digest()
    return "".join(_LETTERS[byte & 31] for byte in digest)
