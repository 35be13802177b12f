"""Reads the log while it is looked at, and keeps the part of it that is wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.filters import Filter, options
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.day.log_entries import Heard, LogTier
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screens.day.day_printing import print_log_to
from organizer_app.ui.screens.day.followed_part import FollowedPart
from organizer_app.ui.screens.day.log_filters import ALL, SPECS
from organizer_app.ui.screens.day.log_lines import LogLine, log_lines
from organizer_app.wording.day import day_papers, log_corrections

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

_SHOWN: Final = frozenset({Noun.LOG_ENTRY, Noun.INCIDENT, Noun.CITY_ACTION, Noun.PLACE})


class LogView(Protocol):
    """What the presenter calls on the screen."""

    def show_problem(self, sentence: str) -> None:
        """Show an error."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Confirm what was done."""

    def show_log(self, lines: list[LogLine], counts: dict[str, int], tier: str, wanted: Filter) -> None:
        """Show a part of the log."""

    def show_log_options(self, facet: Facet, values: Sequence[Option], kept: frozenset[str]) -> None:
        """Offer the values of a chip."""


class LogPresenter:
    """Reads only once the log was looked at.

    Args:
        view: shows it.
        background: does the work on the plan.
        clock: the present moment, UTC.
    """

    def __init__(self, view: LogView, background: Runner, clock: Clock) -> None:
        self._view = view
        self._clock = clock
        self._access = PlanAccess(view, background)
        self._lines: list[LogLine] = []
        self._tier = ALL
        self.wanted = Filter()
        self._part = FollowedPart(self._access, clock, _SHOWN, _read, self._take)

    def attach(self, workspace: Workspace) -> None:
        """Read the plan, which is open now."""
        self._access.open(workspace)

    def look(self) -> None:
        """Read the log, and from now on follow it."""
        self._part.look()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what edits changed, once somebody has looked."""
        self._part.on_change(change_set)

    def keep(self, tier: str) -> None:
        """Show one part of the log, or all of it."""
        self._tier = tier
        self._show()

    def search(self, text: str) -> None:
        """Show only entries that have all of some words in them: in the text, the city, or who entered it."""
        self._narrow(replace(self.wanted, words=text))

    def toggle(self, facet: Facet, value: str) -> None:
        """Keep one more value of a facet, or one less."""
        self._narrow(self.wanted.toggled(facet, value))

    def clear(self, facet: Facet | None = None) -> None:
        """Let every value of a facet pass, or of all facets."""
        self._narrow(self.wanted.without(facet))

    def ask_options(self, facet: Facet) -> None:
        """Offer the values of a facet, counted among what the others keep."""
        others, kept = self.wanted.without(facet), self.wanted.of(facet)
        lines = [line for line in self._lines if others.passes(SPECS, line)]
        self._view.show_log_options(facet, options(lines, SPECS[facet], kept), kept)

    def _narrow(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._show()

    def correct(self, entry_id: str, text: str, heard: str) -> None:
        """Correct an entry with another one; an empty outcome is none."""
        outcome = Heard(heard) if heard else None
        self._access.ask(
            lambda workspace: services.entries.correct_entry(
                workspace, entry_id=entry_id, text=text, heard=outcome
            ),
            lambda _entry: self._view.show_toast(log_corrections.done(), can_undo=True),
        )

    def print_to(self, out: Path) -> None:
        """Write the log as PDF; nothing of legal support is on it."""
        now = self._clock()
        self._access.ask(
            lambda workspace: print_log_to(workspace, out, now),
            lambda path: self._view.show_toast(day_papers.written(path), can_undo=False),
        )

    def _take(self, lines: list[LogLine] | None) -> None:
        self._lines = lines or []
        self._show()

    def _show(self) -> None:
        words = fold_name(self.wanted.words).split()
        found = [line for line in self._lines if self.wanted.passes(SPECS, line) and _has(line, words)]
        counts = {tier.value: sum(line.tier is tier for line in found) for tier in LogTier}
        kept = [line for line in found if self._tier == ALL or (line.tier and line.tier.value == self._tier)]
        self._view.show_log(kept, {ALL: len(found), **counts}, self._tier, self.wanted)


def _has(line: LogLine, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = fold_name(f"{line.text} {line.city} {line.by}")
    return all(word in text for word in wanted)


def _read(workspace: Workspace, now: datetime) -> list[LogLine]:
    day = services.day_books.read_day(workspace, clock=now)
    mobilization_id = day.mobilization_id
    return log_lines(
        day,
        services.logs.read_log(workspace, mobilization_id=mobilization_id),
        services.logs.read_incidents(workspace, mobilization_id=mobilization_id),
    )
