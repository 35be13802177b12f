"""Phone numbers are kept in one form, written as people write them, and hidden after the area code."""

import pytest

from organizer_app.domain.phone_display import as_e164, masked_email, masked_phone, written_phone


@pytest.mark.parametrize(
    ("typed", "region", "kept"),
    [
        ("(612) 555-0143", "US", "+16125550143"),
        ("612.555.0143", "US", "+16125550143"),
        ("+44 20 7946 0000", "US", "+442079460000"),
        ("020 7946 0000", "GB", "+442079460000"),
        ("ask Ana", "US", ""),
        ("12", "US", ""),
        ("612-555-0143 ext. 9", "US", ""),
    ],
)
def test_a_typed_number_is_kept_as_e164_or_refused(typed: str, region: str, kept: str) -> None:
    assert as_e164(typed, region) == kept


@pytest.mark.parametrize(
    ("kept", "written", "masked"),
    [
        ("+16125550143", "612-555-0143", "612 ••• ••••"),
        ("+1 612 555 0143", "612-555-0143", "612 ••• ••••"),
        ("+442079460000", "+44 20 7946 0000", "+44 2• •••• ••••"),
        ("front desk", "front desk", "front desk"),
        ("", "", ""),
    ],
)
def test_a_number_is_written_nationally_and_masked_after_the_area_code(
    kept: str, written: str, masked: str
) -> None:
    assert written_phone(kept) == written
    assert masked_phone(kept) == masked


def test_an_address_shows_its_first_letter_alone() -> None:
    assert masked_email("hodan.farah@example.org") == "h•••••"
    assert masked_email("") == ""
