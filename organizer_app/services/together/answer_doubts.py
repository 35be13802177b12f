"""Finds doubts about returned answers that only the plan tells: hours, forbidden steps, numbers of nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.city_actions import CityAction, with_end
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.permits import PERMIT_LIFE_CYCLE, Permit, PermitStatus
from organizer_app.domain.people.person_names import is_respelled
from organizer_app.domain.people.phone_display import as_e164
from organizer_app.domain.rows.action_summary import ends_before_start
from organizer_app.domain.sharing.return_forms import AnswerKind
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.services.actions.city_answers import leads_of, permits_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.storage.reader import Reader

# What an answer to "Do you need one?" makes of the permit.
NEEDED = {"yes": PermitStatus.TO_FILE, "no": PermitStatus.NOT_NEEDED, "not_sure": PermitStatus.RESEARCHING}
_LEAD_OF = {"lead_phone": "lead", "backup_phone": "backup"}
# Nothing starts earlier, so that 02:00 is the afternoon of somebody who writes 24 hours.
_MORNING: Final = "06:00"


def with_plan_doubts(
    reader: Reader, action_id: str, answers: Sequence[ReturnedAnswer]
) -> list[ReturnedAnswer]:
    """Return answers with the doubts that the plan raises; one that changes nothing after all is left out.

    Args:
        reader: an open read.
        action_id: the city action; empty for a new host.
        answers: the answers of one reply.
    """
    ids = [action_id] if action_id else []
    permits, leads = permits_of(reader, ids).get(action_id, ()), leads_of(reader, ids)
    answers = _with_same_people(reader, answers)
    by_code = {answer.field.code: answer for answer in answers}
    found = []
    for answer in answers:
        code = answer.field.code
        if code in _LEAD_OF:
            has_lead = (action_id, code == "backup_phone") in leads
            checked = _phone(answer, by_code.get(_LEAD_OF[code]), has_lead=has_lead)
            if checked is not None:
                found.append(checked)
        elif code in {"permit_needed", "permit_status"}:
            found.append(_permit(answer, permits))
        else:
            found.append(answer)
    return _with_doubts_of_hours(reader.find(CityAction, action_id) if action_id else None, found)


def permit_status_of(answers: Mapping[str, ReturnedAnswer]) -> PermitStatus | None:
    """Return the status that the answers about the permit come to; None when none is about it."""
    status, needed = answers.get("permit_status"), answers.get("permit_needed")
    if status is not None and status.theirs:
        return PermitStatus(status.theirs)
    if needed is not None and needed.theirs:
        return NEEDED[needed.theirs]
    return PermitStatus.UNKNOWN if status is not None or needed is not None else None


def _phone(answer: ReturnedAnswer, lead: ReturnedAnswer | None, *, has_lead: bool) -> ReturnedAnswer | None:
    number = as_e164(answer.theirs) if answer.theirs else ""
    if answer.theirs and not number:
        return replace(answer, doubt=AnswerDoubt.UNREADABLE, becomes=answer.ours)
    if number == answer.ours or (number and number == (answer.was or "")):
        return None
    told = replace(answer, theirs=number, becomes=number)
    is_led = has_lead if lead is None else bool(lead.theirs)
    if not is_led:
        return replace(told, doubt=AnswerDoubt.NOBODY, becomes=answer.ours)
    # The number that the plan has is another person's then.
    is_other = answer.doubt in {AnswerDoubt.MOVED, AnswerDoubt.UNSEEN}
    if lead is not None and (is_other or lead.doubt is AnswerDoubt.SAME_PERSON):
        return replace(told, doubt=lead.doubt)
    return told


def _with_same_people(reader: Reader, answers: Sequence[ReturnedAnswer]) -> list[ReturnedAnswer]:
    """Ask of each name like ours whether it corrects it; who left the number as it was is the same person."""
    numbers = {answer.field.code: answer for answer in answers if answer.field.kind is AnswerKind.PHONE}
    asked = {answer.number for answer in answers if _may_correct(answer)}
    known = {person.name.casefold() for person in reader.all(Person)} if asked else set()
    found = []
    for answer in answers:
        if answer.number not in asked or _is_of_another(answer, known):
            found.append(answer)
            continue
        number = numbers.get(f"{answer.field.code}_phone")
        is_same = number is None or as_e164(number.theirs) == number.ours
        doubt = answer.doubt or (None if is_same else AnswerDoubt.SAME_PERSON)
        found.append(replace(answer, is_same=is_same, doubt=doubt))
    return found


def _may_correct(answer: ReturnedAnswer) -> bool:
    is_name = answer.field.code in _LEAD_OF.values() and answer.doubt is not AnswerDoubt.UNREADABLE
    return is_name and bool(answer.theirs and answer.ours) and is_respelled(answer.theirs, answer.ours)


def _is_of_another(answer: ReturnedAnswer, known: Collection[str]) -> bool:
    theirs = answer.theirs.casefold()
    return theirs != answer.ours.casefold() and theirs in known


def _permit(answer: ReturnedAnswer, permits: Iterable[Permit]) -> ReturnedAnswer:
    permit = next(iter(permits), None)
    status = permit_status_of({answer.field.code: answer})
    if permit is None or status is None or status is permit.status:
        return answer
    if status not in PERMIT_LIFE_CYCLE[permit.status]:
        # "Yes" is nothing new where the permit is further than that.
        return replace(answer, doubt=AnswerDoubt.NOT_ALLOWED, becomes=answer.ours)
    return answer


def _with_doubts_of_hours(action: CityAction | None, answers: list[ReturnedAnswer]) -> list[ReturnedAnswer]:
    """Doubt hours that end before they start, whether both are taken or only those without another doubt."""
    # For a new host any day does.
    planned = action or CityAction(id="", day=date.min)
    by_code = {answer.field.code: answer for answer in answers}
    starts, ends = by_code.get("starts"), by_code.get("ends")
    if starts is not None and starts.doubt is None and _is_at_night(starts):
        starts = replace(starts, doubt=AnswerDoubt.AT_NIGHT)
    if ends is not None and ends.doubt is None:
        orders = {_is_backwards(planned, begin, ends) for begin in (starts, _sure(starts))}
        ends = replace(ends, doubt=AnswerDoubt.ENDS_FIRST) if True in orders else ends
    if starts is not None and starts.doubt is None and _is_backwards(planned, starts, _sure(ends)):
        starts = replace(starts, doubt=AnswerDoubt.ENDS_FIRST)
    checked = {"starts": starts, "ends": ends}
    return [checked.get(answer.field.code) or answer for answer in answers]


def _sure(answer: ReturnedAnswer | None) -> ReturnedAnswer | None:
    return answer if answer is not None and answer.doubt is None else None


def _is_at_night(starts: ReturnedAnswer) -> bool:
    return bool(starts.theirs) and starts.theirs < _MORNING and not "" < starts.ours < _MORNING


def _is_backwards(action: CityAction, starts: ReturnedAnswer | None, ends: ReturnedAnswer | None) -> bool:
    """Return whether the action would end before it starts, or as it starts, once these are taken."""
    if starts is not None:
        action = replace(action, starts=wall_of(starts.becomes), starts_second=False)
    if ends is not None:
        action = with_end(action, wall_of(ends.becomes))
    is_empty = action.starts is not None and action.starts == action.ends and action.ends_day is None
    return is_empty or ends_before_start(action)


def wall_of(text: str) -> time | None:
    """Return the local time of an answer, which is empty or as `returned_answers.plain_answer` writes it."""
    return time.fromisoformat(text) if text else None
