"""How a day went is read from what was logged, and thanks are rows of the log that undo takes back."""

from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.services.day.after_actions import note_thanks, read_after
from organizer_app.services.day.entries import log_delivery
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace


def test_a_refused_petition_is_not_counted(prime_day: Workspace) -> None:
    action_id = read_after(prime_day).after.cities[0].state.city.action_id
    for outcome, signatures in (
        (DeliveryOutcome.ACCEPTED, 1000),
        (DeliveryOutcome.LEFT, 200),
        (DeliveryOutcome.REFUSED, 30),
    ):
        log_delivery(prime_day, action_id=action_id, outcome=outcome, signatures=signatures)
    assert read_after(prime_day).after.signatures == 1200


def test_thanks_are_noted_and_undone(prime_day: Workspace) -> None:
    due = read_after(prime_day).after.thanks_due
    assert due
    action_id = due[0].state.city.action_id
    note_thanks(prime_day, action_id=action_id, text="Thanked Ines Calloway")
    left = read_after(prime_day).after.thanks_due
    assert len(left) == len(due) - 1
    undo(prime_day)
    assert len(read_after(prime_day).after.thanks_due) == len(due)
