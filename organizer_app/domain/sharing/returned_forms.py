"""Hold what came back of the return forms: each reply beside the plan, and the forms that are still out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from organizer_app.domain.sharing.returned_answers import ReturnedAnswer


class ReplyWay(Enum):
    """How a reply came."""

    FILE = "file"
    TEXT = "text"
    WORKBOOK = "workbook"


class ReturnState(Enum):
    """Where a reply stands: it changes something, confirms everything, or somebody has decided about it."""

    TO_LOOK_AT = "to_look_at"
    UNCHANGED = "unchanged"
    DECIDED = "decided"


ORDER_OF_STATES: Final = tuple(ReturnState)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForm:
    """One reply beside the plan.

    Attributes:
        reply_id: the record that keeps it; empty for one that was only looked at.
        token: the form that it answers.
        action_id: the city action; empty for a host whose city is not in the plan.
        city: the city as the plan calls it, or as a new host typed it.
        filled_by: who filled it in, as they wrote it.
        way: how it came.
        received_at: UTC.
        filled_at: when it was filled in, ISO text, or empty.
        version: version of the form.
        revision: number of the plan's newest step when the form was made.
        is_form_known: whether the plan still knows what the form showed.
        state: where it stands.
        answers: what it changes, by number.
        same: how many of its answers the plan has already.
        taken: numbers of the answers that were taken.
        other_fillers: who else filled in the same form, as far as they said.
        is_second: whether another reply to the same form came before.
        content: equal for equal answers.
    """

    reply_id: str
    token: str
    action_id: str
    city: str
    filled_by: str
    way: ReplyWay
    received_at: datetime
    filled_at: str
    version: int
    revision: int
    is_form_known: bool
    state: ReturnState
    answers: tuple[ReturnedAnswer, ...]
    same: int
    taken: tuple[str, ...] = ()
    other_fillers: tuple[str, ...] = ()
    is_second: bool = False
    content: str = ""

    @property
    def is_of_new_host(self) -> bool:
        """Return whether taking it adds a city."""
        return not self.action_id

    @property
    def ticked(self) -> frozenset[str]:
        """Return the numbers of the answers that are ticked at first."""
        return frozenset(answer.number for answer in self.answers if answer.doubt is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOut:
    """A form that has not come back.

    Attributes:
        token: its token.
        action_id: the city action.
        city: its city.
        lead: who leads there, or empty.
        made_at: UTC.
    """

    token: str
    action_id: str
    city: str
    lead: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsInbox:
    """Everything about return forms.

    Attributes:
        replies: newest first within each state.
        out: cities whose newest form has not come back.
        cities: how many cities were given a form.
    """

    replies: tuple[ReturnedForm, ...]
    out: tuple[FormOut, ...]
    cities: int

    @property
    def back(self) -> int:
        """Return of how many cities a form came back."""
        return self.cities - len(self.out)
