"""Steps that a permit cannot take, numbers of nobody and an end before the start are never ticked."""

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.sharing.return_replies import Reply, reply_text
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.returned_forms import read_reply_bytes
from tests.support.open_plans import add_action
from tests.support.return_forms import came, filled_workbook, made, reply_to


def doubts(workspace: Workspace, **answers: str) -> dict[str, AnswerDoubt | None]:
    form = came(workspace, reply_to(made(workspace), **answers))
    return {answer.number: answer.doubt for answer in form.answers}


@pytest.fixture
def seattle(plan: Workspace) -> Workspace:
    """A plan with one city that has no lead."""
    add_action(plan)
    return plan


def test_a_number_needs_somebody(seattle: Workspace) -> None:
    assert doubts(seattle, n2_2="206 555 0199") == {"2.2": AnswerDoubt.NOBODY}
    assert doubts(seattle, n2_1="June Okafor", n2_2="206 555 0199") == {"2.1": None, "2.2": None}
    assert doubts(seattle, n2_1="June Okafor", n2_2="ask me") == {"2.1": None, "2.2": AnswerDoubt.UNREADABLE}


def test_the_same_number_written_otherwise_is_no_change(sample: Workspace) -> None:
    assert doubts(sample, n2_2="(206) 555-0151") == {}


@pytest.mark.parametrize(
    ("now", "answer", "doubt"),
    [
        (PermitStatus.FILED, "granted", None),
        (PermitStatus.GRANTED, "denied", AnswerDoubt.NOT_ALLOWED),
        (PermitStatus.TO_FILE, "granted", None),
    ],
)
def test_a_permit_takes_only_steps_of_its_life(
    seattle: Workspace, now: PermitStatus, answer: str, doubt: AnswerDoubt | None
) -> None:
    with seattle.read() as reader:
        (action,) = reader.all(CityAction)
    with seattle.edit(EditKind.TRACKED_PERMITS, count="1") as editor:
        editor.put(Permit(id=seattle.new_id(), city_action_id=action.id, status=now))
    assert doubts(seattle, n3_2=answer) == {"3.2": doubt}


@pytest.mark.parametrize(
    ("lead", "phone", "is_same", "doubt"),
    [
        ("Wren Castellano Diaz", None, True, None),
        ("Wren Castelano", None, True, None),
        ("W. Castellano", "(206) 555-0151", True, None),
        ("wren castellano", None, True, None),
        ("Wren Castellano Diaz", "206 555 0199", False, AnswerDoubt.SAME_PERSON),
        ("Mateo Brandt", None, None, None),
        ("June Okafor", "206 555 0199", None, None),
    ],
)
def test_a_name_like_ours_corrects_it_unless_the_number_is_another(
    sample: Workspace, lead: str, phone: str | None, is_same: object, doubt: AnswerDoubt | None
) -> None:
    said = {"n2_1": lead} | ({"n2_2": phone} if phone else {})
    form = came(sample, reply_to(made(sample), **said))
    found = {answer.number: answer for answer in form.answers}
    assert (found["2.1"].is_same, found["2.1"].doubt) == (is_same, doubt)
    assert "2.2" not in found or found["2.2"].doubt is doubt


ENDS_FIRST, AT_NIGHT = AnswerDoubt.ENDS_FIRST, AnswerDoubt.AT_NIGHT


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("", "11:30 am", {"1.4": ENDS_FIRST}),
        ("", "noon", {"1.4": ENDS_FIRST}),
        ("2 pm", "", {"1.3": ENDS_FIRST}),
        ("2 pm", "1 pm", {"1.3": ENDS_FIRST, "1.4": ENDS_FIRST}),
        ("11 am", "10 am", {"1.3": None, "1.4": ENDS_FIRST}),
        ("2 pm", "3 pm", {"1.3": None, "1.4": None}),
        ("9 pm", "00:30", {"1.3": None, "1.4": None}),
        ("", "1 am", {"1.4": ENDS_FIRST}),
        ("02:00", "", {"1.3": AT_NIGHT}),
        ("02:00", "4 pm", {"1.3": AT_NIGHT, "1.4": None}),
        ("6 am", "", {"1.3": None}),
    ],
)
def test_what_would_end_before_it_starts_or_start_at_night_is_a_question(
    sample: Workspace, starts: str, ends: str, expected: dict[str, AnswerDoubt | None]
) -> None:
    """The plan has noon to 1:30 PM."""
    said = {number: text for number, text in (("n1_3", starts), ("n1_4", ends)) if text}
    assert doubts(sample, **said) == expected


def test_whichever_way_a_form_comes_back_the_same_is_held_back(sample: Workspace) -> None:
    form = made(sample)
    said = {"n1_4": "11:30", "n4_1": "1500"}
    reply = reply_to(form, **said)
    ways = {
        "text.txt": "\n".join(reply_text(reply)).encode(),
        "form.xlsx": filled_workbook(form, **said),
    }
    for name, data in ways.items():
        (read,) = read_reply_bytes(data, name=name)
        assert isinstance(read.found, Reply)
        found = {answer.number: answer.doubt for answer in came(sample, read.found).answers}
        assert found == {"1.4": ENDS_FIRST, "4.1": AnswerDoubt.ODD_NUMBER}, name


def test_a_new_host_is_asked_the_same(sample: Workspace) -> None:
    sent = made(sample, is_new_host=True, city="")
    form = came(sample, reply_to(sent, n1_1="Missoula, MT", n1_3="2 pm", n1_4="1 pm"))
    assert {each.number: each.doubt for each in form.answers}["1.4"] is ENDS_FIRST
