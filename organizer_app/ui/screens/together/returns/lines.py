"""The lines of both lists: replies and forms still out, and the answers of one reply."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.domain.sharing.returned_forms import ReplyWay, ReturnState
from organizer_app.wording.sharing import returned_forms as replies
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.domain.sharing.returned_forms import FormOut, ReturnedForm


class UnreadReply(NamedTuple):
    """A reply that cannot be read, as long as the window is open.

    Attributes:
        key: that of its line.
        sentence: why.
        source: its file; empty for a pasted text.
        city: the city of the form that it names, or empty.
        lead: who leads there, or empty.
        message: asks the lead to send it again.
    """

    key: str
    sentence: str
    source: str
    city: str
    lead: str
    message: str


class MessageShown(NamedTuple):
    """What stands in the place of a reply: a form that is out, or a reply that cannot be read.

    Attributes:
        key: that of its line.
        title: its city, or its file.
        about: who has the form, since when.
        problem: why it cannot be read; empty for a form that is out.
        message: what can be sent to the lead; empty where nothing is to be asked of them.
        button: the words of the button that copies it.
    """

    key: str
    title: str
    about: str
    problem: str
    message: str
    button: str


class ReplyLine(NamedTuple):
    """A line of the list at the left; a head has no key, and a form that is still out no reply.

    Attributes:
        key: id of the reply, token of a form that is still out, or that of an unread one; none for a head.
        icon: its icon; empty for a head.
        title: the city, or the name of the group.
        below: who filled it in and how it came.
        right: what became of it, or how many lines a group has.
        when: when it came.
        is_quiet: whether nothing is to be done about it.
        tone: the color of the icon; empty for that of its kind.
        is_asking: whether `right` says what can be done, instead of what became of it.
    """

    key: str
    icon: str
    title: str
    below: str = ""
    right: str = ""
    when: str = ""
    is_quiet: bool = False
    tone: str = ""
    is_asking: bool = False


class AnswerLine(NamedTuple):
    """A changed answer with its tick."""

    answer: ReturnedAnswer
    is_ticked: bool
    is_decided: bool = False

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """Return what it was, theirs, ours now and what it becomes."""
        answer = self.answer
        field = answer.field
        becomes = answer.becomes if self.is_ticked else answer.ours
        return (
            replies.was(answer),
            replies.value(field, answer.theirs),
            words.ours_note(answer),
            replies.value(field, becomes),
        )

    @property
    def note(self) -> str:
        """Return why it becomes that."""
        return words.answer_note(self.answer, is_ticked=self.is_ticked)

    @property
    def is_moved(self) -> bool:
        """Return whether the plan has changed the field since."""
        return self.answer.doubt in {AnswerDoubt.MOVED, AnswerDoubt.UNSEEN}


_WAYS: Final = {
    ReplyWay.FILE: "file-text",
    ReplyWay.TEXT: "message-square",
    ReplyWay.WORKBOOK: "file-spreadsheet",
}


def reply_lines(
    forms: Sequence[ReturnedForm], out: Sequence[FormOut], unread: Sequence[UnreadReply] = ()
) -> list[ReplyLine]:
    """Return what cannot be read, the replies by where they stand, and the forms that are still out."""
    several = _in_one_city((*forms, *out))
    lines = [_unread(each) for each in unread]
    found = [*_part(words.unread_head(), lines)]
    for state, group in groupby(forms, key=lambda form: form.state):
        found += _part(replies.state(state), [_reply(form, several) for form in group])
    return [*found, *_part(words.out_head(), [_out(form, several) for form in out])]


def _part(title: str, lines: Sequence[ReplyLine]) -> Iterator[ReplyLine]:
    if lines:
        yield ReplyLine("", "", title, right=f"{len(lines):,}")
        yield from lines


def _in_one_city(items: Iterable[ReturnedForm | FormOut]) -> frozenset[str]:
    """Return the cities with several actions, whose titles tell them apart."""
    actions: dict[str, set[str]] = defaultdict(set)
    for item in items:
        actions[item.city].add(item.action_id)
    return frozenset(city for city, ids in actions.items() if len(ids) > 1)


def _unread(reply: UnreadReply) -> ReplyLine:
    return ReplyLine(
        key=reply.key,
        icon="circle-alert",
        title=reply.city or reply.source or words.pasted_text(),
        below=reply.sentence,
        right=words.cannot_read(),
        tone="danger",
    )


def _out(form: FormOut, several: frozenset[str]) -> ReplyLine:
    title = form.headline if form.city in several else ""
    return ReplyLine(
        key=form.token,
        icon="hourglass",
        title=form.city,
        below=words.out_line(form, title),
        right=words.remind(),
        is_quiet=True,
        is_asking=True,
    )


def _reply(form: ReturnedForm, several: frozenset[str]) -> ReplyLine:
    right = {
        ReturnState.TO_LOOK_AT: words.changes(len(form.answers)),
        ReturnState.UNCHANGED: words.confirmed(),
        ReturnState.DECIDED: words.taken(form),
    }[form.state]
    return ReplyLine(
        key=form.reply_id,
        icon=_icon(form),
        title=form.city,
        below=words.filled_in(form, form.headline if form.city in several else ""),
        right=right,
        when=words.came_on(form.received_at),
        is_quiet=form.state is not ReturnState.TO_LOOK_AT,
    )


def _icon(form: ReturnedForm) -> str:
    if form.state is ReturnState.TO_LOOK_AT:
        return _WAYS[form.way]
    return "circle-check" if form.state is ReturnState.DECIDED else "check"


def answer_lines(form: ReturnedForm, ticked: Collection[str]) -> list[AnswerLine]:
    """Return the answers of a reply, with their ticks."""
    is_decided = form.state is ReturnState.DECIDED
    return [AnswerLine(answer, answer.number in ticked, is_decided) for answer in form.answers]
