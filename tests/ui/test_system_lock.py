"""A plan is locked when the computer goes to sleep, the session is locked, or the screen saver starts."""

import os
import subprocess
import sys

import pytest

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
lock.listen()
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
    assert heard(*signal, patience=20_000) == "due\n"


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
