"""Any text fits on paper: what no font has is shown as missing, nothing is too long, all can be broken."""

from pathlib import Path

import pytest

from organizer_app.exchange.paper.paper_text import LONGEST, SUBSTITUTE, Code, Drawing, PaperLetters, Whole

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def letters() -> PaperLetters:
    return PaperLetters(ROOT / "resources/fonts/paper/covered.txt")


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Rally at the Spheres", "Rally at the Spheres"),
        ("Ελλάδα, Україна, Việt Nam, İzmir", "Ελλάδα, Україна, Việt Nam, İzmir"),
        ("水を守る行進 清洁水源集会", "水を守る行進 清洁水源集会"),
        ("Water 💧 👨‍👩‍👧", "Water 💧 👨‍👩‍👧"),
        ("\U0001d5ef\U0001d5fc\U0001d5f9\U0001d5f1", "bold"),
        ("สวัสดี", SUBSTITUTE * 6),
        ("\u202egnp.exe\u202c\x00\x07", "gnp.exe"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("at 12:00 PM", "at 12:00\N{NO-BREAK SPACE}PM"),
        ("\ud800 half", "half"),
    ],
)
def test_what_can_be_set_stays_and_the_rest_is_folded_or_shown_as_missing(
    letters: PaperLetters, text: str, fit: str
) -> None:
    assert letters.fit(text).replace("\u200b", "") == fit


def test_text_from_right_to_left_is_kept_apart(letters: PaperLetters) -> None:
    assert letters.fit("مسيرة") == "\N{FIRST STRONG ISOLATE}مسيرة\N{POP DIRECTIONAL ISOLATE}"


def test_a_long_run_can_be_broken_and_a_long_text_ends(letters: PaperLetters) -> None:
    broken = letters.fit("y" * 40)
    assert max(map(len, broken.split("\u200b"))) < 20
    cut = letters.fit("word " * 3000)
    assert len(cut) <= LONGEST
    assert cut.endswith("\N{HORIZONTAL ELLIPSIS}")


def test_only_texts_are_changed(letters: PaperLetters) -> None:
    long = "y" * 1000
    data = {"a": [Drawing(f"<svg>{long}</svg>"), Code(long), 1, None, True], "b": {"c": "\x07x"}}
    assert letters.ready(data) == {"a": [f"<svg>{long}</svg>", long, 1, None, True], "b": {"c": "x"}}
    assert len(str(letters.ready(Whole("word " * 1000)))) > LONGEST
