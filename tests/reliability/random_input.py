"""Clicks and types at random in the real window, and tells of warnings, failures and the memory it takes.

`python -m tests.reliability.random_input PLAN MINUTES MOST` prints what it saw as JSON; it ends after so many
minutes or gestures.
"""

from __future__ import annotations

import json
import logging
import random
import shutil
import sys
import traceback
from collections import Counter
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from organizer_app.ui.application import Program, make_application
from organizer_app.ui.flow.background import Background
from organizer_app.ui.flow.commands import COMMANDS

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext
    from PySide6.QtGui import QWindow

SEED: Final = 2019
_PAUSE_MS: Final = 15
# Nobody clicks for an hour without looking up; what waits for a quiet moment gets one.
_BREATH_EVERY, _BREATH_MS = 400, 1200
_SAMPLE_SECONDS: Final = 5.0
_SIZES: Final = ((1440, 900), (1100, 700), (1280, 800))
# A smaller part of the actions is left once an undo took an import back: then a fresh copy is opened.
_LEAST: Final = 0.9
# Only these characters have keys in QtTest.
_TEXTS: Final = ("Seattle", "rally", "4/17", "noon", "202 555 0187", "Zoe", "x" * 40, "<img src=x>")
_KEYS: Final = (
    Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F6, Qt.Key.Key_Menu,
)  # fmt: skip
# What Qt says of the screen without a system, and QtTest of a click into a window that has just shrunk.
_NOT_OF_THE_PROGRAM: Final = ("does not support", "occurs outside target window")
# Every window on the plan takes memory of its own.
_MOST_WINDOWS: Final = 2
# The window is shown again after these anyway; the lock needs a passphrase that nobody types here.
_LEFT_OUT: Final = frozenset({"quit", "close_window"})
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class _Fingers:
    """Somebody who presses and clicks whatever is there."""

    def __init__(self, program: Program, plan: Path, folder: Path, until: float, most: float) -> None:
        self.program, self.plan, self.folder = program, plan, folder
        self.until, self.chance = until, random.Random(SEED)
        self.most_gestures = most
        self.done: Counter[str] = Counter()
        self.opened = self.most = 0
        self.timer = QTimer()
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._next)

    def open_a_copy(self) -> None:
        """Open a fresh copy of the plan in place of whatever is open."""
        self.opened += 1
        copy = self.folder / f"plan-{self.opened}.organizer"
        shutil.copyfile(self.plan, copy)
        self.program.open_plan(copy)

    def begin(self) -> None:
        """Press the first key soon."""
        self.timer.start(_PAUSE_MS)

    def _next(self) -> None:
        number = sum(self.done.values())
        if monotonic() > self.until or number >= self.most_gestures:
            self._leave()
            return
        self.timer.start(_BREATH_MS if number % _BREATH_EVERY == _BREATH_EVERY - 1 else _PAUSE_MS)
        # A click can open a menu or a dialog with an event loop of its own, in which this goes on.
        try:
            self._do_something()
        except RuntimeError as gone:
            # A menu or a tooltip can vanish between two touches of the same gesture.
            if "QWindow) already deleted" not in str(gone):
                raise
            self.done["vanished"] += 1

    def _leave(self) -> None:
        dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if dialog is not None:
            dialog.close()
            self.timer.start(_PAUSE_MS)
        else:
            QApplication.exit(0)

    def _do_something(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            # It could rename or delete files anywhere on this computer.
            self.done["file dialogs"] += 1
            dialog.reject()
            return
        window = self.program.window
        if not window.isVisible():
            window.show()
        if dialog is None and QApplication.activePopupWidget() is None:
            self._stay_on_the_plan()
            for extra in self.program.windows.all[_MOST_WINDOWS:]:
                extra.close()
        kind = self.chance.choices(("click", "key", "type", "command", "drag", "wheel", "resize"),
                                   (50, 25, 6, 10, 4, 4, 1))[0]  # fmt: skip
        self.done[kind] += 1
        getattr(self, f"_{kind}")(QApplication.activePopupWidget() or dialog or self._some_window())

    def _some_window(self) -> QWidget:
        return self.chance.choice(self.program.windows.all)

    def _stay_on_the_plan(self) -> None:
        screen = self.program.window.plan_screen
        rows = 0 if screen is None else len(screen.presenter.store.rows)
        self.most = max(self.most, rows)
        if screen is None or rows < self.most * _LEAST:
            # Somebody may have closed the plan, or undone the import that made it.
            if self.done["wait"] > 200:
                self.done["wait"] = 0
                self.open_a_copy()
            else:
                self.done["wait"] += 1

    def _spot(self, handle: QWindow) -> QPoint:
        wide, high = max(handle.width(), 1), max(handle.height(), 1)
        return QPoint(self.chance.randrange(wide), self.chance.randrange(high))

    def _click(self, window: QWidget) -> None:
        handle = window.windowHandle()
        if handle is None:
            return
        spot = self._spot(handle)
        button = Qt.MouseButton.RightButton if self.chance.random() < 0.08 else Qt.MouseButton.LeftButton
        held = self.chance.choices(
            (_NO_KEYS, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier), (90, 5, 5)
        )[0]
        QTest.mouseMove(handle, spot)
        if not isValid(handle):
            # The pointer left a menu or a tooltip, which is gone with it.
            return
        if self.chance.random() < 0.1:
            QTest.mouseDClick(handle, button, held, spot)
        else:
            QTest.mouseClick(handle, button, held, spot)

    def _key(self, window: QWidget) -> None:
        held = self.chance.choices((_NO_KEYS, Qt.KeyboardModifier.ShiftModifier), (85, 15))[0]
        target = QApplication.focusWidget() or window
        QTest.keyClick(target, self.chance.choice(_KEYS), held)

    def _type(self, window: QWidget) -> None:
        QTest.keyClicks(QApplication.focusWidget() or window, self.chance.choice(_TEXTS))

    def _command(self, window: QWidget) -> None:
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return
        here = next((each for each in self.program.windows.all if each is window), self.program.window)
        offered = [each.code for each in COMMANDS if each.code in here.commands.offered]
        code = self.chance.choice([each for each in offered if each not in _LEFT_OUT])
        if here.deck is not None or code in {"help", "shortcuts"}:
            here.commands.run(code)

    def _drag(self, window: QWidget) -> None:
        handle = window.windowHandle()
        if handle is None:
            return
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(handle, left, _NO_KEYS, self._spot(handle))
        for _step in range(4):
            QTest.mouseMove(handle, self._spot(handle))
        QTest.mouseRelease(handle, left, _NO_KEYS, self._spot(handle))

    def _wheel(self, window: QWidget) -> None:
        handle = window.windowHandle()
        if handle is not None:
            QTest.wheelEvent(
                handle, self._spot(handle), QPoint(0, self.chance.choice((-240, -120, 120, 240)))
            )

    def _resize(self, window: QWidget) -> None:
        if window in self.program.windows.all:
            window.resize(QSize(*self.chance.choice(_SIZES)))


class _Watch(logging.Handler):
    """Notes every warning of Qt, of the log and of Python, and every failure."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        logging.getLogger().addHandler(self)
        qInstallMessageHandler(self._of_qt)
        sys.excepthook = self.fail

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"log: {record.getMessage()}")

    def _of_qt(self, kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        del where
        is_warning = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        if is_warning and not any(words in text for words in _NOT_OF_THE_PROGRAM):
            self.said.append(f"Qt: {text}")

    def fail(self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        self.said.append("".join(traceback.format_exception(kind, failure, trace)))


def memory_mb() -> float:
    """Return the memory that this process keeps in use, in megabytes."""
    status = Path("/proc/self/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def run(plan: Path, folder: Path, minutes: float, most: float) -> dict[str, Any]:
    """Press and click for some minutes, or so often, and return what was done, said and used."""
    watch = _Watch()
    app = make_application()
    program = Program(app, folder / "preferences.json", Background(), choice="light")
    sys.excepthook = watch.fail
    began = monotonic()
    fingers = _Fingers(program, plan, folder, began + minutes * 60, most)
    samples: list[tuple[float, float]] = []
    sampler = QTimer()
    sampler.timeout.connect(lambda: samples.append((monotonic() - began, memory_mb())))
    sampler.start(round(_SAMPLE_SECONDS * 1000))
    program.start(None, None)
    program.window.resize(1440, 900)
    program.window.show()
    fingers.open_a_copy()
    fingers.begin()
    app.setQuitOnLastWindowClosed(False)
    app.exec()
    sampler.stop()
    program.window.close()
    program.end()
    return {"done": fingers.done, "said": watch.said, "samples": samples, "opened": fingers.opened}


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as _folder:
        json.dump(run(Path(sys.argv[1]), Path(_folder), *map(float, sys.argv[2:])), sys.stdout)
