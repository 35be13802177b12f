"""The doubts about forty messy rows are few lines, each said once, and red is only what needs a look."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.overlays.importing.doubt_lines import DoubtLines
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.overlays.importing.verdicts import Verdict, of_kind
from tests.support.messy_files import hosts_csv
from tests.ui.overlays.importing.conftest import Look

TO_LOOK_AT = [
    ("", "20 rows to look at"),
    ("10 rows", "no date: kept as a draft"),
    ("8 rows", "“50-80” was read as 50 people: the text is kept in the notes"),
    ("5 rows", "“11-1” says neither am nor pm: check the time"),
    ("Line 43", "“Springfield” may be several places: kept as given"),
    ("Line 44", "“Pheonix, AZ” is not a known place: kept as given"),
    ("Line 45", "“Smalltownville, WA” is not a known place: kept as given"),
]


def test_one_doubt_of_many_rows_is_one_line_that_unfolds(qtbot: QtBot, look: Look) -> None:
    sheet = look(hosts_csv())
    shown = sheet.list
    said = [(row.place, row.text) for row in shown.lines]
    assert said[: said.index(("", "6 lines skipped"))] == [
        *TO_LOOK_AT,
        ("", "38 rows with something left open or assumed"),
        ("26 rows", "“Backup” is not known yet: left open"),
        ("20 rows", "the date has no year: 2027 was assumed"),
        ("20 rows", "“Where” is not known yet: left open"),
        ("13 rows", "“Host” is not known yet: left open"),
        ("6 rows", "the time is not set yet"),
    ]
    # Only the cell that a doubt is about is red.
    headings = list(sheet.columns.choices)
    undated = next(row for row in shown.lines if row.text == "no date: kept as a draft").folded[0]
    assert {headings[number] for number in undated.doubtful} == {"Date"}
    assert {headings[number] for number in undated.assumed} == {"Where", "Backup"}
    new = next(row for row in shown.lines if (row.place, row.text) == ("Line 4", "new"))
    assert not new.doubtful
    assert {headings[number] for number in new.assumed} == {"Date"}

    before = list(shown.lines)
    assert shown.lines[3].aside == "Lines 9, 17, 24, 32, 39"
    shown.go_to(3)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert [row.place for row in shown.lines[4:9]] == ["Line 9", "Line 17", "Line 24", "Line 32", "Line 39"]
    assert (shown.is_expanded(3), shown.current) == (True, 3)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.box(3).center())
    assert list(shown.lines) == before
    sheet.filters["doubts"].click()
    assert [(row.place, row.text) for row in shown.lines] == TO_LOOK_AT


def test_a_doubt_of_many_rows_counts_those_that_a_filter_leaves() -> None:
    doubts = DoubtLines("circle-help")
    for row in range(2, 12):
        kind = "updated" if row < 6 else "created"
        doubts.add(
            Verdict(f"Line {row}", "", row=ListLine(0, row), kinds=frozenset({kind})), ["no date"], row
        )
    (line,) = of_kind(doubts.lines(), "updated")
    assert (line.place, line.aside, len(line.folded)) == ("4 rows", "Lines 2, 3, 4, 5", 4)
