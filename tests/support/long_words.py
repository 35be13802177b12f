"""A language whose every sentence is two fifths longer than English, as Spanish and German are."""

import gettext
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from organizer_app.wording.language import texts

_PLACES = re.compile(r"\{[^}]*\}")
_FILLER = "más señaladamente también cualquier "


def lengthened(text: str) -> str:
    """Return a sentence with two fifths of filler behind it; what is filled in and single signs stay."""
    said = _PLACES.sub("", text)
    if sum(letter.isalpha() for letter in said) < 3:
        # Clocks, dates and shares are as short elsewhere.
        return text
    extra = math.ceil(len(said) * 0.4)
    filler = (_FILLER * (extra // len(_FILLER) + 1))[:extra].strip()
    return f"{text}{'' if extra < 4 else ' '}{filler}" if filler else text


class LongWords(gettext.NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        """Return a sentence, lengthened."""
        return lengthened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a sentence about a count, lengthened."""
        return lengthened(msgid1 if n == 1 else msgid2)


@contextmanager
def long_words() -> Iterator[None]:
    """Speak that language for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_catalogue", LongWords)
        yield
