"""Words of the forms, chips and history of the checklists."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, ngettext, said

new_task = said("New task")
add_task = said("Add")
cancel = said("Cancel")
task_title_hint = said("What needs to be done")
gate = said("Required step")


def no_city(text: str) -> str:
    """Say that a city is not in the plan."""
    if not text:
        return _("Which city? Choose one.")
    return _("“{text}” is not a city in this plan.").format(text=text)


move_day = said("Day and time")
move_it = said("Move")
new_day_label = said("The day moves to")
with_cities = said("City actions move along")


def anchor_preview(actions: int, tasks: int, permits: int, pinned: int) -> str:
    """Count what would move with the anchor."""
    if not (actions or tasks or permits):
        return _("Nothing would move.")
    parts = [
        ngettext("{count} city action", "{count} city actions", actions).format(count=f"{actions:,}"),
        ngettext("{count} task", "{count} tasks", tasks).format(count=f"{tasks:,}"),
        ngettext("{count} filing day", "{count} filing days", permits).format(count=f"{permits:,}"),
    ]
    shown = [part for part, number in zip(parts, (actions, tasks, permits), strict=True) if number]
    moves = _("Moves {things}.").format(things=", ".join(shown))
    if not pinned:
        return moves
    stay = ngettext("{count} pinned task stays.", "{count} pinned tasks stay.", pinned)
    return f"{moves} {stay.format(count=f'{pinned:,}')}"


clear_filters = said("Clear")
history = said("History")


def history_line(day: str, step: str, author: str) -> str:
    """Say one step of a task's history."""
    return " · ".join(filter(None, (day, step, author)))


first_history = said("Nothing has changed since the template added it.")
done_everywhere = said("Done in every city shown (Shift+Space)")
keep_done = said("Also check off by hand")
rule_label = said("Timing")


def rule_name(code: str) -> str:
    """Name a rule by its code."""
    return {
        "same_local_time": _("the same local time"),
        "same_instant": _("the same instant"),
        "window": _("within one window"),
        "free": _("the same day"),
    }[code]


rule_time_hint = said("Time, 12:00")
rule_minutes_hint = said("Minutes")
rule_minutes_unit = said("minutes")
set_rule = said("Set")


def bad_rule(time: str, minutes: str) -> str:
    """Say that a time or a number of minutes was not understood."""
    return _("“{time}” and “{minutes}”: write a time as 2 PM or 14:00 and minutes as a number.").format(
        time=time, minutes=minutes
    )


rule_without_time = said("At what time? Write it as 14:00.")
