"""Every part of a window hears of another theme: at once in sight, and when it is shown out of sight.

The same walk through all of a window sees that PySide takes no part for deleted that Qt has.
"""

import gc
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app import ui, wiring
from organizer_app.ui.application import Program
from organizer_app.ui.screens.welcome.presenter import RecentLine
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import ThemeHolder
from organizer_app.ui.theme.themed import Dressed, Themed, catch_up, change_theme
from tests.support.action_tables import generic, imported
from tests.support.open_plans import network_plan, opened
from tests.support.programs import answering_at_once
from tests.support.python_parents import Watched, false_parents
from tests.support.whole_windows import look_at_everything, open_everything

BASES = {
    *("CellGrid", "DragArea", "Dressed", "Overlay", "PaintedButton", "Screen", "SpeakingArea", "Themed"),
    *(
        "LineArea",
        "ListSheet",
        "MenuLines",
        "NamingTopBar",
        "PresentedScreen",
        "Sheet",
        "TimelinePlaces",
        "WalkedLines",
        "_Painted",
    ),
}
# The board of the day in a window of its own, which the test of its screen opens.
ON_THE_WALL = {"Wall"}
# What two laptops wrote differently, and who has two roles at once: both are missing in the plan of the test.
OF_CONFLICTS = {"AlertCard", "ConflictRow"}
WITHOUT_A_PLAN = {"Card", "DayEdit", "CardBackground", "Hint", "RecentButton", "RecentList", "WelcomeScreen"}


class Part(Themed, QWidget):
    """Notes in which order parts are told."""

    def __init__(self, theme: Theme, told: list[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told, self.name = told, name
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.told.append(self.name)


class Pages(Part):
    """Has one child out of sight."""

    def takes_later(self, child: QObject) -> bool:
        return isinstance(child, Part) and child.name == "behind"


class Sheet(Dressed, QWidget):
    """Wears the style sheet."""


def test_children_are_told_before_their_parents_through_parts_without_a_theme(
    qtbot: QtBot, theme: Theme
) -> None:
    told: list[str] = []
    top = Part(theme, told, "top")
    qtbot.addWidget(top)
    between = QWidget(top)
    Part(theme, told, "first", between)
    Part(theme, told, "second", between)
    change_theme(top, Theme("dark"))
    assert told == ["first", "second", "top"]


def test_what_is_out_of_sight_takes_another_theme_once_when_it_is_shown(qtbot: QtBot, theme: Theme) -> None:
    told: list[str] = []
    dark = Theme("dark")
    pages = Pages(theme, told, "pages")
    qtbot.addWidget(pages)
    behind = Part(theme, told, "behind", pages)
    change_theme(pages, dark)
    assert (told, behind.has_theme(dark)) == (["pages"], False)
    catch_up(behind, dark)
    catch_up(behind, dark)
    assert (told, behind.has_theme(dark)) == (["pages", "behind"], True)


def test_a_dressed_part_has_its_style_sheet_before_what_is_in_it_is_told(qtbot: QtBot, theme: Theme) -> None:
    sheets: list[str] = []

    class Measured(Themed, QWidget):
        def set_theme(self, theme: Theme) -> None:
            super().set_theme(theme)
            sheets.append(around.styleSheet())

    around = Sheet()
    qtbot.addWidget(around)
    Measured(around)
    change_theme(around, theme)
    change_theme(around, Theme("dark"))
    assert len({*sheets, ""}) == 3


def themes_of(value: object, path: str, seen: set[int]) -> Iterator[tuple[str, Theme]]:
    """Yield each theme that an object keeps, in itself or in its painters, and by which attributes."""
    if isinstance(value, Theme):
        yield path, value
    elif id(value) not in seen:
        seen.add(id(value))
        for name, each in kept_in(value):
            yield from themes_of(each, f"{path}{name}", seen)


def kept_in(value: object) -> list[tuple[str, object]]:
    """Return what a collection or an object of the window's code holds; parts are looked at by themselves."""
    if isinstance(value, dict):
        return [(f"[{key!r}]", each) for key, each in value.items()]
    if isinstance(value, list | tuple | set | frozenset):
        return [("[]", each) for each in value]
    if isinstance(value, QObject) or not type(value).__module__.startswith("organizer_app.ui"):
        return []
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    kept = {**{name: getattr(value, name, None) for name in slots}, **getattr(value, "__dict__", {})}
    return [(f".{name}", each) for name, each in kept.items()]


def parts_of(window: QWidget) -> list[QObject]:
    return [window, *window.findChildren(QObject)]


def keepers(window: QWidget, theme: Theme) -> list[str]:
    """Return which parts of a window keep a theme, and where."""
    found, seen = set(), set[int]()
    for part in parts_of(window):
        # What was replaced in a scrolling area is silent, and gone in the next turn of an event loop.
        if isinstance(part, ThemeHolder) or part.signalsBlocked():
            continue
        for name, each in vars(part).items():
            path = f"{type(part).__name__}.{name}"
            found |= {where for where, kept in themes_of(each, path, seen) if kept is theme}
    return sorted(found)


def themed_kinds() -> set[type]:
    """Return every class of the window that keeps a theme."""
    for module in pkgutil.walk_packages(ui.__path__, "organizer_app.ui."):
        importlib.import_module(module.name)
    found: set[type] = set()
    ways: list[type] = [Themed]
    while ways:
        kind = ways.pop()
        ways += kind.__subclasses__()
        found |= {kind} if kind.__module__.startswith("organizer_app.ui") else set()
    return found


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """Return the program, whose answers need not be waited for."""
    with answering_at_once(qapp) as program:
        yield program


def test_every_part_of_a_window_has_a_parent_that_holds_it_and_hears_of_another_theme(
    program: Program, tmp_path: Path
) -> None:
    # Tests before this one leave parts that nothing holds.
    gc.collect()
    plan, before, watched = network_plan(tmp_path), program.holder.theme, Watched()
    with opened(plan) as workspace:
        imported(workspace, generic(("Tuscon", "AZ", "2027-04-17", "12:00 PM")))
    program.open_at_once(plan, wiring.read_first_view(plan), None)
    look_at_everything(program)
    watched.note()
    open_everything(program, tmp_path)
    watched.note()
    assert (false_parents(), watched.taken_for_deleted()) == ([], [])
    assert len(keepers(program.window, before)) > 100
    program.holder.choose("dark", 1.2)
    look_at_everything(program)
    assert keepers(program.window, before) == []
    seen = {type(part).__name__ for part in parts_of(program.window)}
    missing = {kind.__name__ for kind in themed_kinds()} - seen
    assert missing == BASES | WITHOUT_A_PLAN | ON_THE_WALL | OF_CONFLICTS
    program.show_welcome()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert (false_parents(), watched.taken_for_deleted()) == ([], [])


def test_no_part_of_the_window_without_a_plan_keeps_the_theme_before(program: Program) -> None:
    program.show_welcome()
    assert program.window.welcome is not None
    program.window.welcome.show_recent(
        [RecentLine("/plan", "Plan", "Plans", "Today", "", is_protected=False, is_there=True)]
    )
    before = program.holder.theme
    program.holder.choose("dark", 1.2)
    assert keepers(program.window, before) == []
    assert {type(part).__name__ for part in parts_of(program.window)} >= WITHOUT_A_PLAN
