"""Link steps from shipped templates to the fact of the plan that completes them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

revision = "2026_11_25_steps_by_fact"
down_revision = "2026_11_25_gates_by_day"
branch_labels = None
depends_on = None

# The steps of the templates when this step was written, by template code and title.
_FACTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "national-day-of-action": {
            "Lead named": "lead_named",
            "Backup lead named": "backup_named",
            "Site fixed, two alternatives": "site_fixed",
            "Access of the site noted": "access_noted",
            "Permit filed": "permit_filed",
            "Marshal lead named": "marshals_led",
            "Run of show": "run_of_show",
            "Emergency contact named": "emergency_contact",
            "Headcount at the peak, by two people": "counted",
        },
        "petition-delivery": {"Lead named": "lead_named", "Local permit filed": "permit_filed"},
        "rapid-response": {
            "Lead named": "lead_named",
            "Backup lead named": "backup_named",
            "Spot chosen: sidewalk or plaza that needs no permit": "site_fixed",
            "Emergency contact named": "emergency_contact",
            "Headcount at the peak": "counted",
        },
        "vigil": {
            "Lead named": "lead_named",
            "Spot fixed, with seats for who cannot stand": "site_fixed",
            "Permit filed": "permit_filed",
            "Headcount": "counted",
        },
    }
)


def upgrade() -> None:
    """Add the columns, and mark the rows of actions with steps for recomputation."""
    op.add_column("template_task", sa.Column("fact", sa.Text, nullable=True))
    op.add_column("task", sa.Column("fact", sa.Text, nullable=True))
    old_rows = sa.Column("facts", sa.Text, nullable=False, server_default=sa.text("''"))
    op.add_column("action_summary", old_rows)
    template = sa.table("plan_template", sa.column("id"), sa.column("code"))
    step = sa.table("template_task", *map(sa.column, ("id", "template_id", "title", "per_city", "fact")))
    task = sa.table("task", *map(sa.column, ("template_task_id", "city_action_id", "fact")))
    row = sa.table("action_summary", sa.column("action_id"), sa.column("facts"))
    for code, facts in _FACTS.items():
        own = sa.select(template.c.id).where(template.c.code == code)
        for title, fact in facts.items():
            same = (step.c.template_id.in_(own), step.c.title == title, step.c.per_city.is_(sa.true()))
            op.execute(step.update().where(*same).values(fact=fact))
    waiting = sa.select(step.c.id).where(step.c.fact.is_not(None))
    learned = sa.select(step.c.fact).where(step.c.id == task.c.template_task_id).scalar_subquery()
    of_cities = (task.c.template_task_id.in_(waiting), task.c.city_action_id != "")
    op.execute(task.update().where(*of_cities).values(fact=learned))
    # Include steps without a fact: those due on the day or later no longer count against a city either.
    asked = sa.select(task.c.city_action_id).where(task.c.city_action_id != "")
    # No row has this fact, so the next read of the plan sees that the row was not computed yet.
    op.execute(row.update().where(row.c.action_id.in_(asked)).values(facts="?"))


def downgrade() -> None:
    """Drop the columns."""
    for table, column in (("action_summary", "facts"), ("task", "fact"), ("template_task", "fact")):
        op.drop_column(table, column)
