"""Learn from days that are over how many people come of those expected, and how many marshals they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.day.lessons import RatioKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

# Fewer actions are no rule: two rallies of one day would change every rally of the next.
LEAST_ACTIONS: Final = 3
_PER: Final = {RatioKind.TURNOUT: 100, RatioKind.MARSHALS: 1000}
# Before anything was learned, as many people come as are expected, and one of 50 is a marshal (guides ask for
# one in 50 at large and one in 100 at short actions: mnwactionhub.blogspot.com, March 2026).
DEFAULT_RATIOS: Final[Mapping[RatioKind, int]] = {RatioKind.TURNOUT: 100, RatioKind.MARSHALS: 20}


class RatioKey(NamedTuple):
    """What a ratio is about: a tactic everywhere, or everything in one city."""

    kind: RatioKind
    tactic: str = ""
    place_id: str = ""


class UsedRatio(NamedTuple):
    """A ratio in use, and over how many actions it is the mean; none for a default."""

    ratio: int
    actions: int = 0


class PastAction(NamedTuple):
    """An action that is over and was counted.

    Attributes:
        action_id: its id.
        tactic: code of its tactic.
        place_id: its city, or empty.
        expected: people expected, None or 0 when nobody said.
        counted: the middle of its count.
        marshals: marshals who were there, 0 when none is known.
    """

    action_id: str
    tactic: str
    place_id: str
    expected: int | None
    counted: float
    marshals: int


@dataclass(frozen=True, slots=True)
class Learned:
    """What past actions say of one ratio.

    Attributes:
        key: what it is about.
        used: what the forecast uses now.
        of_day: actions of the day that is looked at.
        this_day: the ratio of that day alone, or None without such an action.
        actions: all past actions.
        ratio: the ratio over all of them.
    """

    key: RatioKey
    used: UsedRatio
    of_day: int
    this_day: int | None
    actions: int
    ratio: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough actions to learn from."""
        return self.actions >= LEAST_ACTIONS

    @property
    def is_new(self) -> bool:
        """Whether taking it over would change what the forecast uses, or on how many actions that rests."""
        return self.is_enough and (self.ratio, self.actions) != self.used


def learned_ratios(
    past: Sequence[PastAction], day: Collection[str], used: Mapping[RatioKey, UsedRatio]
) -> tuple[Learned, ...]:
    """Return what each tactic of a day taught, and each of its cities with enough actions to learn from.

    A ratio is all people over all people, so that a large crowd weighs more than a small one.

    Args:
        past: every counted action that is over, of this day and of earlier ones.
        day: ids of the actions of the day that is looked at.
        used: what the forecast uses.
    """
    found: list[Learned] = []
    for kind in RatioKind:
        fitting = [each for each in past if _parts(kind, each) is not None]
        today = [each for each in fitting if each.action_id in day]
        for tactic in sorted({each.tactic for each in today}):
            same = [each for each in fitting if each.tactic == tactic]
            found.append(_learned(RatioKey(kind, tactic), same, day, used))
        for place_id in sorted({each.place_id for each in today} - {""}):
            same = [each for each in fitting if each.place_id == place_id]
            if len(same) >= LEAST_ACTIONS:
                found.append(_learned(RatioKey(kind, place_id=place_id), same, day, used))
    return tuple(found)


def _learned(
    key: RatioKey,
    actions: Sequence[PastAction],
    day: Collection[str],
    used: Mapping[RatioKey, UsedRatio],
) -> Learned:
    today = [each for each in actions if each.action_id in day]
    known = used.get(key, UsedRatio(DEFAULT_RATIOS[key.kind]))
    this_day = _ratio(key.kind, today) if today else None
    return Learned(key, known, len(today), this_day, len(actions), _ratio(key.kind, actions))


def _parts(kind: RatioKind, action: PastAction) -> tuple[float, float] | None:
    """Return what is divided by what, or None where that would say nothing."""
    if kind is RatioKind.TURNOUT:
        return (action.counted, action.expected) if action.expected else None
    return (action.marshals, action.counted) if action.marshals and action.counted else None


def _ratio(kind: RatioKind, actions: Iterable[PastAction]) -> int:
    parts = [each for each in (_parts(kind, action) for action in actions) if each is not None]
    return round(_PER[kind] * sum(top for top, _ in parts) / sum(bottom for _, bottom in parts))


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many people will probably come to an action, and how many marshals they need.

    Attributes:
        people: people forecast; expected is a goal, and a third number is what was counted.
        turnout: the ratio that was used.
        is_of_city: whether it was learned in this city, and not from the tactic everywhere.
        marshals: marshals needed.
        marshal_ratio: the ratio that was used for them.
    """

    people: int
    turnout: UsedRatio
    is_of_city: bool
    marshals: int
    marshal_ratio: UsedRatio


def forecast(
    expected: int | None, tactic: str, place_id: str, used: Mapping[RatioKey, UsedRatio]
) -> Forecast | None:
    """Return the forecast of an action; None where nobody said how many are expected.

    What was learned in its city wins over what was learned from its tactic.
    """
    if not expected:
        return None
    turnout, is_of_city = _used_for(RatioKind.TURNOUT, tactic, place_id, used)
    people = round(expected * turnout.ratio / _PER[RatioKind.TURNOUT])
    marshal_ratio, _is_of_city = _used_for(RatioKind.MARSHALS, tactic, place_id, used)
    marshals = -(-people * marshal_ratio.ratio // _PER[RatioKind.MARSHALS])
    return Forecast(people, turnout, is_of_city, marshals, marshal_ratio)


def _used_for(
    kind: RatioKind, tactic: str, place_id: str, used: Mapping[RatioKey, UsedRatio]
) -> tuple[UsedRatio, bool]:
    of_city = used.get(RatioKey(kind, place_id=place_id)) if place_id else None
    if of_city is not None:
        return of_city, True
    return used.get(RatioKey(kind, tactic), UsedRatio(DEFAULT_RATIOS[kind])), False
