"""Reads the log of the day, and apart from it what only legal support may read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.day.count_reports import CountMethod, CountReport, waits_for_second
from organizer_app.domain.model.day.deliveries import Delivery
from organizer_app.domain.model.day.incidents import Incident
from organizer_app.domain.model.day.log_entries import LegalEntry, LogEntry
from organizer_app.services.day.day_books import DayBook, day_in

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


class LoggedCount(NamedTuple):
    """A count as the log may tell it: without its numbers while a second counter must not see them."""

    report: CountReport
    is_hidden: bool


class DayLog(NamedTuple):
    """The day with all that its log shows, of one moment."""

    day: DayBook
    entries: tuple[LogEntry, ...]
    incidents: tuple[Incident, ...]
    counts: tuple[LoggedCount, ...]
    deliveries: tuple[Delivery, ...]


def read_day_log(workspace: Workspace, *, clock: datetime) -> DayLog:
    """Return the log of the main mobilization's day; nothing legal-only is part of it.

    Raises:
        NothingFound: the plan has no mobilization.
    """
    with workspace.read() as reader:
        day = day_in(reader, clock)
        entries = log_in(reader, mobilization_id=day.mobilization_id)
        incidents = reader.all(Incident, mobilization_id=day.mobilization_id)
        return DayLog(day, entries, incidents, *counted_in(reader, day.mobilization_id))


def counted_in(reader: Reader, mobilization_id: str) -> tuple[tuple[LoggedCount, ...], tuple[Delivery, ...]]:
    """Return the counts and deliveries that were logged; what was imported has no time and is no entry."""
    ids = {each.id for each in reader.all(CityAction, mobilization_id=mobilization_id)}
    counts = by_action(each for each in reader.all(CountReport) if each.city_action_id in ids)
    logged = [
        LoggedCount(_told(each) if hides else each, hides)
        for reports in counts.values()
        for hides in (waits_for_second(reports),)
        for each in reports
        if each.counted_at is not None
    ]
    return tuple(logged), tuple(each for each in reader.all(Delivery) if each.city_action_id in ids)


def _told(report: CountReport) -> CountReport:
    """Return a count without what a second counter must not see: no log can show what is not there."""
    return replace(report, low=None, high=None, method=CountMethod.ESTIMATE, note="")


def read_log(workspace: Workspace, *, mobilization_id: str, action_id: str = "") -> tuple[LogEntry, ...]:
    """Return the entries of a mobilization's day, or of one action, in the order in which they occurred.

    Corrected entries are among them: `corrects_id` of the correction names them.
    """
    with workspace.read() as reader:
        return log_in(reader, mobilization_id=mobilization_id, action_id=action_id)


def log_in(reader: Reader, *, mobilization_id: str, action_id: str = "") -> tuple[LogEntry, ...]:
    """Return entries of the log, as `read_log` does, in a transaction that reads more."""
    if action_id:
        found = reader.all(LogEntry, city_action_id=action_id)
    else:
        found = reader.all(LogEntry, mobilization_id=mobilization_id)
    return tuple(sorted(found, key=lambda each: (str(each.occurred_at or ""), each.id)))


def read_incidents(workspace: Workspace, *, mobilization_id: str) -> tuple[Incident, ...]:
    """Return the incidents of a mobilization, closed ones too, in the order in which they were entered."""
    with workspace.read() as reader:
        return reader.all(Incident, mobilization_id=mobilization_id)


def read_legal_log(workspace: Workspace, *, mobilization_id: str) -> tuple[LegalEntry, ...]:
    """Return the legal-only entries of a mobilization, in the order in which they occurred.

    Only who asks for these alone gets them: no list, screen or export calls this.
    """
    with workspace.read() as reader:
        found = reader.all(LegalEntry, mobilization_id=mobilization_id)
    return tuple(sorted(found, key=lambda each: (str(each.occurred_at or ""), each.id)))


def read_arrests(workspace: Workspace, *, mobilization_id: str) -> tuple[Arrest, ...]:
    """Return the arrest ledger of a mobilization; only who asks for it alone gets it."""
    with workspace.read() as reader:
        return reader.all(Arrest, mobilization_id=mobilization_id)
