"""Make the tables of the hub, who may do what with them, and the doorbell."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_first_hub"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT: Final = "timestamptz NOT NULL DEFAULT now()"

_TABLES: Final = f"""
CREATE TABLE organizer_hub.format (
    format integer PRIMARY KEY, min_reader integer NOT NULL, min_writer integer NOT NULL
);
CREATE TABLE organizer_hub.plan (
    id text PRIMARY KEY, pruned_to bigint NOT NULL DEFAULT 0, created_at {_MOMENT}
);
CREATE TABLE organizer_hub.member (
    plan text NOT NULL REFERENCES organizer_hub.plan,
    id text NOT NULL,
    login text NOT NULL,
    seal_key text NOT NULL,
    role text NOT NULL,
    revoked_at timestamptz,
    joined_at {_MOMENT},
    PRIMARY KEY (plan, id)
);
CREATE INDEX ON organizer_hub.member (login);
CREATE SEQUENCE organizer_hub.segment_number;
CREATE TABLE organizer_hub.segment (
    plan text NOT NULL,
    number bigint NOT NULL DEFAULT 0,
    member text NOT NULL,
    reader text NOT NULL DEFAULT '',
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL,
    content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 134217728),
    received_at {_MOMENT},
    PRIMARY KEY (plan, number),
    FOREIGN KEY (plan, member) REFERENCES organizer_hub.member
);
CREATE TABLE organizer_hub.acknowledgement (
    plan text NOT NULL, member text NOT NULL, number bigint NOT NULL, at {_MOMENT},
    PRIMARY KEY (plan, member), FOREIGN KEY (plan, member) REFERENCES organizer_hub.member
);
CREATE UNLOGGED TABLE organizer_hub.presence (
    plan text NOT NULL, member text NOT NULL,
    content bytea NOT NULL CHECK (octet_length(content) <= 16384),
    at {_MOMENT},
    PRIMARY KEY (plan, member), FOREIGN KEY (plan, member) REFERENCES organizer_hub.member
);
-- Sealed bytes cannot be compressed.
ALTER TABLE organizer_hub.segment ALTER content SET STORAGE EXTERNAL;
"""

# A number is taken under the plan's lock, which is held until the commit: anyone who reads "all after 7" can
# never miss an 8 that is committed after a 9. The notice that leaves with the commit is a doorbell without
# content, because every login of the database can hear it.
_FUNCTIONS: Final = """
CREATE FUNCTION organizer_hub.own_members() RETURNS TABLE (plan text, id text, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT plan, id, revoked_at FROM organizer_hub.member WHERE login = session_user
$$;
CREATE FUNCTION organizer_hub.number_segment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('organizer_hub ' || NEW.plan, 0));
    NEW.number := nextval('organizer_hub.segment_number');
    NEW.received_at := clock_timestamp();
    PERFORM pg_notify('organizer_hub_' || md5(NEW.plan), '');
    RETURN NEW;
END
$$;
CREATE TRIGGER number_segment BEFORE INSERT ON organizer_hub.segment
    FOR EACH ROW EXECUTE FUNCTION organizer_hub.number_segment();
CREATE FUNCTION organizer_hub.ring() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('organizer_hub_' || md5(NEW.plan), '');
    RETURN NEW;
END
$$;
CREATE TRIGGER ring AFTER INSERT OR UPDATE ON organizer_hub.presence
    FOR EACH ROW EXECUTE FUNCTION organizer_hub.ring();
"""

# The role is of the whole server: two hubs that are made there at once both look before either has made it.
_ROLE: Final = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'organizer_hub_member') THEN
        CREATE ROLE organizer_hub_member NOLOGIN NOINHERIT;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;
REVOKE ALL ON SCHEMA organizer_hub FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA organizer_hub FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA organizer_hub FROM PUBLIC;
GRANT USAGE ON SCHEMA organizer_hub TO organizer_hub_member;
GRANT SELECT ON organizer_hub.format, organizer_hub.plan, organizer_hub.member TO organizer_hub_member;
GRANT SELECT, INSERT ON organizer_hub.segment TO organizer_hub_member;
GRANT SELECT, INSERT, UPDATE ON organizer_hub.acknowledgement TO organizer_hub_member;
GRANT SELECT, INSERT, UPDATE ON organizer_hub.presence TO organizer_hub_member;
GRANT EXECUTE ON FUNCTION organizer_hub.own_members() TO organizer_hub_member;
"""

_IN_OWN_PLAN: Final = "plan IN (SELECT plan FROM organizer_hub.own_members() WHERE revoked_at IS NULL)"
_AS_OWN_MEMBER: Final = (
    "(plan, member) IN (SELECT plan, id FROM organizer_hub.own_members() WHERE revoked_at IS NULL)"
)


def _policies() -> list[str]:
    """Return who sees and writes which rows; what no policy allows is denied, to the owner too."""
    made = []
    for table in ("plan", "member", "segment", "acknowledgement", "presence"):
        made += [
            f"ALTER TABLE organizer_hub.{table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE organizer_hub.{table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY owner ON organizer_hub.{table} TO CURRENT_USER USING (true) WITH CHECK (true)",
        ]
        seen = _IN_OWN_PLAN.replace("plan IN", "id IN", 1) if table == "plan" else _IN_OWN_PLAN
        made.append(
            f"CREATE POLICY seen ON organizer_hub.{table} FOR SELECT TO organizer_hub_member USING ({seen})"
        )
    for table in ("segment", "acknowledgement", "presence"):
        made.append(
            f"CREATE POLICY sent ON organizer_hub.{table} FOR INSERT TO organizer_hub_member "
            f"WITH CHECK ({_AS_OWN_MEMBER})"
        )
    for table in ("acknowledgement", "presence"):
        made.append(
            f"CREATE POLICY renewed ON organizer_hub.{table} FOR UPDATE TO organizer_hub_member "
            f"USING ({_AS_OWN_MEMBER}) WITH CHECK ({_AS_OWN_MEMBER})"
        )
    return made


def upgrade() -> None:
    """Make everything; the schema is there already, with the table of revisions in it."""
    for part in (_TABLES, _FUNCTIONS, _ROLE, *_policies()):
        op.execute(sa.text(part.replace(":=", "\\:=")))
    op.execute(sa.text("INSERT INTO organizer_hub.format VALUES (1, 1, 1)"))
