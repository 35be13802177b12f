"""A plan file opens with its own key alone, and a damaged one is refused rather than believed."""

import random
import shutil
import sqlite3
import unicodedata
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError, InterfaceError

from organizer_app.domain.basics.problems import (
    CannotWrite,
    PlanExists,
    PlanFromNewerVersion,
    PlanMissing,
    PlanUnreadable,
)
from organizer_app.domain.model.organizations import Organization
from organizer_app.storage import plan_key
from organizer_app.storage.own_origin import own_place
from organizer_app.storage.plan_connection import keys_for, open_connection
from organizer_app.storage.plan_file import create_plan_file, open_plan_file
from organizer_app.storage.plan_format import FORMAT
from organizer_app.storage.reader import Reader
from organizer_app.storage.rows.first_read import read_snapshot
from organizer_app.storage.tables import META, ORIGIN, whole_metadata
from organizer_app.storage.transactions import Database
from tests.support.open_plans import action, add_action, empty_plan, facts, opened
from tests.support.plan_engines import ORIGIN_ID

# What Argon2 gives is asked in `test_plan_key`.
pytestmark = pytest.mark.usefixtures("quick_keys")
PASSPHRASE = "correct horse battery staple"  # noqa: S105  # it protects nothing but the tests' own files
PAGE, PAGES_APART = 4096, 5
TITLE = "A title that nobody else shall read"


def created(folder: Path, passphrase: str | None = None) -> Path:
    path = folder / "plan.organizer"
    create_plan_file(path, origin=ORIGIN_ID, facts={"title": TITLE}, passphrase=passphrase)
    return path


def title_of(database: Database) -> str | None:
    with database.reading() as connection:
        return connection.scalar(select(META.c.value).where(META.c.key == "title"))


def test_a_new_plan_knows_its_format_and_who_made_it(tmp_path: Path) -> None:
    database = open_plan_file(created(tmp_path))
    with database.reading() as connection:
        known = dict(connection.execute(select(META.c.key, META.c.value)).all())
        assert own_place(connection).number == 1
        (origin,) = connection.execute(select(ORIGIN))
        for table in whole_metadata().sorted_tables:
            connection.execute(select(table)).all()
    database.close()
    assert (known["format"], known["title"], known["origin"]) == (str(FORMAT), TITLE, ORIGIN_ID)
    assert (origin.id, origin.sequence, origin.lamport) == (ORIGIN_ID, 0, 0)


def test_a_new_plan_overwrites_nothing_and_is_its_owners_alone(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis"
    thesis.write_bytes(b"thesis")
    for taken, problem in (
        (thesis, PlanExists),
        (tmp_path, PlanExists),
        (tmp_path / "no" / "plan.organizer", CannotWrite),
    ):
        with pytest.raises(problem):
            create_plan_file(taken, origin=ORIGIN_ID, facts={})
    assert thesis.read_bytes() == b"thesis"
    assert created(tmp_path).stat().st_mode & 0o777 == 0o600


def test_a_founding_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InterfaceError):
        create_plan_file(tmp_path / "plan.organizer", origin=ORIGIN_ID, facts={"title": TITLE, "x": object()})  # type: ignore[dict-item]  # the fault that is planted
    assert list(tmp_path.iterdir()) == []


def test_a_protected_plan_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    path = created(tmp_path, PASSPHRASE)
    before = path.read_bytes()
    for wrong in (None, "", PASSPHRASE.title()):
        with pytest.raises(PlanUnreadable):
            open_plan_file(path, passphrase=wrong)
    assert path.read_bytes() == before
    database = open_plan_file(path, passphrase=PASSPHRASE)
    assert title_of(database) == TITLE
    database.close()


def test_an_accented_letter_opens_a_plan_however_it_was_typed(tmp_path: Path) -> None:
    one, two = (unicodedata.normalize(form, "s\u00fcdliche H\u00e4fen 1848") for form in ("NFC", "NFD"))
    for made_with in (one, two):
        (tmp_path / str(len(made_with))).mkdir()
        path = created(tmp_path / str(len(made_with)), made_with)
        for typed in (one, two):
            database = open_plan_file(path, passphrase=typed)
            assert title_of(database) == TITLE
            database.close()


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_plan_of_before_opens_with_the_letters_it_was_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    words = "s\u00fcdliche H\u00e4fen 1848"
    with monkeypatch.context() as before:
        before.setattr(plan_key, "_spellings", lambda _: [unicodedata.normalize("NFD", words)])
        path = created(tmp_path, words)
    database = open_plan_file(path, passphrase=unicodedata.normalize(typed, words))
    assert title_of(database) == TITLE
    database.close()
    with pytest.raises(PlanUnreadable):
        open_plan_file(path, passphrase="sudliche Hafen 1848")  # noqa: S106  # opens nothing


def test_without_a_passphrase_the_file_is_no_plain_database_either(tmp_path: Path) -> None:
    path = created(tmp_path)
    assert TITLE.encode() not in path.read_bytes()
    plain = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_a_missing_plan_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanMissing) as missing:
        open_plan_file(tmp_path / "none.organizer")
    assert missing.value.path == str(tmp_path / "none.organizer")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"\x89PNG\r\n\x1a\n" + bytes(5000),
        bytes(8192),
        b"\x01" + bytes(8191),
        b"SQLite format 3\0" * 512,
    ],
    ids=["empty", "one byte", "a picture", "zeros", "zeros with a salt", "a plain database"],
)
def test_what_is_no_plan_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.organizer"
    path.write_bytes(content)
    assert outcome(path) == [None, None]
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_plan_of_a_newer_version_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    path = created(tmp_path)
    database = open_plan_file(path)
    with database.writing() as connection:
        for key, value in (("format", str(FORMAT + 1)), ("app_version", "99.1")):
            connection.execute(update(META).where(META.c.key == key).values(value=value))
    database.close()
    before = path.read_bytes()
    for attempt in (open_plan_file, read_snapshot):
        with pytest.raises(PlanFromNewerVersion) as newer:
            attempt(path)
        assert (newer.value.path, newer.value.written_by) == (str(path), "99.1")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_plan_is_one_file_that_can_be_carried_away(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        action_id = add_action(workspace)
        known = facts(workspace)
    assert list(tmp_path.iterdir()) == [path]
    carried = path.rename(tmp_path / "elsewhere.organizer")
    with opened(carried) as workspace:
        assert facts(workspace) == known
        assert action(workspace, action_id).zone == "America/Los_Angeles"


def test_what_a_crash_left_in_the_log_is_there_after_the_next_start(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    with opened(path) as workspace:
        add_action(workspace)
        known = facts(workspace)
        for part in tmp_path.glob("plan.organizer*"):
            shutil.copyfile(part, crashed.with_name(part.name))
    assert crashed.with_name("plan.organizer-wal").stat().st_size > 0
    with opened(crashed) as workspace:
        assert facts(workspace) == known


def damaged(original: bytes, chance: random.Random) -> bytes:
    """Return the bytes of a plan with a piece cut off, overwritten, zeroed or doubled."""
    start = chance.randrange(len(original))
    length = min(chance.choice([1, 16, 4096, len(original)]), len(original) - start)
    before, after = original[:start], original[start + length :]
    return chance.choice((
        before,
        before + chance.randbytes(length) + after,
        before + bytes(length) + after,
        before + original[start : start + length] + original[start:],
    ))  # fmt: skip


def outcome(path: Path) -> list[object]:
    """Return what both ways of reading say of a plan, None where they refuse it."""
    said: list[object] = []
    for read in (read_snapshot, read_with_the_engine):
        try:
            said.append(read(path))
        except PlanUnreadable:
            said.append(None)
    return said


def read_with_the_engine(path: Path) -> list[object]:
    with opened(path) as workspace:
        return facts(workspace)


def test_a_damaged_plan_is_refused_or_unharmed_but_never_wrong(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
    original, known, chance = path.read_bytes(), outcome(path), random.Random(1)
    assert None not in known
    one_bit = [bytearray(original) for _page in range(0, len(original), PAGE * PAGES_APART)]
    for number, wrong in enumerate(one_bit):
        wrong[number * PAGE * PAGES_APART + 2000] ^= 1
    pieces = [damaged(original, chance) for _ in range(8)]
    refused = 0
    for number, content in enumerate([*one_bit, *pieces]):
        path.write_bytes(content)
        said = outcome(path)
        assert all(one in (None, two) for one, two in zip(said, known, strict=True)), number
        refused += None in said
        assert not list(tmp_path.glob(".*"))
    assert refused > 10
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_nobody_expected_carries_no_data_of_people(tmp_path: Path) -> None:
    database = open_plan_file(created(tmp_path))
    with pytest.raises(IntegrityError) as failed, database.writing() as connection:
        connection.execute(insert(META), [{"key": "lead", "value": "Lee Example, 555-0100"}] * 2)
    database.close()
    assert "555-0100" not in "".join(map(str, (failed.value, failed.value.__cause__)))


def test_every_connection_carries_the_settings_that_keep_a_plan_safe(tmp_path: Path) -> None:
    path = created(tmp_path)
    database = open_plan_file(path)
    expected = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000,
        "cell_size_check": 1, "trusted_schema": 0, "cache_size": -65536,
    }  # fmt: skip
    with database.reading() as first, database.writing() as second:
        for connection in (first, second):
            known = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
            assert known == expected
    database.close()
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)


def test_a_plan_that_another_program_holds_is_busy_and_not_broken(tmp_path: Path) -> None:
    path = created(tmp_path)
    other = open_connection(path, next(keys_for(path, None)))
    other.execute("BEGIN IMMEDIATE")
    database = open_plan_file(path)
    assert title_of(database) == TITLE
    other.execute("ROLLBACK")
    other.close()
    with database.writing() as connection:
        assert Reader(connection).all(Organization) == ()
    database.close()


def test_what_a_killed_rewriting_left_is_gone_with_the_next_opening(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    for left in (".rekey", ".rekey-journal", ".upgrade", ".upgrade-wal", ".lock"):
        (tmp_path / f".{path.name}{left}").write_bytes(b"a whole plan")
    for journal in (b"", bytes(512)):
        (tmp_path / f"{path.name}-journal").write_bytes(journal)
        with opened(path):
            pass
        assert list(tmp_path.iterdir()) == [path]
