"""The codes of forms come from a secret that desks share, and that is on no card, form or export."""

from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.sharing.form_secrets import FormSecret
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FormMark, former_token
from organizer_app.domain.sharing.return_replies import Reply
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.form_secrets import form_secrets
from organizer_app.services.together import exchanging, members
from organizer_app.services.together.form_memory import FormMemory
from organizer_app.services.together.returned_forms import inbox
from organizer_app.storage.plan_facts import FORM_SECRETS
from tests.support.members import introduce, joined
from tests.support.open_plans import opened
from tests.support.return_forms import came, made, reply_to


def keys(workspace: Workspace) -> tuple[str, ...]:
    with workspace.read() as reader:
        return tuple(secret.key for secret in form_secrets(reader))


def sent(sender: Workspace, receiver: Workspace, folder: Path) -> None:
    """Carry a file of changes from one plan to another."""
    out = folder / f"{len(list(folder.iterdir()))}.changes"
    exchanging.save(sender, out=out)
    exchanging.take_in(receiver, incoming=exchanging.unseal(receiver, file=out.read_bytes()))


def made_up(workspace: Workspace, revision: int) -> list[Reply]:
    """Return replies to forms that somebody makes up who has a card and the public calendar."""
    plan_id = members.own_card(workspace).plan_id
    form = made(workspace)
    with workspace.read() as reader:
        uid = entry_uid(FormMemory.of(reader).forms[form.mark.token].action_id)
    marks = [
        FormMark(form.mark.plan, former_token(plan_id, uid, revision, audience), revision)
        for audience in EXPORT_AUDIENCES
    ]
    return [Reply(mark=mark, answers={"1.3": "12:15"}) for mark in marks]


@pytest.mark.parametrize("revision", [0, 1, 2, 40, 100_000])
def test_card_calendar_and_any_revision_make_no_code(sample: Workspace, revision: int) -> None:
    for reply in made_up(sample, revision):
        with pytest.raises(ReplyUnreadable) as refused:
            came(sample, reply)
        assert refused.value.fault is ReplyFault.UNKNOWN_FORM
    assert inbox(sample).replies == ()


def test_the_secret_is_on_no_card_and_in_no_form(sample: Workspace) -> None:
    form = made(sample)
    (key,) = keys(sample)
    assert key not in members.card_text(members.own_card(sample))
    assert key not in repr(form)


def test_a_plan_of_an_older_version_gets_one_with_its_next_form(sample: Workspace) -> None:
    """Codes of earlier forms are read as before, and marked; codes of later ones need the secret."""
    sample.keep_fact(FORM_SECRETS, "")
    before, after = sample.newest_number(), sample.newest_number() + 1
    old, later = made_up(sample, before - 1)[0], made_up(sample, after)[0]
    form = came(sample, old)
    assert (form.is_code_former, form.is_form_known, form.ticked) == (True, False, frozenset())
    with pytest.raises(ReplyUnreadable):
        came(sample, later)
    assert len(keys(sample)) == 1
    assert [each.is_code_former for each in inbox(sample).replies] == [True]


def test_a_reply_that_was_received_stays_where_another_desk_says_that_it_came_too_late(
    sample: Workspace,
) -> None:
    sample.keep_fact(FORM_SECRETS, "")
    came(sample, made_up(sample, 0)[0])
    sample.keep_fact(FORM_SECRETS, FormSecret("0" * 64, since=0).told())
    assert [each.is_code_former for each in inbox(sample).replies] == [True]


def test_a_desk_that_joins_learns_it_and_reads_forms_it_has_not_heard_of(
    sample: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    with joined(sample, tmp_path / "other.organizer") as guest:
        assert keys(guest) == ()
        sent(sample, guest, folder)
        assert keys(guest) == keys(sample)
        reply = reply_to(made(sample), n1_3="12:15")
        form = came(guest, reply)
        assert (form.city, form.is_form_known, form.is_code_former) == ("Seattle, WA", False, False)


def test_two_desks_that_made_one_each_know_both_and_go_on_with_the_same(
    sample: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    with joined(sample, tmp_path / "other.organizer") as guest:
        sample.keep_fact(FORM_SECRETS, "")
        sent(sample, guest, folder)
        replies = [reply_to(made(each), n1_3=time) for each, time in ((sample, "12:15"), (guest, "12:30"))]
        assert keys(sample) != keys(guest)
        sent(guest, sample, folder)
        sent(sample, guest, folder)
        assert keys(sample) == keys(guest) == tuple(sorted(keys(guest)))
        for workspace in (sample, guest):
            assert {came(workspace, reply).is_code_former for reply in replies} == {False}


def test_a_regional_member_neither_learns_it_nor_tells_one(sample: Workspace, tmp_path: Path) -> None:
    known, other = keys(sample), tmp_path / "regional.organizer"
    card = tmp_path / "card"
    members.save_card(sample, out=card)
    wiring.join_plan(other, card)
    folder = tmp_path / "files"
    folder.mkdir()
    with opened(other) as guest:
        theirs = members.own_card(guest)
        words = members.words_to_compare(theirs)
        members.add_member(sample, card=theirs, words=words, name="Ana", role=MemberRole.REGIONAL)
        introduce(guest, sample, "Maya Okafor")
        sent(sample, guest, folder)
        assert keys(guest) == ()
        reply = reply_to(made(guest, audience=Audience.PARTNERS), n1_3="12:15")
        with pytest.raises(Problem):
            came(sample, reply)
        sent(guest, sample, folder)
        assert keys(sample) == known
        # Its form is read wherever its changes have arrived.
        assert came(sample, reply).is_form_known
