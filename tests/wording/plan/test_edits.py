"""Every step of the journal has a sentence with its city and value, and names no person."""

from datetime import UTC, datetime

import pytest

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.wording.plan.edits import sentence

VALUES = {
    EditKind.CHANGED_DAY: "2027-04-18",
    EditKind.MOVED_ACTIONS: "2027-04-18",
    EditKind.CHANGED_START: "13:00",
    EditKind.CHANGED_END: "00:30",
    EditKind.CHANGED_STATUS: "confirmed",
    EditKind.CHANGED_EXPECTED: "120",
}
STEPS_BACK = {EditKind.UNDID, EditKind.REDID}


def step(kind: EditKind, **arguments: str) -> EditSummary:
    return EditSummary("id", kind, arguments, "", datetime(2027, 4, 1, tzinfo=UTC), undone=False, changes=1)


def full(kind: EditKind) -> dict[str, str]:
    return {
        "city": "Seattle, WA",
        "title": "May Day",
        "file": "april.csv",
        "group": "Night Workers",
        "count": "3",
        "what": "add_tag",
        "value": VALUES.get(kind, ""),
        "number": "3",
        "audience": "public",
    }


@pytest.mark.parametrize("kind", [kind for kind in EditKind if kind not in STEPS_BACK])
def test_every_step_can_be_done_undone_and_made_again_in_words(kind: EditKind) -> None:
    done = sentence(step(kind, **full(kind)))
    assert done[0].isupper()
    assert not done.endswith(".")
    assert "{" not in done
    assert sentence(step(EditKind.UNDID, step=kind.value, **full(kind))) == f"Undid: {done}"
    assert sentence(step(EditKind.REDID, step=kind.value, **full(kind))) == f"Redid: {done}"


@pytest.mark.parametrize(
    ("kind", "arguments", "text"),
    [
        (EditKind.CHANGED_START, {"city": "Seattle, WA", "value": "13:00"}, "Moved Seattle, WA to 1:00 PM"),
        (EditKind.CHANGED_START, {"city": "Seattle, WA", "value": ""}, "Moved Seattle, WA to no time yet"),
        (
            EditKind.CHANGED_END,
            {"city": "Seattle, WA", "value": "00:30"},
            "Changed the end in Seattle, WA to 12:30 AM",
        ),
        (
            EditKind.CHANGED_DAY,
            {"city": "Seattle, WA", "value": "2027-04-18"},
            "Moved Seattle, WA to Sun, Apr 18",
        ),
        (EditKind.CHANGED_DAY, {"city": "Seattle, WA", "value": ""}, "Moved Seattle, WA to no date yet"),
        (
            EditKind.CHANGED_EXPECTED,
            {"city": "Reno, NV", "value": ""},
            "Changed the people expected in Reno, NV to none",
        ),
        (EditKind.CHANGED_VENUE, {"city": "", "value": ""}, "Changed the venue in an action without a city"),
        (EditKind.MOVED_ACTIONS, {"count": "1", "value": "2027-04-18"}, "Moved 1 action to Sun, Apr 18"),
        (EditKind.MOVED_ACTIONS, {"count": "12", "value": "2027-04-18"}, "Moved 12 actions to Sun, Apr 18"),
        (EditKind.REMOVED_ACTIONS, {"count": "1", "city": "Reno, NV"}, "Removed the action in Reno, NV"),
        (EditKind.REMOVED_ACTIONS, {"count": "3", "city": "Reno, NV"}, "Removed 3 actions"),
        (EditKind.CHANGED_TEMPLATE, {}, "Changed the template “”"),
        (EditKind.IMPORTED, {"file": "{april}.csv"}, "Imported {april}.csv"),
        (EditKind.LOGGED_CHECK_IN, {"city": "Erie", "value": "no_answer"}, "Logged Erie: No answer"),
        (
            EditKind.LOGGED_DELIVERY,
            {"city": "Erie", "value": "partly_taken"},
            "Logged a delivery in Erie: Partly taken",
        ),
        (EditKind.UNDID, {"step": "imported", "file": "{0}.csv"}, "Undid: Imported {0}.csv"),
    ],
)
def test_a_sentence_says_where_and_what(kind: EditKind, arguments: dict[str, str], text: str) -> None:
    assert sentence(step(kind, **arguments)) == text


@pytest.mark.parametrize("status", list(ActionStatus))
def test_every_status_is_said_in_words(status: ActionStatus) -> None:
    text = sentence(step(EditKind.CHANGED_STATUS, city="Reno, NV", value=status.value))
    assert text.startswith("Changed Reno, NV to ")
    assert "_" not in text


def test_a_step_that_tells_less_than_it_should_is_said_all_the_same() -> None:
    assert sentence(step(EditKind.CREATED_PLAN)) == "Started the plan"
    assert "Seattle, WA" in sentence(step(EditKind.CHANGED_LOGISTICS, city="Seattle, WA"))


def test_what_was_logged_is_told_in_words() -> None:
    told = sentence(step(EditKind.LOGGED_CHECK_IN, city="Cleveland, OH", value="no_answer"))
    assert told == "Logged Cleveland, OH: No answer"
    for outcome in DeliveryOutcome:
        told = sentence(step(EditKind.LOGGED_DELIVERY, city="Cleveland, OH", value=outcome.value))
        assert "_" not in told
        assert told != f"Logged a delivery in Cleveland, OH: {outcome.value}"
