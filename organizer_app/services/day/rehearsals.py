"""Rehearses a day on a copy of the plan: its clock runs faster, and nothing of it reaches the plan."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.ladder import LadderStep
from organizer_app.domain.day.rehearsal import (
    CHANNEL,
    SPEEDS,
    DeskEntry,
    Miss,
    Report,
    ReportKind,
    ScoreLine,
    Script,
    answers_between,
    first_moment,
    open_reports,
    score,
    script_of,
)
from organizer_app.domain.model.day.incidents import Incident
from organizer_app.domain.model.day.log_entries import LogEntry, LogTier
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.time.local_time import epoch_minutes, from_epoch_minutes
from organizer_app.environment.clock import utc_now
from organizer_app.environment.plan_clocks import RehearsalClock
from organizer_app.services.day.day_books import effective, read_day
from organizer_app.services.plan import protection
from organizer_app.services.plan.backups import save_copy
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.codecs import decode_moment, encode_moment
from organizer_app.storage.plan_facts import REHEARSAL, SAMPLE, fact_of, keep_fact
from organizer_app.storage.plan_file import open_plan_file, remove_plan_file
from organizer_app.storage.plan_use import PlanUse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.day_books import DayBook

# What a copy must not share with its plan: no laptop may take its changes, it joins no hub, and its clock is
# that of the rehearsal.
_SHARED: Final = ("hub", SAMPLE)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal as its plan file keeps it.

    Attributes:
        plan: the file that it is a copy of.
        begun: real moment from which its clock counts, UTC.
        starts: what its clock said then, UTC.
        speed: how fast its clock runs.
        played: until when cities have reported by themselves, in minutes since 1970-01-01 UTC.
        script: what goes wrong.
    """

    plan: str
    begun: datetime
    starts: datetime
    speed: int
    played: int
    script: Script


@dataclass(frozen=True, slots=True)
class RehearsalNews:
    """Where a rehearsal is.

    Attributes:
        now: its moment, in minutes since 1970-01-01 UTC.
        script: what goes wrong.
        told: what was told and is not logged yet, the oldest first.
        cities: the name of each city in the script.
        lines: what the desk made of what went wrong so far.
    """

    now: int
    script: Script
    told: tuple[Report, ...]
    cities: dict[str, str]
    lines: tuple[ScoreLine, ...]


def begin_rehearsal(
    workspace: Workspace,
    *,
    new: Path,
    mark: str,
    speed: int = SPEEDS[-1],
    seed: int = 0,
    starts: datetime | None = None,
    real: Clock = utc_now,
) -> None:
    """Make a copy of the plan whose clock runs through the day; the plan itself stays as it is.

    Args:
        workspace: the plan.
        new: the copy; must not exist.
        mark: what stands before the name of the copy's mobilizations, so that every page of it says so.
        speed: how fast its clock runs.
        seed: chooses what goes wrong.
        starts: where its clock begins, UTC; None for shortly before the first check-in.
        real: this computer's clock.

    Raises:
        BadValue: a speed that is not offered, or a day on which no city has a time.
        NothingFound: the plan has no day.
        PlanExists, CannotWrite, DiskFull: there is no copy.
    """
    if speed not in SPEEDS:
        raise BadValue("speed", str(speed))
    day = read_day(workspace)
    cities = [state.city for state in day.book.states()]
    first = first_moment(cities) if starts is None else epoch_minutes(starts)
    if first is None:
        raise BadValue("day", day.title)
    save_copy(workspace, new=new)
    script = script_of(cities, first, Random(seed))
    rehearsal = Rehearsal(str(workspace.path), real(), from_epoch_minutes(first), speed, 0, script)
    _make_rehearsal(workspace, new, mark, rehearsal)


def _make_rehearsal(plan: Workspace, new: Path, mark: str, rehearsal: Rehearsal) -> None:
    """Mark the copy, and cut whatever would let it meet the plan or other laptops again."""
    key = protection.key_of(plan) if plan.key_of_file else None
    copy = Workspace(
        open_plan_file(new, passphrase=key),
        new,
        clock=lambda: rehearsal.starts,
        new_id=plan.new_id,
        gazetteer=lambda: plan.gazetteer,
    )
    try:
        with copy.edit(EditKind.PLAYED_REHEARSAL) as editor:
            for each in editor.all(Mobilization):
                editor.put(replace(each, title=f"{mark} {each.title}"))
            keep_fact(editor.connection, "plan_id", plan.new_id())
            for fact in _SHARED:
                keep_fact(editor.connection, fact, "")
            keep_fact(editor.connection, REHEARSAL, _told(rehearsal))
    finally:
        copy.close()


def clear_rehearsals_left(copies: Iterable[Path]) -> None:
    """Delete the copies that a program left when it was killed; one that a program has open stays."""
    for copy in copies:
        if not PlanUse(copy, PlanUser.WINDOW).is_shared:
            with suppress(OSError):
                remove_plan_file(copy)


def rehearsal_of(workspace: Workspace) -> Rehearsal | None:
    """Return the rehearsal that a plan file is; None for any other plan."""
    with workspace.read() as reader:
        told = fact_of(reader.connection, REHEARSAL)
    return _read(told) if told else None


def take_clock(workspace: Workspace, real: Clock = utc_now) -> bool:
    """Let a rehearsal live by its own clock, and without backups; return whether the plan is one."""
    rehearsal = rehearsal_of(workspace)
    if rehearsal is None:
        return False
    workspace.clock = RehearsalClock(rehearsal.begun, rehearsal.starts, rehearsal.speed, real)
    workspace.backups = None
    return True


def change_speed(workspace: Workspace, *, speed: int) -> None:
    """Let the clock of a rehearsal go on at another speed; 0 stops it.

    Raises:
        BadValue: a speed that is not offered, or the plan is no rehearsal.
    """
    rehearsal, clock = rehearsal_of(workspace), workspace.clock
    if speed not in SPEEDS or rehearsal is None or not isinstance(clock, RehearsalClock):
        raise BadValue("speed", str(speed))
    clock.run_at(speed)
    kept = replace(rehearsal, begun=clock.begun, starts=clock.starts, speed=speed)
    workspace.keep_fact(REHEARSAL, _told(kept))


def play(workspace: Workspace) -> RehearsalNews | None:
    """Let the cities report what is due by now; return where the rehearsal is, or None for another plan.

    What they report is a step that nobody undoes by accident: undo takes back the desk's own entries alone.
    """
    rehearsal = rehearsal_of(workspace)
    if rehearsal is None:
        return None
    day = read_day(workspace)
    now = epoch_minutes(workspace.clock())
    if now > rehearsal.played:
        _report(workspace, day, rehearsal, now)
    logged = _logged(workspace, day)
    return RehearsalNews(
        now,
        rehearsal.script,
        open_reports(rehearsal.script, logged, now),
        {state.city.action_id: state.city.city for state in day.book.states()},
        score(rehearsal.script, logged, now),
    )


def _report(workspace: Workspace, day: DayBook, rehearsal: Rehearsal, now: int) -> None:
    entries = []
    for state in day.book.states():
        city = state.city
        heard = day.book.entries_of(city.action_id)
        for at, outcome in answers_between(city, rehearsal.script, heard, rehearsal.played, now):
            moment = from_epoch_minutes(at)
            entries.append(
                LogEntry(
                    id=workspace.new_id(),
                    text="",
                    tier=LogTier.CITY,
                    mobilization_id=day.mobilization_id,
                    city_action_id=city.action_id,
                    heard=outcome,
                    occurred_at=moment,
                    entered_at=moment,
                    channel=CHANNEL,
                )
            )
    kept = _told(replace(rehearsal, played=now))
    if not entries:
        workspace.keep_fact(REHEARSAL, kept)
        return
    with workspace.edit(EditKind.PLAYED_REHEARSAL) as editor:
        editor.add_all(entries)
        keep_fact(editor.connection, REHEARSAL, kept)


def _logged(workspace: Workspace, day: DayBook) -> dict[str, list[DeskEntry]]:
    """Return what the desk logged itself, by action."""
    found: dict[str, list[DeskEntry]] = defaultdict(list)
    with workspace.read() as reader:
        entries = effective(reader.all(LogEntry, mobilization_id=day.mobilization_id))
        incidents = reader.all(Incident, mobilization_id=day.mobilization_id)
    for entry in entries:
        if entry.channel != CHANNEL and entry.heard is not None and entry.occurred_at is not None:
            found[entry.city_action_id].append(DeskEntry(epoch_minutes(entry.occurred_at), entry.heard))
    for each in incidents:
        if each.occurred_at is not None:
            found[each.city_action_id].append(DeskEntry(epoch_minutes(each.occurred_at), None))
    return found


def _told(rehearsal: Rehearsal) -> str:
    script = rehearsal.script
    return json.dumps(
        {
            "plan": rehearsal.plan,
            "begun": encode_moment(rehearsal.begun),
            "starts": encode_moment(rehearsal.starts),
            "speed": rehearsal.speed,
            "played": rehearsal.played,
            "misses": [
                [each.action_id, each.due, each.answers.value, each.late, each.answers_at]
                for each in script.misses
            ],
            "reports": [[each.action_id, each.at, each.kind.value] for each in script.reports],
        }
    )


def _read(told: str) -> Rehearsal:
    kept = json.loads(told)
    misses = (Miss(one, due, LadderStep(step), late, at) for one, due, step, late, at in kept["misses"])
    reports = (Report(action_id, at, ReportKind(kind)) for action_id, at, kind in kept["reports"])
    return Rehearsal(
        kept["plan"],
        decode_moment(kept["begun"]),
        decode_moment(kept["starts"]),
        kept["speed"],
        kept["played"],
        Script(tuple(misses), tuple(reports)),
    )
