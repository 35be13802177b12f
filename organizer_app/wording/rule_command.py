"""The words of `organizer rule`: what “at once” means, and bringing the cities in."""

from __future__ import annotations

from organizer_app.wording.dates import clock
from organizer_app.wording.texts import _, ngettext


def rule_help() -> str:
    """Command rule."""
    return _(
        "Say what “at once” means for a mobilization, and bring its cities in. Without options: what it means"
        " now, and what would bring in the cities outside."
    )


def set_help() -> str:
    """Option --set."""
    return _("What “at once” is to mean.")


def at_help() -> str:
    """Option --at."""
    return _("The wall time, such as 12:00: of every city, or of the desk, as the rule has it.")


def window_help() -> str:
    """Option --window."""
    return _("Minutes: the length of a window, or what counts as the same moment.")


def gap_help() -> str:
    """Option --gap."""
    return _("Minutes between one city and the next of a relay.")


def apply_help() -> str:
    """Option --apply."""
    return _("Bring every city outside in, as one step of its own.")


def not_a_time(text: str) -> str:
    """A value of --at that is no time."""
    return _("“{text}” is not a time; write it like 14:00").format(text=text)


def needs_time() -> str:
    """A rule that says when, without a time."""
    return _("This rule needs a time: add --at 12:00")


def needs_time_to_apply() -> str:
    """Nobody can be brought in where nothing says when."""
    return _("This rule says no time, so that no city can be brought in. Set one with --set and --at.")


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
