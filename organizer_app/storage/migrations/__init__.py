"""Steps from older plans to the present tables, run by alembic."""
