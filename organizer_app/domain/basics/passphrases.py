"""Judges new passphrases, so that anyone who finds a plan cannot guess its own; earlier ones still open."""

from __future__ import annotations

import re
import secrets
from enum import Enum, unique
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.problems import WeakPassphrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEWEST_CHARACTERS: Final = 12
SUGGESTED_WORDS: Final = 5
# The library takes no longer ones; nothing after them makes a passphrase weaker.
_MOST_RATED: Final = 72
# Tries, as powers of ten, from which a passphrase is fair, good, strong, very strong. Where each try is slow
# on purpose, as here, the library's authors call 10^10 very unguessable (its score 4); less is refused.
_GRADES: Final = (10.0, 12.0, 15.0, 20.0)
# What the library calls a match, and a dictionary, in the words of `Weakness`.
_OF_PATTERN: Final = {
    "spatial": "KEYBOARD",
    "repeat": "REPEATED",
    "sequence": "SEQUENCE",
    "regex": "DATE",
    "date": "DATE",
}
_OF_DICTIONARY: Final = {
    "passwords": "COMMON",
    "user_inputs": "ABOUT_PLAN",
    "male_names": "NAME",
    "female_names": "NAME",
    "surnames": "NAME",
}


@unique
class Strength(Enum):
    """How hard a passphrase is to guess, weakest first; `WEAK` is refused."""

    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4
    VERY_STRONG = 5


@unique
class Weakness(Enum):
    """What a guesser would try first."""

    SHORT = "short"
    COMMON = "common"
    ABOUT_PLAN = "about_plan"
    NAME = "name"
    WORD = "word"
    KEYBOARD = "keyboard"
    REPEATED = "repeated"
    SEQUENCE = "sequence"
    DATE = "date"


class PassphraseRating(NamedTuple):
    """A judgment of a passphrase.

    Attributes:
        strength: how hard it is to guess.
        weakness: what makes it weak, or None if nothing stands out.
    """

    strength: Strength
    weakness: Weakness | None

    @property
    def is_enough(self) -> bool:
        """Whether a plan may be protected with it."""
        return self.strength is not Strength.WEAK


def rate_passphrase(passphrase: str, known: Iterable[str] = ()) -> PassphraseRating:
    """Return how hard a new passphrase is to guess.

    Args:
        passphrase: the text as typed.
        known: words that anybody who finds the plan knows too, such as its title and file name.
    """
    if len(passphrase) < FEWEST_CHARACTERS:
        return PassphraseRating(Strength.WEAK, Weakness.SHORT)
    from zxcvbn import zxcvbn

    words = [word for text in known for word in (text, *re.split(r"\W+", text)) if word]
    found = zxcvbn(passphrase[:_MOST_RATED], user_inputs=words)
    grade = sum(float(found["guesses_log10"]) >= least for least in _GRADES)
    longest = max(found["sequence"], key=lambda match: len(match["token"]), default=None)
    strength = tuple(Strength)[grade]
    return PassphraseRating(strength, _weakness(longest) if strength.value < Strength.GOOD.value else None)


def refuse_weak(passphrase: str, known: Iterable[str] = ()) -> None:
    """Raise `WeakPassphrase` for a new passphrase that is too easy to guess; see `rate_passphrase`."""
    rating = rate_passphrase(passphrase, known)
    if not rating.is_enough:
        raise WeakPassphrase(rating.weakness.value if rating.weakness else "")


def suggest_passphrase(words: Sequence[str]) -> str:
    """Return random words of a list: 65 bits with five of 7,776 words."""
    return " ".join(secrets.choice(words) for _number in range(SUGGESTED_WORDS))


def _weakness(match: dict[str, object] | None) -> Weakness | None:
    if match is None:
        return None
    if match["pattern"] == "dictionary":
        return Weakness[_OF_DICTIONARY.get(str(match["dictionary_name"]), "WORD")]
    name = _OF_PATTERN.get(str(match["pattern"]))
    return Weakness[name] if name else None
