"""What came back is shown beside the plan, told apart, and taken as one step that can be undone."""

from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FormMark
from organizer_app.domain.sharing.return_replies import Reply, reply_text
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.domain.sharing.returned_forms import ReplyWay, ReturnedForm, ReturnState
from organizer_app.services.actions import city_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.return_forms import FormRequest
from organizer_app.services.sharing.sent_forms import make_forms
from organizer_app.services.together.form_memory import FormMemory
from organizer_app.services.together.returned_forms import (
    ReplyRead,
    inbox,
    look,
    read_reply_bytes,
    read_reply_text,
    receive,
    take,
)
from tests.support.command_line import whole_plan
from tests.support.open_plans import action, empty_plan, opened
from tests.support.return_forms import came, filled_workbook, made, reply_to, returned


def doubts(form: ReturnedForm) -> dict[str, AnswerDoubt | None]:
    return {answer.number: answer.doubt for answer in form.answers}


def test_only_changed_fields_are_shown_with_all_four_values(sample: Workspace) -> None:
    form = came(sample, reply_to(made(sample), n1_3="12:15 pm", n1_4="1:30 PM", n4_1="160", n5_2="June"))
    assert (form.city, form.filled_by, form.state) == ("Seattle, WA", "June", ReturnState.TO_LOOK_AT)
    (starts, expected) = form.answers
    assert (starts.was, starts.theirs, starts.ours, starts.becomes) == ("12:00", "12:15", "12:00", "12:15")
    assert (expected.was, expected.becomes) == ("150", "160")
    assert form.same == 1
    assert form.ticked == {"1.3", "4.1"}


def test_a_stale_form_is_compared_field_by_field(sample: Workspace) -> None:
    sent = made(sample)
    with sample.read() as reader:
        action_id = FormMemory.of(reader).forms[sent.mark.token].action_id
    city_actions.set_expected(sample, action_id=action_id, expected=300)
    form = came(sample, reply_to(sent, n1_3="12:15", n4_1="160"))
    assert doubts(form) == {"1.3": None, "4.1": AnswerDoubt.MOVED}
    assert form.answers[1].ours == "300"
    take(sample, reply_id=form.reply_id, numbers=form.ticked)
    assert action(sample, action_id).expected == 300


def test_ticked_answers_are_one_step_and_undo_takes_it_back(sample: Workspace) -> None:
    form = came(sample, reply_to(made(sample), n1_3="12:15", n2_3="Teo Marlowe", n5_1="Elevator works."))
    before = whole_values(sample, form)
    assert take(sample, reply_id=form.reply_id, numbers={"1.3", "2.3"}) == 2
    after = returned(sample, form.reply_id)
    assert (after.state, after.taken) == (ReturnState.DECIDED, ("1.3", "2.3"))
    assert [answer.number for answer in after.answers] == ["5.1"]
    undone = history.undo(sample)
    assert undone.kind is EditKind.TOOK_REPLY
    assert whole_values(sample, form) == before
    assert returned(sample, form.reply_id).state is ReturnState.TO_LOOK_AT


def whole_values(workspace: Workspace, form: ReturnedForm) -> list[tuple[str, str]]:
    return [(answer.number, answer.ours) for answer in returned(workspace, form.reply_id).answers]


def test_the_same_reply_again_is_nothing_new(sample: Workspace) -> None:
    reply = reply_to(made(sample), n1_3="12:15")
    came(sample, reply)
    number = sample.newest_number()
    (again,) = receive(sample, replies=[ReplyRead("again", ReplyWay.FILE, reply)])
    assert again.is_repeat
    assert sample.newest_number() == number
    assert len(inbox(sample).replies) == 1


def test_two_people_who_fill_in_one_form_are_told_apart(sample: Workspace) -> None:
    sent = made(sample)
    first = came(sample, reply_to(sent, n1_3="12:15", n5_2="June Okafor"))
    second = came(sample, reply_to(sent, n1_3="12:30", n5_2="Wren Castellano"))
    assert (first.is_second, second.is_second) == (False, True)
    assert second.other_fillers == ("June Okafor",)
    assert returned(sample, first.reply_id).other_fillers == ("Wren Castellano",)
    take(sample, reply_id=first.reply_id, numbers={"1.3"})
    assert doubts(returned(sample, second.reply_id)) == {"1.3": AnswerDoubt.MOVED}


def test_a_form_of_another_plan_is_refused_whole(sample: Workspace, tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as other:
        foreign = made(other, is_new_host=True, city="")
    good = reply_to(made(sample), n1_3="12:15")
    reads = [ReplyRead("", ReplyWay.TEXT, each) for each in (good, reply_to(foreign, n1_1="Salem, OR"))]
    with pytest.raises(ReplyUnreadable) as refused:
        receive(sample, replies=reads)
    assert refused.value.fault is ReplyFault.OTHER_PLAN
    assert inbox(sample).replies == ()


def test_a_made_up_form_is_refused(sample: Workspace) -> None:
    mark = FormMark(made(sample).mark.plan, "0123456789", 1)
    with pytest.raises(ReplyUnreadable) as refused:
        came(sample, Reply(mark=mark, answers={"1.3": "12:15"}))
    assert refused.value.fault is ReplyFault.UNKNOWN_FORM


def test_a_form_that_the_plan_no_longer_knows_is_still_read(sample: Workspace) -> None:
    """It went out on another laptop, or before a backup that was restored."""
    sent = made(sample)
    with sample.edit(EditKind.CHANGED_NOTES) as editor:
        for record in editor.all(ImportedRows, source_system="return-form"):
            editor.erase(ImportedRows(id=record.id, import_source_id="", version=record.version))
    form = came(sample, reply_to(sent, n1_3="12:15", n2_3="Teo Marlowe"))
    assert not form.is_form_known
    assert doubts(form) == {"1.3": AnswerDoubt.UNSEEN, "2.3": None}


def test_undoing_the_step_that_made_forms_takes_none_back(sample: Workspace) -> None:
    sent = made(sample)
    history.undo(sample)
    form = came(sample, reply_to(sent, n1_3="12:15"))
    assert form.is_form_known
    assert doubts(form) == {"1.3": None}


def test_a_reply_that_confirms_everything_needs_no_decision(sample: Workspace) -> None:
    form = came(sample, reply_to(made(sample)))
    assert (form.state, form.answers) == (ReturnState.UNCHANGED, ())


def test_the_inbox_names_the_forms_that_are_still_out(sample: Workspace) -> None:
    forms = make_forms(sample, request=FormRequest(audience=Audience.INTERNAL))
    came(sample, reply_to(forms[0], n1_3="12:15"))
    found = inbox(sample)
    assert (found.back, found.cities, len(found.out)) == (1, len(forms), len(forms) - 1)
    assert any(each.lead for each in found.out)


def test_the_moments_of_forms_are_on_the_clock_of_hq(sample: Workspace) -> None:
    made(sample, city="San Francisco, CA")
    came(sample, reply_to(made(sample), n1_3="12:15"))
    found = inbox(sample)
    moments = [found.replies[0].received_at, found.out[0].made_at, found.newest]
    assert [str(moment.tzinfo) for moment in moments if moment] == ["America/New_York"] * 3


def test_looking_keeps_nothing(sample: Workspace) -> None:
    reply = reply_to(made(sample), n1_3="12:15")
    before = whole_plan(sample.path)
    form = look(sample, reply=reply, way=ReplyWay.TEXT)
    assert (form.reply_id, form.ticked) == ("", {"1.3"})
    assert whole_plan(sample.path) == before


def test_leaving_all_out_is_a_decision_too(sample: Workspace) -> None:
    form = came(sample, reply_to(made(sample), n1_3="12:15"))
    assert take(sample, reply_id=form.reply_id, numbers=()) == 0
    assert returned(sample, form.reply_id).state is ReturnState.DECIDED
    assert returned(sample, form.reply_id).taken == ()


def test_what_cannot_be_read_cannot_be_taken(sample: Workspace) -> None:
    form = came(sample, reply_to(made(sample), n1_3="late", n1_5="North gate"))
    before = whole_plan(sample.path)
    with pytest.raises(BadValue):
        take(sample, reply_id=form.reply_id, numbers={"1.3"})
    with pytest.raises(BadValue):
        take(sample, reply_id="nobody", numbers={"1.5"})
    assert whole_plan(sample.path) == before


def test_files_texts_and_workbooks_are_recognized_by_what_they_hold(sample: Workspace) -> None:
    sent = made(sample)
    reply = reply_to(sent, n1_5="North gate")
    (text,) = reply_text(reply)
    for data, way in (
        (text.encode(), ReplyWay.TEXT),
        (text.encode("utf-16"), ReplyWay.TEXT),
        (filled_workbook(sent, n1_5="North gate"), ReplyWay.WORKBOOK),
    ):
        (read,) = read_reply_bytes(data, name="reply")
        assert isinstance(read.found, Reply)
        assert (read.way, read.found.mark, read.found.answers) == (way, reply.mark, reply.answers)
    (again,) = read_reply_text(text)
    assert isinstance(again.found, Reply)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\x00\xff\xfe", b'{"organizer_reply": 1}'])
def test_what_is_no_reply_is_said_without_a_traceback(data: bytes) -> None:
    (read,) = read_reply_bytes(data, name="x")
    assert isinstance(read.found, ReplyUnreadable)
