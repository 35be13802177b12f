"""Numbers take one form; what is no number stays what it was."""

import pytest

from organizer_app.services.plan.phone_numbers import normalized_phone


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("(202) 555-0142", "+12025550142"),
        ("1-202-555-0142", "+12025550142"),
        ("+44 20 7946 0018", "+442079460018"),
        ("202-555-0142 ext 5", "202-555-0142 ext 5"),
        (" ask at the desk ", "ask at the desk"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_a_number_takes_the_form_that_any_phone_can_ring(typed: str, stored: str) -> None:
    assert normalized_phone(typed, "US") == stored
