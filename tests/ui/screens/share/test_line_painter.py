"""A line is as high as its words need where it is narrow, so that none of them is left out."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.share.line_list import LinePainter, ShareList
from organizer_app.ui.screens.share.lines import Line, LineKind
from organizer_app.ui.theme.theme import Theme

CHECK = Line("a", LineKind.MARK, "10 actions without a place", right="Fix", tone="danger")
MOVED = Line("b", LineKind.CHANGE, "Minneapolis, MN", sub="2:00 PM CT", struck="12:00 PM CT")
ADDED = Line("c", LineKind.CHANGE, "Durham, NC", sub="Sat, Apr 17, 12:00 PM ET, Main Library on the Common")
RELEASE = Line("d", LineKind.RELEASE, "v1", sub="Mon, Jul 1", right="Released", detail="36 of 36 notified")


def test_a_check_goes_on_below_where_it_is_narrow(theme: Theme) -> None:
    painter = LinePainter(theme)
    assert painter.height(CHECK, 300) == theme.length(26)
    assert painter.height(CHECK, 180) == theme.length(26) + theme.length(18)


def test_a_change_stands_beside_its_city_or_below_it(theme: Theme) -> None:
    painter = LinePainter(theme)
    assert painter.height(MOVED, 400) == theme.length(26)
    assert painter.height(MOVED, 260) == theme.length(26) + theme.length(18)
    assert painter.height(ADDED, 300) == theme.length(26) + 2 * theme.length(18)


def test_a_long_city_goes_on_below_and_only_then(theme: Theme) -> None:
    painter = LinePainter(theme)
    long = MOVED._replace(title="Miami and Neighbouring Townships of the Upper Susquehanna River")
    assert painter.height(long, 300) == theme.length(26) + 2 * theme.length(18)
    assert painter.height(long, 1200) == theme.length(26)


def test_a_release_without_readers_leaves_no_hole(theme: Theme) -> None:
    painter = LinePainter(theme)
    assert painter.height(RELEASE._replace(detail=""), 250) < painter.height(RELEASE, 250)


def test_a_release_has_a_line_for_its_note(theme: Theme) -> None:
    painter = LinePainter(theme)
    noted = RELEASE._replace(note="With the cities of the last week.")
    assert painter.height(noted, 250) > painter.height(RELEASE, 250)
    assert "With the cities" in noted.spoken


def test_a_list_that_is_shown_whole_grows_with_its_lines(theme: Theme) -> None:
    shown = ShareList(theme, "Checks")
    shown.resize(180, 400)
    shown.show_lines([CHECK])
    shown.show_all()
    before = shown.height()
    shown.show_lines([CHECK, CHECK])
    assert shown.height() == 2 * before == shown.content_height()
    shown.grab()


def test_lines_are_in_sight_as_a_whole_or_not_at_all(qtbot: QtBot, theme: Theme) -> None:
    shown = ShareList(theme, "Readers")
    qtbot.addWidget(shown)
    rows = [Line(str(at), LineKind.CHECK, f"Reader {at}", sub="Boston") for at in range(9)]
    one = LinePainter(theme).height(rows[0], 300)
    shown.resize(300, 3 * one + one // 2)
    shown.show_lines(rows)
    shown.show()
    picked: list[str] = []
    shown.opened.connect(picked.append)
    for middle in (one // 2, 3 * one + one // 4):
        QTest.mouseClick(
            shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, middle)
        )  # the second lies below the last whole line
    assert picked == ["0"]
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert shown.rect_of("8").bottom() == 3 * one
    for _ in range(3):
        QTest.keyClick(shown, Qt.Key.Key_Up)
    assert shown.rect_of("5").top() == 0


def test_no_heading_stands_below_everything_that_it_heads(qtbot: QtBot, theme: Theme) -> None:
    shown = ShareList(theme, "Changes")
    qtbot.addWidget(shown)
    head = Line("", LineKind.HEAD, "Added")
    lines = [head, ADDED, head, ADDED]
    high = LinePainter(theme)
    shown.resize(300, sum(high.height(line, 300) for line in lines[:3]) + 2)
    shown.show_lines(lines)
    shown.show()
    last = shown.spoken_item(2).rect.center()
    assert shown.spoken_at(last) == -1
