"""The printed sheet shows every letter inside the paper, and no two of them touch."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.plan_secrets import RecoveryKey, sheet_rows
from organizer_app.ui.overlays.protecting.page_lines import LineBreaker
from organizer_app.ui.overlays.protecting.page_marks import Words
from organizer_app.ui.overlays.protecting.recovery_page import (
    A4,
    LETTER,
    SheetFacts,
    paint_page,
    recovery_page,
)
from organizer_app.ui.theme.fonts import load_fonts

# The first is printed as nothing but W, the widest letter.
KEYS = (RecoveryKey.of(bytes.fromhex("e739ce739c" * 7)[:32]), RecoveryKey.of(b"\xff" * 32))


@pytest.mark.parametrize("size", [LETTER, A4])
@pytest.mark.parametrize("key", KEYS)
def test_every_word_fits_on_the_paper(qtbot: QtBot, key: RecoveryKey, size: tuple[float, float]) -> None:
    del qtbot
    load_fonts()
    page = recovery_page(sheet_rows(key), SheetFacts("plan.organizer", "June 21, 2019, 3:20 PM"), size=size)
    words = [each for each in page.marks if isinstance(each, Words)]
    lines = LineBreaker()
    for each in words:
        assert 0 < each.x < each.x + lines.advance(each.text, each.style) < size[0]
        assert 0 < each.y < size[1]
    letters = [each for each in words if len(each.text) == 1 and each.style.px == 200]
    assert "".join(each.text for each in letters) == "".join("".join(row.groups) for row in sheet_rows(key))
    by_row = sorted(letters, key=lambda each: (each.y, each.x))
    for left, right in pairwise(by_row):
        assert right.y > left.y or left.x + lines.advance(left.text, left.style) < right.x
    checks = [each for each in words if each.text in {row.check for row in sheet_rows(key)}]
    group = by_row[4].x - by_row[3].x - lines.advance(by_row[3].text, by_row[3].style)
    assert len(checks) == 4
    for check in checks:
        last = max(each.x + lines.advance(each.text, each.style) for each in letters if each.y == check.y)
        assert check.x - last > group
    image = QImage(int(size[0] / 10), int(size[1] / 10), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    blank = image.copy()
    paint_page(image, page)
    assert image != blank


def test_the_name_of_the_plan_can_be_left_off(qtbot: QtBot) -> None:
    del qtbot
    load_fonts()
    for name in ("may-day.organizer", ""):
        page = recovery_page(sheet_rows(KEYS[1]), SheetFacts(name, "June 21"), size=LETTER)
        texts = [each.text for each in page.marks if isinstance(each, Words)]
        assert ("Plan" in texts) is bool(name)


def test_a_long_name_ends_with_an_ellipsis_before_the_day(qtbot: QtBot) -> None:
    del qtbot
    load_fonts()
    name = "clean-water-day-2027-of-the-national-team-in-washington-copy-for-the-desk.organizer"
    facts = SheetFacts(name, "September 21, 2019, 12:20 PM")
    marks = [
        each for each in recovery_page(sheet_rows(KEYS[1]), facts, size=A4).marks if isinstance(each, Words)
    ]
    (plan,) = [each for each in marks if each.text.startswith("clean-water-day-2027")]
    (printed,) = [each for each in marks if each.text == facts.printed]
    assert plan.text.endswith("…")
    assert plan.x + LineBreaker().advance(plan.text, plan.style) < printed.x
