"""Views are saved, shown, renamed, ordered and removed from the sidebar, and count what they show."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.widgets.lists.saved_list import SavedItem
from tests.support.programs import running, screen_of

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def program(qtbot: QtBot, plan: Path) -> Iterator[Program]:
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def here(program: Program) -> QWidget:
    return QApplication.focusWidget() or program.window


def shown(program: Program) -> list[tuple[str, int | None, bool]]:
    lines = [item.line for item in program.window.saved.items.values()]
    return [(line.title, line.actions, line.is_on) for line in lines]


def save(qtbot: QtBot, program: Program, name: str) -> SavedItem:
    qtbot.keyClick(here(program), Qt.Key.Key_D, CONTROL)
    field = program.window.saved.field
    assert field.isVisible()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, ENTER)
    assert not field.isVisible()

    def items() -> dict[str, SavedItem]:
        return {item.line.title: item for item in program.window.saved.items.values()}

    qtbot.waitUntil(lambda: name in items() and items()[name].line.actions is not None)
    return items()[name]


def test_tab_goes_down_the_sidebar_through_field_and_views_to_the_lines_at_its_bottom(
    qtbot: QtBot, program: Program
) -> None:
    for name in ("First", "Second"):
        save(qtbot, program, name)
    views = list(program.window.saved.items.values())
    add = program.window.saved.add
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Tab)
    assert here(program) is views[0]
    qtbot.keyClick(views[0], Qt.Key.Key_Tab)
    assert here(program) is views[1]
    qtbot.keyClick(views[1], Qt.Key.Key_Tab)
    below = here(program)
    assert program.window.sidebar.isAncestorOf(below)
    assert below.mapToGlobal(QPoint()).y() > views[1].mapToGlobal(QPoint()).y()
    program.window.saved.ask_name()
    qtbot.keyClick(here(program), Qt.Key.Key_Tab)
    assert here(program) is views[0]


def test_a_view_is_saved_by_key_counts_and_follows_edits(qtbot: QtBot, program: Program) -> None:
    screen = screen_of(program)
    screen.presenter.toggle(Facet.STATE, "WA")
    screen.presenter.choose_view(ViewKind.AGENDA)
    save(qtbot, program, "Washington State")
    assert shown(program) == [("Washington State", 1, True)]
    assert program.window.toast.isVisible()
    screen.presenter.choose_view(ViewKind.MAP)
    assert shown(program) == [("Washington State", 1, False)], "it was saved as an agenda"
    screen.presenter.choose_view(ViewKind.AGENDA)
    assert shown(program) == [("Washington State", 1, True)]
    screen.clear_all()
    assert shown(program) == [("Washington State", 1, False)]
    seattle = next(row for row in screen.presenter.store.rows if row.city == "Seattle")
    screen.presenter.remove(seattle.action_id)
    qtbot.waitUntil(lambda: shown(program)[0][1] == 0)
    program.window.undo()
    qtbot.waitUntil(lambda: shown(program)[0][1] == 1)


def test_a_click_shows_the_view_with_its_filter(qtbot: QtBot, program: Program) -> None:
    screen = screen_of(program)
    screen.presenter.toggle(Facet.STATE, "WA")
    screen.search_for("rally")
    screen.presenter.choose_view(ViewKind.AGENDA)
    item = save(qtbot, program, "Rallies")
    screen.clear_all()
    screen.presenter.choose_view(ViewKind.MAP)
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert screen.presenter.kind is ViewKind.AGENDA
    assert (screen.presenter.wanted.states, screen.presenter.wanted.words) == (frozenset({"WA"}), "rally")
    assert screen.top.search.text() == "rally"
    assert shown(program) == [("Rallies", 1, True)]


def test_views_are_renamed_ordered_and_removed_by_keys_and_undone(qtbot: QtBot, program: Program) -> None:
    save(qtbot, program, "One")
    item = save(qtbot, program, "Two")
    item.setFocus()
    qtbot.keyClick(item, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: [name for name, _count, _on in shown(program)] == ["Two", "One"])
    item = next(iter(program.window.saved.items.values()))
    assert item.hasFocus()
    qtbot.keyClick(item, Qt.Key.Key_F2)
    field = program.window.saved.field
    assert field.text() == "Two"
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, ENTER)
    qtbot.waitUntil(program.window.banner.isVisible)
    assert "one" in program.window.banner.sentence
    qtbot.keyClick(item, Qt.Key.Key_F2)
    qtbot.keyClicks(field, "Three")
    qtbot.keyClick(field, ENTER)
    qtbot.waitUntil(lambda: shown(program)[0][0] == "Three")
    qtbot.keyClick(next(iter(program.window.saved.items.values())), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [name for name, _count, _on in shown(program)] == ["One"])
    program.window.toast.undo_asked.emit()
    qtbot.waitUntil(lambda: [name for name, _count, _on in shown(program)] == ["Three", "One"])


def test_a_name_can_be_left_and_each_plan_has_its_own_views(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    window = program.window
    qtbot.keyClick(here(program), Qt.Key.Key_B, CONTROL)
    assert window.sidebar.width() == 56
    assert window.saved.isHidden()
    qtbot.keyClick(here(program), Qt.Key.Key_D, CONTROL)
    assert window.sidebar.width() == 212, "a folded sidebar unfolds for the name"
    field = window.saved.field
    assert field.hasFocus()
    qtbot.keyClick(field, ENTER)
    assert field.isVisible(), "an empty name saves nothing"
    qtbot.keyClick(field, ESC)
    assert not field.isVisible()
    assert shown(program) == []
    save(qtbot, program, "Mine")
    window.commands.run("close_plan")
    program.open_plan(plan)
    qtbot.waitUntil(lambda: shown(program) == [("Mine", 9, True)])
    save(qtbot, program, "More")
    assert [name for name, _count, _on in shown(program)] == ["Mine", "More"]
