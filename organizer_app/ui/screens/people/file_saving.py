"""Saves the present call sheet, and a list of everybody for an audience, to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import audience_of_code
from organizer_app.domain.people.call_queue import CallReason
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.ui.flow import services
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language import statuses
from organizer_app.wording.language.conflicts import in_conflict
from organizer_app.wording.language.dates import clock
from organizer_app.wording.language.zones import zone_name
from organizer_app.wording.people import people_files as words
from organizer_app.wording.people.calls import reason, sheet_headings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.people.call_days import SheetRow
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.screens.people.people_jobs import Loaded
    from organizer_app.ui.screens.people.people_view import ScreenView


class PeopleFiles:
    """Writes in the background and confirms what was written."""

    def __init__(self, view: ScreenView, access: PlanAccess, clock: Clock) -> None:
        self._view = view
        self._access = access
        self._clock = clock

    def save_call_sheet(self, file: Path, loaded: Loaded, callers: Collection[str]) -> None:
        """Save the present calls of some headquarters members or of all, as a table or for print."""
        now, names = self._clock(), sorted(callers)

        def saved(count: int) -> None:
            self._view.show_saved(words.sheet_saved(count, file.name), file)

        self._access.ask(lambda plan: _save_call_sheet(plan, file, loaded, now, names), saved)

    def save_roll_call(self, file: Path) -> None:
        """Save the final check-in of the next day of action for print."""
        now = self._clock()

        def saved(count: int) -> None:
            self._view.show_toast(words.roll_saved(count, file.name), can_undo=False)

        self._access.ask(lambda plan: _print_roll_call(plan, file, now), saved)

    def export(self, contact_format: str, audience: str, file: Path) -> None:
        """Save everybody to a file with only what its audience may see."""

        def saved(written: tuple[int, int]) -> None:
            count, contested = written
            told = (words.exported(file.name, count), in_conflict(contested) if contested else "")
            self._view.show_saved(" ".join(filter(None, told)), file)

        def write(plan: Workspace) -> tuple[int, int]:
            count = services.contact_files.export_contacts(
                plan, contact_format=contact_format, audience=audience_of_code(audience), out=file
            )
            return count, services.conflicts.count(plan)

        self._access.ask(write, saved)


def _save_call_sheet(
    workspace: Workspace, file: Path, loaded: Loaded, now: datetime, callers: Sequence[str]
) -> int:
    """Write the call sheet of a moment (UTC) and return how many calls it holds: a table, or pages to print.

    Raises:
        CannotWrite: the folder does not take the file.
    """
    if file.suffix.casefold() != ".csv":
        return _print_call_sheet(workspace, file, now, callers)
    rows = services.people_lists.sheet_of(workspace, now=now, callers=callers)
    services.people_lists.write_table(file, [sheet_headings(), *(_sheet_line(row, loaded) for row in rows)])
    return len(rows)


def _print_call_sheet(workspace: Workspace, file: Path, now: datetime, callers: Sequence[str]) -> int:
    from organizer_app.wording.people.call_sheets import call_sheet_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    return services.call_sheet_files.write_call_sheet(
        workspace,
        words=schedule_words(),
        sheet_words=call_sheet_words(),
        out=file,
        now=now,
        callers=callers,
    )


def _print_roll_call(workspace: Workspace, file: Path, now: datetime) -> int:
    from organizer_app.wording.people.call_sheets import roll_call_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    return services.call_sheet_files.write_roll_call(
        workspace, words=schedule_words(), sheet_words=roll_call_words(), out=file, now=now
    )


def _sheet_line(row: SheetRow, loaded: Loaded) -> tuple[str, ...]:
    is_backup = row.role == "backup"
    role = statuses.role_name("lead" if is_backup else row.role, is_backup=is_backup)
    facts = loaded.facts.get(row.person_id)
    why = reason(CallReason(row.why), facts) if facts else ""
    where = city_of(row.city, row.state)
    zone = zone_name(row.zone) if row.zone else ""
    return clock(row.opens), zone, row.name, role, where, written_phone(row.phone), why, ""
