"""Words for suggestions that put cities on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.time.local_time import WallTimeKind, minutes_of
from organizer_app.wording.language.dates import clock, short_day
from organizer_app.wording.language.texts import _, ngettext, said_count
from organizer_app.wording.language.zones import zone_name

if TYPE_CHECKING:
    from organizer_app.domain.calendar.rule_compliance import RuleKept
    from organizer_app.domain.calendar.shared_moment import Suggestion
    from organizer_app.domain.calendar.shared_windows import SharedWindow


without_end = said_count("{count} without an end", "{count} without an end")


no_time = said_count("{count} has no time to go by", "{count} have no time to go by")
without_start = said_count("{count} without a start", "{count} without a start")


def together(window: SharedWindow) -> str:
    """Count the cities in the overlap: 46 of 59 cities live together."""
    if window.wall is not None:
        form = ngettext(
            "{live} of {count} city at {time} local time",
            "{live} of {count} cities at {time} local time",
            window.of,
        )
        said = form.format(live=f"{window.live:,}", count=f"{window.of:,}", time=clock(window.wall))
        return _and_untimed(said, without_start(window.untimed), window.untimed)
    form = ngettext(
        "{live} of {count} city live together", "{live} of {count} cities live together", window.of
    )
    said = form.format(live=f"{window.live:,}", count=f"{window.of:,}")
    return _and_untimed(said, without_end(window.untimed), window.untimed)


def _and_untimed(said: str, left_out: str, untimed: int) -> str:
    return _("{said}, {left_out}").format(said=said, left_out=left_out) if untimed else said


def suggested(suggestion: Suggestion) -> str:
    """Say which start puts how many cities on time, and whether a clock change affects it."""
    count = len(suggestion.action_ids)
    starts = minutes_of(suggestion.starts)
    sentence = ngettext(
        "{count} city is on time if it starts on {day} at {time} ({zone}).",
        "{count} cities are on time if they start on {day} at {time} ({zone}).",
        count,
    ).format(
        count=count,
        day=short_day(suggestion.day.isoformat()),
        time=clock(starts),
        zone=zone_name(suggestion.zone),
    )
    if suggestion.kind is WallTimeKind.SKIPPED:
        return f"{sentence} {_('The clock change skips that time: choose another one by hand.')}"
    if suggestion.kind is WallTimeKind.DOUBLED:
        which = (
            _("That time happens twice that night; the second one counts.")
            if suggestion.is_second
            else _("That time happens twice that night; the first one counts.")
        )
        return f"{sentence} {which}"
    return sentence


def rule_kept(kept: RuleKept) -> str:
    """Count the cities that start on time, off schedule, or at no known time."""
    form = ngettext(
        "{inside} of {count} city starts on time",
        "{inside} of {count} cities start on time",
        kept.cities,
    )
    outside = ngettext("{count} off schedule", "{count} off schedule", kept.outside)
    said = [form.format(inside=f"{kept.inside:,}", count=f"{kept.cities:,}")]
    said += [outside.format(count=f"{kept.outside:,}")] if kept.outside else []
    said += [no_time(kept.open)] if kept.open else []
    return ", ".join(said) + "."
