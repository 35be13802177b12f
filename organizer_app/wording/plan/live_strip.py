"""Words of the strip that shows how many actions are live at the same time."""

from __future__ import annotations

from organizer_app.wording.language.dates import desk_time, short_clock, short_day, span
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.language.zones import zone_name, zone_short
from organizer_app.wording.plan.map_and_list import cities

title = said("Live at the same time")
hint = said(
    "Left and right go through the quarter hours, with Shift they widen the span, Home returns "
    "to the best one, Enter selects the cities that are not live throughout."
)


def fold(*, is_folded: bool) -> str:
    """Name the button that folds the strip away or shows it again."""
    return _("Show the hours") if is_folded else _("Hide the hours")


def span_words(start_utc: int, end_utc: int, desk_zone: str, day: str) -> str:
    """Write a span of UTC minutes in HQ time; with its day when it is not `day` (ISO text)."""
    first = desk_time(start_utc, desk_zone)
    words = _("{span} {zone}").format(
        span=span(first.minutes, first.minutes + end_utc - start_utc).replace(" – ", "–"),  # noqa: RUF001  # an en dash
        zone=zone_short(desk_zone),
    )
    return words if first.day == day else _("{span}, {day}").format(span=words, day=short_day(first.day))


def shared(live: int, count: int, when: str) -> str:
    """Say how many of all cities are live throughout a span."""
    return _("{live} of {cities}, {when}").format(live=f"{live:,}", cities=cities(count), when=when)


not_live = said_count("{count} not live throughout", "{count} not live throughout")


apart = said_count("{count} at another time", "{count} at other times")
not_together = said_count("{count} not live with them", "{count} not live with them")
not_at_that_time = said_count("{count} not at that time", "{count} not at that time")


def missed(count: int, kind: str) -> str:
    """Count the cities that miss the span or the rule, by the code of what they miss."""
    forms = {"span": not_live, "together": not_together, "wall": not_at_that_time, "apart": apart}
    return forms[kind](count)


def missed_in_full(count: int, kind: str, untimed: int) -> str:
    """Count them, with those that could not be counted; a local time's sentence says that itself."""
    told = missed(count, kind)
    if not untimed or kind not in {"span", "together"}:
        return told
    form = ngettext(
        "{said}, {count} of them without an end", "{said}, {count} of them without an end", untimed
    )
    return form.format(said=told, count=f"{untimed:,}")


def not_live_hint(untimed: int) -> str:
    """Say what a click does, and how many cities have no start or no end yet."""
    select = _("Select them.")
    if not untimed:
        return select
    form = ngettext(
        "{count} of them has no start or no end yet.", "{count} of them have no start or no end yet.", untimed
    )
    return f"{select} {form.format(count=f'{untimed:,}')}"


all_there = said("All are live throughout")
no_times = said("No action here has a start and an end yet.")
no_day = said("No action here has a date yet.")


def on_day(day: str) -> str:
    """Say which day the strip is about, an ISO day."""
    return short_day(day)


def clock_name(zone: str) -> str:
    """Name the row of a time zone in few letters: Eastern, Central, or the zone's city."""
    if not zone:
        return _("No zone")
    # The first word of "Eastern Time" says it all beside the other rows.
    return zone_name(zone).removesuffix(_(" Time"))


def clock_brief(zone: str) -> str:
    """Name the zone in its shortest form: ET."""
    return zone_short(zone) if zone else clock_name(zone)


def clock_sentence(zone: str, live: int, count: int) -> str:
    """Say how many actions of a time zone run in a span, for screen readers."""
    form = _("{zone}: {live} of {count}")
    return form.format(zone=clock_name(zone), live=f"{live:,}", count=f"{count:,}")


def axis_hour(minutes: int, zone: str = "") -> str:
    """Write an hour below the strip: 3 PM, the first one with the zone it is in: Noon ET."""
    words = short_clock(minutes // 60 * 60)
    return f"{words} {zone_short(zone)}" if zone else words
