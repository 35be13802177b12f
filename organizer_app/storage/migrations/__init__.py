"""Upgrade older plans to the current tables with alembic."""
