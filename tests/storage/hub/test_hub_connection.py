"""How often a laptop waits for the network, and what it is told where questions have no answer."""

import pytest
from sqlalchemy import literal, select, text

from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.services.together.hub_place import link, place
from organizer_app.storage.hub.hub_connection import Question, answers, hub_engine, question
from organizer_app.storage.hub.hub_link import NewSegment
from tests.storage.hub.test_answering_connection import through
from tests.support.cut_connections import Way
from tests.support.fleet import Fleet
from tests.support.hubs import founded

pytestmark = pytest.mark.postgresql


def liked(_answer: object) -> None:
    """Like every hub."""


def test_a_laptop_waits_for_the_network_once_to_fetch_and_twice_to_send(
    fleet: Fleet, address: str, way: Way
) -> None:
    anna = founded(fleet, address)
    through(way, anna)
    at_hub = link(anna.workspace)
    known = place(anna.workspace)
    try:
        # The first connects.
        at_hub.after(known.number, known.reached)
        before = way.turns
        at_hub.after(known.number, known.reached)
        fetched = way.turns
        at_hub.send([NewSegment(b"sealed"), NewSegment(b"sealed too")])
        sent = way.turns
    finally:
        at_hub.close()
    assert fetched - before == 1
    # The version of the hub is known before anything is kept there.
    assert sent - fetched == 2


def test_a_question_without_an_answer_leaves_nothing_and_keeps_the_connection(address: str) -> None:
    there = hub_address(address)
    engine = hub_engine(there)
    wrong = question(engine, select(text("missing")).select_from(text("nothing_there")))
    right = question(engine, select(literal(1).label("one")))
    assert answers(engine, there.host, (right, wrong), check=liked) is None
    rows = answers(engine, there.host, (right, right), check=liked)
    assert rows is not None
    assert [row.one for row in rows] == [1]
    engine.dispose()


def test_a_connection_whose_questions_cannot_be_ended_is_replaced(address: str) -> None:
    there = hub_address(address)
    engine = hub_engine(there)
    right = question(engine, select(literal(1).label("one")))
    endless = Question("COPY (SELECT 1) TO STDOUT", {})
    assert answers(engine, there.host, (right, endless), check=liked) is None
    with engine.connect() as connection:
        assert connection.scalar(select(literal(1))) == 1
    engine.dispose()


def test_nothing_is_written_at_a_hub_that_is_refused(address: str) -> None:
    there = hub_address(address)
    engine = hub_engine(there)

    def refused(_answer: object) -> None:
        raise HubRefused(HubRefusal.NEWER, there.host)

    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE noted (number int)"))
        connection.commit()
    asked = (
        question(engine, select(literal(1).label("one"))),
        question(engine, text("INSERT INTO noted VALUES (1)")),  # type: ignore[arg-type]  # as good as an insert
    )
    with pytest.raises(HubRefused):
        answers(engine, there.host, asked, check=refused, is_writing=True)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM noted")) == 0
    answers(engine, there.host, asked, check=liked, is_writing=True)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM noted")) == 1
    engine.dispose()
