"""A logged call is one step: the talk, the next try, what is known of the number, and the role."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.people.call_queue import all_facts, make_queue
from organizer_app.services.people.calls import CallResult, log_call
from organizer_app.services.people.people_books import read_book
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step, opened, sample_plan
from tests.support.plan_views import row_in

# Friday, 5 July 2019, 10:20 in Minneapolis.
NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)


def result(workspace: Workspace, outcome: TalkOutcome, **more: object) -> CallResult:
    """Return the result of a call to Hodan Farah, who leads Minneapolis."""
    with workspace.read() as reader:
        hodan = next(each.id for each in reader.all(Person) if each.name == "Hodan Farah")
        point = reader.all(ContactPoint, person_id=hodan, kind=ContactKind.PHONE.value)[0]
    facts: dict[str, object] = {
        "person_id": hodan,
        "action_id": row_in(workspace, "Minneapolis").action_id,
        "point_id": point.id,
        "outcome": outcome,
        "at": NOW,
        "zone": "America/Chicago",
    }
    return CallResult(**{**facts, **more})  # type: ignore[arg-type]  # names of fields


def after(workspace: Workspace, done: CallResult) -> tuple[Talk, ContactPoint, Assignment]:
    with workspace.read() as reader:
        talk = reader.all(Talk, person_id=done.person_id)[-1]
        (held,) = reader.all(Assignment, person_id=done.person_id, city_action_id=done.action_id)
        return talk, reader.get(ContactPoint, done.point_id), held


@pytest.mark.parametrize(
    ("outcome", "due", "verified", "ok", "status"),
    [
        (TalkOutcome.REACHED, "2019-07-10 15:00", date(2019, 7, 5), True, AssignmentStatus.ACCEPTED),
        (TalkOutcome.LEFT_MESSAGE, "2019-07-05 19:20", None, True, AssignmentStatus.ACCEPTED),
        (TalkOutcome.NO_ANSWER, "2019-07-08 15:00", None, True, AssignmentStatus.ACCEPTED),
        (TalkOutcome.WRONG_NUMBER, "", None, False, AssignmentStatus.ACCEPTED),
        (TalkOutcome.DECLINED, "", date(2019, 7, 5), True, AssignmentStatus.DECLINED),
    ],
)
def test_each_outcome_is_one_step_with_all_that_follows(  # pytest hands the cases over
    sample: Workspace,
    outcome: TalkOutcome,
    due: str,
    verified: date | None,
    ok: bool,  # noqa: FBT001  # pytest hands the cases over
    status: AssignmentStatus,  # the same
) -> None:
    done = result(sample, outcome, note=" needs Somali flyers ")
    with one_step(sample, EditKind.LOGGED_CALL):
        log_call(sample, done)
    talk, point, held = after(sample, done)
    assert (talk.outcome, talk.note, talk.at) == (outcome, "needs Somali flyers", NOW)
    assert (talk.due_at.strftime("%Y-%m-%d %H:%M") if talk.due_at else "") == due
    assert (point.verified_on, point.ok_on_the_day, held.status) == (verified, ok, status)


def test_a_promised_time_goes_before_the_rule(sample: Workspace) -> None:
    done = result(sample, TalkOutcome.CALL_BACK, due_at=NOW + timedelta(hours=3))
    log_call(sample, done)
    assert after(sample, done)[0].due_at == NOW + timedelta(hours=3)


def test_a_yes_on_the_day_before_briefs_who_had_accepted(sample: Workspace) -> None:
    early = result(sample, TalkOutcome.REACHED, said_yes=True)
    log_call(sample, early)
    assert after(sample, early)[2].status is AssignmentStatus.ACCEPTED
    eve = result(sample, TalkOutcome.REACHED, said_yes=True, at=datetime(2019, 7, 14, 18, tzinfo=UTC))
    log_call(sample, eve)
    assert after(sample, eve)[2].status is AssignmentStatus.BRIEFED


def test_log_and_queue_are_right_after_the_plan_is_opened_again(tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        before = make_queue(all_facts(read_book(workspace)).values(), NOW)
        done = result(workspace, TalkOutcome.NO_ANSWER)
        log_call(workspace, done)
        queue = make_queue(all_facts(read_book(workspace)).values(), NOW)
    with opened(path) as workspace:
        again = make_queue(all_facts(read_book(workspace)).values(), NOW)
        assert again == queue != before
        assert done.person_id not in [entry.facts.person_id for entry in again.calls]
        history.undo(workspace)
        assert make_queue(all_facts(read_book(workspace)).values(), NOW) == before


@pytest.mark.parametrize(
    ("held", "hours_to_noon", "then"),
    [
        (AssignmentStatus.OPEN, 240, AssignmentStatus.ACCEPTED),
        (AssignmentStatus.ASKED, 0, AssignmentStatus.ACCEPTED),
        (AssignmentStatus.ACCEPTED, 0, AssignmentStatus.BRIEFED),
        (AssignmentStatus.ACCEPTED, 24, AssignmentStatus.BRIEFED),
        (AssignmentStatus.ACCEPTED, 48, AssignmentStatus.ACCEPTED),
        (AssignmentStatus.ACCEPTED, -24, AssignmentStatus.ACCEPTED),
        (AssignmentStatus.CHECKED_IN, 0, AssignmentStatus.CHECKED_IN),
    ],
)
def test_a_yes_moves_a_role_along_by_the_day(
    sample: Workspace, held: AssignmentStatus, hours_to_noon: int, then: AssignmentStatus
) -> None:
    noon = datetime(2019, 7, 15, 17, tzinfo=UTC)
    done = result(sample, TalkOutcome.REACHED, said_yes=True, at=noon - timedelta(hours=hours_to_noon))
    with sample.edit(EditKind.CHANGED_LEAD, city="Minneapolis") as editor:
        (role,) = editor.all(Assignment, person_id=done.person_id, city_action_id=done.action_id)
        editor.put(replace(role, status=held))
    log_call(sample, done)
    assert after(sample, done)[2].status is then


def test_a_talk_bears_the_caller_of_the_person_or_else_who_writes(sample: Workspace) -> None:
    done = result(sample, TalkOutcome.REACHED, note="  will bring   signs ")
    with sample.read() as reader:
        hodan = reader.get(Person, done.person_id)
    for caller, written in (("Dana", "Dana"), ("", sample.author)):
        with sample.edit(EditKind.CHANGED_PERSON) as editor:
            editor.put(replace(editor.get(Person, hodan.id), caller=caller))
        talk_id = log_call(sample, done)
        with sample.read() as reader:
            talk = reader.get(Talk, talk_id)
        assert (talk.caller, talk.note, talk.city_action_id) == (
            written,
            "will bring   signs",
            done.action_id,
        )
