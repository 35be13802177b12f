"""Words of the screen of returned forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import clock, weekday_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.sharing import returned_forms as replies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.domain.sharing.returned_forms import FormOut, ReturnedForm

title = said("Returned forms")
make_forms = said("Make forms")
paste = said("Paste a reply")
open_replies = said("Open replies…")
reply_list = said("Replies to return forms")
answer_list = said("Answers of this reply")
out_head = said("Not back yet")
take_none = said("Take none")
keys_hint = said(
    "Space checks an answer, A checks all, Ctrl+Enter takes them. Ctrl+V pastes a reply anywhere here."
)
nothing_to_decide = said("Everything is as the plan has it. Nothing has to be decided.")
changes = said_count("{count} change", "{count} changes")
confirmed = said("confirmed")


def kinds() -> str:
    """Name the files that can be a reply, for the dialog that chooses them."""
    return _("Replies ({endings})").format(endings="*.json *.txt *.xlsx")


def nothing_came() -> tuple[str, str, str]:
    """Say that there is no reply yet, and what to do first."""
    return (
        _("No replies yet"),
        _("Make forms for your cities. When a reply comes, open its file, drop it here, or paste its text."),
        _("Make forms"),
    )


def back(count: int, of: int) -> str:
    """Say how many forms came back; empty where none went out."""
    return replies.back(count, of) if of else ""


def moment(at: datetime) -> str:
    """Write when a reply came, by the clock of this laptop."""
    local = at.astimezone()
    return _("{day}, {time}").format(
        day=weekday_day(local.date().isoformat()), time=clock(local.hour * 60 + local.minute)
    )


def came_on(at: datetime) -> str:
    """Write the day on which a reply came, by the clock of this laptop."""
    return weekday_day(at.astimezone().date().isoformat())


def filled_in(form: ReturnedForm) -> str:
    """Say who filled a reply in, and how it came."""
    way = replies.way(form.way)
    return _("{name}, {way}").format(name=form.filled_by, way=way) if form.filled_by else way


def about(form: ReturnedForm) -> str:
    """Say everything about a reply below its city."""
    parts = [filled_in(form), moment(form.received_at)]
    if form.is_of_new_host:
        parts.append(_("a new city; taking it adds the city"))
    if form.is_second:
        parts.append(replies.second(", ".join(form.other_fillers)).rstrip("."))
    if not form.is_form_known:
        parts.append(_("nobody knows what this form showed"))
    return " · ".join(parts)


def taken(form: ReturnedForm) -> str:
    """Say how many answers of a reply were taken."""
    return ngettext("{count} taken", "{count} taken", len(form.taken)).format(count=len(form.taken))


def same(count: int) -> str:
    """Say how many answers are as the plan has them; empty for none."""
    if not count:
        return ""
    form = ngettext("{count} answer is as you have it.", "{count} answers are as you have them.", count)
    return form.format(count=count)


def take(count: int, of: int) -> str:
    """Name the button that takes the ticked answers."""
    return _("Take {count} of {all}").format(count=count, all=of)


def out_line(form: FormOut) -> str:
    """Say whose form is still out, and since when."""
    sent = _("sent {moment}").format(moment=weekday_day(form.made_at.astimezone().date().isoformat()))
    return _("{name}, {sent}").format(name=form.lead, sent=sent) if form.lead else sent


def answer_note(answer: ReturnedAnswer, *, is_ticked: bool) -> str:
    """Say below what an answer becomes why it does, or why not."""
    if answer.doubt is not None:
        return replies.doubt(answer.doubt)
    if answer.field.is_added and answer.ours:
        return _("both, ours first")
    return "" if is_ticked else _("not checked")


def ours_note(answer: ReturnedAnswer) -> str:
    """Say what the plan has now."""
    if answer.was is not None and answer.ours == answer.was:
        return _("as it was")
    return replies.value(answer.field, answer.ours)


def answer_spoken(answer: ReturnedAnswer, *, is_ticked: bool) -> str:
    """Say an answer in one sentence, for screen readers."""
    form = _("{number} {field}: was {was}, theirs {theirs}, ours now {ours}, {state}")
    return form.format(
        number=answer.number,
        field=replies.label(answer.field),
        was=replies.was(answer),
        theirs=replies.value(answer.field, answer.theirs),
        ours=replies.value(answer.field, answer.ours),
        state=_("checked") if is_ticked else answer_note(answer, is_ticked=False),
    )


def received(count: int, repeats: int) -> str:
    """Say how many replies came, and how many had come before."""
    told = []
    if count:
        told.append(ngettext("Received {count} reply", "Received {count} replies", count).format(count=count))
    if repeats:
        form = ngettext(
            "{count} reply had come before: nothing new",
            "{count} replies had come before: nothing new",
            repeats,
        )
        told.append(form.format(count=repeats))
    return ". ".join(told)


def refused(sentences: Sequence[tuple[str, str]]) -> str:
    """Name the files that hold no reply that can be taken, each with its reason."""
    return " ".join(f"{name}: {sentence}" if name else sentence for name, sentence in sentences)


def took(city: str, count: int) -> str:
    """Confirm that a decision was made about a reply."""
    if not count:
        return _("{city}: nothing taken").format(city=city)
    return ngettext("{city}: took {count} answer", "{city}: took {count} answers", count).format(
        city=city, count=count
    )
