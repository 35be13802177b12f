"""Texts are broken so that every letter stays, in the order it had."""

import pytest

from organizer_app.ui.overlays.protecting.page_lines import LineBreaker
from organizer_app.ui.theme.fonts import load_fonts
from organizer_app.ui.theme.theme import TextStyle

pytestmark = pytest.mark.usefixtures("qapp")
STYLE = TextStyle(84, 400)


@pytest.mark.parametrize(
    "text", ["Seattle", "City Hall steps, north side", "x" * 10_000, "a " * 300, "日本" * 40, "end "]
)
def test_every_letter_stays_and_every_line_fits(text: str) -> None:
    load_fonts()
    breaker = LineBreaker()
    lines = breaker.lines(text, STYLE, 600)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(breaker.advance(line, STYLE) <= 600 for line in lines)
    assert all(lines)


def test_an_empty_text_takes_no_line() -> None:
    assert LineBreaker().lines("", STYLE, 600) == ()
    assert LineBreaker().lines("ab", STYLE, 1) == ("a", "b"), "at least one letter a line"
