"""All garbage is looked for when nobody touches anything, and nothing watches the events in between."""

import gc
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.environment import free_memory
from organizer_app.ui.flow import idle_collector
from organizer_app.ui.flow.idle_collector import IdleCollector

FEW, MOST = (1, 1, 1), (700, 10, 10)
OLD = (1, 1, 11)


class Ring:
    """Garbage that only looking for cycles finds."""

    ended: ClassVar[int] = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Ring.ended += 1


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[IdleCollector]:
    del qtbot
    monkeypatch.setattr(idle_collector, "QUIET_MS", 200)
    gc.collect()
    gc.disable()
    Ring.ended = 0
    made = IdleCollector()
    yield made
    made.stop()
    gc.enable()


def old_garbage() -> None:
    """Leave a ring behind that has outlived the search of the young."""
    kept = Ring()
    gc.collect(1)
    del kept


def test_nothing_is_looked_for_before_it_is_due(collector: IdleCollector) -> None:
    Ring()
    collector.look(FEW, MOST)
    assert (Ring.ended, collector.is_waiting) == (0, False)


def test_young_garbage_goes_at_once(collector: IdleCollector) -> None:
    Ring()
    collector.look((701, 1, 1), MOST)
    assert (Ring.ended, collector.is_waiting) == (1, False)


@pytest.mark.usefixtures("whole_heap")
def test_a_mass_of_new_data_is_not_searched_and_goes_when_nobody_uses_it(collector: IdleCollector) -> None:
    searches: list[str] = []

    def note(phase: str, _told: dict[str, int]) -> None:
        searches.append(phase)

    kept = [Ring()]
    del kept[0].itself
    before = gc.get_freeze_count()
    gc.callbacks.append(note)
    try:
        collector.look((idle_collector.MOST_SEARCHED + 1, 1, 1), MOST)
        gc.collect()
        assert searches == ["start", "stop"]
        assert gc.get_freeze_count() > before
        kept.clear()
        assert Ring.ended == 1
    finally:
        gc.callbacks.remove(note)
        gc.unfreeze()


def test_old_garbage_goes_when_nobody_has_touched_anything_for_a_moment(
    qtbot: QtBot, collector: IdleCollector
) -> None:
    old_garbage()
    collector.look((701, 11, 11), MOST)
    assert (Ring.ended, collector.is_waiting) == (0, True)
    qtbot.waitUntil(lambda: Ring.ended == 1)
    assert not collector.is_waiting


@pytest.mark.parametrize("kind", [QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress])
def test_a_hand_on_the_mouse_puts_it_off(qtbot: QtBot, collector: IdleCollector, kind: QEvent.Type) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    old_garbage()
    collector.look(OLD, MOST)
    timer = collector.findChild(QTimer)
    first_run = timer.timerId()
    spot, button = QPointF(5, 5), Qt.MouseButton.LeftButton
    QApplication.sendEvent(
        widget, QMouseEvent(kind, spot, spot, button, button, Qt.KeyboardModifier.NoModifier)
    )
    assert timer.timerId() != first_run, "the wait begins anew"
    assert Ring.ended == 0
    timer.setInterval(0)
    qtbot.waitUntil(lambda: Ring.ended == 1)


def test_free_memory_is_returned_in_a_quiet_moment_alone(
    qtbot: QtBot, collector: IdleCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    returned: list[int] = []
    monkeypatch.setattr(free_memory, "return_free_memory", lambda: returned.append(Ring.ended))
    old_garbage()
    collector.look((1, 1, 201), MOST)
    assert (Ring.ended, returned) == (1, [])
    old_garbage()
    collector.look(OLD, MOST)
    qtbot.waitUntil(lambda: not collector.is_waiting)
    assert returned == [2]


def test_somebody_who_never_rests_does_not_keep_all_garbage(collector: IdleCollector) -> None:
    old_garbage()
    collector.look((1, 1, 201), MOST)
    assert (Ring.ended, collector.is_waiting) == (1, False)


def test_no_event_is_looked_at_before_and_after(
    qtbot: QtBot, collector: IdleCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QEvent.Type] = []
    watched = QObject()

    def see(_self: IdleCollector, _watched: QObject, event: QEvent) -> bool:
        seen.append(event.type())
        return False

    monkeypatch.setattr(IdleCollector, "eventFilter", see)

    def happens() -> int:
        seen.clear()
        QApplication.sendEvent(watched, QEvent(QEvent.Type.User))
        return len(seen)

    assert happens() == 0
    collector.look(OLD, MOST)
    assert happens() == 1
    qtbot.waitUntil(lambda: not collector.is_waiting)
    assert happens() == 0
    collector.look(OLD, MOST)
    collector.stop()
    assert (happens(), collector.is_waiting) == (0, False)
