"""Equal rows of one list are as many actions, and each after the first is told as a possible duplicate."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from tests.support.open_plans import empty_plan, opened

if TYPE_CHECKING:
    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

TABLES: Final = (
    ("City,State", "Reno,NV"),
    ("City,State,Title,Group", "Reno,NV,Vigil,River Guild"),
    ("City,State,Date", "Reno,NV,TBD"),
    ("City,State,Date", "Reno,NV,4/17/2027"),
    ("City,Venue", "Qwxyzville,Town Hall"),
)


def bring(plan: Workspace, table: tuple[str, str], count: int, *, dry_run: bool = False) -> ImportReport:
    heading, row = table
    files = [IncomingFile("list.csv", "\n".join((heading, *[row] * count)).encode())]
    (report,) = import_files(plan, files=files, options=ImportOptions(), dry_run=dry_run)
    return report


def numbers(report: ImportReport) -> tuple[int, int, int, int, int]:
    told = sum(each.code is RowWarningCode.POSSIBLE_DUPLICATE for each in report.warnings)
    return report.created, report.updated, report.unchanged, report.possible_duplicates, told


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=st.sampled_from(TABLES), first=st.integers(1, 40), then=st.integers(1, 40))
@example(table=TABLES[0], first=1, then=2)
def test_a_list_of_equal_rows_makes_as_many_actions_and_tells_all_but_the_first(
    table: tuple[str, str], first: int, then: int
) -> None:
    with TemporaryDirectory() as folder, opened(empty_plan(Path(folder))) as plan:
        foretold = bring(plan, table, first, dry_run=True)
        assert numbers(foretold) == numbers(bring(plan, table, first)) == (first, 0, 0, first - 1, first - 1)
        more = max(0, then - first)
        foretold = bring(plan, table, then, dry_run=True)
        found = bring(plan, table, then)
        assert numbers(foretold) == numbers(found) == (more, 0, min(first, then), more, more)
        assert len(snapshot(plan).rows) == max(first, then)
