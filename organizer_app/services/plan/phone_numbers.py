"""Turns typed phone numbers into the form in which the plan stores them."""

from __future__ import annotations

from organizer_app.domain.people.phone_display import as_e164


def normalized_phone(text: str, region: str) -> str:
    """Return a number in E.164 (ITU-T E.164), or the text unchanged unless it is exactly one possible number.

    Args:
        text: as typed; text with more than one number, such as a second one after a slash, stays whole.
        region: ISO 3166-1 alpha-2, for numbers without a country code.
    """
    number = as_e164(text, region)
    typed = "".join(filter(str.isdecimal, text)).lstrip("0")
    return number if number and number.endswith(typed) else text.strip()
