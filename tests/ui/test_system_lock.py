"""A plan is locked when the computer goes to sleep, the session is locked, or the screen saver starts."""

import ctypes
import os
import subprocess
import sys
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QApplication

from organizer_app.ui import system_lock
from organizer_app.ui.system_lock import SystemLock, WindowsMessages
from tests.support.command_line import ROOT

# Listens on a bus of its own in the place of the system's, and prints each time a lock is due.
LISTENER = """
import os, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QTimer
from organizer_app.ui.system_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock()
assert "PySide6.QtDBus" not in sys.modules
lock.due.connect(lambda: (print("due", flush=True), app.quit()))
lock.listen(0)
import subprocess
QTimer.singleShot(0, lambda: subprocess.Popen(["dbus-send", "--session", "--type=signal", *sys.argv[1:]]))
QTimer.singleShot(%d, app.quit)
app.exec()
"""
SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep")
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged")


def heard(*signal: str, patience: int) -> str:
    command = ["dbus-run-session", "--", sys.executable, "-c", LISTENER % patience, *signal]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=dict(os.environ))
    return done.stdout


@pytest.mark.parametrize(
    "signal",
    [
        (*SLEEP, "boolean:true"),
        (*SAVER, "boolean:true"),
        ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock"),
    ],
)
def test_the_system_says_when_to_lock(signal: tuple[str, ...]) -> None:
    assert heard(*signal, patience=60_000) == "due\n"


def test_waking_up_locks_nothing() -> None:
    assert heard(*SLEEP, "boolean:false", patience=1_000) == ""


def test_without_a_bus_nothing_happens() -> None:
    code = LISTENER.replace("lock.due", "del os.environ['DBUS_SESSION_BUS_ADDRESS']; lock.due") % 500
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", code, *SLEEP],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout == ""


# As winuser.h and wtsapi32.h number them: sleep and lock, then waking up, unlocking and another message.
BEGINNINGS = ((0x0218, 4), (0x02B1, 7))
OTHERS = ((0x0218, 18), (0x02B1, 8), (0x0100, 4))


@pytest.mark.parametrize(("message", "what"), [*BEGINNINGS, *OTHERS])
@pytest.mark.parametrize("kind", [b"windows_generic_MSG", b"xcb_generic_event_t"])
def test_windows_says_so_by_messages_which_all_go_on(kind: bytes, message: int, what: int) -> None:
    told, begun = wintypes.MSG(), list[bool]()
    told.message, told.wParam = message, what
    messages = WindowsMessages(lambda: begun.append(True))
    assert messages.nativeEventFilter(kind, ctypes.addressof(told)) == (False, 0)
    is_expected = kind.startswith(b"windows") and (message, what) in BEGINNINGS
    assert begun == [True] * is_expected


def test_on_windows_each_window_asks_to_be_told(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, due = list[int](), list[bool]()
    monkeypatch.setattr(system_lock, "ask_windows_to_tell", asked.append)
    lock = SystemLock()
    lock.due.connect(lambda: due.append(True))
    for window in (11, 12):
        lock.listen(window, "win32")
    assert asked == [11, 12]
    assert lock._messages is not None  # noqa: SLF001  # no such message can be sent on this system
    told = wintypes.MSG()
    told.message, told.wParam = BEGINNINGS[0]
    lock._messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told))  # noqa: SLF001  # as above
    assert due == [True]
    qapp.removeNativeEventFilter(lock._messages)  # noqa: SLF001  # as above
