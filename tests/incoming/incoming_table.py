"""Write the table of what becomes of real files: `make incoming SAMPLES=folder`.

The files are those of others and no part of the project; the table names each and says what it was taken for.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.importing.file_endings import IMPORTED_ENDINGS
from organizer_app.domain.importing.incoming_people import IncomingPerson, TableSubject
from organizer_app.environment.files.bounded_files import bounded_bytes
from organizer_app.exchange.foreign.foreign_file import FileGiven
from organizer_app.exchange.reading.incoming_actions import ReadOptions, read_actions
from organizer_app.exchange.reading.people_table import read_groups, read_people
from organizer_app.services.importing.incoming_files import (
    IncomingFile,
    foreign_reader,
    likely_subject,
    opened_files,
)
from organizer_app.wording.errors.problems import sentence
from tests.incoming.conservation import lost_cells, lost_rows
from tests.incoming.plan_conservation import lost_in_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.importing.foreign_files import ForeignFile

TABLE: Final = Path(__file__).with_name("incoming.md")
_TRIED: Final = (*IMPORTED_ENDINGS, ".vcf", ".vcard", ".dbf", ".md", ".html", ".zip", ".pdf")
_HEAD: Final = """\
# What becomes of files of others

Written by `make incoming`. Rows are those taken; lines left out and doubts are listed by the import itself.
Each file is also imported twice into an empty plan: every row has one verdict both times, none is new the
second time, and every cell is in a record, in notes or named in a warning.

"""


class Line(NamedTuple):
    """What became of one file: what it was taken for and how many rows, or why it was refused.

    Attributes:
        lost: rows without an outcome, and cells that no field, note or warning holds, as they are read and
            in a plan into which they are imported twice.
    """

    file: str
    taken: str
    rows: int
    left_out: int
    refusal: str = ""
    lost: int = 0


def told(file: Path, name: str) -> Line:
    """Read a file as the import does."""
    try:
        lists = opened_files([IncomingFile(file.name, bounded_bytes(file))])
        counted = _summed(name, [_counted(each) for each in lists])
        return counted._replace(lost=counted.lost + len(lost_in_plan(lists)))
    except Problem as problem:
        return Line(name, "", 0, 0, sentence(problem))


def _summed(name: str, lines: list[Line]) -> Line:
    taken = ", ".join(dict.fromkeys(line.taken for line in lines))
    rows, left_out = sum(line.rows for line in lines), sum(line.left_out for line in lines)
    return Line(name, taken, rows, left_out, lost=sum(line.lost for line in lines))


def _counted(file: IncomingFile) -> Line:
    opened: ForeignFile = file.data  # type: ignore[assignment]  # it was opened
    if opened.people:
        people = sum(isinstance(each, IncomingPerson) for each in opened.people)
        return Line("", f"{opened.kind.value}: people", people, len(opened.people) - people)
    subject = likely_subject(file)
    table = opened.tables[0]
    if subject is TableSubject.ACTIONS:
        read = read_actions(table, options=ReadOptions(year=2025, with_cells=True))
        lost = lost_rows(read) + len(list(lost_cells(read)))
        return Line("", f"{opened.kind.value}: actions", len(read.rows), len(read.skipped), lost=lost)
    rows = list(read_people(table) if subject is TableSubject.PEOPLE else read_groups(table))
    kept = sum(not hasattr(row, "reason") for row in rows)
    return Line("", f"{opened.kind.value}: {subject.value}", kept, len(rows) - kept)


def lines(folder: Path) -> Iterator[Line]:
    """Yield what becomes of every file in a folder and those in it."""
    with foreign_reader() as reader:
        reader.read(FileGiven(name="a.csv", data=b"City,Date\nBoise,2026-04-18\n"))
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix.casefold() in _TRIED:
                yield told(file, file.relative_to(folder).as_posix())


def table(found: list[Line]) -> str:
    """Return the table as Markdown."""
    taken = [line for line in found if not line.refusal]
    text = f"{len(found)} files: {len(taken)} taken with {sum(line.rows for line in taken):,} rows, "
    text += f"{len(found) - len(taken)} refused. "
    text += f"Rows and cells that are lost: {sum(line.lost for line in taken)}.\n\n"
    text += "| file | taken for | rows | left out | or refused because |\n|---|---|---|---|---|\n"
    for line in found:
        cells = (line.file, line.taken, line.rows, line.left_out, line.refusal)
        text += "| " + " | ".join(str(cell).replace("|", "/").replace("\n", " ") for cell in cells) + " |\n"
    return _HEAD + text


if __name__ == "__main__":
    TABLE.write_text(table(list(lines(Path(sys.argv[1])))), "utf-8")
