"""Words of the screen of returned forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import wall_clock, weekday_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.sharing import returned_forms as replies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.sharing.reply_problems import ReplyUnreadable
    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.domain.sharing.returned_forms import FormOut, HostCity, ReturnedForm

make_forms = said("Make forms")
paste = said("Paste a reply")
open_replies = said("Open replies…")
reply_list = said("Replies to return forms")
answer_list = said("Answers of this reply")
out_head = said("Not back yet")
unread_head = said("Cannot be read")
cannot_read = said("cannot read")
pasted_text = said("Pasted text")
nothing_to_paste = said("There is no text to paste. Copy the whole reply first, then paste it here.")
remind = said("Remind")
message_name = said("Message")
host_city_name = said("City of the new host")
dismiss = said("Remove from the list")
copied = said("Copied. Paste it into Signal or an email.")
city_first = said("Say first which city this is.")
take_none = said("Take none")


def key_hints() -> tuple[tuple[str, str], ...]:
    """Return the keys of the answers, each with what it does."""
    return (
        ("Space", _("check")),
        ("A", _("all")),
        ("Ctrl+Enter", _("take")),
        ("Ctrl+V", _("paste a reply")),
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
    """Write when a reply came, by the clock that it is told on."""
    return _("{day}, {time}").format(day=weekday_day(at.date().isoformat()), time=wall_clock(at))


def came_on(at: datetime) -> str:
    """Write the day on which a reply came, by the clock that it is told on."""
    return weekday_day(at.date().isoformat())


def filled_in(form: ReturnedForm, title: str = "") -> str:
    """Say who filled a reply in, and how it came; a title tells it from other actions in the city."""
    way = replies.way(form.way)
    told = _("{name}, {way}").format(name=form.filled_by, way=way) if form.filled_by else way
    return f"{told} · {title}" if title else told


def about(form: ReturnedForm) -> str:
    """Say everything about a reply below its city."""
    parts = [filled_in(form), moment(form.received_at)]
    if form.is_of_new_host:
        parts.append(_("a new city; taking it adds the city"))
    if form.is_second:
        parts.append(replies.second(", ".join(form.other_fillers)).rstrip("."))
    if not form.is_form_known:
        parts.append(_("this plan does not know what the form showed"))
    if form.is_code_former:
        parts.append(replies.former_code())
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


def out_line(form: FormOut, title: str = "") -> str:
    """Say whose form is still out, and since when; a title tells it from other actions in the city."""
    sent = _("sent {moment}").format(moment=came_on(form.made_at))
    told = _("{name}, {sent}").format(name=form.lead, sent=sent) if form.lead else sent
    return f"{told} · {title}" if title else told


def out_about(form: FormOut) -> str:
    """Say everything about a form that is out below its city."""
    return " · ".join(filter(None, (form.headline, out_line(form))))


def refused(sentences: Sequence[tuple[str, str]]) -> str:
    """Name the files that hold no reply that can be taken, each with its reason."""
    return " ".join(f"{name}: {sentence}" if name else sentence for name, sentence in sentences)


def went_out(newest: datetime) -> str:
    """Say when the newest form went out."""
    return _("Last sent {day}").format(day=came_on(newest))


next_reply = said("Next reply")


call_lead = said("Call the lead")
no_lead_to_call = said_with("{city} has no lead in the plan. Add one in People first.")


def change(number: str, field: str, was: str, theirs: str) -> str:
    """Say what an answer of the next reply changes."""
    return _("{number} {field}: {was} \N{RIGHTWARDS ARROW} {theirs}").format(
        number=number, field=field, was=was, theirs=theirs
    )


def more_changes(count: int) -> str:
    """Count the answers that are not listed."""
    return ngettext("{count} more change", "{count} more changes", count).format(count=count)


def reminder(form: FormOut) -> str:
    """Write the message to a lead whose form has not come back."""
    message = _(
        "The return form for {city}, sent {day}, has not come back yet. Please change only what is "
        "wrong or missing, then send us the reply text or the reply file. If all of it is right, send the "
        "text that says so."
    ).format(city=form.city, day=came_on(form.made_at))
    return _greeting(form.lead, message)


def ask_again(city: str, lead: str, missing: str) -> str:
    """Write the message to a lead whose reply cannot be read; `missing` names the parts, or is empty."""
    message = (
        _("Your reply for {city} did not arrive whole.") if city else _("Your reply did not arrive whole.")
    )
    said_parts = [
        message.format(city=city),
        missing,
        _("Please copy the whole text again and send it, or save the reply file and send that."),
    ]
    return _greeting(lead, " ".join(filter(None, said_parts)))


def missing_parts(problem: ReplyUnreadable) -> str:
    """Name the parts of a long reply that are wrong; empty for a reply of one part."""
    if problem.of < 2:  # noqa: PLR2004  # one part is the whole reply
        return ""
    form = ngettext(
        "Part {number} of {of} is missing or damaged.",
        "Parts {number} of {of} are missing or damaged.",
        len(problem.parts),
    )
    return form.format(number=", ".join(map(str, problem.parts)), of=problem.of)


def _greeting(name: str, message: str) -> str:
    return _("Hi {name}! {message}").format(name=name, message=message) if name else message


def host_city(city: HostCity) -> str:
    """Say what the city of a new host means to the plan."""
    if city.actions:
        form = ngettext(
            "{city} has {count} action in the plan. Taking this reply adds another one there.",
            "{city} has {count} actions in the plan. Taking this reply adds another one there.",
            city.actions,
        )
        return form.format(city=city.name, count=city.actions)
    if city.name:
        return _("{city} is new in the plan. Taking this reply adds it as a prospect.").format(city=city.name)
    if city.choices:
        return _("Which city is it? Choose one, or type it with its state.")
    return _("This city is not recognized. Type it with its state, such as “Salem, OR”.")


def copy_message(name: str) -> str:
    """Name the button that copies a message to somebody."""
    return _("Copy message to {name}").format(name=name) if name else _("Copy message")


def answer_note(answer: ReturnedAnswer, *, is_ticked: bool) -> str:
    """Say below what an answer becomes why it does, or why not."""
    if answer.doubt is not None:
        return replies.doubt(answer.doubt)
    if is_ticked and answer.is_same is not None:
        return replies.same_person() if answer.is_same else replies.new_person()
    if answer.field.is_added and answer.ours:
        return _("both, ours first")
    return "" if is_ticked else _("not checked")


is_same_person = said("The same person")


def corrected_name(answer: ReturnedAnswer) -> str:
    """Say which name of ours an answer may correct."""
    form = _("{number} {field}: {theirs}, in the plan {ours}.")
    field = replies.label(answer.field)
    return form.format(number=answer.number, field=field, theirs=answer.theirs, ours=answer.ours)


def ours_note(answer: ReturnedAnswer) -> str:
    """Say what the plan has now."""
    if answer.was is not None and answer.ours == answer.was:
        return _("the same as before")
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


def took(city: str, count: int) -> str:
    """Confirm that a decision was made about a reply."""
    if not count:
        return _("{city}: nothing taken").format(city=city)
    return ngettext("{city}: took {count} answer", "{city}: took {count} answers", count).format(
        city=city, count=count
    )
