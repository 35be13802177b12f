"""Know the name, number or address of an erased person again in a text that arrives late, without keeping it.

What is kept is a keyed digest of each form that is certainly theirs: a name of two words or more, a number,
an address. A name of one word is in many texts that mean somebody else.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.people.erasure import scrubbed
from organizer_app.domain.people.name_forms import KnownForms, folded, traces_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_WORDS: Final = 4
_LEAST_WORDS: Final = 2
# A number is the same with and without its country code.
_DIGITS: Final = 10
_NUMBER: Final = re.compile(r"\+?\d(?:[\s().\-/+]*\d){6,16}")
_ADDRESS: Final = re.compile(r"[^\s<>\"'(),;:@\[\]]+@[^\s<>\"'(),;:@\[\]]+\.\w+")
_NOBODY: Final = KnownForms((), ())


def prints_of(forms: KnownForms, key: bytes) -> frozenset[str]:
    """Return the digests by which a person is known again.

    Args:
        forms: what is certainly theirs alone.
        key: a secret of this copy of the plan, so that nobody finds a name by trying names.
    """
    found: set[str] = set()
    for words in map(words_of, forms.names):
        if _LEAST_WORDS <= len(words) <= _MOST_WORDS:
            found.add(_print(folded("".join(words)), key))
            found.add(_print(folded("".join((words[-1], *words[:-1]))), key))
    for kind, value in forms.contacts:
        plain = _address(value) if kind is ContactKind.EMAIL else _number(value)
        if plain:
            found.add(_print(plain, key))
    return frozenset(found)


def without_prints(text: str, key: bytes, is_theirs: Callable[[str, str], bool]) -> str:
    """Return a text without what belongs to an erased person.

    Args:
        text: what arrives.
        key: that of the digests.
        is_theirs: told a digest and, of a name, its letters without case and accents; whether it is to go.
    """
    names = tuple(written for written, plain in _names(text) if is_theirs(_print(plain, key), plain))
    contacts = tuple(
        (kind, written) for kind, written, plain in _contacts(text) if is_theirs(_print(plain, key), "")
    )
    if not names and not contacts:
        return text
    return scrubbed(text, traces_of(KnownForms(names, contacts), _NOBODY).sure)


def _names(text: str) -> Iterator[tuple[str, str]]:
    words = words_of(text)
    for first in range(len(words)):
        for count in range(_LEAST_WORDS, _MOST_WORDS + 1):
            if first + count <= len(words):
                written = words[first : first + count]
                yield " ".join(written), folded("".join(written))


def _contacts(text: str) -> Iterator[tuple[ContactKind, str, str]]:
    for found in _NUMBER.finditer(text):
        plain = _number(found[0])
        if plain:
            yield ContactKind.PHONE, found[0], plain
    for found in _ADDRESS.finditer(text):
        yield ContactKind.EMAIL, found[0], _address(found[0])


def _number(text: str) -> str:
    digits = "".join(filter(str.isdecimal, text))
    return digits[-_DIGITS:] if len(digits) >= _DIGITS else ""


def _address(text: str) -> str:
    return text.strip().casefold()


def _print(plain: str, key: bytes) -> str:
    return hashlib.blake2b(plain.encode(), key=key, digest_size=16).hexdigest()
