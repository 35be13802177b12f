"""A damaged plan is told in one sentence, or was not met: no command ever ends with a traceback."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import Connection

from organizer_app.storage.plan_connection import open_protected
from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, empty_plan, opened

READING = (["list", "{plan}", "actions"], ["check", "{plan}"], ["history", "{plan}"])
EXPORT = ["export", "{plan}", "--as", "csv", "--audience", "internal", "--out", "{plan}.csv"]
PAGE, SEED, DAMAGES = 4096, 2027, 30


def used_plan(folder: Path) -> Path:
    path = empty_plan(folder)
    with opened(path) as workspace:
        for place in ("Seattle, WA", "Portland, OR", "Austin, TX"):
            add_action(workspace, place)
    return path


@contextmanager
def through_the_driver(plan: Path) -> Iterator[Connection]:
    connection = open_protected(plan, None)[0]
    try:
        yield connection
    finally:
        connection.close()


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some bits turned, a page of noise or zeros, pages exchanged, or its end cut off."""
    found, pages = bytearray(data), len(data) // PAGE
    at = chance.randrange(pages) * PAGE
    match chance.randrange(5):
        case 0:
            for _ in range(chance.randrange(1, 9)):
                found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
        case 1:
            found[at : at + PAGE] = chance.randbytes(PAGE)
        case 2:
            found[at : at + PAGE] = bytes(PAGE)
        case 3:
            other = chance.randrange(pages) * PAGE
            found[at : at + PAGE], found[other : other + PAGE] = (
                data[other : other + PAGE],
                data[at : at + PAGE],
            )
        case _:
            del found[chance.randrange(len(found)) :]
    return bytes(found)


def test_commands_on_a_damaged_file_work_or_say_so_in_one_line(organizer: Organizer, tmp_path: Path) -> None:
    whole, chance = used_plan(tmp_path).read_bytes(), random.Random(SEED)
    refused = 0
    for number in range(DAMAGES):
        plan = tmp_path / f"{number}.organizer"
        plan.write_bytes(flipped(whole, chance))
        for words in READING:
            answer = organizer(*(word.format(plan=plan) for word in words))
            if answer.status:
                refused += 1
                assert str(plan) in answer.problem, (SEED, number, words)
                assert "cannot be opened" in answer.problem or "is damaged" in answer.problem
            else:
                assert answer.err == ""
    assert refused > DAMAGES


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE edit SET arguments = char(0)", ["history", "{plan}"]),
        ("UPDATE edit SET arguments = '{' ", ["history", "{plan}"]),
        ("UPDATE edit SET arguments = CAST(x'ff00ff' AS TEXT)", ["history", "{plan}"]),
        ("UPDATE city_action SET tactic = 'nothing'", EXPORT),
        ("UPDATE city_action SET day = '2027-99-99'", EXPORT),
        ("UPDATE city_action SET starts = char(0)", EXPORT),
        ("UPDATE city_action SET tags = '[' || char(0)", EXPORT),
        ("UPDATE city_action SET notes = CAST(x'ff00ff' AS TEXT)", EXPORT),
        ("UPDATE meta SET value = 'many' WHERE key = 'format'", ["list", "{plan}", "actions"]),
    ],
)
def test_a_value_that_cannot_be_read_is_damage(
    organizer: Organizer, tmp_path: Path, statement: str, words: list[str]
) -> None:
    plan = used_plan(tmp_path)
    with through_the_driver(plan) as connection:
        connection.execute(statement)
    answer = organizer(*(word.format(plan=plan) for word in words))
    assert answer.status == 1
    assert answer.problem.startswith(f"{plan} is damaged: a part of it cannot be read.")
