"""A connection opens what its key fits, and says what is wrong with anything else."""

from pathlib import Path

import pytest

from organizer_app.domain.problems import PlanBusy, PlanMissing, PlanUnreadable
from organizer_app.storage.plan_connection import key_for, open_connection
from organizer_app.storage.plan_key import new_salt, raw_key
from tests.support.open_plans import empty_plan


def test_a_key_fits_its_own_plan_alone(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    connection = open_connection(path, key_for(path, None))
    assert connection.execute("SELECT count(*) FROM meta").fetchone()[0] > 0
    connection.close()
    with pytest.raises(PlanUnreadable) as unreadable:
        open_connection(path, raw_key(new_salt(protected=False), None).replace("x'00", "x'01"))
    assert unreadable.value.path == str(path)


def test_an_empty_file_becomes_a_plan_with_the_key_it_is_opened_with(tmp_path: Path) -> None:
    path, salt = tmp_path / "plan", new_salt(protected=False)
    connection = open_connection(path, raw_key(salt, None))
    connection.execute("CREATE TABLE facts (text)")
    connection.close()
    assert path.read_bytes()[: len(salt)] == salt
    assert key_for(path, None) == raw_key(salt, None)


def test_a_folder_or_nothing_is_no_plan(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(PlanMissing):
            key_for(path, None)


def test_foreign_code_inside_a_plan_is_not_trusted(tmp_path: Path) -> None:
    """A view or trigger of a hostile plan must not call functions with effects."""
    path = empty_plan(tmp_path)
    connection = open_connection(path, key_for(path, None))
    assert connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    assert connection.execute("PRAGMA cell_size_check").fetchone()[0] == 1
    connection.close()


def test_a_plan_that_another_program_owns_is_busy_and_not_damaged(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    owner = open_connection(path, key_for(path, None))
    owner.execute("PRAGMA locking_mode = EXCLUSIVE")
    owner.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PlanBusy):
        open_connection(path, key_for(path, None))
    owner.execute("ROLLBACK")
    owner.close()
    open_connection(path, key_for(path, None)).close()
