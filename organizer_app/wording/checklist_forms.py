"""The words of the forms, chips and history of the checklists."""

from __future__ import annotations

from organizer_app.wording.texts import _, ngettext


def new_task() -> str:
    """Button that opens the form of a task."""
    return _("New task")


def add_task() -> str:
    """Button that adds the task of the form."""
    return _("Add")


def cancel() -> str:
    """Button that closes a form."""
    return _("Cancel")


def task_title_hint() -> str:
    """Say what is typed into the form of a task."""
    return _("What is to be done")


def gate() -> str:
    """Label of the box for what a city is not ready without."""
    return _("Gate")


def no_city(text: str) -> str:
    """A city that is not in the plan."""
    if not text:
        return _("Which city? Choose one.")
    return _("“{text}” is no city of this plan.").format(text=text)


def move_day() -> str:
    """Button that opens the form that moves the anchor."""
    return _("Day and time")


def move_it() -> str:
    """Button that moves the anchor."""
    return _("Move")


def new_day_label() -> str:
    """Label of the new anchor."""
    return _("The day moves to")


def with_cities() -> str:
    """Label of the box that lets city actions keep their distance from the anchor."""
    return _("City actions move along")


def anchor_preview(actions: int, tasks: int, permits: int, pinned: int) -> str:
    """Say what moving the anchor would move."""
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


def facet_name(code: str) -> str:
    """Name a filter of cities by its code."""
    return {"readiness": _("Readiness"), "state": _("State"), "owner": _("Owner")}[code]


def clear_filters() -> str:
    """Button that lets everything pass again."""
    return _("Clear")


def history() -> str:
    """Heading of what was done to a task."""
    return _("History")


def history_line(day: str, step: str, author: str) -> str:
    """Say one step of a task's history."""
    return " · ".join(filter(None, (day, step, author)))


def first_history() -> str:
    """Say that nothing was done to a task yet."""
    return _("Nothing was changed since the template made it.")


def done_everywhere() -> str:
    """Button that marks a step as done in every city shown."""
    return _("Done in every city shown (Shift+Space)")


def keep_done() -> str:
    """Button that ticks by hand what the plan settles already, so that it stays done."""
    return _("Tick by hand as well")


def rule_label() -> str:
    """Label of what "at once" means."""
    return _("At once means")


def rule_name(code: str) -> str:
    """Name a rule by its code."""
    return {
        "same_local_time": _("the same local time"),
        "same_instant": _("the same moment"),
        "window": _("within one window"),
        "free": _("the same day"),
    }[code]


def rule_time_hint() -> str:
    """Say what is typed as the time of a rule."""
    return _("Time, 12:00")


def rule_minutes_hint() -> str:
    """Say what is typed as the length of a rule."""
    return _("Minutes")


def rule_minutes_unit() -> str:
    """Write the unit behind the length of a rule."""
    return _("minutes")


def set_rule() -> str:
    """Button that sets the rule."""
    return _("Set")


def bad_rule(time: str, minutes: str) -> str:
    """A time or a number of minutes that cannot be read."""
    return _("“{time}” and “{minutes}”: write a time as 14:00 and minutes as a number.").format(
        time=time, minutes=minutes
    )


def rule_without_time() -> str:
    """A rule that needs a time."""
    return _("At what time? Write it as 14:00.")
