"""Decides what the sheet of unknown cities shows: the names, the selected one, and the answers so far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from organizer_app.wording.importing import unknown_places as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.domain.places.unknown_places import UnknownPlace
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess


class UnknownPlacesView(Protocol):
    """The view that draws all this."""

    def show_names(
        self, unknown: tuple[UnknownPlace, ...], answers: dict[str, GazetteerPlace], number: int
    ) -> None:
        """Show every name with its answer so far, and which one is asked about."""

    def show_choices(self, unknown: UnknownPlace, answer: GazetteerPlace | None) -> None:
        """Show the cities that the selected name may mean, and the answer."""

    def show_nothing(self) -> None:
        """Show that every city is known."""

    def show_refusal(self, sentence: str) -> None:
        """Show why a typed city was not accepted."""

    def show_done(self, sentence: str) -> None:
        """Show what was done, which can be undone, and close."""


class UnknownPlacesPresenter:
    """Holds the answers until they are saved as one step."""

    def __init__(self, view: UnknownPlacesView, access: PlanAccess) -> None:
        self._view = view
        self._access = access
        self._unknown: tuple[UnknownPlace, ...] = ()
        self._answers: dict[str, GazetteerPlace] = {}
        self._number = 0
        self._has_answered = False

    @property
    def has_answered(self) -> bool:
        """Whether a person answered something."""
        return self._has_answered

    def look(self) -> None:
        """Read the names; plain typing errors are answered already."""
        self._access.ask(_unknown_places, self._take)

    def _take(self, unknown: tuple[UnknownPlace, ...]) -> None:
        self._unknown = unknown
        self._answers = {each.place_id: each.misspelled for each in unknown if each.misspelled}
        if unknown:
            self.choose_name(0)
        else:
            self._view.show_nothing()

    def choose_name(self, number: int) -> None:
        """Select a name."""
        self._number = number
        self._view.show_names(self._unknown, self._answers, number)
        self._view.show_choices(self._current, self._answers.get(self._current.place_id))

    @property
    def _current(self) -> UnknownPlace:
        return self._unknown[self._number]

    def answer(self, number: int | None) -> None:
        """Choose a candidate, by its number from 0; None leaves the name as it is."""
        if not self._unknown or (number is not None and number >= len(self._current.candidates)):
            return
        self._has_answered = True
        if number is None:
            self._answers.pop(self._current.place_id, None)
        else:
            self._answers[self._current.place_id] = self._current.candidates[number]
        self.choose_name(self._number)

    def answer_with(self, text: str) -> None:
        """Choose a city by typing it."""
        if self._unknown and text.strip():
            asked = self._current
            self._access.ask(
                lambda plan: _place_meant(plan, text),
                lambda found: self._add(asked, found),
                otherwise=lambda _problem: self._view.show_refusal(words.not_one_city(text.strip())),
            )

    def _add(self, asked: UnknownPlace, found: GazetteerPlace) -> None:
        if found not in asked.candidates:
            longer = replace(asked, candidates=(*asked.candidates, found))
            self._unknown = tuple(longer if each is asked else each for each in self._unknown)
        self._has_answered = True
        self._answers[asked.place_id] = found
        self.choose_name(self._number)

    def suggest(self, text: str, then: Callable[[list[str]], None]) -> None:
        """Look up the cities that a typed text may mean."""
        self._access.ask(lambda plan: _suggestions(plan, text), then)

    def save(self) -> None:
        """Save all answers as one step."""
        answers = dict(self._answers)
        if answers:
            self._access.ask(
                lambda plan: _name_places(plan, answers),
                lambda _done: self._view.show_done(words.settled(len(answers))),
            )


def _unknown_places(workspace: Workspace) -> tuple[UnknownPlace, ...]:
    from organizer_app.services.importing.unknown_places import unknown_places

    return unknown_places(workspace)


def _place_meant(workspace: Workspace, text: str) -> GazetteerPlace:
    from organizer_app.services.plan.places import place_meant

    return place_meant(workspace, text)


def _suggestions(workspace: Workspace, text: str) -> list[str]:
    from organizer_app.services.plan.places import suggest

    return [words.place(found) for found in suggest(workspace, text)]


def _name_places(workspace: Workspace, answers: dict[str, GazetteerPlace]) -> None:
    from organizer_app.services.importing.unknown_places import name_places

    name_places(workspace, meant=answers)
