"""The overview names the calls that the People screen would make first, after every edit too."""

from datetime import UTC, datetime

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.checks.overview import Call
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_queue import all_facts, make_queue
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.people.calls import CallResult, log_call
from organizer_app.services.people.next_calls import CallMemory
from organizer_app.services.people.people_books import read_book
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.window.overview import call_reason
from tests.support.open_plans import add_action

NOW = datetime(2027, 4, 10, 18, tzinfo=UTC)


def test_it_is_the_queue_of_the_people_screen(plan: Workspace) -> None:
    seattle, boise = add_action(plan), add_action(plan, "Boise, ID")
    memory, heard = CallMemory(), list[ChangeSet]()
    leave = plan.subscribe(heard.append)
    assert memory.first(plan, (), now=NOW) == ([], 0)
    for action_id, name in ((seattle, "Quill Moss"), (boise, "Wren Lark")):
        leads.set_lead(plan, action_id=action_id, name=name)
        assert memory.first(plan, heard, now=NOW) == fresh(plan)
        heard.clear()
    calls, total = memory.first(plan, heard, now=NOW, most=1)
    assert (len(calls), total) == (1, 2)
    assert call_reason(calls[0]) in {"Seattle · No number", "Boise · No number"}
    result = CallResult(
        person_id=calls[0].entry.facts.person_id,
        action_id=calls[0].entry.facts.action_id,
        point_id="",
        outcome=TalkOutcome.REACHED,
        at=NOW,
        zone=calls[0].entry.facts.zone,
    )
    log_call(plan, result)
    assert memory.first(plan, heard, now=NOW) == fresh(plan)
    heard.clear()
    city_actions.hide_actions(plan, action_ids=[seattle, boise])
    assert memory.first(plan, heard, now=NOW) == fresh(plan) == ([], 0)
    leave()


def fresh(plan: Workspace) -> tuple[list[Call], int]:
    book = read_book(plan)
    calls = make_queue(all_facts(book).values(), NOW).calls
    return [Call(entry, book.rows[entry.facts.action_id].city) for entry in calls], len(calls)
