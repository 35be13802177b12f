"""The line that may be said in public: first what was counted, then, apart, an estimate with its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.day.counting import Imputation, rounded_down, rounded_up
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of
from organizer_app.wording.day.board import clock_at, zone_name
from organizer_app.wording.language import second_counts
from organizer_app.wording.language.dates import weekday_day
from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.day.counting import NumberLine

runs_high = said("Larger cities reported first, so this is likely too high.")


def public_line(number: NumberLine, now: int, desk_zone: str, day: date | None) -> str:
    """Write the line that may be said in public: rounded outward, with what it leaves out.

    Who quotes its first sentence alone says only what was counted.

    Args:
        number: the number.
        now: when it was so, in minutes since 1970-01-01 UTC.
        desk_zone: IANA zone of HQ.
        day: the day that is counted; the line names any other one on which it is said.
    """
    by = _by(now, desk_zone, day)
    if not number.reported and number.waiting:
        return second_counts.none_told(number.waiting, number.cities, by)
    if not number.reported:
        return _("{by}, no city of {cities} had reported.").format(by=by, cities=f"{number.cities:,}")
    line = ngettext(
        "{by}, {reported} of {cities} city had reported: {people}.",
        "{by}, {reported} of {cities} cities had reported: {people}.",
        number.cities,
    ).format(
        by=by,
        reported=f"{number.reported:,}",
        cities=f"{number.cities:,}",
        people=_people(number.low, number.high),
    )
    waiting = second_counts.waiting_beside(number.waiting, number.reported)
    return " ".join(filter(None, (line, f"{waiting}." if waiting else "", *_estimate(number))))


def _by(now: int, desk_zone: str, day: date | None) -> str:
    time, its = clock_at(now, desk_zone), local_of(from_epoch_minutes(now), desk_zone or "UTC").day
    if day is None or its == day:
        return _("By {time} {zone}").format(time=time, zone=zone_name(desk_zone))
    form = _("By {time} {zone} on {day}")
    return form.format(time=time, zone=zone_name(desk_zone), day=weekday_day(its.isoformat()))


def _people(low: int, high: int) -> str:
    low, high = rounded_down(low), rounded_up(high)
    if low == high:
        return ngettext("{count} person", "{count} people", low).format(count=f"{low:,}")
    return _("between {low} and {high} people").format(low=f"{low:,}", high=f"{high:,}")


def _estimate(number: NumberLine) -> tuple[str, ...]:
    """Say the estimate with its rule, and that it runs high while it does; nothing where none is made."""
    if number.rule is Imputation.NONE or not number.filled:
        return ()
    if number.rule is Imputation.MEAN:
        form = ngettext(
            "Estimate, with {filled} other city at the mean of these: {people}.",
            "Estimate, with {filled} other cities at the mean of these: {people}.",
            number.filled,
        )
    else:
        form = ngettext(
            "Estimate, with {filled} other city at the median of its size: {people}.",
            "Estimate, with {filled} other cities at the median of their sizes: {people}.",
            number.filled,
        )
    sentence = form.format(filled=f"{number.filled:,}", people=_people(*number.estimate))
    # The median of each size knows how large the others are.
    return (sentence, runs_high() if number.large_first and number.rule is Imputation.MEAN else "")
