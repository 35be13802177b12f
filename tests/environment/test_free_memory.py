"""Many objects go piece by piece while other threads go on, and free memory goes back to the system."""

import subprocess
import sys
import threading
import time

from organizer_app.environment.free_memory import free_in_pieces

MANY = 300_000
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
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True, timeout=300
    )
    before, after = map(int, ran.stdout.split())
    assert after < before - 60_000


def test_all_of_them_go_and_another_thread_sees_some_of_them_left() -> None:
    # On a busy computer the other thread may not get its turn while they go.
    assert any(seen_while_they_go() - {0, MANY} for _each in range(50))


def seen_while_they_go() -> set[int]:
    """Return how many another thread saw left while all of them went."""
    objects = [(str(number),) for number in range(MANY)]
    seen: set[int] = set()
    is_done = threading.Event()

    def look() -> None:
        while not is_done.is_set():
            seen.add(len(objects))
            time.sleep(0)

    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        free_in_pieces(objects)
    finally:
        sys.setswitchinterval(before)
        is_done.set()
        watcher.join()
    assert objects == []
    return seen
