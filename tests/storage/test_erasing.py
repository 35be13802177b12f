"""Texts are cleaned on both databases; keys and the names of places are not words of people."""

import re
import resource
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.problems import DiskFull, PlanBusy
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.people.name_forms import KnownForms
from organizer_app.domain.people.trace_count import TraceCounter
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.erasing import (
    begin_rewriting,
    blank_journal,
    count_traces,
    is_rewriting,
    scrub_texts,
)
from organizer_app.storage.tables import CHANGE, TRACKED
from tests.support.plan_engines import OpenPlan, sqlite_plan
from tests.support.record_values import any_record

TRACE = re.compile("(?P<kept>madison hall)|madison", re.IGNORECASE)
COUNTER = TraceCounter(KnownForms(("Madison",), ()), ("Madison Hall",))


def put(connection: Connection, noun: Noun, **values: object) -> None:
    row = codec_of(RECORD_TYPES[noun]).image(any_record(RECORD_TYPES[noun]))
    born = {"born_origin": 1, "born_sequence": 1}
    connection.execute(insert(TRACKED[noun]).values({**row, **born, **values}))


def value(connection: Connection, noun: Noun, column: str) -> object:
    return connection.scalar(select(TRACKED[noun].c[column]))


def test_words_are_cleaned_and_their_records_get_a_new_version(plan: OpenPlan) -> None:
    with plan.database.writing() as connection:
        put(
            connection,
            Noun.CITY_ACTION,
            notes="ask madison, not Madison Hall",
            zone="America/Madison",
            version=4,
        )
        put(connection, Noun.PLACE, name="Madison")
        assert scrub_texts(connection, TRACE) == {"city_action": 1}
        assert value(connection, Noun.CITY_ACTION, "notes") == "ask [erased], not Madison Hall"
        assert value(connection, Noun.CITY_ACTION, "version") == 5
        assert value(connection, Noun.CITY_ACTION, "zone") == "America/Madison"
        assert value(connection, Noun.PLACE, "name") == "Madison"
        assert count_traces(connection, COUNTER)[1] == 0
        put(connection, Noun.SITE, notes="madison")
        assert count_traces(connection, COUNTER)[1] == 1
        connection.execute(delete(TRACKED[Noun.SITE]))
        searched, left = count_traces(connection, COUNTER)
    assert searched > 5
    assert left == 0


def test_the_journal_keeps_that_a_record_changed_and_not_how(plan: OpenPlan) -> None:
    change = {
        "origin": 1, "sequence": 1, "lamport": 1, "edit_id": "e", "noun": "person", "operation": "U",
        "record_id": "p", "after": '{"name":"Madison"}', "before": '{"name":"Mad"}',
        "parents": '{"name":["1:0"]}',
    }  # fmt: skip
    with plan.database.writing() as connection:
        connection.execute(insert(CHANGE).values(change))
        connection.execute(insert(CHANGE).values({**change, "sequence": 2, "record_id": "other"}))
        blank_journal(connection, ["p"])
        kept = connection.execute(select(CHANGE.c.after, CHANGE.c.parents).order_by(CHANGE.c.sequence)).all()
    assert [tuple(row) for row in kept] == [
        ("{}", '{"name":["1:0"]}'),
        ('{"name":"Madison"}', '{"name":["1:0"]}'),
    ]


def test_a_database_is_written_anew(plan: OpenPlan) -> None:
    with plan.database.writing() as connection:
        put(connection, Noun.CITY_ACTION, notes="x" * 50_000)
    plan.database.compact()
    with plan.database.reading() as connection:
        assert value(connection, Noun.CITY_ACTION, "notes") == "x" * 50_000


def test_a_reader_who_keeps_the_old_pages_is_told_of_and_the_rewrite_stays_to_be_done(
    tmp_path: Path,
) -> None:
    with sqlite_plan(tmp_path) as plan:
        with plan.database.writing() as connection:
            put(connection, Noun.CITY_ACTION, notes="x" * 50_000)
            begin_rewriting(connection)
        elsewhere = plan.open_database()
        with elsewhere.reading() as connection:
            assert is_rewriting(connection)
            with pytest.raises(PlanBusy):
                plan.database.compact()
        elsewhere.close()
        with plan.database.reading() as connection:
            assert is_rewriting(connection)
        plan.database.compact()
        with plan.database.reading() as connection:
            assert not is_rewriting(connection)


def test_what_the_driver_says_while_a_file_is_rewritten_becomes_a_problem(tmp_path: Path) -> None:
    with sqlite_plan(tmp_path) as plan:
        with plan.database.writing() as connection:
            put(connection, Noun.CITY_ACTION, notes="x" * 50_000)
        limit_size(tmp_path / "plan.organizer")
        try:
            with pytest.raises(DiskFull):
                plan.database.compact()
        finally:
            limit_size(None)
        plan.database.compact()


def limit_size(path: Path | None) -> None:
    """Let no file of this process grow beyond the size of this one, as if the disk were full."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = hard if path is None else path.stat().st_size // 2
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
