"""Words of return forms that came back: the commands, the inbox, and why a reply cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable, SeveralForms
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.domain.sharing.returned_forms import ReplyWay, ReturnState
from organizer_app.wording.language.texts import _, ngettext, said, said_of, said_with
from organizer_app.wording.sharing.return_forms import form_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.sharing.return_forms import FormField
    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer

form_help = said(
    "Make return forms: a page, a workbook or a sheet of paper that a city fills in without the program."
)
form_city_help = said("The city; with --all instead, a form for every city, into the folder --out.")
all_help = said("A form for every city.")
new_host_help = said("One form for somebody whose city is not in the plan yet.")
section_help = said("Ask only this section; may be repeated. By default those that suit the audience.")
form_out_help = said(
    "The new file, such as seattle.html; a name without an ending is a folder for one file a form."
)
returns_help = said(
    "Read the return forms that came back: reply files, texts, workbooks. Without files, list the replies."
)
paste_help = said("Read the text of replies from standard input, as it was copied from Signal or an email.")
take_help = said(
    "Take only the answer with this number, such as 1.3; may be repeated. By default all without a doubt."
)
same_person_help = said(
    "The name of this answer, such as 2.1, corrects the one in the plan; may be repeated. By default so if "
    "it is like that and the number stayed."
)
new_person_help = said("The name of this answer, such as 2.1, is somebody else's; may be repeated.")
city_of_host_help = said("The city of a new host, where what they wrote is not recognized.")
which_forms = said("Name a --city, or ask for --all or --new-host.")
paste_or_files = said("Give files or --paste, not both.")

_FAULTS: Final[Mapping[ReplyFault, Callable[[], str]]] = {
    ReplyFault.NO_REPLY: said(
        "There is no reply in this. Copy the whole text, up to the last bracket, or open the reply file."
    ),
    ReplyFault.CUT_OFF: said(
        "The end of part {number} of {of} is missing. Ask for the whole text again, or for the reply file. "
        "Nothing of it was taken."
    ),
    ReplyFault.PART_DAMAGED: said(
        "Part {number} of {of} did not arrive as it was sent. Ask for it again, or for the reply file. "
        "Nothing of it was taken."
    ),
    ReplyFault.ANSWERS_MISSING: said(
        "Only {came} of {sent} answers arrived in part {number} of {of}. Ask for the whole text again, or "
        "for the reply file. Nothing of it was taken."
    ),
    ReplyFault.MIXED: said(
        "These parts belong to different replies. Ask for all parts of the newest one. Nothing of it "
        "was taken."
    ),
    ReplyFault.NEWER: said(
        "A newer version of the program made this form. Update the program; nothing was taken."
    ),
    ReplyFault.OTHER_PLAN: said(
        "This answers a form of another plan. Open that plan and read the reply there. Nothing of it "
        "was taken."
    ),
    ReplyFault.UNKNOWN_FORM: said(
        "No city of this plan has this form. Its city may have been removed, the changes of the laptop that "
        "made it may not be here yet, or the form is made up. Nothing of it was taken."
    ),
}
_DOUBTS: Final[Mapping[AnswerDoubt, Callable[[], str]]] = {
    AnswerDoubt.MOVED: said("changed here since the form went out"),
    AnswerDoubt.UNSEEN: said("the form did not show ours"),
    AnswerDoubt.ODD_NUMBER: said("far from what was planned"),
    AnswerDoubt.CLEARED: said("they emptied it"),
    AnswerDoubt.SAME_PERSON: said("like ours, with another number: the same person?"),
    AnswerDoubt.ENDS_FIRST: said("ends before it starts"),
    AnswerDoubt.AT_NIGHT: said("starts between midnight and 6 AM"),
    AnswerDoubt.CITY_THERE: said("is in the plan already; taking it adds another action there"),
    AnswerDoubt.UNREADABLE: said("cannot be read: ask them"),
    AnswerDoubt.NOT_ALLOWED: said("a permit cannot take this step"),
    AnswerDoubt.NOBODY: said("there is no such person yet"),
    AnswerDoubt.UNKNOWN_CITY: said("not recognized: say which city it is"),
}
_WAYS: Final[Mapping[ReplyWay, Callable[[], str]]] = {
    ReplyWay.FILE: said("reply file"),
    ReplyWay.TEXT: said("pasted text"),
    ReplyWay.WORKBOOK: said("workbook"),
}
_STATES: Final[Mapping[ReturnState, Callable[[], str]]] = {
    ReturnState.TO_LOOK_AT: said("To look at"),
    ReturnState.UNCHANGED: said("Nothing changed"),
    ReturnState.DECIDED: said("Taken"),
}


def unreadable(problem: ReplyUnreadable) -> str:
    """Say why a reply cannot be read and what to ask for."""
    if problem.fault is ReplyFault.PART_MISSING:
        numbers = ", ".join(map(str, problem.parts))
        form = ngettext(
            "Part {number} of {of} is missing. Ask for it, and paste all parts. Nothing of it was taken.",
            "Parts {number} of {of} are missing. Ask for them, and paste all parts. Nothing of it was taken.",
            len(problem.parts),
        )
        return form.format(number=numbers, of=problem.of)
    number = problem.parts[0] if problem.parts else 1
    return _FAULTS[problem.fault]().format(number=number, of=problem.of, came=problem.came, sent=problem.sent)


def several(problem: SeveralForms) -> str:
    """Say that a file holds one form."""
    return _(
        "{count} actions are planned there, and a file holds one form. Name a folder instead of a file."
    ).format(count=problem.count)


REPLY_PROBLEMS: Final[Mapping[type[Problem], Callable[[Any], str]]] = {
    ReplyUnreadable: unreadable,
    SeveralForms: several,
}


same_person = said("the same person, another spelling")
new_person = said("somebody else")


def told_person(name: str, *, is_same: bool) -> str:
    """Write a name with whether it corrects ours."""
    return f"{name} ({same_person() if is_same else new_person()})"


doubt = said_of(_DOUBTS)
way = said_of(_WAYS)


state = said_of(_STATES)


def label(field: FormField) -> str:
    """Name a field as the form does; what the form asks as a question has a name here."""
    named = {"permit_needed": _("Permit needed"), "permit_status": _("Permit"), "notes": _("Notes")}
    return named.get(field.code) or form_words().labels[field.code]


def value(field: FormField, plain: str) -> str:
    """Write a plain value as people do; an empty one is called empty."""
    return form_words().shown(field, plain) or _("empty")


def was(answer: ReturnedAnswer) -> str:
    """Write what the form showed."""
    return _("not shown") if answer.was is None else value(answer.field, answer.was)


def answer_headings() -> tuple[str, ...]:
    """Return the headings of the table of answers."""
    return _("No."), _("Field"), _("Was"), _("Theirs"), _("Ours now"), _("Becomes")


def forms_made(path: str, count: int) -> str:
    """Say where the forms are."""
    return ngettext("{count} return form is in {path}.", "{count} return forms are in {path}.", count).format(
        count=count, path=path
    )


def refused(source: str, city: str, lead: str, sentence: str) -> str:
    """Say why a reply is refused, and whose it is, as far as it tells."""
    whose = _("{city}, lead {name}").format(city=city, name=lead) if city and lead else city or source
    return _("{name}: {sentence}").format(name=whose, sentence=sentence) if whose else sentence


def reply_head(city: str, filled_by: str) -> str:
    """Name a reply by its city and by who filled it in."""
    return _("{city}, filled in by {name}").format(city=city, name=filled_by) if filled_by else city


repeated = said_with("{city}: this reply came before. Nothing new.")
confirmed = said_with("{city}: everything is as the plan has it.")


former_code = said(
    "An older version made this form; anyone who has a card of this plan could have made it up. Ask the city "
    "if you did not expect it."
)


def second(others: str) -> str:
    """Say that somebody else filled in the same form."""
    if not others:
        return _("A reply to the same form came before.")
    return _("{names} filled in the same form.").format(names=others)


def took(city: str, count: int, of: int, *, is_dry: bool) -> str:
    """Say how many answers were taken, or would be."""
    form = (
        _("{city}: would take {count} of {of} answers.")
        if is_dry
        else _("{city}: took {count} of {of} answers.")
    )
    return form.format(city=city, count=count, of=of)


def left_out(count: int) -> str:
    """Say that answers wait for a decision."""
    return ngettext(
        "{count} answer is not taken; look at it, then name it with --take.",
        "{count} answers are not taken; look at them, then name them with --take.",
        count,
    ).format(count=count)


def back(count: int, of: int) -> str:
    """Say how many forms came back."""
    return ngettext("{count} of {of} form is back", "{count} of {of} forms are back", of).format(
        count=count, of=of
    )
