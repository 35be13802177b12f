"""Hold what a day taught: words for each city, proposed edits of templates, and ratios for forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from organizer_app.domain.day.learned_ratios import Learned
from organizer_app.domain.model.day.lessons import Decision, ProposedTask
from organizer_app.domain.model.plan_templates import TemplateTask

# A cell of the report holds so many characters.
LONGEST_LESSON: Final = 400
LESSON_TEXTS: Final = ("happened", "why", "next_time")


@dataclass(frozen=True, slots=True)
class CityLesson:
    """What is written about a city; each text is empty until somebody writes it."""

    happened: str = ""
    why: str = ""
    next_time: str = ""


NOTHING_WRITTEN: Final = CityLesson()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed edit of a template.

    Attributes:
        task: what is proposed.
        template: name of the template.
        city: the city that taught it, or empty.
        before: the step that it changes, as it is now; None for a new one.
    """

    task: ProposedTask
    template: str
    city: str
    before: TemplateTask | None


@dataclass(frozen=True, slots=True)
class DayLessons:
    """What a day taught.

    Attributes:
        written: what is written about its actions, by action.
        proposals: the edits of templates that it led to, the open ones first.
        learned: what it says of yields and marshals.
        places: names of the cities that `learned` is about, by id.
    """

    written: Mapping[str, CityLesson]
    proposals: tuple[Proposal, ...]
    learned: tuple[Learned, ...]
    places: Mapping[str, str]

    def of(self, action_id: str) -> CityLesson:
        """Return what is written about an action."""
        return self.written.get(action_id, NOTHING_WRITTEN)

    @property
    def open_proposals(self) -> int:
        """Return how many proposed edits wait for a decision."""
        return sum(each.task.decision is Decision.OPEN for each in self.proposals)

    @property
    def new_ratios(self) -> int:
        """Return how many ratios would change what forecasts use."""
        return sum(each.is_new for each in self.learned)
