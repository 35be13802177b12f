"""Texts lose what could break out of a line, and links stay only where they are safe."""

import pytest

from organizer_app.exchange.text.clean_text import clean_text, one_line, safe_link, typed_link


def test_every_break_is_a_line_feed_and_controls_are_gone() -> None:
    assert clean_text("a\r\nb\x0bc\u2028d\x07\te") == "a\nb\nc\nd\te"
    assert one_line("a\r\nb\tc") == "a b c"


@pytest.mark.parametrize(
    ("url", "safe", "typed"),
    [
        ("https://example.org/seattle/", "https://example.org/seattle/", "example.org/seattle"),
        (" mailto:a@example.org ", "mailto:a@example.org", "a@example.org"),
        ("javascript:alert(1)", "", ""),
        ("https://example.org/a b", "", ""),
    ],
)
def test_a_link_is_safe_or_left_out_and_is_typed_without_its_scheme(url: str, safe: str, typed: str) -> None:
    assert (safe_link(url), typed_link(url)) == (safe, typed)
