"""Reads the settings of the plan, tells what another day would move, and saves what was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.basics.audiences import audience_of_code
from organizer_app.ui.flow.typed_values import Reading, count_meant, day_meant
from organizer_app.wording.checklists.checklist_forms import anchor_preview
from organizer_app.wording.plan import plan_bar
from organizer_app.wording.plan import plan_settings as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.services.plan.plan_settings import PlanSettings
    from organizer_app.services.plan.reflow import AnchorPreview
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess

NUMBERS = ("goal_cities", "goal_turnout", "petition_signatures")


class TypedDate(NamedTuple):
    """A line of the key dates as it is typed."""

    date_id: str
    title: str
    day: str


class SettingsView(Protocol):
    """What the presenter calls on the sheet."""

    def show_settings(self, settings: PlanSettings) -> None:
        """Fill the fields."""

    def show_wrong(self, sentence: str) -> None:
        """Say which value cannot be read."""

    def show_preview(self, sentence: str) -> None:
        """Say what another day would move."""

    def finish(self, sentence: str) -> None:
        """Close after saving, and confirm the step; an empty sentence when nothing changed."""


class SettingsPresenter:
    """Handles one sheet."""

    def __init__(self, view: SettingsView, access: PlanAccess, year: int) -> None:
        self._view = view
        self._access = access
        self._year = year
        self._known: PlanSettings | None = None

    def look(self) -> None:
        """Read the settings."""
        self._access.ask(_read, self._take)

    def _take(self, settings: PlanSettings) -> None:
        self._known = settings
        self._view.show_settings(settings)

    def preview(self, text: str, *, with_actions: bool) -> None:
        """Show what the typed day would move."""
        known, day = self._known, self._day(text)
        if known is None or not day.is_clear or day.value == known.anchor_date:
            self._view.show_preview("")
            return
        mobilization_id, wanted = known.mobilization_id, day.value

        def show(found: AnchorPreview) -> None:
            sentence = anchor_preview(found.actions, found.tasks, found.permits, found.pinned)
            self._view.show_preview(sentence)

        self._access.ask(
            lambda plan: _preview(plan, mobilization_id, wanted, with_actions=with_actions), show
        )

    def save(self, texts: Mapping[str, str], dates: Sequence[TypedDate], *, with_actions: bool) -> None:
        """Save what was typed, or say which value cannot be read.

        Args:
            texts: the text of each field, and the code of each choice.
            dates: the lines of the key dates.
            with_actions: whether upcoming actions move along with another day.
        """
        known = self._known
        if known is None:
            return
        numbers = {field: count_meant(texts[field]) for field in NUMBERS}
        day, days = self._day(texts["anchor_date"]), [self._day(each.day) for each in dates]
        wrong = [(field, texts[field]) for field, each in numbers.items() if not each.is_clear]
        wrong += [] if day.is_clear else [("anchor_date", texts["anchor_date"])]
        wrong += [("key_dates", each.day) for each, day in zip(dates, days, strict=True) if not day.is_clear]
        wrong += [("title", "")] if not texts["title"].strip() else []
        if wrong:
            self._view.show_wrong(words.unclear(*wrong[0]))
            return
        from organizer_app.services.plan.plan_settings import KeyDateLine

        settings = replace(
            known,
            title=texts["title"],
            anchor_date=day.value,
            zone=texts["zone"],
            demand=texts["demand"],
            target=texts["target"],
            hashtags=words.hashtags_in(texts["hashtags"]),
            press_contact=texts["press_contact"],
            press_contact_shown_to=audience_of_code(texts["press_contact_shown_to"]),
            key_dates=tuple(
                KeyDateLine(each.date_id, each.title, day.value)
                for each, day in zip(dates, days, strict=True)
            ),
            goal_cities=numbers["goal_cities"].value,
            goal_turnout=numbers["goal_turnout"].value,
            petition_signatures=numbers["petition_signatures"].value,
        )
        self._access.do(lambda plan: _save(plan, settings, with_actions=with_actions), self._saved)

    def _saved(self, _answer: object, step: EditSummary | None) -> None:
        self._view.finish(plan_bar.done(step) if step is not None else "")

    def _day(self, text: str) -> Reading[date]:
        return day_meant(text, self._year) if text.strip() else Reading(None)


def _read(workspace: Workspace) -> PlanSettings:
    from organizer_app.services.plan.plan_settings import plan_settings

    return plan_settings(workspace)


def _preview(
    workspace: Workspace, mobilization_id: str, day: date | None, *, with_actions: bool
) -> AnchorPreview:
    from organizer_app.services.plan.reflow import preview_anchor

    return preview_anchor(workspace, mobilization_id=mobilization_id, day=day, with_actions=with_actions)


def _save(workspace: Workspace, settings: PlanSettings, *, with_actions: bool) -> None:
    from organizer_app.services.plan.plan_settings import save_settings

    save_settings(workspace, settings, with_actions=with_actions)
