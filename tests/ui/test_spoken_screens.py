"""What a screen paints is told to screen readers, item by item, and what takes the keyboard has a name.

In a language of long sentences, and at twice the size, no word of any screen is cut.
"""

from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.main_window import MainWindow
from organizer_app.ui.screen_list import SCREENS
from tests.support.fitting import clipped, cut_off, overlapping, sideways
from tests.support.long_words import long_words
from tests.support.open_plans import network_plan, sample_plan
from tests.support.programs import found_in_the_end, running, settle
from tests.support.spoken_tree import NAME, interface_of

# Qt tells of the items of these itself.
TOLD_BY_QT = (QAbstractItemView, QPlainTextEdit, QScrollArea)
VIEWS = [(entry.code, view) for entry in SCREENS for view in entry.views]
# Tables of many columns and axes of time are wider than any window, which is their purpose.
WIDE = frozenset(
    {"timelineView", "matrixView", "ledgerGrid", "logisticsTable", "templateSteps", "coverageGrid"}
)
SPEAKING = {QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Chart}


def mute_views(screen: QWidget) -> list[str]:
    """Return the painted areas in sight that tell of no item, or of one without a name or a place."""
    found = []
    for view in screen.findChildren(QAbstractScrollArea):
        if (
            not view.isVisible()
            or isinstance(view, TOLD_BY_QT)
            or type(view).__module__.startswith("PySide6")
        ):
            continue
        interface = interface_of(view)
        items = [interface.child(number) for number in range(min(interface.childCount(), 30))]
        if interface.role() not in SPEAKING or not items or not all(each.text(NAME) for each in items):
            found.append(f"{type(view).__name__} {view.accessibleName()!r}")
        elif items[0].rect().isEmpty():
            found.append(f"{type(view).__name__}: its first item is nowhere")
    return found


def nameless(screen: QWidget) -> list[str]:
    """Return what takes the keyboard and has no name."""
    return [
        f"{type(part).__name__} {part.objectName()}"
        for part in screen.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy()
        and part.focusProxy() is None
        and not isinstance(part.parent(), QAbstractSpinBox)
        and not interface_of(part).text(NAME)
    ]


def faults(window: MainWindow) -> list[str]:
    """Return the words that are cut and, but of the plan, the parts that lie on each other.

    The views of the plan are looked at with and without the inspector beside them, by a test of their own.
    """
    if window.deck is None or window.deck.code == "plan":
        return []
    return clipped(window) + overlapping(window) + sideways(window, WIDE) + cut_off(window, WIDE)


def test_every_view_of_every_screen_speaks_and_has_room_for_long_words(qtbot: QtBot, tmp_path: Path) -> None:
    found, size = {}, (1100, 700)
    with long_words(), running(qtbot, network_plan(tmp_path), size=size) as program:
        window = program.window
        for code, view in VIEWS:
            window.go_to(Destination(code, view))
            settle(qtbot, program)
            assert window.deck is not None
            screen = window.deck.current

            def wrong(screen: QWidget = screen) -> list[str]:
                return mute_views(screen) + nameless(screen) + faults(window)

            found[view] = found_in_the_end(qtbot, wrong)
            current = window.focusWidget()
            assert current is not None, view
            assert current.isVisible(), f"the keyboard is somewhere that can be seen in {view}"
            assert (window.width(), window.height()) == size, f"the words of {view} widen the window"
    assert {view: wrong for view, wrong in found.items() if wrong} == {}


def test_no_word_is_cut_at_twice_the_size(qtbot: QtBot, tmp_path: Path) -> None:
    found, size = {}, (1440, 900)
    with long_words(), running(qtbot, sample_plan(tmp_path), size=size) as program:
        program.holder.choose("light", 2.0)
        for code, view in VIEWS:
            program.window.go_to(Destination(code, view))
            settle(qtbot, program)
            found[view] = found_in_the_end(qtbot, lambda: faults(program.window))
            assert (program.window.width(), program.window.height()) == size, view
    assert {view: cut for view, cut in found.items() if cut} == {}


def test_planted_faults_are_seen(qtbot: QtBot) -> None:
    class Mute(QAbstractScrollArea):
        pass

    window = QWidget()
    qtbot.addWidget(window)
    Mute(window)
    window.show()
    assert mute_views(window) == ["Mute ''"]
    assert nameless(window) == ["Mute "]
