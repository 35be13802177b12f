"""Read counts and amounts of money as people type them in a field: "1,200", "$1,250.50"."""

from __future__ import annotations

import re
from typing import Final

from organizer_app.domain.basics.problems import UnclearError

# Digits, or groups of three behind the first: "12.5" and "1,20" are no counts.
_COUNT: Final = re.compile(r"\d{1,8}|\d{1,3}(?:[,. _]\d{3}){1,2}", re.ASCII)
_AMOUNT: Final = re.compile(r"(\d{1,9}|\d{1,3}(?:[,. ]\d{3})+)(?:[.,](\d{1,2}))?", re.ASCII)
_CURRENCY: Final = re.compile(r"^(?:[^\d\s.,-]{1,3})?\s*(.*?)\s*(?:[^\d\s.,-]{1,3})?$")


def count_meant(text: str) -> int | None:
    """Return the whole number of a typed text; None for an empty one.

    Raises:
        UnclearError: it is no number below a hundred million.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    if not _COUNT.fullmatch(plain):
        raise UnclearError
    return int(re.sub(r"\D", "", plain))


def cents_meant(text: str) -> int | None:
    """Return a typed amount such as "$1,200.50" or "80" in the smallest unit; None for an empty text.

    Raises:
        UnclearError: it is no amount.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    bare = _CURRENCY.fullmatch(plain)
    match = _AMOUNT.fullmatch(bare[1]) if bare else None
    if match is None:
        raise UnclearError
    return int(re.sub(r"\D", "", match[1])) * 100 + int((match[2] or "0").ljust(2, "0"))
