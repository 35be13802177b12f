"""A window that was opened in another theme is the same, pixel by pixel, as one opened in this theme."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app import ui, wiring
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.overlays.overlay import Overlay
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.theme.theme_holder import SchemeChoice
from organizer_app.ui.theme.themed import Themed
from tests.support.open_plans import sample_plan
from tests.support.programs import NOON, answering_at_once, come_to_rest

OVERLAYS = (
    *("palette", "help", "shortcuts", "tour", "duplicates", "forget_due", "hand_over", "day_numbers"),
    *("settings", "your_name", "protect"),
)
# The list of backups grows with every window that was closed.
VIEWS = [(entry.code, view) for entry in SCREENS for view in entry.views if view != "backups"]
KEPT = re.compile(r"self\.\w+(?:: \w+)? = (?:theme$|\w*(?:Painter|Caps)\(theme\b)", re.MULTILINE)
ROUNDING = 4


def turn() -> None:
    for _round in range(3):
        QCoreApplication.processEvents()


def drawn(qtbot: QtBot, program: Program) -> QImage:
    # A page of the share screen is drawn again a moment after it is shown.
    come_to_rest(qtbot, program)
    focused = program.window.focusWidget()
    if focused is not None:
        focused.clearFocus()
        turn()
    image = QImage(program.window.size(), QImage.Format.Format_RGB32)
    image.fill(program.window.palette().window().color())
    program.window.render(image)
    return image


def everything(program: Program) -> Iterator[str]:
    """Show every view, and every sheet over the first one."""
    window = program.window
    for code, view in (*VIEWS, VIEWS[0]):
        window.go_to(Destination(code, view))
        yield view
    for code in OVERLAYS:
        window.commands.run(code)
        yield code
        for part in window.findChildren(Overlay):
            part.hide()


def pictures_after(qtbot: QtBot, app: QApplication, plan: Path, *, before: SchemeChoice) -> dict[str, QImage]:
    """Open a plan in a theme, see everything, and return the pictures of everything in the dark one."""
    with answering_at_once(app, choice=before) as program:
        program.window.resize(1024, 640)
        program.open_at_once(plan, wiring.read_first_view(plan), None)
        workspace = program.session.workspace
        assert workspace is not None
        # A sample's own clock goes on: pages say when they were typeset, to the minute.
        workspace.clock = lambda: NOON
        for _shown in everything(program):
            turn()
        program.holder.choose("dark")
        return {name: drawn(qtbot, program) for name in everything(program)}


def is_alike(one: QImage, other: QImage) -> bool:
    """Return whether no color differs by more than rounding does where a map is drawn at another moment."""
    if one == other:
        return True
    apart = one.copy()
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    colors = apart.convertToFormat(QImage.Format.Format_RGB888)
    return not bytes(colors.constBits()).translate(None, bytes(range(ROUNDING + 1)))


def test_nothing_of_the_theme_before_is_left(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    changed = pictures_after(qtbot, qapp, plan, before="light")
    fresh = pictures_after(qtbot, qapp, plan, before="dark")
    assert [name for name, image in changed.items() if not is_alike(image, fresh[name])] == []


def kept_without_hearing(module: ModuleType) -> list[str]:
    """Return the classes of a module that keep a theme, or a painter in it, and do not hear of another."""
    kinds = [kind for kind in vars(module).values() if inspect.isclass(kind)]
    own = [kind for kind in kinds if kind.__module__ == module.__name__ and issubclass(kind, QObject)]
    return [
        kind.__name__ for kind in own if not issubclass(kind, Themed) and KEPT.search(inspect.getsource(kind))
    ]


def test_every_part_of_a_window_that_keeps_a_theme_hears_of_another() -> None:
    names = [found.name for found in pkgutil.walk_packages(ui.__path__, "organizer_app.ui.")]
    deaf = {name: kept_without_hearing(importlib.import_module(name)) for name in names}
    assert {name: kinds for name, kinds in deaf.items() if kinds} == {}
