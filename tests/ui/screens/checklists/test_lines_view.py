"""A list of any length is painted as it scrolls by, and keys go from row to row past the heads."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.screens.checklists.lines_view import HEAD, ROW, SIZE, LinesView
from organizer_app.ui.screens.checklists.rows import Head, LineColumn, Row, Text
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META

ENTRIES: list[Head | Row] = [
    Head("Late", "2 tasks", is_bad=True),
    *(Row(f"r{number}", TaskState.LATE, True, (Text(f"Task {number}", "Seattle"),)) for number in range(2)),  # noqa: FBT003  # fields of a row
    Head("Later"),
    *(Row(f"l{number}", TaskState.LATER, False, (Text(f"Task {number}"),)) for number in range(1000)),  # noqa: FBT003  # the same
]


def test_keys_go_from_row_to_row(qtbot: QtBot, theme: Theme) -> None:
    view = LinesView(theme, "Tasks", [LineColumn("Task", 1.0)])
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_entries(ENTRIES)
    chosen: list[str] = []
    pressed: list[tuple[str, str]] = []
    view.chosen.connect(chosen.append)
    view.key_pressed.connect(lambda key, code: pressed.append((key, code)))
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(view, key)
    assert chosen == ["r0", "r1", "l0", "r1", "l999", "r0"]
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert pressed == [("r0", "space")]
    assert not view.grab().isNull()


def test_enter_selects_the_row_of_the_keyboard_where_the_list_was_just_come_to(
    qtbot: QtBot, theme: Theme
) -> None:
    view = LinesView(theme, "Tasks", [LineColumn("Task", 1.0)])
    qtbot.addWidget(view)
    view.show_entries(ENTRIES)
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    view.choose("")
    chosen.clear()
    view.go_to(1)
    assert not view.state(1).is_selected
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == ["r0"]
    assert view.state(1).is_selected


def test_heads_are_lower_than_rows_and_every_line_stands_where_the_one_before_ends(
    qtbot: QtBot, theme: Theme
) -> None:
    view = LinesView(theme, "Tasks", [LineColumn("Task", 1.0)])
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_entries(ENTRIES)
    boxes = [view.spoken_item(number).rect for number in range(6)]
    assert [box.height() for box in boxes] == [HEAD, ROW, ROW, HEAD, ROW, ROW]
    assert all(after.top() == before.bottom() + 1 for before, after in pairwise(boxes))
    assert [view.spoken_at(box.center()) for box in boxes] == list(range(6))
    view.choose("l999")
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert view.spoken_at(view.spoken_item(len(ENTRIES) - 1).rect.center()) == len(ENTRIES) - 1
    view.choose("l0")
    assert view.spoken_item(4).rect.top() == 32 + HEAD, "the head of its group stays above it"


def test_words_begin_behind_the_glyph_at_every_text_size(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for zoom in (1.0, 2.0):
        theme, lefts, draw = Theme("light", zoom), [], TextPainter.draw

        def note(
            self: TextPainter,
            painter: QPainter,
            rect: QRectF,
            *rest: Any,  # handed on as they are
            _lefts: list[float] = lefts,
            _draw: Callable[..., float] = draw,
            **more: Any,  # handed on as they are
        ) -> float:
            _lefts.append(rect.x())
            return _draw(self, painter, rect, *rest, **more)

        with monkeypatch.context() as patch:
            patch.setattr(TextPainter, "draw", note)
            view = LinesView(theme, "Tasks", [LineColumn("Task", 1.0)])
            qtbot.addWidget(view)
            view.resize(900, 400)
            view.show_entries(ENTRIES[1:3])
            view.grab()
        assert min(lefts) >= 15 + theme.length(SIZE + 6)


def texts_drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, QRectF]:
    """Return where each text is drawn, cut as it is, once something is drawn."""
    found: dict[str, QRectF] = {}
    draw = TextPainter.draw

    def note(self: TextPainter, painter: QPainter, rect: QRectF, text: str, *rest: Any, **more: Any) -> float:
        found[self.elided(text, rest[0], rect.width())] = rect
        return draw(self, painter, rect, text, *rest, **more)

    monkeypatch.setattr(TextPainter, "draw", note)
    return found


def test_a_column_is_left_out_where_the_list_is_narrower_than_it_asks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = [LineColumn("City", 0.4), LineColumn("Authority", 0.4, least=500), LineColumn("Left", 0.2)]
    row = Row("a", TaskState.DUE, True, (Text("Seattle"), Text("Events Office"), Text("2 days")))  # noqa: FBT003  # fields of a row
    view = LinesView(Theme("light"), "Permits", columns)
    qtbot.addWidget(view)
    view.show_entries([row])
    for width, zoom, is_shown in ((700, 1.0, True), (450, 1.0, False), (700, 2.0, False)):
        change_theme(view, Theme("light", zoom))
        view.resize(width, 300)
        drawn = texts_drawn(monkeypatch)
        view.grab()
        assert ("Events Office" in drawn) is is_shown
        assert drawn["2 days"].right() > width * 0.8, "the others take its room"
        assert "Events Office" in view.spoken_item(0).name


def test_a_heading_is_whole_where_names_and_sentences_have_to_give_way(qtbot: QtBot) -> None:
    theme = Theme("light")
    columns = [
        LineColumn("Latest filing day", 0.15),
        LineColumn("City", 0.2),
        LineColumn("Rule", 0.65, is_long_below=True),
    ]
    view = LinesView(theme, "Permits", columns, is_bare=True)
    qtbot.addWidget(view)
    view.resize(600, 200)
    name, rule = "Milwaukee and Neighbouring Townships of the Upper River", "Two weeks before the day; " * 9
    texts = (Text("Mon, Jul 1"), Text(name), Text("Police Department", rule))
    view.show_entries([Row("a", TaskState.DUE, True, texts)])  # noqa: FBT003  # fields of a row
    heading = TextPainter(theme).advance("Latest filing day", TextStyle(TYPE_META, SEMIBOLD))
    assert view.placed()[0].room > heading


def test_which_action_of_a_city_is_meant_is_said_however_long_its_name(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower = Text("Site fixed", "Milwaukee and Neighbouring Townships of the Upper River, WI", tail=" · 9 AM")
    view = LinesView(Theme("light"), "Tasks", [LineColumn("Task", 1.0)])
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show_entries([Row("a", TaskState.DUE, True, (lower,))])  # noqa: FBT003  # fields of a row
    drawn = texts_drawn(monkeypatch)
    view.grab()
    assert " · 9 AM" in drawn
    assert "River, WI · 9 AM" in view.spoken_item(0).name


def test_a_line_and_the_day_mark_where_today_lies(qtbot: QtBot) -> None:
    theme = Theme("light")
    view = LinesView(theme, "Permits", [LineColumn("Day", 1.0)], is_bare=True)
    qtbot.addWidget(view)
    view.resize(300, 300)
    row = Row("a", TaskState.LATE, True, (Text("Jun 20"),))  # noqa: FBT003  # fields of a row
    entries = [
        Head("Late"),
        row,
        Head("Next", "1 permit", mark="Today is Fri, Jun 21"),
        row._replace(key="b"),
    ]
    view.show_entries(entries)
    picture = view.grab().toImage()
    accent = theme.color("accent").name()
    lines = [y for y in range(300) if picture.pixelColor(280, y).name() == accent]
    assert lines == [HEAD + ROW - 1, HEAD + ROW]
    assert view.spoken_item(2).name == "Next, 1 permit, Today is Fri, Jun 21"


def test_a_column_that_heads_say_already_is_left_out_and_said_all_the_same(qtbot: QtBot) -> None:
    columns = [LineColumn("Task", 0.5), LineColumn("Owner", 0.3), LineColumn("Status", 0.2)]
    row = Row("a", TaskState.DUE, True, (Text("Find a site"), Text("Ana Duarte"), Text("Due")))  # noqa: FBT003  # fields of a row
    view = LinesView(Theme("light"), "Tasks", columns)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_entries([row])
    view.leave_out("Owner")
    assert [placed.column.heading for placed in view.placed()] == ["Task", "Status"]
    assert "Ana Duarte" in view.spoken_item(0).name
    assert not view.grab().isNull()
    view.leave_out("")
    assert len(view.placed()) == 3
