"""Store, display and mask phone numbers: E.164 inside, national format on screen, masked until revealed."""

from __future__ import annotations

import functools
import re
from typing import Final

_DOT: Final = "\u2022"
_DIGIT: Final = re.compile(r"\d")
_AREA_DIGITS: Final = 3
_NANP: Final = "+1"
_NANP_LENGTH: Final = 12
# Ten digits in North American format: by far the most common, and no library is needed for them.
_WRITTEN_AT_HOME: Final = re.compile(
    r"(?:\+?1[ .-]?)?(?:\(([2-9]\d{2})\) ?|([2-9]\d{2})[ .-]?)([2-9]\d{2})[ .-]?(\d{4})"
)
# Numbers and addresses within a text; dates, times and ids do not match.
_NUMBER_WITHIN: Final = re.compile(
    rf"(?<![\w.-])(?:{_WRITTEN_AT_HOME.pattern}|\+\d(?:[ ().-]{{0,2}}\d){{7,14}})(?![\w-])"
)
_ADDRESS_WITHIN: Final = re.compile(r"[^\s@“”\"'/\\=,;:()<>]+@[^\s@“”\"'/\\=,;:()<>]+")
_HOME: Final = frozenset({"US", "CA", ""})
_BETWEEN: Final = str.maketrans("", "", " ().-")


def as_e164(text: str, region: str = "US") -> str:
    """Return a typed phone number as E.164, or an empty text if it is not a phone number.

    Args:
        text: the typed text; a number without + belongs to `region`.
        region: ISO 3166-1 alpha-2 of the person's country.
    """
    at_home = _WRITTEN_AT_HOME.fullmatch(text.strip()) if region in _HOME else None
    if at_home:
        return _NANP + "".join(filter(None, at_home.groups()))
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region or "US")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number) or number.extension:
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@functools.lru_cache(maxsize=20_000)
def written_phone(value: str) -> str:
    """Return a stored number in the format of its country: 612-555-0143; +44 20 7946 0000 from abroad."""
    plain = value.translate(_BETWEEN)
    if plain.startswith(_NANP) and len(plain) == _NANP_LENGTH and plain[1:].isdigit():
        return f"{plain[2:5]}-{plain[5:8]}-{plain[8:]}"
    at_home = _WRITTEN_AT_HOME.fullmatch(value.strip())
    if at_home:
        return "-".join(filter(None, at_home.groups()))
    import phonenumbers

    try:
        number = phonenumbers.parse(value, "US")
    except phonenumbers.NumberParseException:
        return value
    is_home = number.country_code == 1
    shape = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(number, shape.NATIONAL if is_home else shape.INTERNATIONAL))


@functools.lru_cache(maxsize=20_000)
def dialled(written: str) -> str:
    """Return a displayed number in the form machines dial; return other texts unchanged."""
    return as_e164(written) or written


def masked_phone(value: str) -> str:
    """Return a stored number with only its area code: 612 ••• ••••."""
    plain = value.translate(_BETWEEN)
    if plain.startswith(_NANP) and len(plain) == _NANP_LENGTH:
        return f"{plain[2:5]} {_DOT * 3} {_DOT * 4}"
    at_home = _WRITTEN_AT_HOME.fullmatch(value.strip())
    if at_home:
        return f"{at_home[1] or at_home[2]} {_DOT * 3} {_DOT * 4}"
    digits = 0

    def hidden(match: re.Match[str]) -> str:
        nonlocal digits
        digits += 1
        return match[0] if digits <= _AREA_DIGITS else _DOT

    return _DIGIT.sub(hidden, written_phone(value))


def masked_email(value: str) -> str:
    """Return an email address or a handle with only its first letter."""
    return f"{value[:1]}{_DOT * 5}" if value else ""


def masked_within(text: str) -> str:
    """Mask every phone number and email address in a text."""
    without_numbers = _NUMBER_WITHIN.sub(lambda found: masked_phone(found[0]), text)
    return _ADDRESS_WITHIN.sub(lambda found: masked_email(found[0]), without_numbers)


def holds_contact(text: str) -> bool:
    """Return whether a text contains a phone number or an email address."""
    return bool(_NUMBER_WITHIN.search(text) or _ADDRESS_WITHIN.search(text))


def name_and_number(text: str) -> tuple[str, str]:
    """Split "Jo Park, 612-555-0143" into the name and the number in E.164, which is empty without one."""
    found = _NUMBER_WITHIN.search(text)
    number = as_e164(found[0]) if found else ""
    if not (found and number):
        return " ".join(text.split()), ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()).strip(" ,;:()-/"), number
