"""Split names, email addresses, phones and groups that share a cell, but only where it is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_EMAIL: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE: Final = re.compile(
    r"(?<![\w.])\+?\(?\d(?:[\s().\u2013/-]{0,2}\d){6,14}(?!\d)(?:\s*(?:x|ext\.?)\s*\d{1,6})?"
)
_DECIMAL_PHONE: Final = re.compile(r"\d{7,15}\.0+")
_SCIENTIFIC: Final = re.compile(r"([1-9])\.(\d{5,14})[eE]\+?(\d{1,2})")
# A number may end in so many zeros, which this form leaves out.
_MOST_ZEROS: Final = 2
_NAME_ALONE: Final = re.compile(r"[^\d@\n<>()\[\],;:/|\"]{0,80}")
# Of "Ana & Luis", "Ana Ruiz and Bo Li"; a couple with one last name is two people as well.
_ONE_NAME: Final = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}"  # noqa: RUF001  # as typed
_TWO_NAMES: Final = re.compile(rf"({_ONE_NAME}) ?(?:&|\+|/|\band\b|\by\b) ?(?:{_ONE_NAME})")
_SHORT_PHONE: Final = re.compile(r"\d{3}[ .-]?\d{4}")
_LABEL: Final = re.compile(r"\b(?:e-?mail|phone|cell|mobile|tel|text|ph)\b\.?\s*:?", re.IGNORECASE)
_AROUND: Final = ' \t\n,;:/|<>()[]"-–'  # noqa: RUF001  # as typed
_LONGEST: Final = 500
"""Longer texts are stories and go to the notes unchanged."""
_LONGEST_NAME: Final = 80
_GROUP_BREAK: Final = re.compile(r"[;\n|]")
_GROUP_BREAK_COMMA: Final = re.compile(r"[;\n|]|,(?!\s*(?:inc|llc|ltd|l\.?l\.?c)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LeadCell:
    """A person from one cell.

    Attributes:
        is_whole: whether the three texts hold everything in the cell; else the cell also goes to the notes.
        is_of_several: whether the cell names another person after this one.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    is_whole: bool = True
    is_of_several: bool = False


def split_lead(text: str) -> LeadCell:
    """Return the first person in a cell: "Ana Ruiz <ana@example.org>", "Bo Li, 555-0100"."""
    several = _TWO_NAMES.fullmatch(" ".join(text.split()))
    if several:
        return LeadCell(several[1], is_whole=False, is_of_several=True)
    if _NAME_ALONE.fullmatch(text):
        return LeadCell(" ".join(text.split()))
    if len(text) > _LONGEST:
        return LeadCell(is_whole=False)
    emails = _EMAIL.findall(text)
    without_emails = _EMAIL.sub(" \n", text)
    phones = [_phone(found.group()) for found in _PHONE.finditer(without_emails)]
    rest = _LABEL.sub(" ", _PHONE.sub("\n", without_emails)) if emails or phones else without_emails
    names = [name for part in rest.split("\n") if (name := " ".join(part.split()).strip(_AROUND))]
    name = names[0] if names else ""
    is_whole = len(emails) < 2 and len(phones) < 2 and len(names) < 2 and len(name) <= _LONGEST_NAME  # noqa: PLR2004  # one each
    return LeadCell(
        name[:_LONGEST_NAME], emails[0] if emails else "", phones[0] if phones else "", is_whole=is_whole
    )


def _phone(text: str) -> str:
    """Return the number without an opening bracket that is never closed."""
    return text.strip() if ")" in text else text.strip(" (")


def is_short_phone(text: str) -> bool:
    """Return whether a US number lacks its area code: "555-0106"."""
    return _SHORT_PHONE.fullmatch(text.strip()) is not None


def written_out(text: str) -> str:
    """Return a phone number that a program took for a number, in digits again; return other texts unchanged.

    Only if all its digits are there: 2.06555E+09 has lost some of them.
    """
    if _DECIMAL_PHONE.fullmatch(text):
        return text.partition(".")[0]
    found = _SCIENTIFIC.fullmatch(text)
    if found is None or len(found[2]) < int(found[3]) - _MOST_ZEROS or len(found[2]) > int(found[3]):
        return text
    return (found[1] + found[2]).ljust(int(found[3]) + 1, "0")


def split_groups(text: str, *, at_commas: bool) -> tuple[str, ...]:
    """Return the groups in a cell, split at semicolons and line breaks, without duplicates, in order."""
    pattern = _GROUP_BREAK_COMMA if at_commas else _GROUP_BREAK
    if not at_commas and text.isprintable() and "|" not in text:
        names = text.split(";")
    else:
        names = pattern.split(text)
    return tuple(dict.fromkeys([name for part in names if (name := " ".join(part.split()))]))
