"""Lines of text are shortened to their room and stand where they are told to."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.wording.language.durations import in_hours

BODY = TextStyle()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@example(text="D.'%IY\xb1u\xb0\xb1Y0")  # the ellipsis stands farther from its neighbour than the letters did
@given(text=st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=60))
def test_a_shortened_text_fits_its_room(theme: Theme, text: str) -> None:
    texts = TextPainter(theme)
    assert texts.advance(texts.elided(text, BODY, 80), BODY) <= 81


def test_a_text_with_room_stays_whole(theme: Theme) -> None:
    assert TextPainter(theme).elided("Kansas City", BODY, 200) == "Kansas City"
    assert TextPainter(theme).elided("Kansas City", BODY, 40).endswith("…")


def test_of_several_texts_the_longest_that_fits_is_taken(theme: Theme) -> None:
    texts = TextPainter(theme)
    width = texts.advance("5:30 PM", BODY)
    assert texts.longest_fitting(("WA \u00b7 5:30 PM", "5:30 PM", "WA"), BODY, width) == "5:30 PM"
    assert texts.longest_fitting(("5:30 PM",), BODY, width - 1) == ""


def test_a_shortened_text_ends_with_a_letter_and_tells_something(theme: Theme) -> None:
    texts = TextPainter(theme)
    shortened = {texts.elided("Kansas City, MO · Rally", BODY, width) for width in range(1, 140)}
    assert not [text for text in shortened if text and (len(text) <= 3 or not text[-2].isalnum())]
    assert "" in shortened
    assert "Kansas City…" in shortened


def test_a_tail_stays_whole(theme: Theme) -> None:
    texts = TextPainter(theme)
    assert texts.with_tail("Kansas City", ", MO", BODY, 300) == "Kansas City, MO"
    short = texts.with_tail("Kansas City and Neighbouring Towns", ", MO", BODY, 120)
    assert short.startswith("Kansas")
    assert short.endswith("…, MO")
    assert texts.advance(short, BODY) <= 121


def test_names_are_shortened_before_what_is_said_of_them(theme: Theme) -> None:
    texts = TextPainter(theme)
    towns, harbor = "Kansas City and Neighbouring Towns", "Harbor and Neighbouring Towns"
    said = f"{towns}: one person twice"
    assert texts.with_names(said, (towns,), BODY, 900) == said
    short = texts.with_names(said, (towns,), BODY, 200)
    assert short.startswith("Kans")
    assert short.endswith("…: one person twice")
    assert texts.advance(short, BODY) <= 201
    both = texts.with_names(f"{harbor}, {towns} and 9 more", (harbor, towns), BODY, 200)
    assert both.endswith(" and 9 more")
    assert texts.advance(both, BODY) <= 201
    assert texts.with_names(said, (towns,), BODY, 60) == "Kan…: one person twice"
    assert texts.with_names(said, ("Boston",), BODY, 60) == said
    assert texts.elided("Kan…, MO at noon", BODY, texts.advance("Kan…, M", BODY)) == "Kan…"


def test_a_number_of_two_digits_is_never_cut(theme: Theme) -> None:
    texts = TextPainter(theme)
    assert {texts.elided("17", BODY, width) for width in range(30)} == {"17"}


def test_a_head_stands_alone_where_little_more_has_room(theme: Theme) -> None:
    texts = TextPainter(theme)
    widths = range(
        round(texts.advance("Greensboro", BODY)) + 1, round(texts.advance("Greensboro picket", BODY)) + 2
    )
    found = list(
        dict.fromkeys(texts.with_head("Greensboro picket", "Greensboro", BODY, width) for width in widths)
    )
    assert found == ["Greensboro", "Greensboro pic…", "Greensboro picket"]


def ink(picture: QImage) -> tuple[int, int]:
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).lightness() < 128 for y in range(picture.height()))
    ]
    return columns[0], columns[-1]


def test_text_is_aligned_to_its_edge(theme: Theme) -> None:
    texts = TextPainter(theme)
    for align, edge in ((Qt.AlignmentFlag.AlignLeft, 0), (Qt.AlignmentFlag.AlignRight, 199)):
        picture = QImage(200, 20, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        width = texts.draw(painter, QRectF(0, 0, 200, 20), "2:00 PM", BODY, align=align)
        painter.end()
        assert abs(ink(picture)[0 if edge == 0 else 1] - edge) <= 2
        assert width == texts.advance("2:00 PM", BODY)


def test_the_longest_wording_that_fits_is_taken(theme: Theme) -> None:
    texts, style = TextPainter(theme), BODY
    wordings = ("25 more actions", "25 more", "+25")
    for wording in wordings:
        assert texts.first_fitting(wordings, style, texts.advance(wording, style)) == wording
    assert texts.first_fitting(wordings, style, 1) == "+25"


def test_a_text_is_broken_between_words_and_the_last_line_holds_the_rest(theme: Theme) -> None:
    texts = TextPainter(theme)
    said = "one action without a lead in the north"
    lines = texts.wrapped(said, BODY, 90, 3)
    assert " ".join(lines) == said
    assert len(lines) == 3
    assert all(texts.advance(line, BODY) <= 90.5 for line in lines[:2])
    assert texts.wrapped(said, BODY, 1000, 3) == [said]
    assert texts.wrapped("", BODY, 90, 3) == []


def test_a_line_never_ends_within_a_length_of_time(theme: Theme) -> None:
    texts, length = TextPainter(theme), in_hours(633)
    said = f"{length} too tight"
    assert texts.wrapped(said, BODY, texts.advance(length, BODY) - 1, 3) == [length, "too tight"]
