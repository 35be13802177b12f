"""The lines of the timing screen: suggestions, and every city on three clocks against the rule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from typing_extensions import override

from organizer_app.domain.rows.place_groups import place_key
from organizer_app.domain.time.local_time import WallTimeKind, offset_minutes
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.button_list import (
    ButtonSource,
    LineButton,
    button_box,
    button_width,
    paint_button,
    paint_card_part,
)
from organizer_app.ui.widgets.two_lines import TwoLineWriter
from organizer_app.wording.language.zones import zone_family
from organizer_app.wording.plan import moment as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.domain.calendar.shared_moment import Suggestion
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.actions.scheduling import CityMoment, Moment
    from organizer_app.ui.widgets.lists.line_source import LineState


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


# Paints the timing cards: suggestions with their buttons, cities on three clocks


_HEAD: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_COLUMN: Final = TextStyle(TYPE_META, REGULAR)
_TITLE: Final = TextStyle(TYPE_BODY, MEDIUM)
_CITY: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_TIME: Final = TextStyle(TYPE_BODY, REGULAR, tabular=True)
_AMOUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_GAP: Final = 16
_HEAD_HEIGHT: Final = 44
_SUGGESTION_HEIGHT: Final = 56
_CITY_HEIGHT: Final = 38
_ICON: Final = 18
_SIDE: Final = 24
_INSIDE: Final = 16
_BAR: Final = 6
# The columns' shares of the width, and their minimum widths at 100 % text size.
_CLOCKS: Final = ((0.16, 148), (0.15, 134), (0.13, 100))
_RULE: Final = (0.24, 200)
APPLY: Final = "apply"
CHOOSE: Final = "choose"


class _Columns(NamedTuple):
    """The positions of a city's columns; the bar is to the right of `bar`, its words at the end."""

    city: QRectF
    clocks: tuple[QRectF, QRectF, QRectF]
    bar: QRectF
    amount: QRectF


class MomentPainter(ButtonSource[Line]):
    """Paints lines in one theme; without a rule, cities use the width of its column."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._writer = TwoLineWriter(theme, self._texts, _TITLE, _BELOW)
        self.is_ruled = True
        self.hot: tuple[Line | None, str] = (None, "")

    def height(self, line: Line) -> int:
        if isinstance(line, Head | ZoneHead):
            return self._theme.length(_HEAD_HEIGHT) + _GAP
        return self._theme.length(_CITY_HEIGHT if isinstance(line, TimedCity) else _SUGGESTION_HEIGHT)

    def key(self, line: Line) -> str:
        """Return the action of a city, or the ids a suggestion moves; heads without a button have no key."""
        if isinstance(line, TimedCity):
            return line.action_id
        if isinstance(line, SuggestionLine):
            return f"{line.title} {line.action_id}"
        return line.button if isinstance(line, Head) else ""

    def spoken(self, line: Line) -> str:
        if isinstance(line, Head):
            return f"{line.text}. {line.button}"
        if isinstance(line, SuggestionLine):
            return f"{line.title} {line.below}. {line.button}"
        if isinstance(line, TimedCity):
            parts = (line.city, line.local, line.desk, line.utc, line.amount, line.note)
            return ". ".join(part for part in parts if part)
        return line.text

    def typed(self, line: Line) -> str:
        """Return the city, for type-ahead."""
        return line.city if isinstance(line, TimedCity) else ""

    def buttons(self, line: Line, box: QRectF) -> list[LineButton]:
        """Return the button of a suggestion, or of all of them."""
        if not isinstance(line, Head | SuggestionLine) or not line.button:
            return []
        card = _card_box(box, is_head=isinstance(line, Head))
        code = APPLY if line.moves else CHOOSE
        icon = "check" if line.moves else "clock"
        width = button_width(self._texts, self._theme, line.button, icon)
        place = button_box(self._theme, card.right() - _INSIDE, card.center().y(), width)
        return [LineButton(code, line.button, icon, place)]

    @override
    def ring(self, line: Line, box: QRectF) -> QRectF:
        return _card_box(box, is_head=isinstance(line, Head | ZoneHead))

    def shortened(self, line: Line, box: QRectF) -> str:
        """Return the sentences of a suggestion that do not fit beside its button."""
        if not isinstance(line, SuggestionLine):
            return ""
        room = self._room(line, _card_box(box, is_head=False))
        is_cut = self._writer.is_cut(line.title, line.below, room.width())
        return f"{line.title} {line.below}" if is_cut else ""

    def _room(self, line: SuggestionLine, card: QRectF) -> QRectF:
        """Return the rectangles of a suggestion's two sentences."""
        theme = self._theme
        left = card.x() + _INSIDE + theme.length(_ICON) + 12
        right = card.right() - 2 * _INSIDE - button_width(self._texts, theme, line.button, "check")
        return self._writer.room(left, right, card.center().y())

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        is_head = isinstance(line, Head | ZoneHead)
        card = _card_box(box, is_head=is_head)
        is_end = isinstance(line, SuggestionLine | TimedCity) and line.is_end
        paint_card_part(
            painter, self._theme, card, is_first=is_head, is_last=is_end, is_pointed=state.is_pointed
        )
        if not is_head:
            rule = QRectF(card.x() + _INSIDE, box.y(), card.width() - 2 * _INSIDE, 1)
            painter.fillRect(rule, self._theme.color("border"))
        if isinstance(line, Head):
            self._texts.draw(painter, card.adjusted(_INSIDE, 0, 0, 0), line.text, _HEAD)
        elif isinstance(line, ZoneHead):
            self._paint_zone(painter, card, line)
        elif isinstance(line, SuggestionLine):
            self._paint_suggestion(painter, card, line)
        else:
            self._paint_city(painter, card, line)
        for button in self.buttons(line, box):
            paint_button(painter, self._theme, self._texts, button, is_hot=self.hot == (line, button.code))

    def _paint_zone(self, painter: QPainter, card: QRectF, line: ZoneHead) -> None:
        columns = self._columns(card)
        taken = self._texts.draw(painter, columns.city, line.text, _HEAD)
        self._texts.draw(painter, columns.city.adjusted(taken + 10, 0, 0, 0), line.cities, _COLUMN, "text2")
        # The amounts have no heading of their own.
        rule = columns.bar.united(columns.amount)
        for place, text in zip((*columns.clocks, rule), line.columns, strict=True):
            self._texts.draw(painter, place, text, _COLUMN, "text3")

    def _paint_suggestion(self, painter: QPainter, card: QRectF, line: SuggestionLine) -> None:
        theme, middle = self._theme, card.center().y()
        icon, color = ("clock", "accent") if line.moves else ("circle-help", "danger")
        spot = QPointF(card.x() + _INSIDE, round(middle - theme.length(_ICON) / 2))
        painter.drawPixmap(spot, theme.pixmap(icon, _ICON, color))
        self._writer.draw(painter, self._room(line, card), line.title, line.below)

    def _paint_city(self, painter: QPainter, card: QRectF, line: TimedCity) -> None:
        columns = self._columns(card)
        taken = self._texts.draw(painter, columns.city, line.city, _CITY)
        if line.note:
            note = columns.city.adjusted(taken + 10, 0, -8, 0)
            self._texts.draw(painter, note, line.note, _AMOUNT, "danger")
        for place, text in zip(columns.clocks, (line.local, line.desk, line.utc), strict=True):
            self._texts.draw(painter, place, text, _TIME, "text" if place is columns.clocks[0] else "text2")
        if line.share is not None:
            self._paint_bar(painter, columns.bar, line.share)
        color = "danger" if line.share else "text2"
        self._texts.draw(painter, columns.amount, line.amount, _AMOUNT, color, align=_RIGHT)

    def _paint_bar(self, painter: QPainter, place: QRectF, share: float) -> None:
        """Paint the distance from the rule: left when early, right when late, a tick when on time."""
        theme, middle = self._theme, round(place.center().y())
        height, x = theme.length(_BAR), round(place.center().x())
        painter.fillRect(QRectF(place.x(), middle, place.width(), 1), theme.color("border"))
        if share:
            length = max(3.0, abs(share) * place.width() / 2)
            left = x - length if share < 0 else x
            painter.fillRect(QRectF(left, middle - height / 2, length, height), theme.color("danger"))
        painter.fillRect(QRectF(x - 1, middle - height, 2, 2 * height), theme.color("control_line"))

    def _columns(self, card: QRectF) -> _Columns:
        inside, theme = card.adjusted(_INSIDE, 0, -_INSIDE, 0), self._theme
        rule = max(theme.length(_RULE[1]), inside.width() * _RULE[0]) if self.is_ruled else 0.0
        left = inside.right() - rule
        half = rule / 2
        bar = QRectF(left, inside.y(), half - 10, inside.height())
        amount = QRectF(left + half, inside.y(), rule - half, inside.height())
        clocks = []
        for share, least in reversed(_CLOCKS):
            width = max(theme.length(least), inside.width() * share)
            left -= width
            clocks.append(QRectF(left, inside.y(), width - 10, inside.height()))
        city = QRectF(inside.x(), inside.y(), left - inside.x() - 10, inside.height())
        return _Columns(city, (clocks[2], clocks[1], clocks[0]), bar, amount)


def _card_box(box: QRectF, *, is_head: bool) -> QRectF:
    return box.adjusted(_SIDE, _GAP if is_head else 0, -_SIDE, 0)
