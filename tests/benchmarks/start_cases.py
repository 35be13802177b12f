"""Start-up and memory against an empty window of the same toolkit: the unit is E, exec to first paint."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.benchmarks.measuring import Line

ROUNDS: Final = 9
ROOT: Final = Path(__file__).resolve().parents[2]

_TELL: Final = """
import json, os, resource, sys
def tell():
    used = resource.getrusage(resource.RUSAGE_SELF)
    pages = int(open("/proc/self/statm").read().split()[1])
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "rss": pages * 4096}), flush=True)
"""
_EMPTY: Final = (
    _TELL
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: (tell(), os._exit(0)))
app = QApplication([]); window = Window(); window.resize(1440, 900); window.show(); app.exec()
"""
)
# Both rest the collector before the window's modules come, as the launcher does.
_AT_REST: Final = """
import gc
gc.disable()
"""
# The first frame of the window with its rows on map and list has left; nothing of SQLAlchemy is loaded yet.
_FIRST_PAINT: Final = (
    _TELL
    + _AT_REST
    + """
from pathlib import Path
from organizer_app.ui import application
from organizer_app.ui.flow.background import Background
app = application.make_application()
program = application.Program(app, None, Background(), choice="light")
program.window.painted.connect(lambda: (tell(), os._exit(0)))
program.start(Path(sys.argv[1]), None); program.window.resize(1440, 900); program.window.show(); app.exec()
"""
)
# SQLAlchemy loaded on its thread and the workspace attached: the first edit can be made.
_EDITABLE: Final = (
    _TELL
    + _AT_REST
    + """
from pathlib import Path
from organizer_app.ui import application
from organizer_app.ui.flow.background import Background
app = application.make_application()
program = application.Program(app, None, Background(), choice="light")
program.start(Path(sys.argv[1]), None); program.window.resize(1440, 900); program.window.show()
presenter = program.window.plan_screen.presenter
attach = presenter.attach
presenter.attach = lambda workspace: (attach(workspace), tell(), os._exit(0))
app.exec()
"""
)


def start_lines(plan: Path) -> list[Line]:
    """Measure first paint, first possible edit and memory of a plan, each in empty windows."""
    seen: dict[str, list[dict[str, float]]] = {"empty": [], "paint": [], "editable": []}
    with tempfile.TemporaryDirectory() as bytecode:
        # The first round does not count: it compiles what an installed program finds compiled.
        for _ in range(ROUNDS + 1):
            seen["empty"].append(_run(_EMPTY, bytecode))
            seen["paint"].append(_run(_FIRST_PAINT, bytecode, plan))
            seen["editable"].append(_run(_EDITABLE, bytecode, plan))
    name = "plan of 10,000 actions"
    return [
        Line(f"start: first painted {name}", "E", _ratios(seen, "paint", "cpu"), 1.85),
        Line(f"start: editable {name}", "E", _ratios(seen, "editable", "cpu"), 4.5),
        Line("memory at first paint", "empty window", _ratios(seen, "paint", "rss"), 1.25),
        Line("memory with everything loaded", "empty window", _ratios(seen, "editable", "rss"), 2.2),
    ]


def _ratios(seen: dict[str, list[dict[str, float]]], what: str, figure: str) -> list[float]:
    base = statistics.median(each[figure] for each in seen["empty"][1:])
    return [each[figure] / base for each in seen[what][1:]]


def _run(script: str, bytecode: str, *arguments: Path) -> dict[str, float]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": bytecode,
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", script, *map(str, arguments)]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    told: dict[str, float] = json.loads(answer.stdout)
    return told
