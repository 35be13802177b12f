"""An older copy in the file of an open plan is noticed; what several programs fold never looks like one."""

import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import PlanOverwritten
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.services.plan.verifying import verify
from organizer_app.storage.log_lineage import logs_set_aside
from organizer_app.wiring import open_workspace
from organizer_app.wording.errors.problems import sentence
from tests.support.open_plans import add_action, empty_plan, opened

# Edits, folds and opens the plan anew in turns, and prints each problem that it meets.
_WORKER = """
import sys
from pathlib import Path
from organizer_app.domain.basics.problems import Problem
from tests.support.open_plans import add_action, opened
path, turns = Path(sys.argv[1]), sys.argv[2]
for turn in turns:
    try:
        with opened(path) as workspace:
            add_action(workspace)
            if turn == "f":
                workspace.fold()
            add_action(workspace)
    except Problem as problem:
        print(type(problem).__name__)
"""


def write_into(path: Path, content: bytes) -> None:
    """Write a copy into a plan file as ``cp`` does: it stays the same file."""
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


def actions_in(path: Path) -> int:
    """Return how many actions a plan has; all of it agrees."""
    with opened(path) as workspace:
        assert not verify(workspace).differences
        with workspace.read() as reader:
            return len(reader.all(CityAction))


@pytest.mark.parametrize("is_folded", [True, False])
@pytest.mark.parametrize("edits", [1, 10])
def test_all_that_was_saved_since_is_in_a_plan_beside_it(
    tmp_path: Path, edits: int, *, is_folded: bool
) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
    old = path.read_bytes()
    workspace = open_workspace(path)
    for _edit in range(edits):
        add_action(workspace)
    if is_folded:
        workspace.fold()
    write_into(path, old)
    for _try in range(2):
        with pytest.raises(PlanOverwritten) as noticed:
            add_action(workspace)
    assert noticed.value.is_whole
    assert noticed.value.kept in sentence(noticed.value)
    workspace.close()
    assert path.read_bytes() == old, "nothing was folded into it"
    rescued = path.with_name(noticed.value.kept)
    assert actions_in(rescued) == 1 + edits
    assert rescued.stat().st_mode == path.stat().st_mode
    assert actions_in(path) == 1
    assert not logs_set_aside(path)
    assert {each.suffix for each in tmp_path.iterdir()} == {path.suffix}


def test_where_a_part_was_folded_before_the_last_changes_are_kept_as_they_are(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
    old = path.read_bytes()
    workspace = open_workspace(path)
    for _edit in range(40):
        add_action(workspace)
    workspace.fold()
    # The log starts over with it.
    add_action(workspace)
    write_into(path, old)
    with pytest.raises(PlanOverwritten) as noticed:
        add_action(workspace)
    (aside,) = logs_set_aside(path)
    assert (noticed.value.kept, noticed.value.is_whole) == (aside.name, False)
    assert "newest backup" in sentence(noticed.value)
    workspace.close()
    assert path.read_bytes() == old
    assert actions_in(path) == 1


@pytest.mark.parametrize("is_folded", [True, False])
def test_an_edit_during_which_it_is_overwritten_is_not_acknowledged(
    tmp_path: Path, *, is_folded: bool
) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
    old = path.read_bytes()
    workspace = open_workspace(path)
    add_action(workspace)
    if is_folded:
        workspace.fold()

    def edit() -> None:
        with workspace.edit(EditKind.ADDED_GROUP) as editor:
            editor.put(Organization(id="g", name="Harbor"))
            write_into(path, old)

    with pytest.raises(PlanOverwritten):
        edit()
    workspace.close()
    with opened(path) as again, again.read() as reader:
        assert not reader.all(Organization)


def test_a_plan_that_is_overwritten_before_it_is_closed_or_folded_stays_as_that_copy(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
    old = path.read_bytes()
    with opened(path) as workspace:
        add_action(workspace)
        write_into(path, old)
        workspace.fold()
    assert path.read_bytes() == old
    assert len(list(tmp_path.glob("plan rescued *.organizer"))) == 1


@pytest.mark.parametrize("edits", [0, 1])
def test_whoever_only_looks_at_the_plan_is_told_as_well(tmp_path: Path, edits: int) -> None:
    path = empty_plan(tmp_path)
    old = path.read_bytes()
    with opened(path) as workspace:
        add_action(workspace)
    with opened(path) as workspace:
        assert workspace.notice_others() == ()
        for _edit in range(edits):
            add_action(workspace)
        write_into(path, old)
        with pytest.raises(PlanOverwritten) as noticed:
            workspace.notice_others()
        assert noticed.value.is_whole is False
    assert path.read_bytes() == old


@pytest.mark.parametrize("order", sorted(set(permutations("eeffoo"))), ids="".join)
def test_in_no_order_of_edits_folds_and_openings_is_an_honest_edit_refused(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    path = empty_plan(tmp_path)
    edits = 0
    with opened(path) as here, opened(path) as there:
        for turn, step in enumerate(order):
            one, other = (here, there) if turn % 2 else (there, here)
            if step == "e":
                add_action(one)
                edits += 1
            elif step == "f":
                other.fold()
            else:
                with opened(path) as third:
                    add_action(third)
                    third.fold()
                    edits += 1
            add_action(other)
            edits += 1
    assert actions_in(path) == edits
    assert not logs_set_aside(path)


def test_programs_that_write_fold_and_close_at_the_same_time_are_never_refused(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    turns = ("fnfnfnfn", "nnffnnff", "ffffffff", "nfnnfnnf")
    with opened(path) as stays:
        add_action(stays)
        words = [sys.executable, "-c", _WORKER, str(path)]
        workers = [subprocess.Popen([*words, each], stdout=subprocess.PIPE, text=True) for each in turns]
        own = 0
        while any(worker.poll() is None for worker in workers):
            add_action(stays)
            stays.fold()
            own += 1
        assert [worker.communicate()[0] for worker in workers] == ["", "", "", ""]
    assert actions_in(path) == 1 + own + 2 * sum(map(len, turns))
    assert not logs_set_aside(path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
