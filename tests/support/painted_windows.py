"""Hears from a window in another process, also from one that has started itself anew, that it was painted."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Python runs this before the program, which forbids the reading of its memory once it was painted.
_TELLING = """
from organizer_app.environment import memory_guard
forbid_reading = memory_guard.forbid_reading

def told():
    forbid_reading()
    print("painted", flush=True)

memory_guard.forbid_reading = told
"""


def telling(folder: Path) -> dict[str, str]:
    """Return the variables of a program that prints a line once its window was painted and can be ended."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_TELLING, "utf-8")
    return {"PYTHONPATH": os.pathsep.join(map(str, (folder, ROOT))), "QT_QPA_PLATFORM": "offscreen"}
