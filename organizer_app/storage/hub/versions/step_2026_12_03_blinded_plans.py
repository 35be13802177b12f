"""Call the plans at the hub by random names: their ids are on the cards of laptops."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_blinded_plans"
down_revision = "2026_12_03_fair_share"
branch_labels = None
depends_on = None

# Each laptop asks for the name of its own plan. Programs of the version before look for the id: from now on
# they are refused, instead of finding nothing there. What listens to the old doorbell is told once.
_NAMES: Final = """
LOCK TABLE organizer_hub.plan, organizer_hub.member, organizer_hub.segment, organizer_hub.acknowledgement,
    organizer_hub.presence IN ACCESS EXCLUSIVE MODE;
DO $$
DECLARE
    known organizer_hub.plan;
    name text;
BEGIN
    FOR known IN SELECT * FROM organizer_hub.plan LOOP
        name := replace(gen_random_uuid()::text, '-', '');
        INSERT INTO organizer_hub.plan VALUES (name, known.pruned_to, known.created_at);
        CREATE TEMPORARY TABLE moved AS SELECT * FROM organizer_hub.member WHERE plan = known.id;
        UPDATE moved SET plan = name;
        INSERT INTO organizer_hub.member SELECT * FROM moved;
        DROP TABLE moved;
        UPDATE organizer_hub.segment SET plan = name WHERE plan = known.id;
        UPDATE organizer_hub.acknowledgement SET plan = name WHERE plan = known.id;
        UPDATE organizer_hub.presence SET plan = name WHERE plan = known.id;
        DELETE FROM organizer_hub.member WHERE plan = known.id;
        DELETE FROM organizer_hub.plan WHERE id = known.id;
        PERFORM pg_notify('organizer_hub_' || md5(known.id), '');
    END LOOP;
END
$$;
UPDATE organizer_hub.format SET format = 2, min_reader = 2, min_writer = 2;
"""


def upgrade() -> None:
    """Give every plan a name that says nothing."""
    op.execute(sa.text(_NAMES.replace(":=", "\\:=").replace("::", "\\:\\:")))
