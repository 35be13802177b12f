"""The lines of both lists: replies and forms still out, and the answers of one reply."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.domain.sharing.returned_forms import ReturnState
from organizer_app.wording.sharing import returned_forms as replies
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.domain.sharing.returned_forms import ReturnedForm, ReturnsInbox


class ReplyLine(NamedTuple):
    """A line of the list at the left; a head has no key, and a form that is still out no reply.

    Attributes:
        key: id of the reply, or the token of a form that is still out; empty for a head.
        icon: its icon; empty for a head.
        title: the city, or the name of the group.
        below: who filled it in and how it came.
        right: what became of it, or how many lines a group has.
        when: when it came.
        is_quiet: whether nothing is to be done about it.
    """

    key: str
    icon: str
    title: str
    below: str = ""
    right: str = ""
    when: str = ""
    is_quiet: bool = False


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


_ICONS = {
    ReturnState.TO_LOOK_AT: "file-text",
    ReturnState.UNCHANGED: "check",
    ReturnState.DECIDED: "check",
}


def reply_lines(inbox: ReturnsInbox) -> list[ReplyLine]:
    """Return the replies by where they stand, and then the forms that are still out."""
    return list(_lines(inbox))


def _lines(inbox: ReturnsInbox) -> Iterator[ReplyLine]:
    for state, group in groupby(inbox.replies, key=lambda form: form.state):
        forms = list(group)
        yield ReplyLine("", "", replies.state(state), right=str(len(forms)))
        yield from map(_reply, forms)
    if inbox.out:
        yield ReplyLine("", "", words.out_head(), right=str(len(inbox.out)))
    for form in inbox.out:
        yield ReplyLine(form.token, "clock", form.city, words.out_line(form), is_quiet=True)


def _reply(form: ReturnedForm) -> ReplyLine:
    right = {
        ReturnState.TO_LOOK_AT: words.changes(len(form.answers)),
        ReturnState.UNCHANGED: words.confirmed(),
        ReturnState.DECIDED: words.taken(form),
    }[form.state]
    return ReplyLine(
        key=form.reply_id,
        icon=_ICONS[form.state],
        title=form.city,
        below=words.filled_in(form),
        right=right,
        when=words.came_on(form.received_at),
        is_quiet=form.state is not ReturnState.TO_LOOK_AT,
    )


def answer_lines(form: ReturnedForm, ticked: Collection[str]) -> list[AnswerLine]:
    """Return the answers of a reply, with their ticks."""
    is_decided = form.state is ReturnState.DECIDED
    return [AnswerLine(answer, answer.number in ticked, is_decided) for answer in form.answers]
