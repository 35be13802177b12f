"""Forms, replies and decisions are kept in the plan, encrypted and merged like everything else."""

from datetime import UTC, datetime

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.sharing.returned_forms import ReplyWay
from organizer_app.services.people.forgetting import find_person, forget
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.form_memory import FormMemory, KeptReply, keep_decision, keep_reply
from organizer_app.services.together.returned_forms import inbox
from tests.support.return_forms import came, made, reply_to

AT = datetime(2019, 7, 9, 20, 41, tzinfo=UTC)


def test_a_reply_and_its_decision_are_kept_as_they_came(sample: Workspace) -> None:
    reply = reply_to(made(sample), n5_1="Two\nlines", n5_2="June  Okafor")
    kept = KeptReply("reply", reply, ReplyWay.FILE, AT)
    with sample.edit(EditKind.RECEIVED_REPLIES, count="1") as editor:
        keep_reply(editor, kept)
        keep_decision(editor, "decision", "reply", ["5.1"])
    with sample.read() as reader:
        memory = FormMemory.of(reader)
        assert memory.replies == [kept]
        assert memory.decided == {"reply": ("5.1",)}
        assert memory.replies[0].filled_by == "June Okafor"


def test_a_reply_is_known_again_by_form_and_answers(sample: Workspace) -> None:
    form = made(sample)
    reply = reply_to(form, n1_3="12:15")
    with sample.edit(EditKind.RECEIVED_REPLIES, count="1") as editor:
        keep_reply(editor, KeptReply("reply", reply, ReplyWay.TEXT, AT))
        memory = FormMemory.of(editor)
    assert memory.received(reply_to(form, n1_3="12:15")) is memory.replies[0]
    assert memory.received(reply_to(form, n1_3="12:16")) is None


def test_whoever_is_forgotten_is_in_no_form_and_no_reply(sample: Workspace) -> None:
    form = made(sample)
    came(sample, reply_to(form, n2_3="Wren Castellano", n5_1="Wren Castellano is back, call 206-555-0151."))
    wren = find_person(sample, wanted="Wren Castellano")
    forget(sample, person_id=wren.id)
    with sample.read() as reader:
        kept = " ".join(record.rows for record in reader.every(ImportedRows))
    assert form.mark.token in kept
    assert "Wren" not in kept
    assert "5550151" not in kept.replace("-", "")
    assert len(inbox(sample).replies) == 1
