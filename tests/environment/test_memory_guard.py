"""The program leaves no core file, and no other program of the same person reads its memory."""

import subprocess
import sys

from tests.support.command_line import ROOT

CODE = """
import ctypes, resource
from organizer_app.environment.memory_guard import forbid_core_files, forbid_reading
forbid_core_files()
forbid_reading()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_core_files_and_reading_are_forbidden() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0) 0\n"
