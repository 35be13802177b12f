"""Many objects go piece by piece, and free memory goes back to the system."""

import subprocess
import sys
from collections import Counter

from organizer_app.environment.free_memory import free_in_pieces
from tests.support.waiting import LIMIT

MANY = 20_000
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
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True, timeout=LIMIT
    )
    before, after = map(int, ran.stdout.split())
    assert after < before - 60_000


def test_all_of_them_go_and_between_few_of_them_another_thread_may_have_its_turn() -> None:
    died_at_once: Counter[int] = Counter()

    class Mortal:
        def __del__(self) -> None:
            died_at_once[len(objects)] += 1

    objects = [Mortal() for _each in range(MANY)]
    free_in_pieces(objects)
    assert objects == []
    assert died_at_once.total() == MANY
    assert max(died_at_once.values()) <= 2_000
