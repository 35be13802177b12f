"""Logs what HQ is told: each entry is one step, which undo takes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.entry_line import EntryGap, EntryKind, written_source
from organizer_app.domain.day.incident_changes import IncidentChange
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.day.deliveries import Delivery
from organizer_app.domain.model.day.log_entries import Heard, LegalEntry, LogEntry, LogTier
from organizer_app.services.day.cities_of_steps import action_of_step
from organizer_app.services.day.day_clock import corrected
from organizer_app.services.day.incidents import log_incident
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from organizer_app.domain.day.entry_line import TypedEntry
    from organizer_app.domain.model.day.count_reports import CountMethod
    from organizer_app.domain.model.day.deliveries import DeliveryOutcome
    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody said, and how it came.

    Attributes:
        text: the words; at most `LONGEST_TEXT` characters.
        minutes_ago: how long ago it occurred.
        heard_from: who said it.
        channel: how it came, such as "phone".
        is_key: whether a newcomer to the desk must read it.
        is_released: whether it may be told outside of the desk.
    """

    text: str = ""
    minutes_ago: int = 0
    heard_from: str = ""
    channel: str = ""
    is_key: bool = False
    is_released: bool = False


SILENT = Said()
_Entry = TypeVar("_Entry", LogEntry, LegalEntry)


def log_check_in(workspace: Workspace, *, action_id: str, heard: Heard, said: Said = SILENT) -> LogEntry:
    """Log the outcome of hearing from a city.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: the text is too long, or it is said to have occurred in the future.
    """
    with workspace.edit(EditKind.LOGGED_CHECK_IN, value=heard.value) as editor:
        action = action_of_step(editor, action_id)
        entry = _entry(workspace, editor, said)
        return editor.put(
            replace(entry, heard=heard, city_action_id=action.id, mobilization_id=action.mobilization_id)
        )


def log_note(
    workspace: Workspace, *, said: Said, action_id: str = "", tier: LogTier = LogTier.GENERAL
) -> LogEntry:
    """Log anything else: about a city if one is given, else general or about who is on duty.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: no text, or as for `log_check_in`.
    """
    if not said.text.strip():
        raise BadValue("log entry", "")
    with workspace.edit(EditKind.LOGGED_NOTE) as editor:
        entry = _entry(workspace, editor, said)
        if action_id:
            action = action_of_step(editor, action_id)
            entry = replace(entry, city_action_id=action.id, mobilization_id=action.mobilization_id)
        else:
            entry = replace(entry, tier=tier, mobilization_id=mobilization_named(editor, "").id)
        return editor.put(entry)


def correct_entry(workspace: Workspace, *, entry_id: str, text: str, heard: Heard | None) -> LogEntry:
    """Correct an entry with another one of its moment; the first stays as it was and is struck out.

    Args:
        workspace: the plan.
        entry_id: the entry that was wrong.
        text: the right words.
        heard: the right outcome.

    Raises:
        RecordMissing: the plan does not have this entry.
        BadValue: the text is too long.
    """
    with workspace.edit(EditKind.CORRECTED_ENTRY) as editor:
        wrong = editor.get(LogEntry, entry_id)
        if wrong.city_action_id:
            action_of_step(editor, wrong.city_action_id)
        entry = _entry(workspace, editor, Said(text=text))
        corrected_entry = _corrected(wrong, entry, workspace.author)
        return editor.put(replace(corrected_entry, heard=heard, occurred_at=wrong.occurred_at))


def log_legal(workspace: Workspace, *, said: Said, action_id: str = "") -> LegalEntry:
    """Log what only legal support may read; the step of the history says no more than that.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: no text, or as for `log_check_in`.
    """
    if not said.text.strip():
        raise BadValue("log entry", "")
    with workspace.edit(EditKind.LOGGED_LEGAL) as editor:
        entry = _entry(workspace, editor, said)
        action = editor.get(CityAction, action_id) if action_id else None
        return editor.put(
            LegalEntry(
                id=entry.id,
                text=entry.text,
                mobilization_id=action.mobilization_id if action else mobilization_named(editor, "").id,
                city_action_id=action_id,
                occurred_at=entry.occurred_at,
                entered_at=entry.entered_at,
                entered_by=entry.entered_by,
                heard_from=entry.heard_from,
                channel=entry.channel,
                is_key=entry.is_key,
            )
        )


def correct_legal(workspace: Workspace, *, entry_id: str, text: str) -> LegalEntry:
    """Correct what legal support reads with another entry; the first stays as it was and is struck out.

    Raises:
        RecordMissing: the plan does not have this entry.
        BadValue: no text, or one that is too long.
    """
    if not text.strip():
        raise BadValue("log entry", "")
    with workspace.edit(EditKind.LOGGED_LEGAL) as editor:
        wrong = editor.get(LegalEntry, entry_id)
        entry = _entry(workspace, editor, Said(text=text))
        return editor.put(_corrected(wrong, entry, workspace.author))


def _corrected(wrong: _Entry, entry: LogEntry, author: str) -> _Entry:
    """Return the entry that strikes another one out, with the words of a fresh one."""
    return replace(
        wrong,
        id=entry.id,
        version=0,
        created_at=None,
        updated_at=None,
        text=entry.text,
        entered_at=entry.entered_at,
        entered_by=author,
        corrects_id=wrong.id,
    )


def log_count(
    workspace: Workspace,
    *,
    action_id: str,
    span: tuple[int, int],
    method: CountMethod,
    counter: str = "",
    said: Said = SILENT,
) -> CountReport:
    """Log a count; its method must be given.

    Args:
        workspace: the plan.
        action_id: the action.
        span: lowest and highest number.
        method: how it was counted.
        counter: who counted, so that two counters can be told apart.
        said: where it was counted, and when.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: the lowest is below 0 or above the highest.
    """
    low, high = span
    if not 0 <= low <= high:
        raise BadValue("number", f"{low}-{high}")
    with workspace.edit(EditKind.LOGGED_COUNT) as editor:
        action_of_step(editor, action_id)
        entry = _entry(workspace, editor, said)
        return editor.put(
            CountReport(
                id=entry.id,
                city_action_id=action_id,
                low=low,
                high=high,
                method=method,
                source=entry.heard_from,
                counter=counter.strip(),
                counted_at=entry.occurred_at,
                locked_at=entry.entered_at,
                note=" ".join(filter(None, (entry.text, _kept(replace(said, heard_from=""))))),
            )
        )


def log_delivery(
    workspace: Workspace,
    *,
    action_id: str,
    outcome: DeliveryOutcome,
    signatures: int | None = None,
    said: Said = SILENT,
) -> Delivery:
    """Log what became of a petition; `said.text` says who received it.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: a negative number.
    """
    if signatures is not None and signatures < 0:
        raise BadValue("number", str(signatures))
    with workspace.edit(EditKind.LOGGED_DELIVERY, value=outcome.value) as editor:
        action_of_step(editor, action_id)
        entry = _entry(workspace, editor, said)
        return editor.put(
            Delivery(
                id=entry.id,
                city_action_id=action_id,
                outcome=outcome,
                signatures=signatures,
                received_by=entry.text,
                note=_kept(said),
                delivered_at=entry.occurred_at,
                entered_by=workspace.author,
            )
        )


def log_line(
    workspace: Workspace, *, typed: TypedEntry, counter: str = ""
) -> LogEntry | CountReport | Delivery | Incident:
    """Log a line of the entry bar that lacks nothing; one with an unknown city becomes a general note.

    Raises:
        BadValue: the line lacks something, or as for the others.
        RecordMissing: the plan does not have this action.
    """
    said = Said(
        text=typed.text,
        minutes_ago=typed.minutes_ago,
        is_key=typed.is_key,
        is_released=typed.is_released,
        heard_from=typed.heard_from,
        channel=typed.channel,
    )
    if not typed.candidates and typed.gap is not EntryGap.NO_CITY:
        return log_note(workspace, said=said)
    if typed.gap is not None or len(typed.candidates) != 1:
        raise BadValue("log entry", typed.text)
    action_id = typed.candidates[0].action_id
    if typed.kind is EntryKind.COUNT and typed.low is not None and typed.high is not None and typed.method:
        span = (typed.low, typed.high)
        return log_count(
            workspace, action_id=action_id, span=span, method=typed.method, counter=counter, said=said
        )
    if typed.kind is EntryKind.DELIVERY and typed.outcome is not None:
        return log_delivery(
            workspace, action_id=action_id, outcome=typed.outcome, signatures=typed.signatures, said=said
        )
    if typed.kind is EntryKind.INCIDENT and typed.severity is not None:
        return log_incident(
            workspace,
            action_id=action_id,
            title=typed.text,
            severity=typed.severity,
            minutes_ago=typed.minutes_ago,
            known=IncidentChange(category=typed.category, done=_kept(said)),
        )
    if typed.kind is EntryKind.NOTE:
        return log_note(workspace, said=said, action_id=action_id)
    return log_check_in(workspace, action_id=action_id, heard=typed.heard or Heard.OK, said=said)


def _entry(workspace: Workspace, reader: Reader, said: Said) -> LogEntry:
    """Return an entry of the city log with its two times."""
    text = said.text.strip()
    if len(text) > LONGEST_TEXT:
        raise BadValue("log entry", text[:60])
    if said.minutes_ago < 0:
        raise BadValue("number", str(said.minutes_ago))
    entered = corrected(workspace.clock(), reader)
    return LogEntry(
        id=workspace.new_id(),
        text=text,
        tier=LogTier.CITY,
        occurred_at=entered - timedelta(minutes=said.minutes_ago),
        entered_at=entered,
        entered_by=workspace.author,
        heard_from=said.heard_from.strip(),
        channel=said.channel.strip(),
        is_key=said.is_key,
        is_released=said.is_released,
    )


def _kept(said: Said) -> str:
    """Write what a record has no place for: who said it, by what way, and the flags."""
    return written_source(
        said.heard_from.strip(), said.channel.strip(), is_key=said.is_key, is_released=said.is_released
    )
