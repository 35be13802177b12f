"""The colours of both schemes can be read and told apart."""

import re
from itertools import product

import pytest

from organizer_app.ui.theme.tokens import SCHEMES, Tokens, tokens_of
from tests.support.contrast import contrast


@pytest.fixture(params=SCHEMES)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return tokens_of(request.param)


BACKGROUNDS = ("surface", "window", "sidebar", "raised", "sunken", "band")


@pytest.mark.parametrize(("text", "background"), list(product(("text", "text2", "text3"), BACKGROUNDS)))
def test_text_can_be_read_on_every_background(tokens: Tokens, text: str, background: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, background)) >= 4.5


@pytest.mark.parametrize("text", ["text", "text2", "danger"])
def test_text_can_be_read_on_selected_lines(tokens: Tokens, text: str) -> None:
    assert contrast(getattr(tokens, text), tokens.selected) >= 4.5


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("accent_text", "accent"),
        ("accent_text", "danger"),
        ("accent", "surface"),
        ("text", "accent_soft"),
        ("text", "hover"),
        ("text2", "hover"),
        *(("danger", background) for background in BACKGROUNDS),
    ],
)
def test_words_in_colour_can_be_read(tokens: Tokens, text: str, background: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, background)) >= 4.5


def test_edges_of_controls_and_glyphs_stand_out(tokens: Tokens) -> None:
    assert contrast(tokens.control_line, tokens.surface) >= 3
    assert min(contrast(level, tokens.surface) for level in tokens.readiness) >= 3


def test_every_colour_is_written_in_full(tokens: Tokens) -> None:
    written = [getattr(tokens, name) for name in tokens._fields if name != "scheme"]
    colors = [color for value in written for color in ([value] if isinstance(value, str) else value)]
    assert [color for color in colors if not re.fullmatch("#[0-9A-F]{6}", color)] == []
