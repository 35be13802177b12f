"""A file is read once and only so far, whatever it is."""

import os
import threading
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import CannotRead
from organizer_app.domain.importing.import_problems import FileTooLarge
from organizer_app.environment.files.bounded_files import bounded_bytes


def test_a_file_and_a_link_to_it_are_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"x" * 3_000_000)
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    assert bounded_bytes(file) == bounded_bytes(link) == b"x" * 3_000_000


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.csv"
    with sparse.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(FileTooLarge):
        bounded_bytes(sparse)


def test_a_device_without_an_end_is_read_up_to_the_limit() -> None:
    with pytest.raises(FileTooLarge):
        bounded_bytes(Path("/dev/zero"), 2)


def test_a_pipe_is_read_once_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"City\nBoise\n" * 50_000,))
    writer.start()
    assert bounded_bytes(pipe) == b"City\nBoise\n" * 50_000
    writer.join()


def test_a_missing_file_and_a_folder_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(CannotRead):
            bounded_bytes(path)
