"""The board tells faults, errors first, and what is lived with, even after it is gone."""

from organizer_app.domain.checks.findings import FindingKind, Severity
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.checks import checking
from organizer_app.services.checks.problem_board import problem_board
from organizer_app.services.plan.workspace import Workspace


def test_what_is_accepted_is_told_apart_and_stays_listed_when_it_is_gone(sample: Workspace) -> None:
    board = problem_board(sample)
    assert [each.severity for each in board.findings] == [Severity.ERROR, Severity.WARNING, Severity.WARNING]
    first = board.findings[0]
    assert first.kind is FindingKind.MISSING_LEAD
    checking.accept(sample, key=first.key, reason="The desk leads it")
    board = problem_board(sample)
    (accepted,) = board.accepted
    assert (accepted.key, accepted.record.reason) == (first.key, "The desk leads it")
    assert first.key not in {each.key for each in board.findings}
    set_lead(sample, action_id=first.row.action_id, name="Lee Example")
    (accepted,) = problem_board(sample).accepted
    assert accepted.finding is None


def test_one_city_is_asked_about_alone(sample: Workspace) -> None:
    first = problem_board(sample).findings[0]
    about = problem_board(sample, about=[first.row.action_id])
    assert [each.row.action_id for each in about.findings] == [first.row.action_id]
    assert about.accepted == ()
