"""Before an import a person sees what would come of every row, and what stands in it."""

from organizer_app.domain.importing.incoming_people import Outcome
from organizer_app.services.plan.workspace import Workspace
from tests.support.action_tables import imported, table


def test_a_dry_run_tells_of_every_row_what_comes_of_it_with_its_cells(plan: Workspace) -> None:
    known = ("77", "Seattle", "WA", "2027-04-17", "12:00 PM", "At the gate")
    imported(plan, rows_with_ids(known, ("78", "Boston", "MA", "2027-04-17", "1:00 PM", "")))
    later, new = (*known[:4], "1:00 PM", known[5]), ("79", "Reno", "NV", "2027-04-17", "1:00 PM", "")
    total = ("", "TOTAL", "", "", "", "")
    data = rows_with_ids(
        later, ("78", "Boston", "MA", "2027-04-17", "1:00 PM", ""), new, ("80", *new[1:]), total
    )
    read = imported(plan, data, dry_run=True).read
    assert read is not None
    assert read.outcomes == {
        2: Outcome.UPDATED,
        3: Outcome.UNCHANGED,
        4: Outcome.CREATED,
        5: Outcome.ALIKE,
    }
    assert read.cells[2] == later
    assert read.cells[6] == total
    assert imported(plan, data).read is None


def rows_with_ids(*rows: tuple[str, ...]) -> bytes:
    return table(("External ID", "City", "State", "Date", "Start", "Title"), rows)
