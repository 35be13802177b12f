"""Run the hub's migration steps on the connection from `hub_administration`: alembic's entry point."""

from __future__ import annotations

from alembic import context

from organizer_app.storage.hub.hub_tables import SCHEMA

context.configure(connection=context.config.attributes["connection"], version_table_schema=SCHEMA)
context.run_migrations()
