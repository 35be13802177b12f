"""Plan files share what SQLAlchemy knows of their statements, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from sqlalchemy import Column, Integer, MetaData, Table, select
from sqlalchemy.sql.compiler import SQLCompiler

from organizer_app.storage.engines.sqlite import sqlite_engine

if TYPE_CHECKING:
    from pathlib import Path

_NOTE = Table("note", MetaData(), Column("number", Integer))


def test_a_second_plan_file_compiles_no_statement_again(tmp_path: Path) -> None:
    one, other = (
        sqlite_engine(tmp_path / name, f"x'{key * 96}'") for name, key in (("one", "0"), ("two", "1"))
    )
    for engine in (one, other):
        _NOTE.create(engine)
    with one.begin() as connection:
        connection.execute(_NOTE.insert().values(number=7))
        assert connection.scalars(select(_NOTE.c.number)).all() == [7]

    with (
        patch.object(SQLCompiler, "process", side_effect=AssertionError("compiled again")),
        other.begin() as connection,
    ):
        assert connection.scalars(select(_NOTE.c.number)).all() == []
    for engine in (one, other):
        engine.dispose()
