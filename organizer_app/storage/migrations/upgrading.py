"""Run alembic on an open connection, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, MetaData, Table, Text, insert, update

from organizer_app.storage.plan_format import FORMAT, MIN_READER, NEWEST
from organizer_app.storage.tables import META

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

_SCRIPTS = Path(__file__).parent
_VERSION = Table("alembic_version", MetaData(), Column("version_num", Text, primary_key=True))


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision and write the new format number."""
    from alembic import command

    command.upgrade(config_of(connection), "head")
    for key, value in (("format", str(FORMAT)), ("min_reader", str(MIN_READER))):
        written = connection.execute(update(META).where(META.c.key == key).values(value=value))
        if not written.rowcount:
            connection.execute(insert(META).values(key=key, value=value))


def stamp_newest(connection: Connection) -> None:
    """Mark newly created tables as being at the newest revision."""
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=NEWEST))


def config_of(connection: Connection, folder: Path = _SCRIPTS) -> Config:
    """Return how alembic runs the scripts of a folder on a connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    return config
