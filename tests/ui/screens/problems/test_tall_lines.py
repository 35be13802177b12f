"""A problem in a narrow column is told in as many lines as it needs, its detail last."""

import pytest
from PySide6.QtWidgets import QApplication

from organizer_app.ui.screens.problems.painter import TallLineWriter
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META

SENTENCE = "Philadelphia, PA has an overdue required step (latest day Mar 3): Site fixed."
BELOW = "Do it, move its day, or say why it does not apply."


@pytest.fixture
def writer(qapp: QApplication) -> TallLineWriter:
    assert qapp is not None
    theme = Theme("light", 2.0)
    bold, meta = TextStyle(TYPE_BODY, SEMIBOLD), TextStyle(TYPE_META, REGULAR)
    return TallLineWriter(theme, TextPainter(theme), bold, meta, 4)


def test_a_sentence_takes_the_lines_it_needs_and_the_detail_the_rest(writer: TallLineWriter) -> None:
    fitted = writer.fitted(SENTENCE, BELOW, 640)
    assert " ".join(fitted.sentence) == SENTENCE
    assert " ".join(fitted.below) == BELOW
    assert (len(fitted.sentence), len(fitted.below)) == (2, 1)
    assert not writer.is_cut(SENTENCE, BELOW, 640)


def test_the_detail_is_cut_before_the_sentence(writer: TallLineWriter) -> None:
    fitted = writer.fitted(SENTENCE, BELOW, 420)
    assert " ".join(fitted.sentence) == SENTENCE
    assert fitted.below[-1].endswith("…")
    assert writer.is_cut(SENTENCE, BELOW, 420)


def test_a_sentence_longer_than_all_lines_ends_in_an_ellipsis(writer: TallLineWriter) -> None:
    fitted = writer.fitted(SENTENCE, BELOW, 180)
    assert len(fitted.sentence) == 4
    assert fitted.sentence[-1].endswith("…")
    assert fitted.below == []
