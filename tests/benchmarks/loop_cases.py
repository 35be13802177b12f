"""The real event loop under a real display: how many frames of a moving view come late."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.measuring import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS: Final = 3
SECONDS: Final = 4
ROOT: Final = Path(__file__).resolve().parents[2]
_GEOMETRY: Final = "1600x1000x24"

# Frames of 16 ms for four seconds; a frame is late when the next one is painted more than 33 ms after it.
_MOVE: Final = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from organizer_app.ui import application
from organizer_app.ui.flow.background import Background
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
plan, what, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
app = application.make_application()
program = application.Program(app, None, Background(), choice="light")
program.start(plan, None)
program.window.resize(1440, 900)
program.window.show()
screen = program.window.plan_screen
stamps = []
count = 0
def begin():
    global view, surface, paint, timer
    screen.presenter.choose_view(ViewKind.MAP if what == "map" else ViewKind.TIMELINE)
    view = screen.map if what == "map" else screen.views.timeline
    surface = view if what == "map" else view.viewport()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(16)
    timer.timeout.connect(step)
    QTimer.singleShot(500, timer.start)
    QTimer.singleShot(int(500 + seconds * 1000), end)
def step():
    global count
    count += 1
    if what == "map":
        view.pan(7 if count % 60 < 30 else -7, 3 if count % 60 < 30 else -3)
    else:
        view.verticalScrollBar().setValue(count * 7)
    surface.repaint()
    stamps.append(time.perf_counter())
def end():
    timer.stop()
    gaps = [(after - before) * 1000 for before, after in zip(stamps, stamps[1:])]
    print(json.dumps({"frames": len(stamps), "late": sum(gap > 33 for gap in gaps)}), flush=True)
    os._exit(0)
# What is read after the first paint has been read by then, of 100,000 actions too.
QTimer.singleShot(15000, begin)
app.exec()
"""


def loop_lines(plan: Path, many: Path) -> list[Line]:
    """Count the late frames of four seconds of moving map and timeline; without Xvfb nothing is counted."""
    if shutil.which("Xvfb") is None:
        sys.stderr.write("No Xvfb here: late frames are not counted.\n")
        return []
    lines = []
    with _display() as display:
        for path, size in ((plan, "10,000"), (many, "100,000")):
            for what in ("map", "timeline"):
                told = [_moved(display, path, what) for _ in range(ROUNDS)]
                name = f"loop: late frames in {SECONDS} s of moving the {what}, {size} actions"
                lines.append(Line(name, "frames", [each["late"] for each in told], 2))
                fps = [SECONDS * 60 / max(1, each["frames"]) for each in told]
                lines.append(Line(f"loop: 60 frames a second / reached, {what}, {size}", "x", fps, 1.05))
    return lines


@contextmanager
def _display() -> Iterator[str]:
    """Start a display of our own, whose number the server chooses itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _GEOMETRY, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _moved(display: str, plan: Path, what: str) -> dict[str, int]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _MOVE, str(plan), what, str(SECONDS)]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    told: dict[str, int] = json.loads(answer.stdout)
    return told
