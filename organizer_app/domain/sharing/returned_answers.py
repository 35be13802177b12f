"""Compare what came back with what the form showed and what the plan says now, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.placeholders import is_number_alone, known_text
from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.written_days import day_meant
from organizer_app.domain.importing.written_numbers import count_meant
from organizer_app.domain.importing.written_times import time_meant
from organizer_app.domain.sharing.return_forms import (
    FIELD_OF_CODE,
    FILLED_BY,
    LONGEST_LINE,
    LONGEST_PAGE,
    AnswerKind,
    FormField,
    FormSection,
    asked_fields,
)
from organizer_app.domain.sharing.return_replies import is_same_text, number_order

if TYPE_CHECKING:
    from collections.abc import Mapping

# A number of people this many times larger or smaller than the one before is worth a look.
_ODD_TIMES: Final = 5
# Fields whose answer is a person's name.
_NAMES: Final = frozenset({"lead", "backup"})
_MOST_COUNT: Final = 10_000_000


class AnswerDoubt(Enum):
    """Why an answer is not ticked at first.

    MOVED: the plan changed the field after the form was made. UNSEEN: nobody knows what the form showed, and
    the plan holds something else. ODD_NUMBER: far more or fewer than planned. CLEARED: what the plan has was
    deleted. SAME_PERSON: a name like ours came with another number. ENDS_FIRST: it would end before it
    starts. AT_NIGHT: it would start before morning. CITY_THERE: the plan has actions in a new host's city.
    The others cannot be taken: UNREADABLE: it is no time, number, day or name. NOT_ALLOWED: a permit cannot
    take this step. NOBODY: a number of nobody. UNKNOWN_CITY: a new host's city is not recognized, or is
    several.
    """

    MOVED = "moved"
    UNSEEN = "unseen"
    ODD_NUMBER = "odd_number"
    CLEARED = "cleared"
    SAME_PERSON = "same_person"
    ENDS_FIRST = "ends_first"
    AT_NIGHT = "at_night"
    CITY_THERE = "city_there"
    UNREADABLE = "unreadable"
    NOT_ALLOWED = "not_allowed"
    NOBODY = "nobody"
    UNKNOWN_CITY = "unknown_city"


UNTAKABLE: Final = frozenset(
    {AnswerDoubt.UNREADABLE, AnswerDoubt.NOT_ALLOWED, AnswerDoubt.NOBODY, AnswerDoubt.UNKNOWN_CITY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedAnswer:
    """One changed answer.

    Attributes:
        field: what was asked; the notes for a number that no form has.
        number: the number under which it came.
        was: what the form showed; None if its reader could not see it, or nobody knows any more.
        theirs: what came back, as a plain value where it can be read.
        ours: what the plan says now.
        becomes: what the plan says once the answer is taken.
        doubt: why it is not ticked at first; None for none.
        is_same: whether a name like ours corrects it, instead of naming somebody else; None where that is no
            question.
    """

    field: FormField
    number: str
    was: str | None
    theirs: str
    ours: str
    becomes: str
    doubt: AnswerDoubt | None = None
    is_same: bool | None = None

    @property
    def can_be_taken(self) -> bool:
        """Return whether it can be ticked at all."""
        return self.doubt not in UNTAKABLE


def plain_answer(field: FormField, text: str) -> str:
    """Return an answer as a plain value: times as ``14:30``, counts as digits, days as ISO text.

    Raises:
        UnclearError: it is no such value.
    """
    said = text.strip()
    if field.kind is AnswerKind.PAGE:
        return said[:LONGEST_PAGE]
    line = " ".join(said.split())[:LONGEST_LINE]
    if field.kind is not AnswerKind.CHOICE:
        # A code may read like "not known yet", which it is not.
        line = known_text(line)
    if not line or field.kind in {AnswerKind.LINE, AnswerKind.PHONE}:
        return _text(field, line)
    if field.kind is AnswerKind.TIME:
        wall = time_meant(line)
        return wall.strftime("%H:%M") if wall else ""
    if field.kind is AnswerKind.COUNT:
        return _count(line)
    if field.kind is AnswerKind.DAY:
        return _day(line)
    if line not in field.choices:
        raise UnclearError
    return line


def _text(field: FormField, line: str) -> str:
    if field.code in _NAMES and is_number_alone(line):
        raise UnclearError
    return line


def compared(
    answers: Mapping[str, str],
    shown: Mapping[str, str] | None,
    ours: Mapping[str, str],
    *,
    is_new_host: bool = False,
) -> tuple[list[ReturnedAnswer], int]:
    """Return the answers that change something, by number, and how many are as the plan has them.

    Args:
        answers: what came back, by number.
        shown: what the form showed, by code; None if nobody knows.
        ours: what the plan says now, by code.
        is_new_host: whether the form asked for city and day too.
    """
    asked = {field.number: field for field in asked_fields(frozenset(FormSection), is_new_host=is_new_host)}
    found: list[ReturnedAnswer] = []
    same = 0
    for number in sorted(answers, key=number_order):
        text, field = answers[number], asked.get(number)
        if field == FILLED_BY:
            continue
        if field is None or field.kind is AnswerKind.FIXED:
            # What no form asks, or only shows: nothing that somebody wrote is lost.
            field, text = FIELD_OF_CODE["notes"], f"{number}: {text}"
        answer = _compared(field, number, text, shown, ours.get(field.code, ""))
        if answer is None:
            same += 1
        else:
            found.append(answer)
    return found, same


def _compared(
    field: FormField, number: str, text: str, shown: Mapping[str, str] | None, ours: str
) -> ReturnedAnswer | None:
    """Return None for an answer that changes nothing."""
    was = None if shown is None else shown.get(field.code)
    if field.is_added:
        return _added(field, number, text, ours)
    try:
        theirs = plain_answer(field, text)
    except UnclearError:
        doubt = AnswerDoubt.UNREADABLE
        told = text.strip()[:LONGEST_LINE]
        return ReturnedAnswer(
            field=field, number=number, was=was, theirs=told, ours=ours, becomes=ours, doubt=doubt
        )
    if is_same_text(theirs, ours) or (was is not None and is_same_text(theirs, was)):
        return None
    return ReturnedAnswer(
        field=field,
        number=number,
        was=was,
        theirs=theirs,
        ours=ours,
        becomes=theirs,
        doubt=_doubt(field, was, theirs, ours),
    )


def _doubt(field: FormField, was: str | None, theirs: str, ours: str) -> AnswerDoubt | None:
    if was is None and ours:
        return AnswerDoubt.UNSEEN
    if was is not None and not is_same_text(was, ours):
        return AnswerDoubt.MOVED
    if not theirs:
        return AnswerDoubt.CLEARED
    if field.kind is AnswerKind.COUNT and ours.isdigit() and int(ours):
        low, high = sorted((int(ours), int(theirs)))
        if low * _ODD_TIMES < high:
            return AnswerDoubt.ODD_NUMBER
    return None


def _added(field: FormField, number: str, text: str, ours: str) -> ReturnedAnswer | None:
    theirs = plain_answer(field, text)
    if not theirs or theirs in ours:
        return None
    becomes = f"{ours}\n{theirs}" if ours else theirs
    return ReturnedAnswer(field=field, number=number, was=None, theirs=theirs, ours=ours, becomes=becomes)


def _count(line: str) -> str:
    count = count_meant(line) or 0
    if count > _MOST_COUNT:
        raise UnclearError
    return str(count)


def _day(line: str) -> str:
    # Without its year, a day of a reply could be of any.
    day = day_meant(line, 0)
    return day.isoformat() if day else ""
