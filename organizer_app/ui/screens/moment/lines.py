"""The lines of the shared moment: what brings cities in, then every city against the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.local_time import WallTimeKind
from organizer_app.wording import moment as words

if TYPE_CHECKING:
    from organizer_app.services.scheduling import Moment


class Head(NamedTuple):
    """Names the lines below it."""

    text: str


class MomentLine(NamedTuple):
    """A suggestion, or a city.

    Attributes:
        icon: its icon.
        title: the upper line.
        below: the lower line.
        right: how far outside the rule.
        is_outside: whether the right part is drawn in the colour of danger.
        moves: ids of the actions that it moves when it is opened; empty for a city.
        action_id: the action it shows when it is opened; empty for a suggestion.
    """

    icon: str
    title: str
    below: str
    right: str = ""
    is_outside: bool = False
    moves: tuple[str, ...] = ()
    action_id: str = ""


Line = Head | MomentLine


def lines_of(moment: Moment) -> list[Line]:
    """Return all lines of a moment."""
    lines: list[Line] = []
    real = [each for each in moment.suggestions if each.kind is not WallTimeKind.SKIPPED]
    everybody = tuple(action_id for each in real for action_id in each.action_ids)
    if moment.suggestions:
        lines.append(Head(words.suggestions_head(sum(len(each.action_ids) for each in moment.suggestions))))
    if len(real) > 1:
        lines.append(MomentLine("clock", *words.move_all(len(everybody)), moves=everybody))
    for each in moment.suggestions:
        moves = each.action_ids if each.kind is not WallTimeKind.SKIPPED else ()
        lines.append(MomentLine("clock", *words.suggestion(each), moves=moves))
    if moment.cities:
        lines.append(Head(words.cities_head()))
    for city in moment.cities:
        title, below = words.city_line(city.row, moment.head.desk_zone)
        right = words.deviation(city.deviation)
        line = MomentLine("map-pin", title, below, right, bool(city.deviation), action_id=city.row.action_id)
        lines.append(line)
    return lines
