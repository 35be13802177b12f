"""Every damaged page of a plan is found, wherever it lies, and told in one sentence."""

import random
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import PlanDamaged, PlanUnreadable
from organizer_app.storage.integrity import check_pages
from organizer_app.storage.plan_connection import open_connection
from organizer_app.storage.plan_key import new_salt, raw_key
from organizer_app.wording.errors.problems import sentence
from tests.support.open_plans import add_action, empty_plan, opened, sample_plan

PAGE = 4096
DAMAGES = 40


def test_a_plan_as_it_was_written_passes(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        workspace.check_pages()
        add_action(workspace)
        workspace.check_pages()
        workspace.fold()
        workspace.check_pages()


def test_damage_on_any_page_is_found(tmp_path: Path) -> None:
    whole = sample_plan(tmp_path).read_bytes()
    chance = random.Random(20261128)
    for number in range(DAMAGES):
        path = tmp_path / f"{number}.organizer"
        # The first page is the first thing anybody reads.
        spot = chance.randrange(PAGE, len(whole))
        path.write_bytes(whole[:spot] + bytes([whole[spot] ^ 0x55]) + whole[spot + 1 :])
        with pytest.raises(PlanUnreadable), opened(path) as workspace:
            workspace.check_pages()


def test_a_page_of_zeros_is_damage_and_says_what_to_do(tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    whole = bytearray(path.read_bytes())
    whole[-PAGE:] = bytes(PAGE)
    path.write_bytes(whole)
    with opened(path) as workspace, pytest.raises(PlanDamaged) as damaged:
        workspace.check_pages()
    assert "organizer restore" in sentence(damaged.value)


def test_cipher_integrity_check_finds_the_overflow_page_that_quick_check_and_readers_take_for_zeros(
    tmp_path: Path,
) -> None:
    path, key = tmp_path / "plan", raw_key(new_salt(protected=False), None)
    connection = open_connection(path, key)
    connection.execute("CREATE TABLE notes (text)")
    connection.execute("INSERT INTO notes VALUES (?)", ("x" * 3 * PAGE,))
    connection.close()
    whole = bytearray(path.read_bytes())
    # The last page of the only long value.
    whole[500 - PAGE] ^= 0x55
    path.write_bytes(whole)
    connection = open_connection(path, key)
    try:
        (text,) = connection.execute("SELECT text FROM notes").fetchone()
        assert len(text) == 3 * PAGE > text.count("x")
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None
        with pytest.raises(PlanDamaged):
            check_pages(connection, str(path))
    finally:
        connection.close()
