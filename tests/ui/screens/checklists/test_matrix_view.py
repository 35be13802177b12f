"""The matrix answers to keys and to the mouse, and paints only what is in sight."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from organizer_app.services.checklists.checklists import Checklist
from organizer_app.ui.screens.checklists.matrix import build
from organizer_app.ui.screens.checklists.matrix_view import MatrixView
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import Theme
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.language.readiness import level_name
from tests.support.builders import a_head, a_row
from tests.ui.screens.checklists.test_matrix import DAY, a_task


class Asked(QObject):
    """Notes how much a widget is asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.pixels = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if isinstance(event, QPaintEvent):
            self.pixels += sum(box.width() * box.height() for box in event.region())
        return False


@dataclass(frozen=True)
class Drawn:
    """A text as it was drawn: where, how wide, and whether it was whole."""

    text: str
    rect: QRectF
    taken: float
    shape: QRectF
    is_whole: bool


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """Return the texts that are drawn from now on."""
    noted, draw = list[Drawn](), TextPainter.draw

    def note(self: TextPainter, painter: QPainter, rect: QRectF, text: str, *rest: Any, **more: Any) -> float:
        taken = draw(self, painter, rect, text, *rest, **more)
        shape = painter.transform().mapRect(QRectF(rect.topLeft(), QSizeF(taken, rect.height())))
        is_whole = self.elided(text, rest[0], rect.width()) == text
        noted.append(Drawn(text, rect, taken, shape, is_whole))
        return taken

    monkeypatch.setattr(TextPainter, "draw", note)
    return noted


def three_hundred_cities(qtbot: QtBot, theme: Theme) -> MatrixView:
    """Return a matrix of 300 cities with 40 steps each."""
    actions = {f"a{number}": a_row(action_id=f"a{number}", city="A" * 60) for number in range(300)}
    tasks = {
        f"{key}-{number}": a_task(number, task_id=f"{key}-{number}", action_id=key, is_gate=number == 0)
        for key in actions
        for number in range(40)
    }
    held = Checklist("prime-day", {"prime-day": a_head()}, actions, tasks, {}, {})
    view = MatrixView(theme)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show_matrix(build(held, lambda _row, _tasks: True, DAY))
    return view


def matrix_around_today(qtbot: QtBot, theme: Theme, steps: int, title: str = "Lead named") -> MatrixView:
    """Return a matrix of one city with so many steps late by a week and as many due in a week."""
    days = ("2019-06-14", "2019-06-28")
    tasks = {
        f"{day}-{number}": a_task(
            number, task_id=f"{day}-{number}", title=f"{title} {day} {number}", due=day, action_id="a"
        )
        for day in days
        for number in range(steps)
    }
    held = Checklist("prime-day", {"prime-day": a_head()}, {"a": a_row(action_id="a")}, tasks, {}, {})
    view = MatrixView(theme)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show_matrix(build(held, lambda _row, _tasks: True, DAY))
    return view


def test_scrolling_moves_what_is_painted_and_paints_what_comes_into_sight(qtbot: QtBot, theme: Theme) -> None:
    view, asked = three_hundred_cities(qtbot, theme), Asked()
    with qtbot.waitExposed(view):
        view.show()
    QCoreApplication.processEvents()
    view.viewport().installEventFilter(asked)
    whole = view.viewport().width() * view.viewport().height()
    view.verticalScrollBar().setValue(45)
    QCoreApplication.processEvents()
    assert 0 < asked.pixels < whole / 3
    scrolled = view.viewport().grab().toImage()
    view.verticalScrollBar().setValue(46)
    assert view.viewport().grab().toImage() != scrolled
    asked.pixels = 0
    view.horizontalScrollBar().setValue(30)
    QCoreApplication.processEvents()
    assert asked.pixels >= whole


def test_cells_are_reached_by_keys_and_clicks(qtbot: QtBot, theme: Theme) -> None:
    view = three_hundred_cities(qtbot, theme)
    chosen: list[str] = []
    pressed: list[tuple[str, str]] = []
    view.task_chosen.connect(chosen.append)
    view.key_pressed.connect(lambda key, code: pressed.append((key, code)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
    assert chosen[0].startswith("a1-")
    assert len(set(chosen)) == 5
    for key in (Qt.Key.Key_Space, Qt.Key.Key_N, Qt.Key.Key_U, Qt.Key.Key_P):
        qtbot.keyClick(view, key)
    assert [code for _key, code in pressed] == ["space", "n", "u", "p"]
    view.put_cursor("a0")
    middle = view.rect_of(2, view.matrix.spots["a0"]).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen[-1].startswith("a0-")
    assert view.cell_at(QPoint(5, 5).toPointF()) is None
    assert not view.grab().isNull()


def test_the_head_is_as_high_as_its_titles_are_long(qtbot: QtBot, theme: Theme) -> None:
    heads = [
        matrix_around_today(qtbot, theme, 3, title).spoken_item(0).rect.top()
        for title in ("Lead", "Site and access", "Long " * 40)
    ]
    assert heads[0] < heads[1] < heads[2] < 300


def test_ten_steps_reach_into_the_right_fifth_of_a_wide_window(qtbot: QtBot, theme: Theme) -> None:
    view = matrix_around_today(qtbot, theme, 5)
    view.resize(1228, 700)
    view.grab()
    painter = view._pictures  # noqa: SLF001  # the widths of what it paints
    assert 0.95 * view.viewport().width() <= painter.names + painter.whole <= view.viewport().width()


def test_in_a_low_window_with_large_text_cities_remain_below_the_titles(qtbot: QtBot) -> None:
    view = matrix_around_today(qtbot, Theme("light", 2.0), 6, "Access of the site noted")
    view.show()
    high = view.spoken_item(0).rect.top()
    view.resize(790, 340)
    assert view.spoken_item(0).rect.top() <= 170
    assert view.spoken_item(1).rect.bottom() <= view.viewport().height(), "a city is in sight"
    view.resize(1200, 700)
    assert view.spoken_item(0).rect.top() == high


def test_names_of_levels_and_the_pill_of_today_lie_on_nothing_else(qtbot: QtBot, drawn: list[Drawn]) -> None:
    for zoom in (1.0, 2.0):
        theme = Theme("light", zoom)
        drawn.clear()
        three_hundred_cities(qtbot, theme).grab()
        left = next(each.rect.x() for each in drawn if each.text == level_name(2))
        assert left >= 14 + theme.length(13) + 6, "it begins behind its ball"
        for steps in (1, 3):
            drawn.clear()
            view = matrix_around_today(qtbot, theme, steps)
            view.viewport().grab()
            boxes = [
                (
                    each.text,
                    QRectF(
                        each.rect.center().x() - each.taken / 2, each.rect.y(), each.taken, each.rect.height()
                    ),
                )
                for each in drawn
            ]
            pill = next(box for text, box in boxes if text == words.today())
            days = [box for text, box in boxes if text.startswith("T\N{MINUS SIGN}")]
            assert len(days) == 2
            assert not any(pill.adjusted(-6, 0, 6, 0).intersects(day) for day in days)
            assert pill.center().x() == pytest.approx(view.rect_of(steps, 0).x(), abs=1)


def test_a_title_that_leans_over_the_right_edge_ends_before_it(qtbot: QtBot, drawn: list[Drawn]) -> None:
    for zoom in (1.0, 2.0):
        view = matrix_around_today(qtbot, Theme("light", zoom), 6, "Refill stations found")
        view.resize(round(500 * zoom), 700)
        for place in (0, view.horizontalScrollBar().maximum()):
            view.horizontalScrollBar().setValue(place)
            drawn.clear()
            view.viewport().grab()
            ends = [each.shape.right() for each in drawn if each.taken and each.text.startswith("Refill")]
            assert len(ends) > 3
            assert max(ends) <= view.viewport().width()


@pytest.mark.parametrize(
    ("city", "told", "expected", "width"),
    [
        ("Philadelphia and the Townships around", {"starts": (570, 630)}, ("9:30 AM", "10:30 AM"), 800),
        ("San Francisco by the", {"day": ("2019-07-01", "2019-07-02")}, ("Jul 1", "Jul 2"), 400),
    ],
)
def test_a_long_name_of_a_city_leaves_room_for_what_tells_its_actions_apart(
    qtbot: QtBot, drawn: list[Drawn], city: str, told: dict[str, Any], expected: tuple[str, str], width: int
) -> None:
    ((field, values),) = told.items()
    actions = {
        key: a_row(action_id=key, city=city, **{field: value})
        for key, value in zip("ab", values, strict=True)
    }
    tasks = {key: a_task(1, task_id=key, action_id=key) for key in actions}
    view = MatrixView(Theme("light"))
    qtbot.addWidget(view)
    view.resize(width, 500)
    held = Checklist("prime-day", {"prime-day": a_head()}, actions, tasks, {}, {})
    view.show_matrix(build(held, lambda _row, _tasks: True, DAY))
    view.grab()
    assert set(expected) <= {each.text for each in drawn if each.is_whole}


def tip_at(view: MatrixView, spot: QPoint) -> str:
    """Return what a tip says to whoever rests on a spot, or an empty text."""
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), asked)
    return QToolTip.text()


def test_a_title_that_is_cut_is_told_whole_and_a_city_too(qtbot: QtBot) -> None:
    view = matrix_around_today(qtbot, Theme("light"), 6, "Refill stations found")
    view.resize(500, 700)
    with qtbot.waitExposed(view):
        view.show()
    foot = view.spoken_item(0).rect.top()
    assert tip_at(view, QPoint(round(view.rect_of(5, 0).center().x()) + 20, foot - 80)).startswith(
        "<qt>Refill"
    )
    tip_at(view, QPoint(round(view.rect_of(0, 0).center().x()) + 20, foot - 80))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())

    cities = three_hundred_cities(qtbot, Theme("light"))
    with qtbot.waitExposed(cities):
        cities.show()
    name = cities.spoken_item(1).rect.topLeft() + QPoint(50, 10)
    assert "A" * 60 in tip_at(cities, name)
    tip_at(cities, name + QPoint(cities.viewport().width() - 100, 0))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_few_steps_use_the_width_of_the_window(qtbot: QtBot, theme: Theme) -> None:
    view = matrix_around_today(qtbot, theme, 6)
    view.resize(900, 500)
    view.show()
    narrow = view.span(0)[1]
    view.resize(1200, 500)
    left, wide = view.span(view.column_count() - 1)
    assert narrow < wide
    assert left + wide <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0
