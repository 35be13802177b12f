"""Reads the log while it is looked at, and keeps the part of it that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.filters import Filter, options
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.day.log_entries import Heard, LogTier
from organizer_app.ui.flow import services
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.screens.day.day_printing import print_log_to, print_paper
from organizer_app.ui.screens.day.log_filters import ALL, SPECS
from organizer_app.ui.screens.day.log_lines import LogLine, log_lines
from organizer_app.ui.screens.day.part_presenter import PartPresenter
from organizer_app.wording.day import log_corrections

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


class LogView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_log(self, lines: list[LogLine], counts: dict[str, int], tier: str, wanted: Filter) -> None:
        """Show a part of the log."""

    def show_log_options(self, facet: Facet, values: Sequence[Option], kept: frozenset[str]) -> None:
        """Offer the values of a chip."""


class LogPresenter(PartPresenter[LogView, "list[LogLine]"], Filtering[Filter]):
    """Reads only while the log is looked at."""

    shown = frozenset(
        {Noun.LOG_ENTRY, Noun.INCIDENT, Noun.COUNT_REPORT, Noun.DELIVERY, Noun.CITY_ACTION, Noun.PLACE}
    )

    def __init__(self, view: LogView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background, clock)
        self._lines: list[LogLine] = []
        self._tier = ALL
        self.wanted = Filter()

    def keep(self, tier: str) -> None:
        """Show one part of the log, or all of it."""
        self._tier = tier
        self._show()

    def ask_options(self, facet: Facet) -> None:
        """Offer the values of a facet, counted among what the others keep."""
        others, kept = self.wanted.without(facet), self.wanted.of(facet)
        lines = [line for line in self._lines if others.passes(SPECS, line)]
        self._view.show_log_options(facet, options(lines, SPECS[facet], kept), kept)

    @override
    def _narrow(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._show()

    def correct(self, entry_id: str, text: str, heard: str) -> None:
        """Correct an entry with another one; an empty outcome is none."""
        outcome = Heard(heard) if heard else None
        self._access.ask_once(
            ("correct", entry_id, text, heard),
            lambda workspace: services.entries.correct_entry(
                workspace, entry_id=entry_id, text=text, heard=outcome
            ),
            lambda _entry: self._view.show_toast(log_corrections.done(), can_undo=True),
        )

    def print_to(self, out: Path) -> None:
        """Write the log as PDF; nothing of legal support is on it."""
        print_paper(self._access, self._view, print_log_to, out, self._clock())

    @override
    def _read(self, workspace: Workspace, now: datetime) -> list[LogLine]:
        return log_lines(*services.logs.read_day_log(workspace, clock=now))

    @override
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
