"""No row and no cell of a list is lost: it is in a field, in the notes, or named in a warning."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer_app.domain.importing.incoming import SkipReason
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactPoint
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.storage.rows.action_summaries import parts_of
from tests.support.messy_files import HEADINGS, hosts_csv
from tests.support.open_plans import empty_plan, opened

if TYPE_CHECKING:
    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

# Each column with cells that a table of hosts holds, read or not.
CELLS = {
    "City": ["Reno", "Omaha", "Smalltownville", "Boise", ""],
    "State": ["NV", "NE", "ID", "Qx", ""],
    "Date": ["3/15/2027", "2027-03-16", "TBD", "3/17 or 3/18", "soon", ""],
    "Time": ["10am", "12-2", "noonish", "9:00 - 5:00", ""],
    "Title": ["Rally", "Candles for Ana", "=1+1", ""],
    "Venue": ["City Plaza", "Town hall", ""],
    "Group": ["River Network; Harbor Choir", "Mijente", ""],
    "Lead": ["Ana Ruiz", "TBD", ""],
    "Lead phone": ["402-555-0101", "call me", ""],
    "Lead email": ["ana@example.org", ""],
    "Expected": ["120", "hundreds", "about 50", ""],
    "Status": ["confirmed", "waiting on HQ", ""],
    "Type": ["march", "flotilla", ""],
    "Diet": ["vegan", "no nuts", ""],
    "Notes": ["Bring water", "Park behind; quietly", ""],
    "ID": ["7", "8", ""],
}
# Answers to Permit? and Confirmed?, which become the status of a permit and of an action.
KNOWN_OTHERWISE = {"applied", "pending", "maybe"}
SKIPPED_LINES = {SkipReason.BLANK, SkipReason.BEFORE_HEADER}
tables = st.lists(
    st.fixed_dictionaries({heading: st.sampled_from(cells) for heading, cells in CELLS.items()}),
    min_size=1,
    max_size=6,
)
columns = st.permutations(list(CELLS)).flatmap(
    lambda order: st.integers(4, len(order)).map(lambda count: order[:count])
)


def written(rows: list[dict[str, str]], order: list[str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(order)
    writer.writerows([row[heading] for heading in order] for row in rows)
    return text.getvalue().encode()


def bring(plan: Workspace, data: bytes) -> ImportReport:
    files = [IncomingFile("hosts.csv", data)]
    return import_files(plan, files=files, options=ImportOptions(source="hosts"))[0]


def everything_in(plan: Workspace) -> str:
    """Return all words and numbers that the plan holds, in one text of lower case."""
    with plan.read() as reader:
        found = [str(parts) for parts in parts_of(reader, [each.id for each in reader.all(CityAction)])]
        found += [each.value for each in reader.all(ContactPoint)]
    return " ".join(found).casefold()


def told_of(report: ImportReport) -> dict[int, str]:
    told: dict[int, str] = {}
    for doubt in report.warnings:
        values = (doubt.news.theirs, doubt.news.ours) if doubt.news else ()
        told[doubt.row] = f"{told.get(doubt.row, '')} {doubt.detail} {values}".casefold()
    return told


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables, columns)
def test_every_row_has_one_verdict_and_every_cell_is_kept_or_named(
    rows: list[dict[str, str]], order: list[str]
) -> None:
    order = [*order, *(heading for heading in ("City", "Date") if heading not in order)]
    filled = [row for row in rows if any(row[heading] for heading in order)]
    with TemporaryDirectory() as folder, opened(empty_plan(Path(folder))) as plan:
        for _time in range(2):
            report = bring(plan, written(rows, order))
            skipped = [each for each in report.skipped if each.reason not in SKIPPED_LINES]
            taken = report.created + report.updated + report.unchanged
            assert taken + len(skipped) == len(filled)
            left_out = {each.row for each in skipped}
            held, told = everything_in(plan), told_of(report)
            for line, row in enumerate(rows, 2):
                if line in left_out:
                    continue
                for heading in ("Title", "Venue", "Diet", "Notes", "Expected", "Status", "Type", "Lead"):
                    cell = row[heading].casefold() if heading in order else ""
                    words = [cell, cell.lstrip("'"), cell.replace("about ", "")]
                    said = told.get(line, "")
                    # A placeholder such as TBD is named by its heading alone: the field stays open.
                    is_kept = heading.casefold() in said or any(word in held + said for word in words)
                    assert is_kept, (heading, cell)
            assert _time == 0 or (report.created, report.updated) == (0, 0)


def test_every_row_of_a_messy_list_of_hosts_has_one_verdict_and_every_cell_is_kept_or_named(
    tmp_path: Path,
) -> None:
    data = hosts_csv()
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    filled = {number for number, row in enumerate(lines, 1) if any(row)}
    with opened(empty_plan(tmp_path)) as plan:
        first, again = bring(plan, data), bring(plan, data)
        held, told = everything_in(plan), " ".join(told_of(first).values())
    for report in (first, again):
        skipped = {each.row for each in report.skipped} & filled
        taken = report.created + report.updated + report.unchanged
        assert taken + len(skipped) + len(["the headings"]) == len(filled)
    assert (again.created, again.updated) == (0, 0)
    left_out = {each.row for each in first.skipped}
    words = [
        word
        for number, row in enumerate(lines, 1)
        if number not in left_out and row != list(HEADINGS)
        for cell in row[1:]
        for word in cell.casefold().replace(",", " ").split()
        if word.isalpha() and len(word) > len("noon")
    ]
    lost = {word for word in words if word not in f"{held} {told}"}
    assert lost <= KNOWN_OTHERWISE
