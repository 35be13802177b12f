"""Let nobody who begins a message and never ends it, or locks a table, keep the others from sending."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "2026_12_04_unblocked"
down_revision = "2026_12_03_blinded_plans"
branch_labels = None
depends_on = None

# A login sets the limits of its own session as it likes, so those who wait are the ones to end it: all that
# it has begun, once it has held the plan's row for long, and its login for the day, once that was often. An
# honest laptop holds the row for as long as its message is written and the network takes to say so.
_COLUMNS: Final = """
ALTER TABLE organizer_hub.member
    ADD ended_on date NOT NULL DEFAULT current_date,
    ADD ended_times integer NOT NULL DEFAULT 0;
"""
# The two limits are only read: an owner who is no superuser cannot set parameters of other names.
_ENDING: Final = """
CREATE FUNCTION organizer_hub.end_of(wanted text) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET idle_in_transaction_session_timeout = '10s' SET statement_timeout = '2min' AS $$
DECLARE
    held text[] := ARRAY(
        SELECT DISTINCT member.login FROM pg_locks taken
        JOIN pg_stat_activity begun ON begun.pid = taken.pid
        JOIN organizer_hub.member ON member.login = begun.usename AND member.plan = wanted
        WHERE taken.relation = 'organizer_hub.segment'::regclass AND taken.mode = 'RowExclusiveLock'
            AND taken.granted AND begun.datname = current_database() AND begun.pid <> pg_backend_pid()
            AND (begun.xact_start < clock_timestamp() - current_setting('statement_timeout')::interval
                OR begun.state LIKE 'idle in transaction%'
                AND begun.state_change
                    < clock_timestamp() - current_setting('idle_in_transaction_session_timeout')::interval)
    );
BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE usename = ANY (held) AND datname = current_database() AND pid <> pg_backend_pid();
    RETURN held;
END
$$;
CREATE FUNCTION organizer_hub.lock_plan(wanted text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    ended text[] := '{}';
BEGIN
    FOR turn IN 1..4 LOOP
        BEGIN
            PERFORM FROM organizer_hub.plan WHERE id = wanted FOR NO KEY UPDATE;
            UPDATE organizer_hub.member SET
                ended_times = CASE WHEN ended_on = today THEN ended_times ELSE 0 END + 1, ended_on = today
            WHERE plan = wanted AND login = ANY (ended);
            RETURN;
        EXCEPTION WHEN lock_not_available THEN
            IF turn = 4 THEN
                RAISE;
            END IF;
        END;
        ended := ended || organizer_hub.end_of(wanted);
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION organizer_hub.end_of(text), organizer_hub.lock_plan(text) FROM PUBLIC;
"""
_NUMBERING: Final = """
CREATE OR REPLACE FUNCTION organizer_hub.number_segment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    own organizer_hub.member;
BEGIN
    SELECT * INTO own FROM organizer_hub.member
    WHERE plan = NEW.plan AND id = NEW.member AND login = session_user;
    IF own.ended_on = today AND own.ended_times >= 10 THEN
        RAISE EXCEPTION 'too many messages were not ended' USING ERRCODE = 'disk_full';
    END IF;
    PERFORM organizer_hub.lock_plan(NEW.plan);
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
# Only who may change whole rows may lock a table.
_RIGHTS: Final = """
REVOKE UPDATE ON organizer_hub.acknowledgement, organizer_hub.presence FROM organizer_hub_member;
GRANT UPDATE (number, at) ON organizer_hub.acknowledgement TO organizer_hub_member;
GRANT UPDATE (content, at) ON organizer_hub.presence TO organizer_hub_member;
DO $$
DECLARE
    known text;
BEGIN
    FOR known IN SELECT login FROM organizer_hub.member JOIN pg_roles ON rolname = login LOOP
        BEGIN
            EXECUTE format('GRANT %I TO CURRENT_USER', known);
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END LOOP;
END
$$;
"""


def upgrade() -> None:
    """Let those who wait end who holds them up; programs of the version before see no difference."""
    for part in (_COLUMNS, _ENDING, _NUMBERING, _RIGHTS):
        op.execute(sa.text(part.replace(":", "\\:")))
