"""An import that is killed leaves the plan as it was before, or as it is after: never anything between."""

from collections.abc import Callable
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import history
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.journal_checks import check_plan, contents
from tests.support.killed_work import killed_work, moments
from tests.support.open_plans import add_action, empty_plan, opened

KILLS, ROWS = 12, 60
CITIES = ("Seattle,WA", "Portland,OR", "Arlington,VA", "New York,NY", "Minneapolis,MN", "Nowhere at All,ZZ")


def importing(data: str) -> Callable[[str], Callable[[], object]]:
    file = IncomingFile("m.csv", Path(data).read_bytes())

    def prepared(plan: str) -> Callable[[], object]:
        workspace = wiring.open_workspace(Path(plan))

        def work() -> None:
            import_files(workspace, files=[file], options=ImportOptions())
            workspace.close()

        return work

    return prepared


def schedule() -> bytes:
    """Return a CSV of many actions with leads and groups."""
    lines = ["city,state,date,time,lead,organizations,notes"]
    for number in range(ROWS):
        city = CITIES[number % len(CITIES)]
        day, hour = f"2027-04-{1 + number % 28:02d}", f"{8 + number % 12}:00"
        lines.append(f"{city},{day},{hour},Person {number % 40},Group {number % 25},row {number}")
    return "\n".join(lines).encode()


def started(folder: Path) -> Path:
    """Return a plan that already holds an action which the import will not touch."""
    path = empty_plan(folder)
    with opened(path) as workspace:
        add_action(workspace)
    return path


@pytest.mark.kill
def test_killed_imports_leave_the_plan_before_or_after(tmp_path: Path) -> None:
    data = tmp_path / "m.csv"
    data.write_bytes(schedule())
    original = started(tmp_path).read_bytes()
    whole = tmp_path / "whole.organizer"
    whole.write_bytes(original)
    seen = {"before": 0, "after": 0}
    with killed_work(importing, data) as work:
        calls, size = work.calls(whole), whole.stat().st_size
        assert state_of(whole) == "after"
        for number, moment in enumerate(moments(KILLS, calls=calls, size=size, seed=2027)):
            path = tmp_path / f"{number}.organizer"
            path.write_bytes(original)
            work.kill(path, moment)
            seen[state_of(path)] += 1
    assert seen["before"] > KILLS // 5
    assert sum(seen.values()) == KILLS


def state_of(path: Path) -> str:
    """Say on which side of the import a plan stands; fail when it stands between or disagrees with itself."""
    with opened(path) as workspace:
        check_plan(workspace)
        steps = [entry.kind.value for entry in history.entries(workspace)]
        rows = len(read_snapshot(path).rows)
        if rows == 1:
            assert steps == ["added_action", "created_plan"]
            return "before"
        assert (rows, steps) == (ROWS + 1, ["imported", "added_action", "created_plan"])
        before = contents(workspace)
        history.undo(workspace)
        assert len(read_snapshot(path).rows) == 1
        history.redo(workspace)
        assert contents(workspace) == before
        return "after"
