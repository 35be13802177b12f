"""The words of `organizer rule`: what “at once” means, and bringing the cities in."""

from __future__ import annotations

from organizer_app.wording.language.dates import clock
from organizer_app.wording.language.texts import _, ngettext, said

rule_help = said(
    "Say what “at once” means for a mobilization, and bring its cities in. Without options: what it means"
    " now, and what would bring in the cities outside."
)
set_help = said("What “at once” is to mean.")
at_help = said("The wall time, such as 12:00: of every city, or of the desk, as the rule has it.")
window_help = said("Minutes: the length of a window, or what counts as the same moment.")
gap_help = said("Minutes between one city and the next of a relay.")
apply_help = said("Bring every city outside in, as one step of its own.")


def not_a_time(text: str) -> str:
    """A value of --at that is no time."""
    return _("“{text}” is not a time; write it like 14:00").format(text=text)


needs_time = said("This rule needs a time: add --at 12:00")
needs_time_to_apply = said(
    "This rule says no time, so that no city can be brought in. Set one with --set and --at."
)


def means(name: str, minutes: int | None, window: int, gap: int) -> str:
    """Say what “at once” means; `minutes` is the wall time after midnight or None, the others are lengths."""
    parts = [name]
    if minutes is not None:
        parts.append(clock(minutes))
    if window:
        parts.append(_("within {minutes}").format(minutes=_minutes(window)))
    if gap:
        parts.append(_("{minutes} apart").format(minutes=_minutes(gap)))
    return _("Cities act {rule}.").format(rule=", ".join(parts))


def moved(count: int, *, dry_run: bool) -> str:
    """Say how many cities were brought in, or would be."""
    if dry_run:
        form = ngettext("{count} city would be brought in.", "{count} cities would be brought in.", count)
    else:
        form = ngettext("{count} city was brought in.", "{count} cities were brought in.", count)
    return form.format(count=f"{count:,}")


def _minutes(count: int) -> str:
    return ngettext("{count} minute", "{count} minutes", count).format(count=f"{count:,}")
