"""Plain values are written as people write them."""

import pytest

from organizer_app.domain.sharing.return_forms import FIELD_OF_CODE
from organizer_app.wording.sharing.return_forms import form_words


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("starts", "13:00", "1:00 PM"),
        ("starts", "soon", "soon"),
        ("lead_phone", "+12065550151", "206-555-0151"),
        ("permit_status", "granted", "Granted (paper in hand)"),
        ("permit_status", "other", "other"),
        ("venue", "Spheres", "Spheres"),
        ("venue", "", ""),
    ],
)
def test_a_value_is_written_as_people_do(code: str, value: str, shown: str) -> None:
    assert form_words().shown(FIELD_OF_CODE[code], value) == shown
