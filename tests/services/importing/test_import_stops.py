"""An import that is stopped at any moment before its end leaves the plan as it was."""

import pytest

from organizer_app.domain.importing.import_problems import UnsafeFile
from organizer_app.services.importing.import_stops import each_going_on, stopping_when
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.importing.incoming_files import opened_files
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import facts

ROWS = "".join(f"Reno,NV,2027-04-{1 + number % 28:02},Vigil {number}\n" for number in range(600))
FILE = IncomingFile("march.csv", f"City,State,Date,Title\n{ROWS}".encode())


def looks_of(plan: Workspace, file: IncomingFile) -> int:
    """Return how often an import asks whether it is stopped."""
    looks: list[int] = []

    def is_stopped() -> bool:
        looks.append(1)
        return False

    with stopping_when(is_stopped):
        import_files(plan, files=[file], options=ImportOptions())
    history.undo(plan)
    return len(looks)


def test_an_import_stopped_at_any_look_leaves_the_plan_as_it_was(plan: Workspace) -> None:
    # Read by one child for all imports.
    (file,) = opened_files([FILE])
    looks = looks_of(plan, file)
    assert looks > 15
    before = facts(plan), history.entries(plan)
    for last in range(1, looks + 1, 4):
        left = [last]

        def is_stopped(left: list[int] = left) -> bool:
            left[0] -= 1
            return left[0] < 0

        with stopping_when(is_stopped), pytest.raises(UnsafeFile):
            import_files(plan, files=[file], options=ImportOptions())
        assert (facts(plan), history.entries(plan)) == before


def test_rows_end_where_they_are_stopped() -> None:
    assert list(each_going_on(range(600))) == list(range(600))
    with stopping_when(lambda: True), pytest.raises(UnsafeFile):
        list(each_going_on(range(3)))
