"""A connection opens what its key fits, and says what is wrong with anything else."""

import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import PlanBusy, PlanIsFolder, PlanMissing, PlanUnreadable
from organizer_app.storage.plan_connection import keys_for, open_connection
from organizer_app.storage.plan_key import SALT_BYTES, new_salt, raw_key
from tests.support.open_plans import empty_plan


def test_a_key_fits_its_own_plan_alone(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    connection = open_connection(path, next(keys_for(path, None)))
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
    assert next(keys_for(path, None)) == raw_key(salt, None)


def test_a_folder_or_nothing_is_no_plan(tmp_path: Path) -> None:
    for path, problem in ((tmp_path, PlanIsFolder), (tmp_path / "none", PlanMissing)):
        with pytest.raises(PlanMissing) as refused:
            next(keys_for(path, None))
        assert type(refused.value) is problem


def test_foreign_code_inside_a_plan_is_not_trusted(tmp_path: Path) -> None:
    """A view or trigger of a hostile plan must not call functions with effects."""
    path = empty_plan(tmp_path)
    connection = open_connection(path, next(keys_for(path, None)))
    assert connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    assert connection.execute("PRAGMA cell_size_check").fetchone()[0] == 1
    connection.close()


def test_a_plan_that_another_program_owns_is_busy_and_not_damaged(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    owner = open_connection(path, next(keys_for(path, None)))
    owner.execute("PRAGMA locking_mode = EXCLUSIVE")
    owner.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PlanBusy):
        open_connection(path, next(keys_for(path, None)))
    owner.execute("ROLLBACK")
    owner.close()
    open_connection(path, next(keys_for(path, None))).close()


def test_a_cut_off_plan_is_refused_without_a_word_of_the_cipher(tmp_path: Path) -> None:
    path = tmp_path / "cut.organizer"
    path.write_bytes(empty_plan(tmp_path).read_bytes()[:SALT_BYTES])
    # In a process of its own: what the cipher may say counts for all connections, the first one decides.
    program = f"""
from pathlib import Path
from organizer_app.domain.basics.problems import PlanUnreadable
from organizer_app.storage.plan_connection import keys_for, open_connection
path = Path({str(path)!r})
try:
    open_connection(path, next(keys_for(path, None)))
except PlanUnreadable:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("refused\n", "")
