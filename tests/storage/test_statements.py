"""Rows given column by column arrive as they were given, on every engine, whatever they hold."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import bindparam, delete, inspect, or_, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.places.places import Place
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.statements import (
    BATCH,
    EVERY,
    VISIBLE,
    batches,
    constant_rows,
    insert_columns,
    insert_rows,
    rows_about,
    run_constant,
    select_text,
)
from organizer_app.storage.tables import TRACKED

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.support.plan_engines import OpenPlan

TABLE = TRACKED[Noun.PLACE]
COMMON = {
    "version": 1, "created_at": None, "updated_at": None, "source_system": "100% 'ours'", "external_id": "",
    "country": "US", "latitude": 1.5, "longitude": None, "zone": "", "population": 0, "geoname_id": 0,
    "other_names": "[]", "born_origin": 1,
}  # fmt: skip


def rows(connection: Connection, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    text = select_text(TABLE, columns, (EVERY, "version", 1), connection.dialect)
    return sorted(tuple(row) for row in connection.exec_driver_sql(text, (1,)))


def test_what_all_rows_share_and_what_differs_is_stored(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        connection = editor.connection
        columns = {
            "id": ("a", "b"),
            "name": ("O'Fallon 50%", "O'Fallon 50%"),
            "admin1": ("", "IL"),
            "hidden": (False, True),
            "born_sequence": (1, 2),
        }
        insert_columns(connection, TABLE, COMMON, columns)
        wanted = ("id", "name", "admin1", "hidden", "source_system", "latitude", "longitude")
        assert rows(connection, wanted) == [
            ("a", "O'Fallon 50%", "", False, "100% 'ours'", 1.5, None),
            ("b", "O'Fallon 50%", "IL", True, "100% 'ours'", 1.5, None),
        ]


def test_a_long_text_in_every_row_is_handed_over_as_a_value(plan: OpenPlan) -> None:
    long = "x" * 5000
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        connection = editor.connection
        columns = {"id": ("a", "b"), "name": (long, long), "admin1": ("", ""), "hidden": (False, False)}
        insert_columns(connection, TABLE, COMMON, {**columns, "born_sequence": (1, 2)})
        assert rows(connection, ("name",)) == [(long,), (long,)]


@pytest.mark.parametrize("count", [2, 200], ids=["a few", "many"])
def test_nothing_stays_nothing_beside_blank_texts_and_zeros(plan: OpenPlan, count: int) -> None:
    names = ("id", "created_at", "latitude", "longitude", "hidden", "name", "admin1", "born_sequence")
    values = [("", 0.0, None, False), (None, None, None, True)]
    given = [(f"{at:03}", *values[at % 2], "", "", at) for at in range(count)]
    common = {name: value for name, value in COMMON.items() if name not in names}
    rest = tuple(common.values())
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        connection = editor.connection
        insert_rows(connection, TABLE, (*names, *common), [(*row, *rest) for row in given])
        stored = rows(connection, names)
    assert stored == given
    assert [type(row[2]) for row in stored] == [float, type(None)] * (count // 2)


def test_texts_leave_hidden_rows_out_when_asked(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        connection = editor.connection
        dialect = connection.dialect
    text = select_text(TABLE, ("id",), (VISIBLE, ("admin1", "country"), 2), dialect)
    assert "NOT hidden" in text
    assert text.endswith("ORDER BY id")
    assert select_text(TABLE, ("id",), (EVERY, (), 0), dialect).endswith("WHERE 1 = 1")
    assert codec_of(Place).names[0] == "id"


def test_a_constant_is_asked_with_other_values_each_time_and_keeps_its_own(plan: OpenPlan) -> None:
    wanted = select(TABLE.c.id).where(
        TABLE.c.country == "US",
        TABLE.c.admin1.in_(["TX", "OH"]),
        or_(TABLE.c.name == bindparam("name"), TABLE.c.id == bindparam("name")),
    )
    gone = delete(TABLE).where(TABLE.c.id == bindparam("gone"))
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        connection = editor.connection
        columns = {"id": ("a", "b", "c"), "name": ("Waco", "b", "Waco"), "admin1": ("TX", "OH", "NY")}
        numbered = {**columns, "hidden": (False,) * 3, "born_sequence": (1, 2, 3)}
        insert_columns(connection, TABLE, COMMON, numbered)
        found = {name: [*constant_rows(connection, wanted, {"name": name})] for name in ("Waco", "b", "c")}
        run_constant(connection, gone, {"gone": "a"})
        left = constant_rows(connection, wanted, {"name": "Waco"})
    assert found == {"Waco": [("a",)], "b": [("b",)], "c": []}
    assert [*left] == []


def test_ids_are_cut_into_lists_that_fit_one_statement() -> None:
    assert [len(batch) for batch in batches(map(str, range(BATCH + 1)))] == [BATCH, 1]


def indexes(connection: Connection) -> list[tuple[str | None, Any]]:
    return sorted(
        (each["name"], each["column_names"]) for each in inspect(connection).get_indexes(TABLE.name)
    )


def bulk(count: int) -> dict[str, list[Any]]:
    numbers = range(count)
    texts = [f"{number:05}" for number in numbers]
    flags = [False] * count
    return {"id": texts, "name": texts, "admin1": texts, "hidden": flags, "born_sequence": [*numbers]}


@pytest.mark.parametrize("is_kept", [True, False])
def test_thousands_of_rows_leave_the_indexes_as_they_were_whether_they_stay_or_not(
    plan: OpenPlan, *, is_kept: bool
) -> None:
    with plan.workspace.read() as reader:
        before = indexes(reader.connection)
    with suppress(BadValue), plan.workspace.edit(EditKind.IMPORTED) as editor:
        insert_columns(editor.connection, TABLE, COMMON | {"external_id": "x"}, bulk(2500))
        if not is_kept:
            raise BadValue("file", "torn")
    with plan.workspace.read() as reader:
        assert before
        assert indexes(reader.connection) == before
        assert len(reader.columns(Place, ("id",), external_id="x")) == (2500 if is_kept else 0)


def test_a_question_about_a_few_is_answered_about_them_and_one_about_thousands_about_all(
    plan: OpenPlan,
) -> None:
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        for number in range(3):
            editor.put(Place(id=f"place-{number}", name=f"Town {number}"))
    question = "SELECT id FROM place WHERE name != 'Town 2'"
    with plan.workspace.read() as reader:
        for asked in (["place-0", "place-2", "unknown"], [*map(str, range(BATCH)), "place-0"]):
            assert rows_about(reader.connection, question, "id", asked) == [("place-0",)]
        everything = rows_about(reader.connection, question, "id", [*map(str, range(3000)), "place-0"])
        assert sorted(everything) == [("place-0",), ("place-1",)]
