"""A terminal counts the rows while a long file is read; a pipe hears nothing of it."""

import sys
from itertools import count

import pytest

from organizer_app.cli import reading_line as module
from organizer_app.cli.reading_line import reading_line
from organizer_app.services.importing.incoming_files import IncomingFile, read_file

ROWS = 5000
LONG = IncomingFile("long.csv", b"City,State\n" + b"Boise,ID\n" * (ROWS - 1))


def read_on(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool) -> None:
    clock = count(step=10)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal, raising=False)
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    with reading_line():
        read_file(LONG)


def test_a_terminal_counts_and_is_clear_afterward(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read_on(monkeypatch, is_terminal=True)
    said = capsys.readouterr().err.split("\r\x1b[K")
    assert "1,024 rows read so far…" in said
    assert "5,000 rows read so far…" in said
    assert said[-1] == ""


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    read_on(monkeypatch, is_terminal=False)
    assert capsys.readouterr().err == ""
