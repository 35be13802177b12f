"""Find a person in any text: by every form of their name, number and address, for certain or in doubt."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.people import ContactKind

if TYPE_CHECKING:
    from collections.abc import Iterable

# A number with fewer digits is a house number or a year, not a phone number.
_PHONE_DIGITS: Final = 7
_NATIONAL_DIGITS: Final = 10
# A single word of a longer name is asked about from this length on; "of" and "al" are in every text.
_SHORTEST_WORD: Final = 3
# From this length on within other words too, as in a plural, a hashtag or an address; "ann" is in "planning".
_SHORTEST_WITHIN: Final = 5
_PARTICLES: Final = frozenset(
    {"and", "the", "von", "van", "der", "den", "del", "dos", "las", "los", "bin", "ibn"}
)
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*")
_MARKS: Final = "\u0300-\u036f"
# Texts of the journal are JSON: a line break there is a backslash and a letter, which is no part of a word.
_STARTS: Final = r"(?:(?<![^\W_])|(?<=\\[nrtbf])|(?<=\\u[0-9a-f]{4}))"
_ENDS: Final = rf"(?![^\W_]|[{_MARKS}])"
# Not across the quotes and brackets of JSON, which part one text from another.
_BETWEEN: Final = r"(?:\s|[^\w\"{}\[\]\\]|_|\\+[nrtbf]|\\+u00a0|%20){1,6}"
_SEPARATORS: Final = r"(?:[^\w\"{}\[\]\\]|_){0,8}"
# What parts a word without parting it: hyphens, and what nobody sees.
_WITHIN: Final = "[\\-\u00ad\u2010\u2011\u200b-\u200f\u2060\ufeff]{0,2}"
# A short word is one by itself before "s" and a number, and by its capital letter.
_CAPITAL: Final = r"(?-i:(?<=[a-z])(?=[A-Z]))"
_PART_STARTS: Final = rf"(?:{_STARTS}|(?<=[\d_])|{_CAPITAL})"
_PART_ENDS: Final = rf"(?:{_ENDS}|(?=e?s{_ENDS})|(?=\d)|{_CAPITAL})"
# With the rest of an email address, which is theirs too.
_ADDRESS: Final = r"(?:[\w.+\-]*@[\w.\-]*\w)?"
# Where letters and digits stand that are others in shape only: Latin, superscript, enclosed, wide, digits of
# other scripts, mathematical.
_SHAPES: Final = (
    (0xAA, 0x250),
    (0x660, 0xF30),
    (0x1D2C, 0x2190),
    (0x2460, 0x24FF),
    (0xFF10, 0xFF5B),
    (0x1D400, 0x1D800),
)
_KEPT: Final = "kept"
_NOTHING: Final = r"(?!)"


class KnownForms(NamedTuple):
    """Everything a person is or was called by, and every way to reach them that the plan ever held."""

    names: tuple[str, ...]
    contacts: tuple[tuple[ContactKind, str], ...]


class Traces(NamedTuple):
    """The patterns of a person: `sure` is erased, `doubtful` is asked about.

    Both also match what belongs to others, such as a longer name, as a group that `found_in` leaves out.
    """

    sure: re.Pattern[str]
    doubtful: re.Pattern[str]


def of_one_alone(person: KnownForms, others: KnownForms) -> KnownForms:
    """Return the forms that only this person has: names of others are no trace of this one."""
    taken = {folded(name) for name in others.names} | {folded(value) for _, value in others.contacts}
    names = tuple(name for name in person.names if folded(name) and folded(name) not in taken)
    contacts = tuple(each for each in person.contacts if folded(each[1]) and folded(each[1]) not in taken)
    return KnownForms(names, contacts)


def written_forms(text: str) -> KnownForms:
    """Return the full names, numbers and email addresses in a text with commas; single words are left out."""
    parts = [part.strip() for part in text.split(",")]
    emails = [part for part in parts if "@" in part]
    numbers = [part for part in parts if part not in emails and _digits(ContactKind.PHONE, part)]
    names = [part for part in parts if part not in {*emails, *numbers} and len(words_of(part)) > 1]
    contacts = [
        *((ContactKind.EMAIL, part) for part in emails),
        *((ContactKind.PHONE, part) for part in numbers),
    ]
    return KnownForms(tuple(names), tuple(contacts))


def folded(text: str) -> str:
    """Return a text without case, accents and anything but letters and digits."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def words_of(name: str) -> list[str]:
    """Return the words of a name; a hyphen separates two."""
    return _WORD.findall(unicodedata.normalize("NFC", name))


def traces_of(person: KnownForms, others: KnownForms) -> Traces:
    """Return the patterns that find a person in any text.

    Names match as whole words in any case and order, with or without accents. Phone numbers match with any
    separators, with or without the country code. What other people are called by as well is in doubt, like a
    single word of a name, a name without spaces, and a number without its area code.

    Args:
        person: the person.
        others: other people who stay in the plan.
    """
    own = of_one_alone(person, others)
    names = [words for words in map(words_of, dict.fromkeys(person.names)) if words]
    mine = list(map(words_of, own.names))
    sure, doubtful = list[str](), list[str]()
    for words in names:
        target = sure if words in mine else doubtful
        target.append(_whole(words))
        if len(words) > 1:
            target.append(_whole([words[-1], *words[:-1]]))
            doubtful.append(_within("".join(words)))
    for kind, value in person.contacts:
        target = sure if (kind, value) in own.contacts else doubtful
        target.extend(_ways(kind, value))
        doubtful.extend(_local(kind, value))
    kept = _longer_names(names, others.names)
    words = [_within(word) for word in _single_words(names)]
    return Traces(_pattern([], kept, sure), _pattern(doubtful, [*kept, *sure], words))


def found_in(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Return what a pattern of a person finds in a text, as written there."""
    return [match.group() for match in pattern.finditer(text) if match.lastgroup != _KEPT]


def without(text: str, pattern: re.Pattern[str], replacement: str, only: str = "") -> str:
    """Return a text with everything that a pattern finds replaced.

    Args:
        text: the text.
        pattern: a pattern of a person.
        replacement: what stands there afterwards.
        only: replace only what is the same as this when folded; empty for everything.
    """

    def written(match: re.Match[str]) -> str:
        stays = match.lastgroup == _KEPT or (only and folded(match.group()) != only)
        return match.group() if stays else replacement

    return pattern.sub(written, text)


def _pattern(first: list[str], kept: list[str], wanted: list[str]) -> re.Pattern[str]:
    """Return the pattern of what is wanted, where nothing of the first two fits; the second is to be kept."""
    ranked = f"{_any_of(first)}|(?P<{_KEPT}>{_any_of(kept)})|{_any_of(wanted)}"
    return re.compile(ranked, re.IGNORECASE)


def _any_of(patterns: list[str]) -> str:
    # The longest come first, because the first that fits at a place is taken.
    return "|".join(sorted(dict.fromkeys(patterns), key=len, reverse=True)) or _NOTHING


def _longer_names(names: list[list[str]], others: Iterable[str]) -> list[str]:
    """Return patterns of the names of others that contain a word of this person's name and more."""
    own = {folded(word) for words in names for word in words}
    long = {word for word in own if len(word) >= _SHORTEST_WITHIN}
    mine = {folded("".join(words)) for words in names}
    kept = []
    for other in others:
        words = words_of(other)
        plain = folded("".join(words))
        shares = own & set(map(folded, words)) or any(word in plain for word in long)
        if len(words) > 1 and plain not in mine and shares:
            kept.append(_whole(words))
    return kept


def _single_words(names: list[list[str]]) -> list[str]:
    words = dict.fromkeys(word for each in names for word in each)
    return [word for word in words if len(word) >= _SHORTEST_WORD and word.casefold() not in _PARTICLES]


def _whole(words: Iterable[str]) -> str:
    return _STARTS + _BETWEEN.join(map(_letters, words)) + _ENDS


def _within(word: str) -> str:
    """Return the pattern of a word of a name as it can also be part of another word."""
    letters = _letters(word) + _ADDRESS
    if len(word) >= _SHORTEST_WITHIN:
        return letters
    return f"{_PART_STARTS}{_letters(word)}{_PART_ENDS}{_ADDRESS}"


def _letters(word: str) -> str:
    return _WITHIN.join(map(_letter, word))


def _letter(letter: str) -> str:
    """Return the pattern of a letter in every shape that folds to it, or escaped in JSON."""
    if letter in "'\u2019\u02bc":
        return r"(?:['\u2019\u02bc]|\\+u2019)?"
    plain = folded(letter)
    if len(plain) == 1 and plain.isascii():
        shape = f"{_shape(plain)}[{_MARKS}]*"
        return shape if letter.isascii() else rf"(?:{shape}|\\+u{ord(letter):04x})"
    return rf"(?:{re.escape(letter)}|\\+u{ord(letter):04x})"


def _mark(mark: str) -> str:
    """Return the pattern of a sign within an address: folding tells none from another."""
    return rf"(?:{re.escape(mark)}|[^\w\s\"{{}}\[\]\\])"


def _shape(plain: str) -> str:
    """Return the pattern of a letter or digit in every shape that Unicode has of it."""
    others = _shapes().get(plain, "")
    return f"[{plain}{others}]" if others else re.escape(plain)


@cache
def _shapes() -> dict[str, str]:
    found: dict[str, str] = {}
    for first, end in _SHAPES:
        for letter in map(chr, range(first, end)):
            plain = str(unicodedata.digit(letter, folded(letter)))
            if len(plain) == 1 and plain.isascii():
                found[plain] = found.get(plain, "") + letter
    return found


def _digits(kind: ContactKind, value: str) -> str:
    digits = "".join(str(unicodedata.digit(each)) for each in value if each.isdigit())
    is_number = kind in {ContactKind.PHONE, ContactKind.SIGNAL} and len(digits) >= _PHONE_DIGITS
    return digits[-_NATIONAL_DIGITS:] if is_number else ""


def _ways(kind: ContactKind, value: str) -> Iterable[str]:
    digits = _digits(kind, value)
    if digits:
        country = rf"(?:\+?{_shape('1')}{_SEPARATORS})?" if len(digits) == _NATIONAL_DIGITS else ""
        yield rf"{country}\(?{_SEPARATORS.join(map(_shape, digits))}(?!\d)"
    written = value.strip()
    if written:
        starts, ends = (_STARTS if written[0].isalnum() else ""), (_ENDS if written[-1].isalnum() else "")
        yield (starts + "".join(_letter(each) if each.isalnum() else _mark(each) for each in written) + ends)


def _local(kind: ContactKind, value: str) -> Iterable[str]:
    digits = _digits(kind, value)
    if len(digits) == _NATIONAL_DIGITS:
        yield rf"(?<!\d){_SEPARATORS.join(map(_shape, digits[-_PHONE_DIGITS:]))}(?!\d)"
