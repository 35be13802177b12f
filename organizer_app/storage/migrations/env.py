"""Alembic's entry point: runs the steps on the connection that `upgrading` hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
