"""A file is held by one program at a time, and leaves nothing behind."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from organizer_app.storage.file_lock import file_locked

HOLD = """
import sys
from pathlib import Path
from organizer_app.storage.file_lock import file_locked
with file_locked(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_another_program_waits_and_then_gives_up(tmp_path: Path) -> None:
    file = tmp_path / ".lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(TimeoutError), file_locked(file, 0):
            pass
        other.stdin.write("\n")
        other.stdin.close()
        with file_locked(file, 60):
            assert other.wait() == 0
            assert file.exists()
    assert not file.exists()


def test_who_waited_for_a_deleted_file_locks_the_one_that_others_see(tmp_path: Path) -> None:
    file, order = tmp_path / ".lock", []

    def work(number: int) -> None:
        for _ in range(20):
            with file_locked(file, 60):
                order.append(number)
                order.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(order) == 120
    assert order[::2] == order[1::2]
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_given_back_when_the_work_fails(tmp_path: Path) -> None:
    file = tmp_path / ".lock"
    with pytest.raises(ZeroDivisionError), file_locked(file, 0):
        raise ZeroDivisionError
    with file_locked(file, 0):
        assert (file.stat().st_mode & 0o777, file.read_bytes()) == (0o600, b"")


def test_a_folder_that_is_gone_is_no_lock_of_another_program(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), file_locked(tmp_path / "gone" / ".lock", 60):
        pass


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    file, elsewhere = tmp_path / ".lock", tmp_path / "elsewhere"
    file.symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic"), file_locked(file, 0):
        pass
    assert not elsewhere.exists()
