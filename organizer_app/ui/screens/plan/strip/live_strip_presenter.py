"""Decides what the strip below the map shows: the day, the span, who is live and who misses it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from organizer_app.domain.calendar.concurrency import QUARTER, Concurrency, UtcSpan, concurrency_of, missing
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.place_groups import place_key
from organizer_app.domain.time.local_time import offset_minutes
from organizer_app.wording.language.shared_moments import together
from organizer_app.wording.language.zones import zone_family
from organizer_app.wording.plan import live_strip as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.calendar.shared_windows import SharedWindow
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.ui.screens.plan.store.plan_view import Shown


APART: Final = "apart"
_APART = frozenset({SimultaneityRule.SAME_LOCAL_TIME.value, SimultaneityRule.RELAY.value})


class StripShown(NamedTuple):
    """What the strip shows.

    Attributes:
        day: its local day as ISO text, empty if no action has one.
        live: the actions over that day.
        span: the marked span: selected, else of the rule, else the best; None without times.
        is_best: whether it is the automatic one.
        sentence: the number of cities that are live throughout it.
        missing: the number of cities that miss it.
        untimed: how many of those have no start or no end.
        desk_zone: IANA zone of the axis.
        missed: what they miss: the span, others live together under a rule, or its wall time; or nothing, as
            the rule has cities start at different instants.
    """

    day: str
    live: Concurrency
    span: UtcSpan | None
    is_best: bool
    sentence: str
    missing: int
    untimed: int
    desk_zone: str
    missed: str = "span"


class StripView(Protocol):
    """What the presenter calls on the strip."""

    def show_strip(self, shown: StripShown) -> None:
        """Show a day and a span of it."""


class LiveStripPresenter:
    """Holds the day and the span of the strip.

    Args:
        view: the strip.
        select: selects cities by key.
        anchor_of: returns T-0 as ISO text, empty while it is undecided.
    """

    def __init__(
        self, view: StripView, select: Callable[[Sequence[str]], None], anchor_of: Callable[[], str]
    ) -> None:
        self._view = view
        self._select = select
        self._anchor_of = anchor_of
        self._chosen: UtcSpan | None = None
        self._day = ""
        self._zone = "UTC"
        self._live = Concurrency(0, (), {}, None)
        self._rule: UtcSpan | None = None
        self._window: SharedWindow | None = None
        self._is_apart = False

    def show_rows(self, shown: Shown) -> None:
        """Count the actions that pass a filter; a selected span stays while its day does."""
        day = day_of(shown, self._anchor_of())
        if day != self._day:
            self._chosen = None
        self._day, self._zone = day, shown.desk_zone or "UTC"
        rows = [row for row in shown.rows if row.day == day] if day else []
        offset_of = partial(offset_minutes, day=date.fromisoformat(day)) if day else lambda _zone: 0
        self._live = concurrency_of(rows, clock_of=zone_family, city_of=_city_key, offset_of=offset_of)
        self._window = _window_of(rows, shown.head, day)
        self._rule = _span_of(self._window)
        head = shown.head
        self._is_apart = head is not None and head.anchor_date == day and head.rule in _APART
        self._show()

    def choose(self, span: UtcSpan) -> None:
        """Mark a span; an empty one selects the best one."""
        self._chosen = span if span.end > span.start else None
        self._show()

    def move(self, step: int, *, widens: bool) -> None:
        """Move the marked span, or its end, by some quarter hours within the day."""
        span = self._span()
        if span is None:
            return
        first, last = self._live.start, self._live.start + self._live.quarters * QUARTER
        if widens:
            end = min(max(span.end + step * QUARTER, span.start + QUARTER), last)
            self.choose(UtcSpan(span.start, end))
        else:
            start = min(max(span.start + step * QUARTER, first), last - QUARTER)
            self.choose(UtcSpan(start, start + QUARTER))

    def select_missing(self) -> None:
        """Select the cities that miss the span, or the rule while the span is its own."""
        if self._span() is not None:
            self._select(self._absent())

    def _span(self) -> UtcSpan | None:
        return self._chosen or self._rule or self._live.best

    @property
    def _by_rule(self) -> SharedWindow | None:
        """The overlap that a rule sets, which says who is counted, unless another span was chosen."""
        window = self._window
        return window if self._chosen is None and window is not None and window.is_rule else None

    def _absent(self) -> Sequence[str]:
        """Return the keys of the cities that the sentence does not count as live."""
        span, window = self._span(), self._by_rule
        if window is not None:
            return window.off
        return missing(self._live, span) if span else ()

    def _missed(self) -> str:
        window = self._by_rule
        if window is not None:
            return "together" if window.wall is None else "wall"
        return APART if self._is_apart else "span"

    def _counted(self, when: str) -> str:
        """Count the cities of the overlap that a rule sets as the timeline does; empty for any other span."""
        window = self._by_rule
        if window is None:
            return ""
        return together(window) if window.span is None else words.shared(window.live, window.of, when)

    def _show(self) -> None:
        span, count = self._span(), len(self._live.cities)
        absent, window = self._absent(), self._by_rule
        untimed = window.untimed if window else sum(not self._live.cities[city] for city in absent)
        sentence = words.no_times() if self._day else words.no_day()
        if span is not None:
            when = words.span_words(span.start, span.end, self._zone, self._day)
            sentence = self._counted(when) or words.shared(count - len(absent), count, when)
        is_best = self._chosen in {None, self._rule or self._live.best}
        self._view.show_strip(
            StripShown(
                self._day,
                self._live,
                span,
                is_best,
                sentence,
                len(absent),
                untimed,
                self._zone,
                self._missed(),
            )
        )


def _window_of(rows: Sequence[ActionRow], head: MobilizationHead | None, day: str) -> SharedWindow | None:
    """Return the overlap of a day as the timeline counts it."""
    # The first picture of a large plan has an empty strip.
    from organizer_app.domain.calendar.shared_windows import window_of

    return window_of(rows, head, day) if rows else None


def _span_of(window: SharedWindow | None) -> UtcSpan | None:
    """Return the window that a mobilization's rule sets for all time zones, or None."""
    if window is None or not window.is_rule or window.span is None:
        return None
    return UtcSpan(window.span.starts, window.span.ends)


def day_of(shown: Shown, anchor_date: str) -> str:
    """Return the strip's ISO day: the only one in the filter, else T-0, else the one with most actions."""
    wanted = shown.wanted
    if wanted.first_day and wanted.first_day == wanted.last_day:
        return wanted.first_day
    counts = Counter(row.day for row in shown.rows if row.day)
    if anchor_date in counts:
        return anchor_date
    return max(counts, key=lambda day: (counts[day], day), default="")


def _city_key(row: ActionRow) -> str:
    return row.place_id or place_key(row)
