"""A zone is only looked up if its name has the form of one."""

import pytest

from organizer_app.domain.importing.written_words import zone_meant


@pytest.mark.parametrize(
    "text", ["a/" * 250 + "b", "../../etc/passwd", "C:\\zones", "/etc/localtime", "Mars/Phobos", "x"]
)
def test_text_that_is_no_zone_is_unknown_and_never_a_file(text: str) -> None:
    assert zone_meant(text) == ""


@pytest.mark.parametrize(
    ("text", "zone"),
    [("America/Denver", "America/Denver"), ("ET", "America/New_York"), ("America/Argentina/Ushuaia",) * 2],
)
def test_a_zone_is_known(text: str, zone: str) -> None:
    assert zone_meant(text) == zone
