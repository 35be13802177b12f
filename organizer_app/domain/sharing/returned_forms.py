"""Hold what came back of the return forms: each reply beside the plan, and the forms that are still out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.sharing.return_forms import FormSection, asked_fields
from organizer_app.domain.sharing.returned_answers import ReturnedAnswer

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Self


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


CITY_OF_HOST: Final = next(
    field for field in asked_fields(frozenset(FormSection), is_new_host=True) if field.code == "city"
)
ORDER_OF_STATES: Final = tuple(ReturnState)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForm:
    """One reply beside the plan.

    Attributes:
        reply_id: the record that keeps it; empty for one that was only looked at.
        token: the form that it answers.
        action_id: the city action; empty for a host whose city is not in the plan.
        city: the city as the plan calls it, or as a new host typed it.
        headline: the title of the city action; empty for a new host.
        filled_by: who filled it in, as they wrote it.
        way: how it came.
        received_at: on the clock of HQ.
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
        is_code_former: whether an older version made its code, which anyone who has a card can make.
    """

    reply_id: str
    token: str
    action_id: str
    city: str
    headline: str
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
    is_code_former: bool = False

    @property
    def is_of_new_host(self) -> bool:
        """Return whether taking it adds a city."""
        return not self.action_id

    @property
    def has_city(self) -> bool:
        """Return whether taking it can add its city; always so where the city is in the plan."""
        return not self.is_of_new_host or any(
            answer.field.code == "city" and answer.can_be_taken for answer in self.answers
        )

    def with_city(self, city: str) -> Self:
        """Return the reply of a new host with the city that HQ says is meant."""
        field = CITY_OF_HOST
        answer = ReturnedAnswer(
            field=field, number=field.number, was=None, theirs=city, ours="", becomes=city
        )
        others = [each for each in self.answers if each.field.code != field.code]
        return replace(self, answers=(answer, *others))

    @property
    def same_people(self) -> frozenset[str]:
        """Return the numbers of the names that are taken as corrections of ours."""
        return frozenset(answer.number for answer in self.answers if answer.is_same)

    def with_same_people(self, numbers: Collection[str]) -> Self:
        """Return the reply with these names as corrections of ours, and the others as somebody else's."""
        asked = (answer.is_same is not None for answer in self.answers)
        answers = (
            replace(answer, is_same=answer.number in numbers) if is_asked else answer
            for answer, is_asked in zip(self.answers, asked, strict=True)
        )
        return replace(self, answers=tuple(answers))

    @property
    def ticked(self) -> frozenset[str]:
        """Return the numbers of the answers that are ticked at first: none of a form that may be made up."""
        if self.is_code_former and not self.is_form_known:
            return frozenset()
        return frozenset(answer.number for answer in self.answers if answer.doubt is None)


class HostCity(NamedTuple):
    """What a typed city of a new host means to the plan.

    Attributes:
        name: the city as the plan would call it; empty if it is not recognized, or several have the name.
        choices: cities that may be meant, where none is recognized.
        actions: how many actions the plan has there already.
    """

    name: str
    choices: tuple[str, ...] = ()
    actions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOut:
    """A form that has not come back.

    Attributes:
        token: its token.
        action_id: the city action.
        city: its city.
        headline: its title, which tells two actions of one city apart.
        lead: who leads there, or empty.
        made_at: on the clock of HQ.
    """

    token: str
    action_id: str
    city: str
    headline: str
    lead: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsInbox:
    """Everything about return forms.

    Attributes:
        replies: newest first within each state.
        out: cities whose newest form has not come back.
        cities: how many city actions were given a form.
        newest: when the newest form went out, on the clock of HQ; None where none did.
    """

    replies: tuple[ReturnedForm, ...]
    out: tuple[FormOut, ...]
    cities: int
    newest: datetime | None = None

    @property
    def back(self) -> int:
        """Return of how many cities a form came back."""
        return self.cities - len(self.out)
