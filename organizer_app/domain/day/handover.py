"""Hold the page with which one shift at HQ hands over to the next: what is typed, known and printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.printed_frame import PrintedFrame
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.board import BoardBook
from organizer_app.domain.day.next_events import EventKind, NextEvent
from organizer_app.domain.model.day.incidents import Incident

if TYPE_CHECKING:
    from collections.abc import Sequence


# How a row of the log says that it tells of a handover; no other row comes this way.
HANDOVER_CHANNEL: Final = "handover"
# One side holds so much.
LONGEST_SITUATION: Final = 600
LONGEST_PROMISE: Final = 120
MOST_PROMISES: Final = 6
MOST_INCIDENTS: Final = 6
MOST_OVERDUE: Final = 8
MOST_EVENTS: Final = 8
HOURS_AHEAD: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedHandover:
    """What the person handing over types.

    Attributes:
        situation: how the day stands, in a few sentences; at most `LONGEST_SITUATION` characters.
        promises: what was promised to whom until when, a line each; at most `MOST_PROMISES`.
        giver: who hands over.
        taker: who takes over.
    """

    situation: str
    promises: tuple[str, ...]
    giver: str
    taker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    """What the plan knows at the moment of the handover; the legal-only log is no part of it.

    Attributes:
        number: number of the handover on this day, from 1.
        title: title of the mobilization.
        day: the day that is shown, or None.
        desk_zone: IANA zone of HQ.
        at: the moment by HQ's clock, UTC.
        typed: what was typed.
        book: every city.
        incidents: the open ones, the most severe first.
        line: the newest locked public line, empty without one.
        events: what happens in the next `HOURS_AHEAD` hours.
    """

    number: int
    title: str
    day: date | None
    desk_zone: str
    at: datetime
    typed: TypedHandover
    book: BoardBook
    incidents: tuple[Incident, ...]
    line: str
    events: tuple[NextEvent, ...]


class HandoverTable(NamedTuple):
    """A list on the page: heading, number, heads of its columns, rows, and what it leaves out."""

    heading: str
    tally: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str


class HandoverNumber(NamedTuple):
    """A large number with what it is, and a note below it."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedHandover:
    """Every text of the page.

    Attributes:
        frame: title, foot and the words of the page.
        frozen: since when nothing changes on it.
        situation: its heading and the typed words.
        giver: label and name of who hands over.
        taker: label and name of who takes over.
        numbers: reported, counted, and phases.
        share: how much of the cities reported, from 0 to 1.
        line: the public line.
        incidents: the open incidents.
        overdue: the cities on the ladder.
        promises: what was promised.
        upcoming: what happens next.
        by_hand: heading of the lines to write on.
        signed: labels of the two boxes to sign, of the signature, and of its time.
    """

    frame: PrintedFrame
    frozen: str
    situation: tuple[str, str]
    giver: tuple[str, str]
    taker: tuple[str, str]
    numbers: tuple[HandoverNumber, ...]
    share: float
    line: str
    incidents: HandoverTable
    overdue: HandoverTable
    promises: HandoverTable
    upcoming: HandoverTable
    by_hand: str
    signed: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class HandoverWords:
    """The words of the page: `printed` writes it, `logged` the row of the log that tells of it."""

    printed: Callable[[HandoverFacts], PrintedHandover]
    logged: Callable[[HandoverFacts], str]


def ready_handover(typed: TypedHandover) -> TypedHandover:
    """Return what was typed without spaces around it and empty lines.

    Raises:
        BadValue: a name is missing, or a text is longer than the page holds.
    """
    giver, taker, situation = (" ".join(each.split()) for each in (typed.giver, typed.taker, typed.situation))
    promises = tuple(" ".join(each.split()) for each in typed.promises if each.strip())
    for name in (giver, taker):
        if not name or len(name) > LONGEST_PROMISE:
            raise BadValue("handover name", name)
    if not situation or len(situation) > LONGEST_SITUATION:
        raise BadValue("handover situation", situation[:60])
    if len(promises) > MOST_PROMISES or any(len(each) > LONGEST_PROMISE for each in promises):
        raise BadValue("handover promise", promises[-1][:60])
    return TypedHandover(situation=situation, promises=promises, giver=giver, taker=taker)


def shown_events(events: Sequence[NextEvent]) -> tuple[NextEvent, ...]:
    """Return at most `MOST_EVENTS` events; where there are more, check-ins are left out first."""
    check_in = EventKind.CHECK_IN
    if len(events) > MOST_EVENTS:
        kept = [each for each in events if each.kind is not check_in]
        spare = max(MOST_EVENTS - len(kept), 0)
        routine = [each for each in events if each.kind is check_in][:spare]
        events = sorted((*kept, *routine), key=lambda each: each.at)
    return tuple(events[:MOST_EVENTS])
