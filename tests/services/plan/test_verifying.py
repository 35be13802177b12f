"""A check of the whole plan finds every row that is not what the journal says, and repairs it on request."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.plan_checks import DifferenceKind
from organizer_app.services.actions import city_actions
from organizer_app.services.plan.verifying import verify
from organizer_app.storage.plan_connection import open_protected
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, network_plan, opened

FAULTS = {
    "a value": ("UPDATE city_action SET title = 'forged'", DifferenceKind.VALUE),
    "a lost row": ("DELETE FROM city_action", DifferenceKind.MISSING_RECORD),
    "a lost change": (
        "DELETE FROM change WHERE rowid = (SELECT max(rowid) FROM change)",
        DifferenceKind.NUMBERS,
    ),
    "a lost step": ("DELETE FROM edit WHERE rowid = (SELECT max(rowid) FROM edit)", DifferenceKind.NUMBERS),
    "another order": ("UPDATE change SET lamport = lamport + 1", DifferenceKind.ORDER),
    "a foreign parent": ("""UPDATE change SET parents = '{"title":["9:9"]}'""", DifferenceKind.PARENT),
    "a value that nobody has changed": ("UPDATE city_action SET notes = 'forged'", DifferenceKind.SEAL),
    "what a step says": ("""UPDATE edit SET arguments = '{"city":"Forged"}'""", DifferenceKind.SEAL),
    "who made a step": ("UPDATE edit SET author = 'Somebody else'", DifferenceKind.SEAL),
    "a seal": ("UPDATE edit SET chain = zeroblob(20) WHERE first_sequence = 1", DifferenceKind.SEAL),
    "the salts of a seal": ("UPDATE edit SET salts = 's' || salts", DifferenceKind.SEAL),
    "a flat row": ("UPDATE action_summary SET title = 'forged'", DifferenceKind.SUMMARY),
    "a lost flat row": ("DELETE FROM action_summary", DifferenceKind.SUMMARY),
}


def edited_plan(folder: Path) -> Path:
    path = empty_plan(folder)
    with opened(path) as workspace:
        action_id = add_action(workspace)
        city_actions.set_title(workspace, action_id=action_id, title="March")
        city_actions.set_title(workspace, action_id=action_id, title="Vigil")
    return path


def spoil(path: Path, statement: str) -> None:
    connection, _key = open_protected(path, None)
    connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("make", [edited_plan, network_plan])
def test_a_plan_that_services_wrote_agrees(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with opened(make(tmp_path)) as workspace:
        check = verify(workspace)
        assert (check.differences, check.is_good) == ((), True)
        assert check.records > 2


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_found(tmp_path: Path, name: str) -> None:
    path, (statement, kind) = edited_plan(tmp_path), FAULTS[name]
    spoil(path, statement)
    with opened(path) as workspace:
        check = verify(workspace)
        assert kind in {each.kind for each in check.differences}
        assert not check.is_good


@pytest.mark.parametrize("name", ["a value", "a flat row", "a lost flat row"])
def test_rows_are_repaired_from_the_journal(tmp_path: Path, name: str) -> None:
    path = edited_plan(tmp_path)
    with opened(path) as workspace:
        known = facts(workspace)
    spoil(path, FAULTS[name][0])
    with opened(path) as workspace:
        assert verify(workspace, repair=True).is_good
        assert verify(workspace).differences == ()
        check_plan(workspace)
        assert facts(workspace) == known


def test_it_says_up_to_which_step_the_seals_of_a_laptop_hold(tmp_path: Path) -> None:
    path = edited_plan(tmp_path)
    with opened(path) as workspace:
        (seals,) = verify(workspace).seals
        assert (seals.is_own, seals.unsealed, seals.sealed_from, seals.broken) == (True, 0, 1, "")
        whole = seals.holds
    spoil(path, """UPDATE edit SET author = 'X' WHERE rowid = (SELECT max(rowid) FROM edit)""")
    with opened(path) as workspace:
        check = verify(workspace)
        (seals,) = check.seals
        assert 0 < seals.holds < whole
        assert [each.record_id for each in check.differences] == [seals.broken]


def test_what_is_lost_in_the_journal_is_not_called_repaired(tmp_path: Path) -> None:
    path = edited_plan(tmp_path)
    spoil(path, FAULTS["a lost change"][0])
    with opened(path) as workspace:
        check = verify(workspace, repair=True)
        assert not check.is_good
        (seals,) = check.seals
        assert seals.broken
        assert seals.holds == seals.broken_number - 1
    with pytest.raises(sqlcipher.DatabaseError):
        spoil(path, "SELECT nothing")
