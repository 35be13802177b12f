"""Phone numbers are kept in one form, written as people write them, and hidden after the area code."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.people.phone_display import (
    as_e164,
    dialled,
    masked_email,
    masked_phone,
    masked_within,
    name_and_number,
    written_phone,
)


@pytest.mark.parametrize(
    ("typed", "region", "kept"),
    [
        ("(612) 555-0143", "US", "+16125550143"),
        ("612.555.0143", "US", "+16125550143"),
        ("+44 20 7946 0000", "US", "+442079460000"),
        ("020 7946 0000", "GB", "+442079460000"),
        ("ask Ana", "US", ""),
        ("416 555 0143", "CA", "+14165550143"),
        ("612 555 0143", "", "+16125550143"),
        ("1 (612) 555-0143", "US", "+16125550143"),
        ("+1-612-555-0143", "GB", "+16125550143"),
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
        ("(612) 555-0143", "612-555-0143", "612 ••• ••••"),
        ("+442079460000", "+44 20 7946 0000", "+44 2• •••• ••••"),
        ("+49 30 1234567", "+49 30 1234567", "+49 3• •••••••"),
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


@given(phone=st.from_regex(r"\+?[0-9 ()-]{0,20}", fullmatch=True))
def test_no_more_than_three_digits_of_any_phone_are_shown(phone: str) -> None:
    assert sum(letter.isdigit() for letter in masked_phone(phone)) <= 3


@given(
    text=st.from_regex(
        r"(\+?1[ .-]?)?(\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-]?)[2-9][0-9]{2}[ .-]?[0-9]{4}", fullmatch=True
    )
)
def test_numbers_of_home_are_read_as_the_library_reads_them(text: str) -> None:
    number = phonenumbers.parse(text, "US")
    assert as_e164(text) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def test_what_was_written_for_people_is_dialled_by_machines() -> None:
    assert dialled("612-555-0143") == "+16125550143"
    assert dialled("front desk") == "front desk"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Nobody is called “+1 (612) 555-0143”.", "Nobody is called “612 ••• ••••”."),
        ("no city 6125550143, nor +442079460000", "no city 612 ••• ••••, nor +44 2• •••• ••••"),
        ("no plan at /home/desk/ana@example.org.csv", "no plan at /home/desk/a•••••"),
        ("“2027-04-17” at 12:00:00, 20270417T120000, 1,700,000", None),
        ("4fbe8971-0612-4555-8143-612555014300 in /tmp/run-381/a 1", None),
    ],
)
def test_numbers_and_addresses_among_words_are_masked_and_nothing_else(text: str, masked: str | None) -> None:
    assert masked_within(text) == (masked or text)


def test_a_number_typed_after_a_name_is_split_off() -> None:
    assert name_and_number("Jo Park, 612-555-0143") == ("Jo Park", "+16125550143")
    assert name_and_number("(612) 555-0143 Jo  Park") == ("Jo Park", "+16125550143")
    assert name_and_number(" Jo  Park ") == ("Jo Park", "")
    assert name_and_number("Local 1199 Jo") == ("Local 1199 Jo", "")
