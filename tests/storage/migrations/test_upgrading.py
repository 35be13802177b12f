"""A plan that alembic brought up to date equals a new one, and a break in between harms nothing."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import MISSING, fields
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, Inspector, column, insert, inspect, select, table

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.merging.seals import first_chain
from organizer_app.domain.model.day.lessons import LearnedRatio, Lesson, ProposedTask
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.plan_templates import PlanTemplate
from organizer_app.storage import plan_file
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.engines.postgresql import postgresql_engine
from organizer_app.storage.engines.sqlite import sqlite_engine
from organizer_app.storage.merging.sealing import tip_of
from organizer_app.storage.migrations import upgrading
from organizer_app.storage.migrations.upgrading import config_of, stamp_newest, upgrade
from organizer_app.storage.plan_connection import open_connection
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_file import open_plan_file
from organizer_app.storage.plan_format import FORMAT, MIN_READER, NEWEST
from organizer_app.storage.plan_key import new_salt, raw_key
from organizer_app.storage.reader import Reader
from organizer_app.storage.tables import CHANGE, EDIT, HEAD, MEMBER, META, create_tables, whole_metadata
from tests.support.command_line import ROOT
from tests.support.plan_engines import postgresql_schema

VERSIONS = Path(upgrading.__file__).with_name("versions")
STEPS = sorted(path.stem.removeprefix("step_") for path in VERSIONS.glob("step_*.py"))
# Alembic makes this table itself, with a width that depends on who made it.
OWN_TABLE = "alembic_version"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def new_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Engine]]:
    """Return what makes an empty database of one kind."""
    numbers = count()
    with ExitStack() as made:

        def new() -> Engine:
            if request.param == "sqlite":
                key = raw_key(new_salt(protected=False), None)
                engine = sqlite_engine(tmp_path / f"plan{next(numbers)}", key)
            else:
                schema = postgresql_schema(request.getfixturevalue("postgresql_url"))
                engine = postgresql_engine(made.enter_context(schema))
            made.callback(engine.dispose)
            return engine

        yield new


@pytest.fixture
def engine(new_engine: Callable[[], Engine]) -> Engine:
    return new_engine()


def tables_in(connection: Connection) -> dict[str, Any]:
    """Return tables, columns, types, NULLs, keys and indexes as the database itself reports them."""
    seen: Inspector = inspect(connection)
    return {
        name: {
            # Every statement names its columns, so a column that came later may stand at the end.
            "columns": sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
            "key": seen.get_pk_constraint(name)["constrained_columns"],
            "indexes": sorted(_index(index) for index in seen.get_indexes(name)),
        }
        for name in sorted(seen.get_table_names())
        if name != OWN_TABLE
    }


def _index(index: Any) -> tuple[str, list[str], bool, str]:
    options = index.get("dialect_options", {})
    condition = str(options.get("sqlite_where", "")) + str(options.get("postgresql_where", ""))
    return index["name"], index["column_names"], bool(index["unique"]), condition


def test_upgrading_from_nothing_makes_the_tables_of_a_new_plan_and_then_nothing(
    new_engine: Callable[[], Engine],
) -> None:
    upgraded, made = new_engine(), new_engine()
    with upgraded.begin() as connection:
        upgrade(connection)
        before = tables_in(connection)
        upgrade(connection)
        assert tables_in(connection) == before
        facts = dict(connection.execute(select(META.c.key, META.c.value)).all())
    assert facts == {"format": str(FORMAT), "min_reader": str(MIN_READER)}
    with made.begin() as connection:
        create_tables(connection)
        stamp_newest(connection)
        assert before.keys() == whole_metadata().tables.keys()
        assert before == tables_in(connection)
    for each in (upgraded, made):
        with each.connect() as connection:
            stamped = select(column("version_num")).select_from(table(OWN_TABLE))
            assert connection.execute(stamped).all() == [(NEWEST,)]


def put_rows(connection: Connection, name: str, *rows: dict[str, Any]) -> None:
    """Insert rows of an older format; every other column gets what an empty record has."""
    blank: dict[type, Any] = {str: "", int: 0, bool: False, float: 0.0}
    columns = inspect(connection).get_columns(name)
    empty = {each["name"]: None if each["nullable"] else blank[each["type"].python_type] for each in columns}
    connection.execute(insert(table(name, *map(column, empty))), [{**empty, **row} for row in rows])


def new_values(record: type) -> dict[str, Any]:
    """Return what the database holds of a new record, without the fields that each record is given."""
    given = {each.name: each.default for each in fields(record) if each.default is not MISSING}
    kept = {each.name: each for each in codec_of(record).fields}
    return {
        name: value if value is None or kept[name].encode is None else kept[name].encode(value)
        for name, value in given.items()
    }


def test_columns_that_came_after_a_step_hold_what_a_new_record_has(engine: Engine) -> None:
    known: dict[str, dict[str, set[str]]] = {}
    for revision in STEPS[:-1]:
        with engine.begin() as connection:
            command.upgrade(config_of(connection), revision)
            seen = inspect(connection)
            names = set(seen.get_table_names()) & {noun.value for noun in RECORD_TYPES}
            known[revision] = {name: {each["name"] for each in seen.get_columns(name)} for name in names}
            for name in names:
                put_rows(connection, name, {"id": revision})
    with engine.begin() as connection:
        upgrade(connection)
        for noun, record in RECORD_TYPES.items():
            new, name = new_values(record), noun.value
            for revision, columns in known.items():
                later = [each for each in new if each not in columns.get(name, new)]
                if later:
                    wanted = select(*map(column, later)).select_from(table(name))
                    (row,) = connection.execute(wanted.where(column("id") == revision)).all()
                    found = dict(zip(later, row, strict=True))
                    assert found == {each: new[each] for each in later}, (name, revision)
    assert new_values(Mobilization)["press_contact_shown_to"] == Audience.INTERNAL.code


def test_plans_from_before_lessons_have_none_and_keep_their_templates(engine: Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(config_of(connection), "2026_11_28_contacts")
        put_rows(connection, "plan_template", {"id": "1", "code": "own", "revision": 4})
    with engine.begin() as connection:
        upgrade(connection)
        reader = Reader(connection)
        assert [each.revision for each in reader.all(PlanTemplate)] == [4]
        assert [reader.all(kind) for kind in (Lesson, ProposedTask, LearnedRatio)] == [(), (), ()]


def test_steps_of_shipped_templates_learn_the_fact_that_settles_them(engine: Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(config_of(connection), "2026_11_25_gates_by_day")
        put_rows(connection, "plan_template", {"id": "shipped", "code": "vigil"}, {"id": "own", "code": ""})
        put_rows(
            connection,
            "template_task",
            {"id": "1", "template_id": "shipped", "title": "Lead named", "per_city": True},
            {"id": "2", "template_id": "shipped", "title": "Candles and cups", "per_city": True},
            {"id": "3", "template_id": "own", "title": "Lead named", "per_city": True},
        )
        put_rows(
            connection,
            "task",
            {"id": "a", "template_task_id": "1", "title": "Lead named here", "city_action_id": "action"},
            {"id": "b", "template_task_id": "2", "title": "Candles and cups", "city_action_id": "action"},
            {"id": "c", "template_task_id": "3", "title": "Lead named", "city_action_id": "other"},
            {"id": "d", "template_task_id": "", "title": "Lead named", "city_action_id": "other"},
        )
        put_rows(connection, "action_summary", {"action_id": "action"}, {"action_id": "other"})
    with engine.begin() as connection:
        upgrade(connection)
        facts = [
            dict(connection.execute(select(column(key), column(value)).select_from(table(name))).all())
            for name, key, value in (
                ("template_task", "id", "fact"),
                ("task", "id", "fact"),
                ("action_summary", "action_id", "facts"),
            )
        ]
    assert facts == [
        {"1": "lead_named", "2": None, "3": None},
        {"a": "lead_named", "b": None, "c": None, "d": None},
        {"action": "?", "other": "?"},
    ]  # fmt: skip


@pytest.mark.parametrize("is_merged", [False, True])
def test_every_field_of_an_older_plan_stands_on_what_its_log_says(engine: Engine, *, is_merged: bool) -> None:
    with engine.begin() as connection:
        command.upgrade(config_of(connection), "2026_11_28_interpreter")
        writers = [{"id": "here", "number": 1, "sequence": 4}, {"id": "there", "number": 2, "sequence": 1}]
        put_rows(connection, "origin", *writers[: 1 + is_merged])
        put_rows(connection, "site", *({"id": each, "born_origin": 1, "born_sequence": 1} for each in "st"))
        log = [
            {"origin": 1, "sequence": 2, "after": '{"venue":"a"}', "parents": '{"venue":["1:1"]}'},
            {"origin": 1, "sequence": 3, "after": '{"venue":"b","notes":"n"}'}
            | {"parents": '{"venue":["1:2"],"notes":["1:1"]}'},
            {"origin": 1, "sequence": 4, "record_id": "t", "operation": "D", "after": "{}", "parents": "{}"},
            {"origin": 2, "sequence": 1, "after": '{"venue":"c"}', "parents": '{"venue":["1:2"]}'},
        ]
        common = {"noun": "site", "record_id": "s", "operation": "U"}
        steps = [{**common, "lamport": number, **each} for number, each in enumerate(log, 2)]
        put_rows(connection, "change", *steps[: 3 + is_merged])
    with engine.begin() as connection:
        upgrade(connection)
        kept = connection.execute(select(HEAD).order_by(HEAD.c.record_id)).all()
    venue, contested = ('["1:3","2:1"]', "venue") if is_merged else ('"1:3"', "")
    assert [tuple(row) for row in kept] == [
        ("s", "site", f'{{"venue":{venue},"notes":"1:3"}}', contested, False),
        ("t", "site", "{}", "", True),
    ]


def test_erasures_and_steps_without_changes_of_an_older_plan_are_told_apart(
    engine: Engine,
) -> None:
    with engine.begin() as connection:
        command.upgrade(config_of(connection), "2026_11_28_heads")
        steps = [("erase", "erased_person", 1, 2), ("undo", "undid", 3, 0), ("hide", "removed_actions", 3, 1)]
        names = ("id", "kind", "first_sequence", "changes")
        put_rows(connection, "edit", *(dict(zip(names, step, strict=True)) for step in steps))
        common = {"origin": 1, "record_id": "p", "operation": "D", "before": "{}", "parents": "{}"}
        log = [("erase", 1, "{}"), ("erase", 2, '{"hidden":true}'), ("hide", 3, "{}")]
        names = ("edit_id", "sequence", "after")
        put_rows(connection, "change", *({**common, **dict(zip(names, each, strict=True))} for each in log))
        put_rows(connection, "head", {"record_id": "p", "heads": '{"name":"1:1"}', "erased": True})
    with engine.begin() as connection:
        upgrade(connection)
        operations = list(connection.scalars(select(CHANGE.c.operation).order_by(CHANGE.c.sequence)))
        numbers = dict(connection.execute(select(EDIT.c.id, EDIT.c.first_sequence)).all())
        heads = list(connection.scalars(select(HEAD.c.heads)))
    assert operations == ["X", "D", "D"]
    assert numbers == {"erase": 1, "undo": 0, "hide": 3}
    assert heads == ["{}"]


@pytest.mark.parametrize("is_shared", [False, True])
def test_steps_that_others_had_before_the_seals_keep_none(engine: Engine, *, is_shared: bool) -> None:
    with engine.begin() as connection:
        command.upgrade(config_of(connection), "2026_11_29_lessons")
        put_rows(connection, "meta", {"key": "origin", "value": "ana"})
        put_rows(connection, "origin", {"id": "ana", "number": 1, "name": "", "sequence": 7, "lamport": 7})
        if is_shared:
            put_rows(connection, "member", {each.name: "" for each in MEMBER.columns})
        command.upgrade(config_of(connection), "head")
        known = 7 if is_shared else 0
        assert tip_of(connection, "ana") == (known, first_chain("ana"), known + 1)
        assert json.loads(fact_of(connection, "seal_secret"))["origin"] == "ana"
        command.downgrade(config_of(connection), "2026_11_29_lessons")
        assert fact_of(connection, "seal_secret") == ""


def upgrade_and_fail(connection: Connection) -> None:
    upgrade(connection)
    raise ZeroDivisionError


def test_an_upgrade_that_fails_takes_everything_back(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), engine.begin() as connection:
        upgrade_and_fail(connection)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []


@pytest.fixture(scope="module")
def of_last_step(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a plan that only the newest step has not seen, with a table that nobody knows any more."""
    path = tmp_path_factory.mktemp("older") / "plan.organizer"
    engine = sqlite_engine(path, raw_key(new_salt(protected=False), None))
    with engine.begin() as connection:
        command.upgrade(config_of(connection), STEPS[-2])
        connection.exec_driver_sql("CREATE TABLE keepsake (text TEXT)")
        connection.exec_driver_sql("INSERT INTO keepsake VALUES ('kept')")
    engine.dispose()
    return path.read_bytes()


def put_plan(folder: Path, content: bytes) -> Path:
    path = folder / "plan.organizer"
    path.write_bytes(content)
    return path


def is_upgraded(path: Path) -> bool:
    database = open_plan_file(path)
    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT text FROM keepsake").scalar()
        complete = whole_metadata().tables.keys() <= set(inspect(connection).get_table_names())
    database.close()
    return complete and kept == "kept"


def test_a_plan_from_before_there_was_a_format_number_is_upgraded_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "plan.organizer"
    connection = open_connection(path, raw_key(new_salt(protected=False), None))
    connection.execute("CREATE TABLE keepsake (text TEXT)")
    connection.execute("INSERT INTO keepsake VALUES ('kept')")
    connection.close()
    assert is_upgraded(path)
    after = path.read_bytes()
    assert is_upgraded(path)
    assert path.read_bytes() == after
    assert list(tmp_path.iterdir()) == [path]


MOMENTS = 28
UPGRADE = """
import os, sys
from pathlib import Path
from organizer_app.storage.plan_file import open_plan_file
from tests.support.sudden_ends import changes_of, die_at, is_change
first, second, *paths = map(Path, sys.argv[1:])
open_plan_file(first).close()
changes = changes_of(lambda: open_plan_file(second).close())
# Seldom while the copy is made, and at each step once it is complete.
few = range(0, changes, changes // 4)
for path, moment in zip(paths, [*few, *range(changes - len(paths) + len(few), changes)], strict=True):
    child = os.fork()
    if child == 0:
        die_at(moment + 1, is_change)
        open_plan_file(path).close()
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.mark.parametrize(("mode", "after"), [(0o600, 0o600), (0o640, 0o640), (0o644, 0o600)])
def test_an_upgraded_plan_is_for_those_it_was_for_but_never_for_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_last_step: bytes, mode: int, after: int
) -> None:
    seen = []

    def look(connection: Connection) -> None:
        seen.extend(each.stat().st_mode & 0o777 for each in tmp_path.glob(".*.upgrade"))
        upgrade(connection)

    monkeypatch.setattr(plan_file, "upgrade", look)
    path = put_plan(tmp_path, of_last_step)
    path.chmod(mode)
    assert is_upgraded(path)
    assert path.stat().st_mode & 0o777 == after
    assert seen == [0o600], "the copy is its owner's alone while it is made"


@pytest.mark.kill
def test_an_upgrade_killed_in_between_leaves_the_old_plan_or_the_new_one(
    tmp_path: Path, of_last_step: bytes
) -> None:
    folders = [tmp_path / str(number) for number in range(MOMENTS + 2)]
    for folder in folders:
        folder.mkdir()
    paths = [put_plan(folder, of_last_step) for folder in folders]
    subprocess.run([sys.executable, "-c", UPGRADE, *map(str, paths)], cwd=ROOT, check=True)
    untouched = [path.read_bytes() == of_last_step for path in paths[2:]]
    assert any(untouched)
    assert not all(untouched)
    assert all(is_upgraded(path) for path in paths)
    assert all(list(path.parent.iterdir()) == [path] for path in paths)
