"""Phone numbers as the plan stores them."""

from __future__ import annotations


def normalized_phone(text: str, region: str) -> str:
    """Return a number in E.164 (ITU-T E.164), or the text as it was when it is no possible number.

    Args:
        text: as typed.
        region: ISO 3166-1 alpha-2, for numbers without a country code.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return text.strip()
    if number.extension or not phonenumbers.is_possible_number(number):
        return text.strip()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
