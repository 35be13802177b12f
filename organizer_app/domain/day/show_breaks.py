"""Find the breaks between the parts of an action, so that a pause is not taken for a crowd or for the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.day.drift import CueTimes


class Break(NamedTuple):
    """A stretch between two parts of an action; minutes since 1970-01-01 UTC.

    Attributes:
        starts: when the part before it is over.
        ends: when the next part begins; None where somebody has to say that it began.
        until: when the last part is over.
        planned: when the next part begins by its plan; None without a time.
        part: title of the next part.
    """

    starts: int
    ends: int | None
    until: int
    planned: int | None = None
    part: str = ""


def breaks_of(cues: Sequence[CueTimes], opens: int, least: int) -> tuple[Break, ...]:
    """Return the breaks of a run of show, in order.

    Where nobody noted when a cue really started, the plan counts. Where somebody did, what really happened
    counts, and what follows has not begun before it is said to have. What ends before the action opens is
    set-up and no part of it.

    Args:
        cues: the cues of one action, in order.
        opens: start of the action, in minutes since 1970-01-01 UTC.
        least: a shorter pause, in minutes, is the change from one cue to the next and no break.
    """
    started = [spot for spot, cue in enumerate(cues) if cue.started is not None]
    until = max((end for cue in cues if (end := _end(cue)) is not None), default=opens)
    found: list[Break] = []
    free: int | None = None
    for spot, cue in enumerate(cues):
        # One before those that were noted went by its plan, or was left out.
        waits = bool(started) and spot > started[-1]
        begins = cue.started if cue.started is not None else cue.starts
        if begins is None:
            continue
        if free is not None and free > opens:
            is_break = begins - free >= least
            if waits:
                # A pause that was not planned becomes a break once it is long.
                found.append(Break(free if is_break else free + least, None, until, cue.starts, cue.title))
            elif is_break:
                found.append(Break(free, begins, until, cue.starts, cue.title))
        ends = _end(cue)
        if waits or (cue.started is not None and cue.ended is None) or ends is None:
            # Nothing is known of what follows a cue that runs or has not begun.
            break
        free = ends if free is None else max(free, ends)
    return tuple(found)


def break_at(breaks: Sequence[Break], now: int) -> Break | None:
    """Return the break in which a moment lies, or None."""
    inside = (each for each in breaks if each.starts <= now and (each.ends is None or now < each.ends))
    return next(inside, None)


def _end(cue: CueTimes) -> int | None:
    if cue.ended is not None or cue.started is None:
        return cue.ends if cue.ended is None else cue.ended
    length = cue.ends - cue.starts if cue.starts is not None and cue.ends is not None else 0
    return cue.started + length
