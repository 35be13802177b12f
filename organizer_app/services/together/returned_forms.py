"""Reads what came back of return forms, shows it beside the plan, and takes what was ticked as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.problems import BadValue, Problem
from organizer_app.domain.importing.foreign_files import ForeignKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_replies import Reply, read_replies
from organizer_app.domain.sharing.returned_answers import compared
from organizer_app.domain.sharing.returned_forms import (
    ORDER_OF_STATES,
    FormOut,
    ReplyWay,
    ReturnedForm,
    ReturnsInbox,
    ReturnState,
)
from organizer_app.domain.time.local_time import zone_info
from organizer_app.exchange.forms.reply_file import is_reply_file, read_reply_file
from organizer_app.exchange.text.text_encoding import decode_text
from organizer_app.services.actions.city_actions import city_names
from organizer_app.services.actions.city_answers import city_answers, leads_of
from organizer_app.services.plan.plans import main_mobilization
from organizer_app.services.together.answer_doubts import with_plan_doubts
from organizer_app.services.together.form_memory import (
    FormMemory,
    KeptReply,
    KnownForm,
    keep_decision,
    keep_reply,
)
from organizer_app.services.together.host_cities import with_city_doubts
from organizer_app.services.together.taking_answers import take_answers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import tzinfo

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


class ReplyRead(NamedTuple):
    """What was found in a file or a pasted text: a reply, or why there is none."""

    source: str
    way: ReplyWay
    found: Reply | ReplyUnreadable


class RefusedReply(NamedTuple):
    """A reply that cannot be received: why, and whom to ask again, as far as the form that it names tells."""

    source: str
    problem: ReplyUnreadable
    city: str = ""
    lead: str = ""


class ReplyReceived(NamedTuple):
    """What became of a reply: the record that keeps it, and whether the same one had come before."""

    source: str
    reply_id: str
    is_repeat: bool


def read_reply_bytes(data: bytes, *, name: str) -> list[ReplyRead]:
    """Return every reply in a file, of whatever kind; a problem of the file is among them.

    Args:
        data: its content.
        name: its name, which is repeated in the result.
    """
    if is_reply_file(data):
        try:
            return [ReplyRead(name, ReplyWay.FILE, read_reply_file(data))]
        except ReplyUnreadable as unreadable:
            return [ReplyRead(name, ReplyWay.FILE, unreadable)]
    if data[:4] == b"PK\x03\x04":
        return [ReplyRead(name, ReplyWay.WORKBOOK, each) for each in _of_workbook(data, name)]
    return read_reply_text(decode_text(data).text, name=name)


def read_reply_text(text: str, *, name: str = "") -> list[ReplyRead]:
    """Return every reply in a pasted text, or why it cannot be read."""
    return [ReplyRead(name, ReplyWay.TEXT, each) for each in read_replies(text)]


def _of_workbook(data: bytes, name: str) -> Sequence[Reply | ReplyUnreadable]:
    from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader
    from organizer_app.exchange.forms.xlsx_reply import read_xlsx_replies

    try:
        with ForeignReader() as reader:
            # The ending decides nothing: what begins so is a workbook or nothing of ours.
            file = reader.read(FileGiven(name=f"{name}.xlsx", data=data, kind=ForeignKind.WORKBOOK))
    except Problem:
        return [ReplyUnreadable(ReplyFault.NO_REPLY)]
    return read_xlsx_replies(file.tables) or [ReplyUnreadable(ReplyFault.NO_REPLY)]


def receivable(
    workspace: Workspace, *, replies: Iterable[ReplyRead]
) -> tuple[list[ReplyRead], list[RefusedReply]]:
    """Return the replies that can be received, and each other one with the reason."""
    good: list[ReplyRead] = []
    bad: list[RefusedReply] = []
    plan_id = workspace.plan_id
    with workspace.read() as reader:
        memory = FormMemory.of(reader)
        for each in replies:
            if isinstance(each.found, ReplyUnreadable):
                bad.append(_refused(reader, memory, each.source, each.found))
                continue
            try:
                memory.check_arriving(reader, each.found, plan_id)
            except ReplyUnreadable as unreadable:
                bad.append(_refused(reader, memory, each.source, unreadable))
            else:
                good.append(each)
    return good, bad


def _refused(reader: Reader, memory: FormMemory, source: str, problem: ReplyUnreadable) -> RefusedReply:
    """Find the city of an unreadable reply by the code of its form, or else by the line above that."""
    form = memory.forms.get(problem.token) if problem.token else None
    sent = {form.action_id} if form else {each.action_id for each in memory.forms.values()}
    actions = reader.rows_by_id(CityAction, sent - {""})
    listed = [action for action in actions.values() if not action.hidden]
    cities = city_names(reader, listed)
    told = problem.told.casefold()
    meant = [each for each in listed if form or (cities[each.id] and cities[each.id].casefold() in told)]
    longest = max((cities[each.id] for each in meant), key=len, default="")
    meant = [each for each in meant if cities[each.id] == longest]
    # Two actions in one city may have two leads.
    lead = city_answers(reader, meant)[meant[0].id]["lead"] if len(meant) == 1 else ""
    return RefusedReply(source, problem, longest, lead)


def receive(workspace: Workspace, *, replies: Iterable[ReplyRead]) -> list[ReplyReceived]:
    """Keep replies in the plan, where nothing is taken yet; one with the same answers is not kept again.

    Raises:
        ReplyUnreadable: one belongs to no form of this plan; nothing was kept then.
    """
    told: list[ReplyReceived] = []
    count, plan_id = 0, workspace.plan_id
    with workspace.edit(EditKind.RECEIVED_REPLIES) as editor:
        memory = FormMemory.of(editor)
        for source, way, reply in replies:
            if isinstance(reply, ReplyUnreadable):
                raise reply
            memory.check_arriving(editor, reply, plan_id)
            before = memory.received(reply)
            if before:
                told.append(ReplyReceived(source, before.reply_id, is_repeat=True))
                continue
            kept = KeptReply(workspace.new_id(), reply, way, workspace.clock().replace(microsecond=0))
            keep_reply(editor, kept)
            memory.remember(kept)
            told.append(ReplyReceived(source, kept.reply_id, is_repeat=False))
            count += 1
        editor.note(count=str(count))
    return told


def inbox(workspace: Workspace) -> ReturnsInbox:
    """Return every reply beside the plan, and forms that are still out, with moments on the clock of HQ."""
    plan_id = workspace.plan_id
    with workspace.read() as reader:
        memory, desk = FormMemory.of(reader), _desk(reader)
        beside = _beside(reader, memory, memory.replies, plan_id)
        found = [
            replace(with_city_doubts(workspace, reader, each), received_at=each.received_at.astimezone(desk))
            for each in beside
        ]
        newest = max((form.made_at for form in memory.forms.values() if form.made_at), default=None)
        out = (replace(each, made_at=each.made_at.astimezone(desk)) for each in _out(reader, memory, found))
        return ReturnsInbox(
            replies=tuple(found),
            out=tuple(out),
            cities=len({form.action_id for form in memory.forms.values() if form.action_id}),
            newest=newest.astimezone(desk) if newest else None,
        )


def _desk(reader: Reader) -> tzinfo | None:
    """Return the time zone of HQ; None, for that of this computer, in a plan without a mobilization."""
    known = reader.all(Mobilization)
    return zone_info(main_mobilization(known).desk_zone) if known else None


def lead_to_call(workspace: Workspace, *, action_id: str) -> str:
    """Return the id of the lead of a city action, or else of its backup; empty without either."""
    with workspace.read() as reader:
        leads = leads_of(reader, [action_id])
    found = leads.get((action_id, False)) or leads.get((action_id, True))
    return found.person_id if found else ""


def look(workspace: Workspace, *, reply: Reply, way: ReplyWay) -> ReturnedForm:
    """Return a reply beside the plan without keeping it.

    Raises:
        ReplyUnreadable: it belongs to no form of this plan.
    """
    plan_id = workspace.plan_id
    with workspace.read() as reader:
        memory = FormMemory.of(reader)
        memory.check_arriving(reader, reply, plan_id)
        before = memory.received(reply)
        kept = before or KeptReply("", reply, way, workspace.clock().replace(microsecond=0))
        replies = memory.replies if before else [*memory.replies, kept]
        found = _beside(reader, memory, replies, plan_id)
        returned = next(each for each in found if each.reply_id == kept.reply_id)
        return with_city_doubts(workspace, reader, returned)


def take(
    workspace: Workspace,
    *,
    reply_id: str,
    numbers: Collection[str],
    city: str = "",
    same_people: Collection[str] | None = None,
) -> int:
    """Take the ticked answers of a reply as one step, and note the decision; return how many were taken.

    Args:
        workspace: the plan.
        reply_id: the reply.
        numbers: the answers to take; none leaves all out.
        city: the city of a new host, where what they wrote does not say it.
        same_people: the names that correct ours, by number; None for those that seem to.

    Raises:
        BadValue: there is no such reply, an answer cannot be taken, or a new city is not recognized.
        FieldContested: two laptops changed such a field, and nobody has decided yet; nothing was taken.
    """
    plan_id = workspace.plan_id
    with workspace.edit(EditKind.TOOK_REPLY) as editor:
        memory = FormMemory.of(editor)
        returned = next(
            (each for each in _beside(editor, memory, memory.replies, plan_id) if each.reply_id == reply_id),
            None,
        )
        if returned is None:
            raise BadValue("reply", reply_id)
        if city and returned.is_of_new_host:
            returned = returned.with_city(city)
        if same_people is not None:
            returned = returned.with_same_people(same_people)
        chosen = [answer for answer in returned.answers if answer.number in set(numbers)]
        refused = next((answer for answer in chosen if not answer.can_be_taken), None)
        if refused:
            raise BadValue(refused.field.code, refused.theirs)
        editor.note(city=returned.city, count=str(len(chosen)))
        if chosen:
            take_answers(workspace, editor, returned.action_id, chosen)
        keep_decision(editor, workspace.new_id(), reply_id, [answer.number for answer in chosen])
    return len(chosen)


def _beside(
    reader: Reader, memory: FormMemory, replies: Sequence[KeptReply], plan_id: str
) -> list[ReturnedForm]:
    """Return replies beside the plan: what is to be looked at first, then the newest first."""
    known: list[tuple[KeptReply, KnownForm]] = []
    for kept in replies:
        try:
            known.append((kept, memory.form_of(reader, kept.reply, plan_id)))
        except ReplyUnreadable:
            # Its action was forgotten since.
            continue
    actions = reader.rows_by_id(CityAction, {form.action_id for _kept, form in known if form.action_id})
    listed = [action for action in actions.values() if not action.hidden]
    ours, cities = city_answers(reader, listed), city_names(reader, listed)
    for action in listed:
        ours[action.id]["notes"] = action.notes
    of_form = grouped(replies, lambda each: each.reply.mark.token)
    found = []
    for kept, form in known:
        if form.action_id and form.action_id not in ours:
            continue
        names = ("", "")
        if form.action_id:
            action = actions[form.action_id]
            names = (cities[action.id], action.title)
        # Many hosts fill in one form for new cities, each for themselves.
        others = of_form[kept.reply.mark.token] if form.action_id else [kept]
        found.append(_returned(reader, memory, (kept, form, others), ours.get(form.action_id, {}), names))
    found.sort(key=lambda each: each.received_at, reverse=True)
    return sorted(found, key=lambda each: ORDER_OF_STATES.index(each.state))


def _returned(
    reader: Reader,
    memory: FormMemory,
    known: tuple[KeptReply, KnownForm, Sequence[KeptReply]],
    ours: Mapping[str, str],
    names: tuple[str, str],
) -> ReturnedForm:
    (kept, form, others), (name, title) = known, names
    reply = kept.reply
    answers, same = compared(reply.answers, form.shown, ours, is_new_host=not form.action_id)
    taken = memory.decided.get(kept.reply_id)
    state = ReturnState.TO_LOOK_AT if answers else ReturnState.UNCHANGED
    fillers = (each.filled_by for each in others if each.reply_id != kept.reply_id)
    return ReturnedForm(
        reply_id=kept.reply_id,
        token=reply.mark.token,
        action_id=form.action_id,
        city=name or reply.answers.get("1.1", ""),
        headline=title,
        filled_by=kept.filled_by,
        way=kept.way,
        received_at=kept.received_at,
        filled_at=reply.filled_at,
        version=reply.version,
        revision=reply.mark.revision,
        is_form_known=form.shown is not None,
        is_code_former=form.is_code_former,
        state=ReturnState.DECIDED if taken is not None else state,
        answers=tuple(with_plan_doubts(reader, form.action_id, answers)),
        same=same,
        taken=taken or (),
        other_fillers=tuple(sorted({each for each in fillers if each and each != kept.filled_by})),
        is_second=others[0].reply_id != kept.reply_id,
        content=reply.content,
    )


def _out(reader: Reader, memory: FormMemory, found: Sequence[ReturnedForm]) -> Iterable[FormOut]:
    back = {each.action_id for each in found}
    newest = {form.action_id: (token, form) for token, form in memory.forms.items() if form.action_id}
    actions = reader.rows_by_id(CityAction, newest.keys() - back)
    listed = [action for action in actions.values() if not action.hidden]
    ours, cities = city_answers(reader, listed), city_names(reader, listed)
    for action in sorted(listed, key=lambda each: cities[each.id]):
        token, form = newest[action.id]
        if form.made_at:
            yield FormOut(
                token=token,
                action_id=action.id,
                city=cities[action.id],
                headline=action.title,
                lead=ours[action.id]["lead"],
                made_at=form.made_at,
            )
