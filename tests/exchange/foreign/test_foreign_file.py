"""Foreign files are read in a child with limits: whatever they do to it, the program gets one problem."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.importing.foreign_files import ForeignKind
from organizer_app.domain.importing.import_problems import (
    EmptyFile,
    FileKind,
    FileTooLarge,
    ImportProblem,
    NotText,
    TooManyRows,
    UnsafeFile,
)
from organizer_app.domain.importing.incoming_people import IncomingPerson
from organizer_app.exchange.child.child_process import ChildProcess
from organizer_app.exchange.foreign import foreign_file
from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader, end_reading
from tests.support.work_counts import calls_of

# It says that it is there, and answers as the real one once nobody has ended it.
SLOW = """
import runpy, time
from pathlib import Path
print('{{"done": 1}}', flush=True)
while not Path({goes_on!r}).exists():
    time.sleep(0.01)
runpy.run_path({child!r}, run_name="__main__")
"""
CITIES = b"City,State,Date\nBoise,ID,2019-07-15\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[ForeignReader]:
    with ForeignReader() as made:
        yield made


def given(data: bytes, name: str = "list.csv", kind: ForeignKind | None = None) -> FileGiven:
    return FileGiven(name=name, data=data, kind=kind)


def test_a_table_comes_back_as_cells(reader: ForeignReader) -> None:
    (table,) = reader.read(given(CITIES)).tables
    assert table.rows == [["City", "State", "Date"], ["Boise", "ID", "2019-07-15"]]
    assert table.lines == [1, 2]


def test_cards_come_back_as_people(reader: ForeignReader) -> None:
    cards = b"BEGIN:VCARD\nFN:Ana Ruiz\nTEL:202-555-0142\nNICKNAME:Annie\nEND:VCARD\n"
    (person,) = reader.read(given(cards, "people.vcf")).people
    assert isinstance(person, IncomingPerson)
    assert (person.name, person.other_names) == ("Ana Ruiz", ("Annie",))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", EmptyFile()),
        (b"\x89PNG\r\n", NotText(FileKind.PNG)),
        (b"x\n" * 3_000_000, TooManyRows(200_000)),
        (b"\xe9\xc3\xa9\n" * 2_500_000, TooManyRows(200_000)),
        (b"a" * 64_000_001, FileTooLarge(64)),
        (b"[" * 200_000 + b"]" * 200_000, NotText(FileKind.JSON_DAMAGED)),
    ],
    ids=["empty", "picture", "rows", "mixed bytes", "large", "nested"],
)
def test_what_is_wrong_comes_back_as_a_problem(
    reader: ForeignReader, data: bytes, problem: ImportProblem
) -> None:
    with pytest.raises(type(problem)) as raised:
        reader.read(given(data))
    assert raised.value.__dict__ == problem.__dict__


def test_a_child_that_dies_is_one_problem_and_the_next_file_gets_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = tmp_path / "dying.py"
    dying.write_text("import os\nos.abort()\n")
    with ForeignReader() as reader:
        monkeypatch.setattr(foreign_file, "_CHILD", dying)
        with pytest.raises(UnsafeFile):
            reader.read(given(CITIES))
        monkeypatch.undo()
        assert reader.read(given(CITIES)).tables


@pytest.mark.parametrize("answer", ["{}", '{"kind":"csv","tables":[{"rows":[[1]]}],"people":[]}', "[", "7"])
def test_an_answer_of_another_shape_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    lying = tmp_path / "lying.py"
    lying.write_text(f"import sys\nprint('{{\"sizes\": [{len(answer)}]}}')\nsys.stdout.write({answer!r})\n")
    monkeypatch.setattr(foreign_file, "_CHILD", lying)
    with ForeignReader() as reader, pytest.raises(UnsafeFile):
        reader.read(given(CITIES))


def test_the_child_has_little_memory_and_writes_no_file() -> None:
    with ForeignReader() as reader:
        reader.read(given(CITIES))
        child = reader._child  # noqa: SLF001  # its limits are looked at from outside
        assert child is not None
        limits = Path(f"/proc/{child._process.pid}/limits").read_text()  # noqa: SLF001  # the same
    soft = {line[:26].strip(): line[26:47].strip() for line in limits.splitlines()[1:]}
    assert int(soft["Max address space"]) <= 1 << 30
    assert (soft["Max file size"], soft["Max core file size"]) == ("0", "0")
    assert int(soft["Max cpu time"]) <= 60


def test_reading_ends_when_another_thread_cancels_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, goes_on = tmp_path / "slow.py", tmp_path / "goes_on"
    slow.write_text(SLOW.format(goes_on=str(goes_on), child=str(foreign_file._CHILD)))  # noqa: SLF001  # the real one
    monkeypatch.setattr(foreign_file, "_CHILD", slow)
    reading = threading.get_ident()

    def cancel() -> None:
        end_reading(reading)
        goes_on.touch()

    canceling = threading.Thread(target=cancel)
    with ForeignReader() as reader, pytest.raises(UnsafeFile):
        reader.read(given(CITIES), lambda _rows: canceling.start())
    canceling.join()


def test_reading_ends_when_it_is_cancelled_before_the_child_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = ForeignReader()
    start = foreign_file.ChildProcess

    def started(command: list[str]) -> ChildProcess:
        reader.end()
        return start(command)

    monkeypatch.setattr(foreign_file, "ChildProcess", started)
    with reader, pytest.raises(UnsafeFile):
        reader.read(given(CITIES))


def test_a_small_file_costs_little_once_the_child_is_there(reader: ForeignReader) -> None:
    reader.read(given(CITIES))
    child = reader._child  # noqa: SLF001  # starting another one would take long, and in a process of its own
    # 141, and each is a fraction of a microsecond.
    assert calls_of(lambda: reader.read(given(CITIES))) < 1_000
    assert reader._child is child is not None  # noqa: SLF001  # the same


def test_the_count_of_rows_comes_through_the_pipe_while_the_child_reads(reader: ForeignReader) -> None:
    heard: list[int] = []
    table = reader.read(given(b"Boise,ID\n" * 3000), heard.append)
    assert heard == [1024, 2048]
    assert len(table.tables[0].rows) == 3000
