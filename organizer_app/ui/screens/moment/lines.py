"""The lines of the timing screen: suggestions, and every city on three clocks against the rule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.rows.place_groups import place_key
from organizer_app.domain.time.local_time import WallTimeKind, offset_minutes
from organizer_app.wording.language.zones import zone_family
from organizer_app.wording.plan import moment as words

if TYPE_CHECKING:
    from organizer_app.domain.calendar.shared_moment import Suggestion
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.actions.scheduling import CityMoment, Moment


# A day for cities without one: any day will do to put clocks in order.
_SOME_DAY: Final = date(2019, 7, 15)


class Head(NamedTuple):
    """The first line of the suggestions card.

    Attributes:
        text: the subject of the card.
        button: the label of the button that applies all suggestions; empty for none.
        moves: ids of the actions that it moves.
    """

    text: str
    button: str = ""
    moves: tuple[str, ...] = ()


class ZoneHead(NamedTuple):
    """The first line of a card of cities: a time zone, the number of its cities, and the column headings."""

    text: str
    cities: str
    columns: tuple[str, str, str, str]


class SuggestionLine(NamedTuple):
    """One change that brings cities in.

    Attributes:
        title: the change.
        below: further information.
        button: the label of its button.
        moves: ids of the actions that it moves; empty if it moves none because no clock shows the time.
        action_id: the action to open instead, or an empty text.
        is_end: whether the line is the last of the card.
    """

    title: str
    below: str
    button: str
    moves: tuple[str, ...]
    action_id: str = ""
    is_end: bool = False


class TimedCity(NamedTuple):
    """One city.

    Attributes:
        action_id: its action.
        city: its name, after its turn in a relay.
        local: its start in local time; desk and utc: the same instant there.
        amount: its distance from the rule, in words.
        share: its distance from the rule, -1 to 1 of the largest, or None if unknown.
        note: how a clock change affects its start, or an empty text.
        is_end: whether the line is the last of the card.
    """

    action_id: str
    city: str
    local: str
    desk: str
    utc: str
    amount: str
    share: float | None
    note: str = ""
    is_end: bool = False


Line = Head | ZoneHead | SuggestionLine | TimedCity


def lines_of(moment: Moment, *, moves_own: bool = False) -> list[Line]:
    """Return all lines of the screen.

    Args:
        moment: the timing.
        moves_own: whether the button for all suggestions also moves actions with a time of their own; each of
            them then has a line, so that it is named before.
    """
    return [*_suggested(moment, moves_own=moves_own), *_cities(moment)]


def own_times(moment: Moment) -> int:
    """Return how many actions have a time of their own that a suggestion would replace."""
    return sum(len(each.action_ids) for each in moment.suggestions if each.has_own_time and each.exists)


def _suggested(moment: Moment, *, moves_own: bool) -> list[Line]:
    asked = [city for city in moment.cities if city.kind is not WallTimeKind.ONCE]
    if not moment.suggestions and not asked:
        return []
    real = [each for each in moment.suggestions if each.kind is not WallTimeKind.SKIPPED]
    included = [each for each in real if moves_own or not each.has_own_time]
    everybody = tuple(action_id for each in included for action_id in each.action_ids)
    is_suggested = bool(moment.suggestions)
    said = words.suggestions_head(*_outside_and_untimed(moment)) if is_suggested else words.asked_head()
    head = Head(said)
    if len(included) > 1 or (included and len(real) > 1):
        head = head._replace(button=words.apply_all(len(everybody)), moves=everybody)
    rows = {city.row.action_id: city.row for city in moment.cities}
    lines = [
        line for each in moment.suggestions for line in _lines_of_suggestion(each, rows, moves_own=moves_own)
    ]
    lines += [
        SuggestionLine(*words.asked(city.row, city.kind), words.choose_time(), (), city.row.action_id)
        for city in asked
    ]
    return [head, *lines[:-1], lines[-1]._replace(is_end=True)]


def _outside_and_untimed(moment: Moment) -> tuple[int, int]:
    """Return how many cities could come in from off schedule, and how many have no start yet."""
    suggested = {action_id for each in moment.suggestions for action_id in each.action_ids}
    rows = [city.row for city in moment.cities if city.row.action_id in suggested]
    outside = {place_key(row) for row in rows if row.starts is not None}
    return len(outside), len({place_key(row) for row in rows if row.starts is None})


def _lines_of_suggestion(
    each: Suggestion, rows: dict[str, ActionRow], *, moves_own: bool
) -> list[SuggestionLine]:
    """Return a line for a suggestion, or one per action while the times they have may be overwritten."""
    if moves_own and each.has_own_time and each.exists:
        return [
            SuggestionLine(*words.own_time(each, rows[action_id]), words.apply(), (action_id,))
            for action_id in each.action_ids
        ]
    return [_suggestion(each, rows)]


def _suggestion(each: Suggestion, rows: dict[str, ActionRow]) -> SuggestionLine:
    named, day = [rows[action_id] for action_id in each.action_ids[:4]], each.day.isoformat()
    names = [words.city_with_time(row, day) if each.has_own_time else words.city_of_row(row) for row in named]
    title, below = words.suggestion(each, names)
    if each.kind is WallTimeKind.SKIPPED:
        return SuggestionLine(title, below, words.choose_time(), (), each.action_ids[0])
    return SuggestionLine(title, below, words.apply(), each.action_ids)


def _cities(moment: Moment) -> list[Line]:
    """Return a card per time zone, from east to west; one card for all cities of a relay, in its order."""
    farthest = max((abs(city.deviation) for city in moment.cities if city.deviation), default=0)
    is_ruled = any(city.deviation is not None for city in moment.cities)
    columns = words.columns(moment.head.desk_zone, is_ruled=is_ruled)
    if any(city.turn for city in moment.cities):
        ordered = sorted(moment.cities, key=lambda city: city.turn or len(moment.cities) + 1)
        head = ZoneHead(words.relay_head(is_ordered=moment.is_ordered), words.count(len(ordered)), columns)
        return _card(head, ordered, moment, farthest)
    cards: dict[str, list[CityMoment]] = {}
    for city in moment.cities:
        cards.setdefault(zone_family(city.row.zone), []).append(city)
    lines: list[Line] = []
    for held in sorted(cards.values(), key=_east_to_west):
        head = ZoneHead(words.zone_head(held[0].row.zone), words.count(len(held)), columns)
        lines += _card(head, held, moment, farthest)
    return lines


def _east_to_west(held: list[CityMoment]) -> tuple[bool, int]:
    """Order time zones by UTC offset on the day of their first city; unknown ones come last."""
    row = held[0].row
    if not row.zone:
        return True, 0
    return False, -offset_minutes(row.zone, date.fromisoformat(row.day) if row.day else _SOME_DAY)


def _card(head: ZoneHead, cities: list[CityMoment], moment: Moment, farthest: int) -> list[Line]:
    lines = [_city(city, moment, farthest) for city in cities]
    return [head, *lines[:-1], lines[-1]._replace(is_end=True)]


def _city(city: CityMoment, moment: Moment, farthest: int) -> TimedCity:
    row, head = city.row, moment.head
    share = None if city.deviation is None else city.deviation / farthest if farthest else 0.0
    return TimedCity(
        row.action_id,
        words.turn(city.turn, words.city_of_row(row)),
        *words.three_clocks(row, head.desk_zone, head.anchor_date),
        words.deviation(city.deviation),
        share,
        words.clock_note(city.kind) if city.kind is not WallTimeKind.ONCE else "",
    )
