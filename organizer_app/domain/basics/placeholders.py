"""Know the words that people type where a name, a number or a spot is not known yet."""

from __future__ import annotations

import re
from typing import Final

# Folded as `_folded` does, English and Spanish. Nothing here is a name that people or places have.
PLACEHOLDERS: Final = frozenset(
    {
        *("tbd", "tba", "tbc", "tbn", "t b d", "t b a", "t b c", "na", "n a", "n d", "s d", "s n", "xx", "x"),
        *("none", "none yet", "no one", "no one yet", "nobody", "nobody yet", "nil", "null", "not yet"),
        *("unknown", "not known", "not known yet", "unknown yet", "not sure", "not set", "unset", "vacant"),
        *("to be confirmed", "to be announced", "to be determined", "to be decided", "to be named"),
        *(
            "to confirm",
            "to come",
            "pending",
            "still looking",
            "looking",
            "needed",
            "need one",
            "not assigned",
        ),
        *(
            "same",
            "same as me",
            "same as above",
            "same as host",
            "same as lead",
            "same person",
            "ditto",
            "me",
        ),
        *("myself", "just me", "only me", "yo", "yo mismo", "yo misma", "la misma", "el mismo", "soy yo"),
        *("unassigned", "not decided", "undecided", "placeholder", "dont know", "do not know", "idk"),
        *("por confirmar", "por definir", "por determinar", "por anunciar", "por decidir", "a confirmar"),
        *("a definir", "pendiente", "sin confirmar", "sin definir", "sin asignar", "desconocido"),
        *("desconocida", "ninguno", "ninguna", "nadie", "no se sabe", "no se", "no hay", "vacante", "falta"),
    }
)
WRITTEN_PLACEHOLDERS: Final = PLACEHOLDERS | {
    *(
        "?",
        "??",
        "???",
        "-",
        "--",
        "---",
        "—",
        ".",
        "...",
        "n/a",
        "n.a.",
        "s/n",
        "s/d",
        "tbd?",
        "t.b.d.",
        "t.b.a.",
    )
}
"""In lower case as they are written most often: what a database can look for."""
_APOSTROPHES: Final = re.compile("['’]")  # noqa: RUF001  # as typed
_NOT_LETTER: Final = re.compile(r"[\W_]+")
_ACCENTS: Final = str.maketrans("áéíóúü", "aeiouu")
_SIGNS: Final = frozenset(" -\u2013\u2014\u2015?\u00bf.\u2026*/_~#")
_MASK: Final = "\u2022"
_COVERED: Final = re.compile(r"[^\W\d_][\w.]*[\u2022*]{2,}\S*")
_LONGEST: Final = 24
_ASIDE: Final = re.compile(r"\s*(?:[(\[:;,/]|\s[-\u2013\u2014]\s|\?)")
_FIRST_WORD: Final = re.compile(r"[^\W_]+(?:['’]+[^\W_]+)*")  # noqa: RUF001  # as typed
# What begins otherwise is decided at once, as nearly all cells are.
_FIRST_WORDS: Final = frozenset(words.split()[0] for words in PLACEHOLDERS)
# Only these may have something after them ("TBD (ask Ana)"): the others begin ordinary names too.
_BEFORE_ASIDE: Final = frozenset({"tbd", "tba", "tbc", "tbn", "to be confirmed", "to be announced"})


def is_placeholder(text: str) -> bool:
    """Return whether a text says that something is not known: "TBD", "n/a", "?", "por confirmar", "--".

    An empty text is no placeholder. "TBD (ask Ana)" and "TBD TBD" count too; "Tba Nguyen" does not.
    """
    if not text or text.isspace():
        return False
    if is_covered(text):
        return True
    word = _FIRST_WORD.search(text)
    if word is not None and _begins_otherwise(word.group().casefold()):
        return False
    if len(text) <= _LONGEST and _is_one(text):
        return True
    words = text.split()
    if len(words) > 1 and len(text) <= _LONGEST and all(map(_is_one, words)):
        return True
    before, aside, _rest = _split_aside(text)
    return bool(aside) and _folded(before) in _BEFORE_ASIDE


def is_covered(text: str) -> bool:
    """Return whether a program covered an address or a name: "j•••••@example.org", "a***".

    A covered number is how somebody without a name is shown, and stays.
    """
    return (_MASK in text or "***" in text) and _COVERED.fullmatch(text.strip()) is not None


def _begins_otherwise(word: str) -> bool:
    """Return whether no placeholder begins with a word in lower case."""
    folded = word if word.isascii() and word.isalnum() else _folded(word)
    return folded not in _FIRST_WORDS and folded.strip("x") != ""


def is_number_alone(text: str) -> bool:
    """Return whether a text has digits and no letters, so that it names nobody: "300", "12-2", a phone.

    A number that is masked is how somebody without a name is shown, and stays.
    """
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) and _MASK not in text


def known_text(text: str) -> str:
    """Return a typed line without outer blanks, empty if it only says that the value is not known."""
    line = " ".join(text.split())
    return "" if is_placeholder(line) else line


def _is_one(text: str) -> bool:
    folded = _folded(text)
    if not folded:
        return set(text) <= _SIGNS
    return folded in PLACEHOLDERS or set(folded) == {"x"}


def _folded(text: str) -> str:
    """Return the letters and digits in lower case, other signs as single blanks."""
    plain = _APOSTROPHES.sub("", text.casefold()).translate(_ACCENTS)
    return _NOT_LETTER.sub(" ", plain).strip()


def _split_aside(text: str) -> tuple[str, str, str]:
    found = _ASIDE.search(text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else (text, "", "")
