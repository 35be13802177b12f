"""Words of the month calendar and in the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.wording.language import tactics
from organizer_app.wording.language.dates import clock, long_day, span
from organizer_app.wording.language.readiness import level_name, row_reason
from organizer_app.wording.language.texts import _, said, said_count
from organizer_app.wording.plan.map_and_list import cities, no_city, no_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow

# Cities that a tooltip names.
_MOST_NAMED: Final = 12


month_name = said("Month")
month_hint = said(
    "Arrow keys go from day to day, Page Up and Page Down from month to month, Enter opens the day."
)
agenda_name = said("Agenda")
agenda_hint = said("Arrow keys go from action to action, Enter opens it.")
actions_on_day = said_count("{count} action", "{count} actions")


def more(count: int) -> str:
    """Say how many more a day has than fit."""
    return _("{count} more").format(count=f"{count:,}")


def chip(row: ActionRow) -> str:
    """Name an action in a narrow cell: Omaha rally."""
    kind = tactics.name_of(row.tactic)
    return _("{city} {kind}").format(city=row.city, kind=kind.lower()) if row.city else row.title or kind


def bundle(tactic: str, city_count: int) -> str:
    """Name many actions of one kind at the same time in a narrow cell: Rally, 9 cities."""
    return _("{kind}, {cities}").format(kind=tactics.name_of(tactic), cities=cities(city_count))


def bundle_briefly(tactic: str, count: int) -> str:
    """Name the kind and count the actions in a very narrow cell."""
    return _("{kind} {times}").format(kind=tactics.name_of(tactic), times=times(count))


def times(count: int) -> str:
    """Write a count that follows a name."""
    return _("×{count}").format(count=f"{count:,}")  # noqa: RUF001  # a sign of multiplication


def title_of(row: ActionRow) -> str:
    """Return the title of an action, or its kind when it has none."""
    return row.title or tactics.name_of(row.tactic)


def city_of(row: ActionRow) -> str:
    """Return the city of an action with its state, or words for none."""
    if not row.city:
        return no_city()
    return city_and_state(row.city, row.state)


def when(row: ActionRow) -> str:
    """Return the local span of an action, or words for none."""
    return no_time() if row.starts is None else span(row.starts, row.ends)


def cells_of(row: ActionRow) -> tuple[str, ...]:
    """Return an action as cells of a table: where, when, what, who, how ready."""
    ends = clock(row.ends % 1440) if row.ends is not None else ""
    starts = clock(row.starts) if row.starts is not None else ""
    who = (row.lead, row.backup, row.groups)
    return (
        row.city,
        row.state,
        row.day,
        starts,
        ends,
        title_of(row),
        row.venue,
        *who,
        level_name(row.readiness),
    )


def start_of(row: ActionRow) -> str:
    """Return the local start of an action alone, where its span has no room, or words for none."""
    return no_time() if row.starts is None else clock(row.starts)


no_date = said("No date yet")
key_date = said("Key date")


def tip(row: ActionRow) -> str:
    """Describe an action in a tooltip."""
    reason = row_reason(row)
    state = f"{level_name(row.readiness)}: {reason}" if reason else level_name(row.readiness)
    return "\n".join(part for part in (title_of(row), city_of(row), when(row), row.venue, state) if part)


def tip_of_all(rows: Sequence[ActionRow]) -> str:
    """Describe one action, or name the first cities of several; empty for none."""
    if len(rows) <= 1:
        return tip(rows[0]) if rows else ""
    names = list(dict.fromkeys(map(city_of, rows)))
    lines = [bundle(rows[0].tactic, len(names)), *names[:_MOST_NAMED]]
    left = len(names) - _MOST_NAMED
    return "\n".join([*lines, more(left)] if left > 0 else lines)


def action_sentence(row: ActionRow) -> str:
    """Say an action in one sentence, for screen readers."""
    parts = (city_of(row), title_of(row), when(row), level_name(row.readiness), row_reason(row))
    return ". ".join(part for part in parts if part) + "."


def day_sentence(day: str, rows: Sequence[ActionRow], marks: Iterable[str]) -> str:
    """Say a day of the calendar, and what stands beside its actions, for screen readers."""
    mix = readiness_mix(rows)
    levels = [f"{level_name(level)} {mix[level]}" for level in Readiness if mix[level]]
    parts = [long_day(day), actions_on_day(len(rows)), ", ".join(levels), *marks]
    return ". ".join(part for part in parts if part) + "."


def day_tip(day: str, rows: Sequence[ActionRow], marks: Iterable[str]) -> str:
    """Say what a day holds, one thing a line: what its cell is too narrow for; empty for an empty day."""
    held = [actions_on_day(len(rows)) if rows else "", *marks]
    lines = list(filter(None, held))
    return "\n".join([long_day(day), *lines]) if lines else ""


def mark_when(starts: int | None) -> str:
    """Return the start of a key date, minutes after midnight, or words for the whole day."""
    return _("All day") if starts is None else clock(starts)


def crowd(count: int) -> str:
    """Count the actions that have no lane on a time axis."""
    return _("+{count}").format(count=f"{count:,}")
