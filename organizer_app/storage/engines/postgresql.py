"""Connect to a plan in a PostgreSQL database: the same tables as in a file, through psycopg."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine

from organizer_app.storage.tables import whole_metadata

if TYPE_CHECKING:
    from sqlalchemy import Engine


def postgresql_engine(url: str) -> Engine:
    """Return an engine on a PostgreSQL database, given as ``postgresql+psycopg://…``.

    Positional parameters let one statement text serve both databases in bulk writes. Errors hide their
    values, because an error's text may reach a log and the values are personal data.
    """
    copy_conditions()
    return create_engine(url, paramstyle="format", pool_size=2, max_overflow=2, hide_parameters=True)


def copy_conditions() -> None:
    """Give each partial index the same condition as in the plan file."""
    for table in whole_metadata().tables.values():
        for index in table.indexes:
            condition = index.dialect_options["sqlite"]["where"]
            if condition is not None:
                index.dialect_kwargs["postgresql_where"] = condition
