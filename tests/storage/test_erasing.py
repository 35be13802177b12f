"""Texts are cleaned on both databases; keys and the names of places are not words of people."""

import re

from sqlalchemy import Connection, insert, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.erasing import blank_journal, count_traces, scrub_texts
from organizer_app.storage.tables import CHANGE, TRACKED
from tests.support.plan_engines import OpenPlan
from tests.support.record_values import any_record

TRACE = re.compile("Madison", re.IGNORECASE)


def put(connection: Connection, noun: Noun, **values: object) -> None:
    row = codec_of(RECORD_TYPES[noun]).image(any_record(RECORD_TYPES[noun]))
    born = {"born_origin": 1, "born_sequence": 1}
    connection.execute(insert(TRACKED[noun]).values({**row, **born, **values}))


def value(connection: Connection, noun: Noun, column: str) -> object:
    return connection.scalar(select(TRACKED[noun].c[column]))


def test_words_are_cleaned_and_their_records_get_a_new_version(plan: OpenPlan) -> None:
    with plan.database.writing() as connection:
        put(connection, Noun.CITY_ACTION, notes="ask madison twice", zone="America/Madison", version=4)
        put(connection, Noun.PLACE, name="Madison")
        assert scrub_texts(connection, TRACE) == {"city_action": 1}
        assert value(connection, Noun.CITY_ACTION, "notes") == "ask [erased] twice"
        assert value(connection, Noun.CITY_ACTION, "version") == 5
        assert value(connection, Noun.CITY_ACTION, "zone") == "America/Madison"
        assert value(connection, Noun.PLACE, "name") == "Madison"
        searched, left = count_traces(connection, TRACE)
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
