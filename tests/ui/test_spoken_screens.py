"""What a screen paints is told to screen readers, item by item, and what takes the keyboard has a name."""

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
from organizer_app.ui.screen_list import SCREENS
from tests.support.open_plans import network_plan
from tests.support.programs import found_in_the_end, running
from tests.support.spoken_tree import NAME, interface_of

# Qt tells of the items of these itself.
TOLD_BY_QT = (QAbstractItemView, QPlainTextEdit, QScrollArea)
VIEWS = [(entry.code, view) for entry in SCREENS for view in entry.views]
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


def test_every_view_of_every_screen_speaks(qtbot: QtBot, tmp_path: Path) -> None:
    found = {}
    with running(qtbot, network_plan(tmp_path)) as program:
        window = program.window
        for code, view in VIEWS:
            window.go_to(Destination(code, view))
            assert window.deck is not None
            screen = window.deck.current

            def unspoken(screen: QWidget = screen) -> list[str]:
                return mute_views(screen) + nameless(screen)

            found[view] = found_in_the_end(qtbot, unspoken)
            current = window.focusWidget()
            assert current is not None, view
            assert current.isVisible(), f"the keyboard is somewhere that can be seen in {view}"
    assert {view: silent for view, silent in found.items() if silent} == {}


def test_planted_faults_are_seen(qtbot: QtBot) -> None:
    class Mute(QAbstractScrollArea):
        pass

    window = QWidget()
    qtbot.addWidget(window)
    Mute(window)
    window.show()
    assert mute_views(window) == ["Mute ''"]
    assert nameless(window) == ["Mute "]
