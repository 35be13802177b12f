"""Memory that was used once and is free now goes back to the system."""

import subprocess
import sys

# What is kept lies between what is freed, so that the C library returns nothing by itself.
_PROGRAM = """
from pathlib import Path
from organizer_app.environment.free_memory import return_free_memory

def used_kb():
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])

blocks = [bytearray(20_000) for _each in range(4_000)]
del blocks[:-1]
before = used_kb()
return_free_memory()
print(before, used_kb())
"""


def test_free_memory_is_returned() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    before, after = map(int, ran.stdout.split())
    assert after < before - 60_000
