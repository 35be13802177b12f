"""Finds doubts about returned answers that only the plan tells: forbidden steps, numbers of nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.model.permits import PERMIT_LIFE_CYCLE, Permit, PermitStatus
from organizer_app.domain.people.phone_display import as_e164
from organizer_app.domain.sharing.returned_answers import UNTAKABLE, AnswerDoubt
from organizer_app.services.actions.city_answers import leads_of, permits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.storage.reader import Reader

# What an answer to "Do you need one?" makes of the permit.
NEEDED = {"yes": PermitStatus.TO_FILE, "no": PermitStatus.NOT_NEEDED, "not_sure": PermitStatus.RESEARCHING}
_LEAD_OF = {"lead_phone": "lead", "backup_phone": "backup"}
# From here on an end in the early hours is on the next day.
_EVENING = "18:00"


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
        elif code == "ends":
            found.append(_order(answer, by_code.get("starts")))
        else:
            found.append(answer)
    return found


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
    if lead is not None and answer.doubt in {AnswerDoubt.MOVED, AnswerDoubt.UNSEEN}:
        return replace(told, doubt=lead.doubt)
    return told


def _permit(answer: ReturnedAnswer, permits: Iterable[Permit]) -> ReturnedAnswer:
    permit = next(iter(permits), None)
    status = permit_status_of({answer.field.code: answer})
    if permit is None or status is None or status is permit.status:
        return answer
    if status not in PERMIT_LIFE_CYCLE[permit.status]:
        # "Yes" is nothing new where the permit is further than that.
        return replace(answer, doubt=AnswerDoubt.NOT_ALLOWED, becomes=answer.ours)
    return answer


def _order(answer: ReturnedAnswer, starts: ReturnedAnswer | None) -> ReturnedAnswer:
    if answer.doubt in UNTAKABLE or starts is None or not answer.theirs:
        return answer
    if starts.becomes and answer.theirs <= starts.becomes < _EVENING:
        return replace(answer, doubt=AnswerDoubt.ENDS_FIRST)
    return answer
