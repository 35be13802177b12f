"""Many objects go piece by piece, and other threads go on in between."""

import sys
import threading
import time

from organizer_app.environment.freeing import free_in_pieces

MANY = 300_000


def test_all_of_them_go_and_another_thread_sees_some_of_them_left() -> None:
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
    assert seen - {0, MANY}
