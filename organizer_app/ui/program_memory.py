"""Remembers preferences until the next start, and keeps private details of protected plans out of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.rows.action_rows import main_mobilization
from organizer_app.environment.plan_finds import PlanFinds, with_find, with_finds
from organizer_app.environment.plan_layouts import with_layout
from organizer_app.environment.preferences import (
    Preferences,
    read_preferences,
    with_asked,
    with_command,
    with_look,
    with_recent,
    write_preferences,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.environment.plan_finds import Find
    from organizer_app.environment.plan_layouts import PlanLayout
    from organizer_app.environment.preferences import RecentPlan


class ProgramMemory:
    """The preferences, written whenever they change, and the plan they belong to while one is open.

    Args:
        file: holds the preferences, or None for a picture, which keeps none.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.preferences = read_preferences(file) if file else Preferences()
        self.plan: Path | None = None
        self.is_protected = False
        # What was chosen lately in the open plan, newest first.
        self.finds: tuple[Find, ...] = ()

    @property
    def path(self) -> str:
        """The absolute path of the open plan, or an empty text."""
        return str(self.plan.absolute()) if self.plan is not None else ""

    @property
    def layout(self) -> PlanLayout | None:
        """The window layout that the open plan had last."""
        return next((each for each in self.preferences.layouts if each.path == self.path), None)

    def take_tour(self) -> bool:
        """Return whether the tour is due: once, with the first plan; leaving it in any way counts as seen."""
        if self._file is None or self.preferences.has_toured:
            return False
        self._keep(replace(self.preferences, has_toured=True))
        return True

    def take_plan(self, plan: Path | None, *, is_protected: bool) -> None:
        """Remember from now on what is done with a plan, or with none."""
        self.plan, self.is_protected = plan, is_protected
        kept = () if is_protected else self.preferences.finds
        self.finds = next((each.finds for each in kept if each.path == self.path), ())

    @property
    def may_ask_to_protect(self) -> bool:
        """Whether nobody was asked yet to protect the open plan; never for a picture."""
        return (
            self._file is not None and bool(self.path) and self.path not in self.preferences.asked_to_protect
        )

    def add_asked_to_protect(self) -> None:
        """Remember that somebody was asked to protect the open plan."""
        self._keep(with_asked(self.preferences, self.path))

    def keep_remembered(self, path: Path, *, is_on: bool) -> None:
        """Remember whether the system's keyring keeps the key of a plan."""
        name = str(path.absolute())
        others = tuple(each for each in self.preferences.remembered if each != name)
        self._keep(replace(self.preferences, remembered=(name, *others) if is_on else others))

    @property
    def may_ask_for_author(self) -> bool:
        """Whether nobody on this laptop was asked for a name yet; never for a picture."""
        return self._file is not None and not self.preferences.is_author_asked

    def keep_author(self, name: str) -> None:
        """Remember the name that changes made on this laptop carry."""
        self._keep(replace(self.preferences, author=name, is_author_asked=True))

    def add_recent(self, plan: RecentPlan) -> None:
        """Put a plan first in the list of recent plans."""
        self._keep(with_recent(self.preferences, plan))

    def add_command(self, code: str) -> None:
        """Remember which command ran last, by its code alone."""
        self._keep(with_command(self.preferences, code))

    def add_find(self, kind: str, subject_id: str) -> None:
        """Remember what was chosen, by the code of its kind and its id."""
        self.finds = with_find(self.finds, (kind, subject_id))
        # Nothing that leads to a person is written outside a protected plan.
        if self.plan is not None and not self.is_protected:
            plan = PlanFinds(self.path, self.finds)
            self._keep(replace(self.preferences, finds=with_finds(self.preferences.finds, plan)))

    def keep_layout(self, layout: PlanLayout) -> None:
        """Remember the window layout of the open plan; a filter may lead to a person."""
        if self.is_protected:
            layout = replace(layout, wanted="")
        self._keep(replace(self.preferences, layouts=with_layout(self.preferences.layouts, layout)))

    def keep_look(self, plan: Path, heads: Sequence[MobilizationHead], rows: Sequence[ActionRow]) -> None:
        """Remember how ready the cities of a plan are, for the list of recent plans."""
        from organizer_app.domain.checks.overview import mix_of_rows

        main = main_mobilization(heads, rows)
        anchor = main.anchor_date if main else ""
        self._keep(with_look(self.preferences, str(plan.absolute()), anchor, mix_of_rows(rows)))

    def keep_scheme(self, scheme: str) -> None:
        """Remember the theme (light, dark or system) for the next start."""
        self._keep(replace(self.preferences, scheme=scheme))

    def keep_units(self, units: str) -> None:
        """Remember the unit of distances for the next start."""
        self._keep(replace(self.preferences, units=units))

    def keep_week(self, week: str) -> None:
        """Remember the day that weeks begin on for the next start."""
        self._keep(replace(self.preferences, week=week))

    def keep_alarm(self, code: str, *, is_on: bool) -> None:
        """Remember for the next start whether a missed check-in makes a sound or shows a notification."""
        if code == "alarm_sound":
            self._keep(replace(self.preferences, alarm_sound=is_on))
        else:
            self._keep(replace(self.preferences, alarm_notice=is_on))

    def keep_zoom(self, zoom: float) -> None:
        """Remember the text size for the next start."""
        self._keep(replace(self.preferences, zoom=zoom))

    def keep_folded(self, *, is_folded: bool) -> None:
        """Remember for the next start whether the sidebar is folded."""
        self._keep(replace(self.preferences, is_folded=is_folded))

    def keep_lock(self, minutes: int) -> None:
        """Remember for the next start after how many idle minutes protected plans are locked."""
        self._keep(replace(self.preferences, lock_minutes=minutes))

    def forget_recent(self) -> None:
        """Empty the list of recent plans."""
        self._keep(replace(self.preferences, recent=()))

    def _keep(self, preferences: Preferences) -> None:
        self.preferences = preferences
        if self._file is not None:
            write_preferences(self._file, preferences)
