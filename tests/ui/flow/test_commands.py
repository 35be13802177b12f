"""Every command has words, no two want the same key at once, and what is pressed is in the table."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app import wording
from organizer_app.ui.flow.commands import (
    COMMAND_OF,
    COMMANDS,
    REGISTERED,
    Command,
    Scope,
    add_command_keys,
)
from organizer_app.ui.overlays.cheat_sheet import shown_of
from organizer_app.wording.window import commands as words
from tests.support.open_plans import sample_plan
from tests.support.programs import running

# Keys of a command at the end of a hint, such as those of "Undo (Ctrl+Z)".
HINTED = re.compile(r"\((Ctrl\+[^)]+)\)")
# What Qt adds to its standard keys for undo and redo.
QT_OWN = {"Alt+Backspace", "Alt+Shift+Backspace", "Ctrl+Y", "Undo", "Redo"}


def _plain(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def clashes(commands: tuple[Command, ...]) -> list[tuple[str, str, str]]:
    """Return keys that two commands want at once: the key and both codes.

    The keys of a part of the window may not be those of the window, which would take them first.
    """
    return [
        (keys, one.code, other.code)
        for one, other in combinations(commands, 2)
        if one.scope is other.scope or REGISTERED & {one.scope, other.scope}
        for keys in sorted({_plain(keys) for keys in one.keys} & {_plain(keys) for keys in other.keys})
    ]


def test_no_two_commands_want_the_same_key_at_once() -> None:
    assert clashes(COMMANDS) == []


def test_planted_clashes_are_seen() -> None:
    planted = (
        Command("one", Scope.PLAN, ("Ctrl+Shift+M",)),
        Command("two", Scope.WINDOW, ("Shift+Ctrl+M",)),
        Command("three", Scope.MAP, ("X",)),
        Command("four", Scope.LISTS, ("X",)),
        Command("five", Scope.MAP, ("Ctrl+Shift+M",)),
    )
    assert [(one, other) for _keys, one, other in clashes(planted)] == [
        ("one", "two"),
        ("one", "five"),
        ("two", "five"),
    ]


def test_codes_are_unique_and_keys_can_be_pressed() -> None:
    assert len(COMMAND_OF) == len(COMMANDS)
    assert [c.code for c in COMMANDS for keys in c.keys if QKeySequence(keys).isEmpty()] == []


@pytest.mark.parametrize("scope", list(Scope))
def test_every_command_on_the_sheet_or_in_the_palette_has_words(scope: Scope) -> None:
    assert words.scope_name(scope.value)
    for command in [*shown_of(scope), *(c for c in COMMANDS if c.scope is scope and c.icon)]:
        assert words.command_name(command.code)
        assert all(cap for keys in command.keys for cap in words.key_caps(keys))


def test_every_key_of_the_open_window_is_in_the_table_and_is_registered_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        pressed = [
            keys.toString()
            for shortcut in program.window.findChildren(QShortcut)
            for keys in list(shortcut.keys())
            if _works(shortcut)
        ]
    known = {QKeySequence(keys).toString() for c in COMMANDS if c.scope in REGISTERED for keys in c.keys}
    assert [keys for keys in set(pressed) if pressed.count(keys) > 1] == []
    assert set(pressed) - known <= QT_OWN
    assert known - set(pressed) == set()


def _works(shortcut: QShortcut) -> bool:
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and not parent.isHidden()


def test_keys_run_their_command(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    add_command_keys(window, {"shortcuts": lambda: done.append("sheet")})
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, "?")
    qtbot.keyClick(window, Qt.Key.Key_Question)
    assert done == ["sheet", "sheet"]


def test_every_key_that_a_hint_names_is_the_key_of_a_command() -> None:
    named = {
        (path.name, keys)
        for path in Path(wording.__file__).parent.rglob("*.py")
        for keys in HINTED.findall(path.read_text("utf-8"))
    }
    known = {keys for command in COMMANDS for keys in command.keys}
    assert len(named) >= 8
    assert {(name, keys) for name, keys in named if keys not in known} == set()
