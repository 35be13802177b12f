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


READ = [
    *product(("text", "text2", "text3", "danger"), BACKGROUNDS),
    *product(("text", "text2"), ("selected", "hover")),
    ("danger", "selected"),
    ("accent_text", "accent"),
    ("accent_text", "danger"),
    ("accent", "surface"),
    ("text", "accent_soft"),
]


def test_text_can_be_read_on_every_background_on_which_it_stands(tokens: Tokens) -> None:
    found = {pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) for pair in READ}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


def test_edges_of_controls_and_glyphs_stand_out(tokens: Tokens) -> None:
    assert contrast(tokens.control_line, tokens.surface) >= 3
    assert min(contrast(level, tokens.surface) for level in tokens.readiness) >= 3


def test_every_colour_is_written_in_full(tokens: Tokens) -> None:
    written = [getattr(tokens, name) for name in tokens._fields if name != "scheme"]
    colors = [color for value in written for color in ([value] if isinstance(value, str) else value)]
    assert [color for color in colors if not re.fullmatch("#[0-9A-F]{6}", color)] == []
