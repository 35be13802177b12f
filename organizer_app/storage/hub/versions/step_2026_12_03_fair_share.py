"""Let no member lock the others out of numbering their segments, or fill the hub in a day."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "2026_12_03_fair_share"
down_revision = "2026_11_29_quiet_renewal"
branch_labels = None
depends_on = None

# No login may lock a row of `plan`, so only this function does; an advisory lock was open to all of them.
# Programs of the version before see a hub that is busy or full.
_NUMBERING: Final = """
ALTER TABLE organizer_hub.member
    ADD sent_on date NOT NULL DEFAULT current_date,
    ADD sent_bytes bigint NOT NULL DEFAULT 0,
    ADD sent_segments bigint NOT NULL DEFAULT 0;
CREATE OR REPLACE FUNCTION organizer_hub.number_segment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    own organizer_hub.member;
BEGIN
    PERFORM FROM organizer_hub.plan WHERE id = NEW.plan FOR NO KEY UPDATE;
    UPDATE organizer_hub.member SET
        sent_bytes = CASE WHEN sent_on = today THEN sent_bytes ELSE 0 END + octet_length(NEW.content),
        sent_segments = CASE WHEN sent_on = today THEN sent_segments ELSE 0 END + 1,
        sent_on = today
    WHERE plan = NEW.plan AND id = NEW.member AND login = session_user RETURNING * INTO own;
    IF own.sent_bytes > 536870912 OR own.sent_segments > 50000 THEN
        RAISE EXCEPTION 'too much for a day' USING ERRCODE = 'disk_full';
    END IF;
    NEW.number := nextval('organizer_hub.segment_number');
    NEW.received_at := clock_timestamp();
    PERFORM pg_notify('organizer_hub_' || md5(NEW.plan), '');
    RETURN NEW;
END
$$;
"""


def upgrade() -> None:
    """Number under a lock of its own, and count what each login sends in a day."""
    op.execute(sa.text(_NUMBERING.replace(":=", "\\:=").replace("::", "\\:\\:")))
