"""Damage files of every kind at random and read them in the child, as `make incoming` does.

Whatever a file holds, it is read or refused with a problem, within seconds, by a child that stays small.
"""

from __future__ import annotations

import io
import json
import random
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

import openpyxl

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.importing.import_problems import UnsafeFile
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.child.child_process import ChildProcess
from organizer_app.exchange.foreign import foreign_file
from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader
from organizer_app.exchange.reading.incoming_actions import read_actions
from organizer_app.exchange.reading.people_table import read_groups, read_people, subject_of
from tests.incoming.damage import mutated, mutated_inside
from tests.support.binary_workbooks import binary_workbook

if TYPE_CHECKING:
    from organizer_app.domain.importing.foreign_files import ForeignFile

_NAMES: Final = ("office", "table", "text")
# The program lets a child take 30 seconds of processor time for a file; none of these needs as many as 5.
_CHILD: Final = f"""
import runpy, sys
sys.path.insert(0, sys.argv[1])
from organizer_app.exchange.child import child_limits
child_limits.MOST_SECONDS = 5
runpy.run_path({str(foreign_file._CHILD)!r}, run_name="__main__")
"""  # noqa: SLF001  # the one that is started


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (
        ["City", "State", "Date", "Expected"],
        ["Boise", "ID", "2026-04-18", 40],
        ["Reno", "NV", "4/18", None],
    ):
        book.active.append(row)  # type: ignore[union-attr]  # a new workbook has a sheet
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _archive(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _open_sheet() -> bytes:
    """Return a workbook as LibreOffice writes it, as far as a reader needs it."""
    uses = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
    day = '<table:table-cell office:value-type="date" office:date-value="2026-04-18"/>'
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = ("".join(map(cell.format, cells)) for cells in (("City", "State", "Date"), ("Boise", "ID")))
    head, row = rows
    content = (
        f'<?xml version="1.0"?><office:document-content{uses}><office:body><office:spreadsheet>'
        f'<table:table table:name="Hosts"><table:table-row>{head}</table:table-row>'
        f"<table:table-row>{row}{day}</table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    files = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content.encode()}
    return _archive(files)


def seeds() -> dict[str, bytes]:
    """Return a file of each kind, by a name with its ending."""
    event = {
        "title": "March", "start_date": "2026-04-18T18:00:00Z", "identifiers": ["x:1"],
        "location": {"venue": "City Hall", "locality": "Boise", "region": "ID", "location": {"latitude": 4}},
    }  # fmt: skip
    slots = [{"id": 1, "start_date": 1776535200, "end_date": 1776542400}]
    mobilize = {
        "data": [{"id": 7, "title": "Canvass", "timezone": "America/Denver", "timeslots": slots * 2}] * 2
    }
    point = {"type": "Point", "coordinates": [-116.2, 43.6]}
    feature = {"type": "Feature", "geometry": point, "properties": {"name": "Rally", "date": "2026-04-18"}}
    kml = (
        b'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>West</name>'
        b"<Placemark><name>Rally</name><description>At noon</description><Point><coordinates>-116.2,43.6"
        b"</coordinates></Point></Placemark></Folder></Document></kml>"
    )
    return {
        "a.csv": b"City,State,Date,Start,Expected,Notes\nBoise,ID,4/18/2026,2-4pm,40 so,\nReno,NV,,TBD,,\n",
        "a.tsv": b"City\tDate\tLow\tHigh\nBoise\t2026-04-18\t40\t60\n",
        "people.csv": b"First Name,Last Name,Email,Phone\nAna,Ruiz,ana@example.org,208-555-0142\n",
        "a.vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nTEL;TYPE=CELL:208-555-0142\r\nNOTE:a\\nb\r\n"
        b"item1.EMAIL;TYPE=WORK:ana@example.org\r\nPHOTO;ENCODING=b:QUJD\r\nEND:VCARD\r\n",
        "a.ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\n"
        b"TZOFFSETTO:-0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:7\r\nSUMMARY:March\r\n"
        b"DTSTART;TZID=Ours:20260418T120000\r\nDURATION:PT2H\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=SA\r\n"
        b"EXDATE:20260425T120000\r\nLOCATION:City Hall\\, Boise\\, ID\r\nGEO:43.6;-116.2\r\nEND:VEVENT\r\n"
        b"END:VCALENDAR\r\n",
        "osdi.json": json.dumps({"_embedded": {"osdi:events": [event] * 3}}).encode(),
        "mobilize.json": json.dumps(mobilize).encode(),
        "a.geojson": json.dumps({"type": "FeatureCollection", "features": [feature] * 3}).encode(),
        "a.umap": json.dumps({"type": "umap", "layers": [{"features": [feature] * 3}]}).encode(),
        "list.json": json.dumps([{"city": "Boise", "date": "2026-04-18"}] * 3).encode(),
        "a.kml": kml,
        "a.kmz": _archive({"doc.kml": kml}),
        "a.xlsx": _workbook(),
        "a.ods": _open_sheet(),
        "a.xlsb": binary_workbook("Hosts", [["City", "State", "Date"], ["Boise", "ID", "4/18/2026"]]),
        "a.txt": b"AZ - FLORENCE - DETENTION CENTER\n"
        b"[3/12/25, 14:05:33] Ana: Tues 3/18, 2-4pm, Hall, Elizabeth NJ\n",
    }


def use(file: ForeignFile) -> str:
    """Read what came out of the child as the import does; return what it is."""
    if file.people:
        return "people"
    for table in file.tables:
        subject = subject_of(table)
        if subject is TableSubject.PEOPLE:
            list(read_people(table))
        elif subject is TableSubject.GROUPS:
            list(read_groups(table))
        else:
            read_actions(table)
    return file.kind.value


class _Child(ChildProcess):
    """Tells a child that was ended, for it took too long, from one that died of what it read."""

    def exchanged(self, *given: Any, **options: Any) -> Any:  # as they come
        try:
            return super().exchanged(*given, **options)
        except (OSError, EOFError):
            self.close()
            assert self._process.returncode not in {-signal.SIGXCPU, -signal.SIGKILL}, "it took too long"
            raise


def _end(reader: ForeignReader, name: str, data: bytes) -> str:
    """Read a file; return how it ended."""
    try:
        return use(reader.read(FileGiven(name=name, data=data)))
    except UnsafeFile:
        return "unsafe"
    except Problem as problem:
        return type(problem).__name__
    except AssertionError as late:
        message = f"{name}: {late}: {data!r}"
        raise AssertionError(message) from late


def run(files: int, seed: int = 7) -> Counter[str]:
    """Read so many mutated files; return how each kind ended.

    Raises:
        AssertionError: a child took too long for a file; what it was is in the message.
    """
    chance = random.Random(seed)
    known = list(seeds().items())
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, ForeignReader() as reader:
        child = Path(folder) / "child.py"
        child.write_text(_CHILD, "utf-8")
        for number in range(files):
            name, data = known[number % len(known)]
            # The first of each kind is whole.
            damaged = data
            if number >= len(known):
                damaged = (
                    mutated(data, chance) if chance.random() < 0.5 else mutated_inside(name, data, chance)
                )
            with patch.multiple(foreign_file, _CHILD=child, ChildProcess=_Child):
                told[f"{name} {_end(reader, name, damaged)}"] += 1
    return told


if __name__ == "__main__":
    for line, count in sorted(run(int(sys.argv[1])).items()):
        print(f"{count:7} {line}")  # noqa: T201  # the command's output
