"""Run the migration steps on the connection from `upgrading`: alembic's entry point."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
