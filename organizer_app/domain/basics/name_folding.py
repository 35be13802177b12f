"""Fold names that people spell in many ways into one spelling, so that lookups can be exact."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Straight, curly, okina, grave, acute, half rings, prime: every apostrophe that keyboards offer for O'Fallon.
_APOSTROPHES: Final = dict.fromkeys(
    [0x27, 0x2019, 0x2018, 0x2BB, 0x2BC, 0x60, 0xB4, 0x2BE, 0x2BF, 0x2032],
)
_LETTERS_WITHOUT_DECOMPOSITION: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "&": " and "},
)
_NOT_A_LETTER_OR_DIGIT: Final = re.compile(r"[\W_]+")
_SHORT_WORDS: Final = {
    "st": "saint",
    "ste": "saint",
    "sainte": "saint",
    "ft": "fort",
    "mt": "mount",
    "mtn": "mountain",
    "hts": "heights",
    "spgs": "springs",
    "twp": "township",
    "jct": "junction",
}
_DIRECTIONS: Final = {"n": "north", "s": "south", "e": "east", "w": "west", "no": "north", "so": "south"}


@lru_cache(maxsize=4096)
def fold_name(text: str) -> str:
    """Return the lookup key of a place, state or country name.

    Ignore case, accents, apostrophes and punctuation, treat a hyphen as a space, join initials (D.C. = dc),
    and spell out common short words (St, Ft, Mt, a leading N. or So.).
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    plain = text.casefold().translate(_APOSTROPHES).translate(_LETTERS_WITHOUT_DECOMPOSITION)
    words = _join_initials(_NOT_A_LETTER_OR_DIGIT.sub(" ", plain).split())
    if len(words) > 1:
        words[0] = _DIRECTIONS.get(words[0], words[0])
    return " ".join(_SHORT_WORDS.get(word, word) for word in words)


def _join_initials(words: list[str]) -> list[str]:
    joined: list[str] = []
    run_is_open = False
    for word in words:
        is_initial = len(word) == 1 and word.isalpha()
        if is_initial and run_is_open:
            joined[-1] += word
        else:
            joined.append(word)
        run_is_open = is_initial
    return joined
