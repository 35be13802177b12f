"""Words of `organizer rule`: the timing rule, and moving cities to it."""

from __future__ import annotations

from organizer_app.wording.language.dates import clock, short_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

rule_help = said(
    "Set the timing rule of a mobilization, and move its cities to it. Without options: print "
    "the rule, and what would put the other cities on time."
)
set_help = said("The timing rule.")
at_help = said("The time, such as 12:00: local time or HQ time, depending on the rule.")
window_help = said("Minutes: the length of a window, or what counts as the same instant.")
gap_help = said("Minutes between one city and the next of a relay.")
apply_help = said(
    "Move every city without a start time or date of its own to the rule's time, as one separate step."
)
own_times_help = said("With --apply: move also the cities that have their own start time or date.")
own_times_without_apply = said("--with-own-times needs --apply")
not_a_time = said_with("“{text}” is not a time; write it like 14:00 or 2pm")
needs_time = said("This rule needs a time: add --at 12:00")
needs_time_to_apply = said("This rule sets no time, so no city can be moved. Set one with --set and --at.")


def means(name: str, minutes: int | None, window: int, gap: int) -> str:
    """Describe the timing rule; `minutes` is the wall time after midnight or None, the others are lengths."""
    parts = [name]
    if minutes is not None:
        parts.append(clock(minutes))
    if window:
        parts.append(_("within {minutes}").format(minutes=_minutes(window)))
    if gap:
        parts.append(_("{minutes} apart").format(minutes=_minutes(gap)))
    return _("Cities act {rule}.").format(rule=", ".join(parts))


def keeps_own_time(city: str, starts: int | None, day: str) -> str:
    """Say that a city was not moved; `starts` is its start in minutes after midnight, `day` its ISO day."""
    if starts is None:
        return _("{city} keeps its own date, {day}.").format(city=city, day=short_day(day))
    return _("{city} keeps its own time, {time}.").format(city=city, time=clock(starts))


how_to_move_kept = said_count(
    "To move it too, add --with-own-times", "To move these {count} too, add --with-own-times"
)


def moved(count: int, *, dry_run: bool) -> str:
    """Say how many cities were moved, or would be."""
    if dry_run:
        form = ngettext("{count} city would be moved.", "{count} cities would be moved.", count)
    else:
        form = ngettext("{count} city was moved.", "{count} cities were moved.", count)
    return form.format(count=f"{count:,}")


_minutes = said_count("{count} minute", "{count} minutes")
