"""A sentence that is too long for its line goes on in the second one, before what belongs below it."""

import pytest

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.widgets.two_lines import TwoLines, TwoLineWriter

pytestmark = pytest.mark.usefixtures("qapp")
BOLD, META = TextStyle(13, 600), TextStyle(12)
SENTENCE = "San Francisco, CA starts on Jul 15 at 5:00 PM, 5 h after the shared time."


def writer() -> TwoLineWriter:
    theme = Theme("light")
    return TwoLineWriter(theme, TextPainter(theme), BOLD, META)


def test_a_sentence_with_room_has_what_belongs_below_it_in_the_second_line() -> None:
    assert writer().fitted(SENTENCE, "Move it.", 900) == TwoLines(SENTENCE, "", "Move it.")
    assert not writer().is_cut(SENTENCE, "Move it.", 900)


def test_a_long_sentence_stays_whole_in_two_lines() -> None:
    fitted = writer().fitted(SENTENCE, "Move it to the shared time.", 330)
    assert f"{fitted.first} {fitted.rest}" == SENTENCE
    assert fitted.below
    assert not writer().is_cut(SENTENCE, "Move.", 400)


def test_what_finds_no_room_is_cut_at_its_end_and_told_to_be() -> None:
    fitted = writer().fitted(SENTENCE, "Move it to the shared time.", 200)
    assert fitted.rest.endswith("…")
    assert fitted.below == ""
    assert writer().is_cut(SENTENCE, "Move it to the shared time.", 200)
    assert writer().is_cut(SENTENCE, "Move it to the shared time. " * 9, 900)
