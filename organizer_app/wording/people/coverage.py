"""Words of the coverage matrix: roles, gaps, double-booked people and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.people.coverage import CellState
from organizer_app.wording.language import statuses
from organizer_app.wording.language.dates import span, weekday_day
from organizer_app.wording.language.measures import distance
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

if TYPE_CHECKING:
    from organizer_app.domain.people.coverage import CoverageCell
    from organizer_app.domain.rows.action_rows import ActionRow


def column_name(code: str) -> str:
    """Name a column in as few letters as it goes."""
    return {"lead": _("Lead"), "backup": _("Backup")}.get(code) or statuses.role_name(code)


def role_name(code: str) -> str:
    """Name the role of a column in full."""
    return _("Backup lead") if code == "backup" else statuses.role_name(code)


def filled_of(filled: int, needed: int) -> str:
    """Say how many cities have the role filled."""
    return _("{filled} of {needed}").format(filled=f"{filled:,}", needed=f"{needed:,}")


cities = said_count("{count} city", "{count} cities")


def group_name(grouping: str) -> str:
    """Name what the cities can be grouped by, by its code."""
    return {
        "readiness": _("readiness"),
        "state": _("state"),
        "zone": _("time zone"),
        "day": _("day"),
    }[grouping]


def grouped(grouping: str) -> str:
    """Name the grouping on its chip."""
    return _("Group: {name}").format(name=group_name(grouping))


def without(grouping: str) -> str:
    """Head the cities that have no value for the grouping."""
    return {"state": _("No state"), "zone": _("No time zone yet"), "day": _("No date yet")}[grouping]


def by_group(grouping: str, cities: int, actions: int) -> str:
    """Say how the lines are grouped; count them where a city has several."""
    name = group_name(grouping)
    if actions == cities:
        return _("by {name}").format(name=name)
    form = ngettext("{count} action, by {name}", "{count} actions, by {name}", actions)
    return form.format(count=f"{actions:,}", name=name)


def filled_short(filled: int, needed: int) -> str:
    """Say how many cities have the role filled where there is little room."""
    return _("{filled}/{needed}").format(filled=f"{filled:,}", needed=f"{needed:,}")


filled_heading = said("Filled")
gap = said("gap")
asked = said("asked")
twice = said("2x")


def legend(twice_count: int, filled: int, asked_count: int, gaps: int) -> tuple[str, str, str, str]:
    """Count what the matrix shows."""
    people = ngettext("{count} person double-booked", "{count} people double-booked", twice_count)
    return (
        people.format(count=f"{twice_count:,}"),
        _("{count} filled").format(count=f"{filled:,}"),
        _("{count} asked").format(count=f"{asked_count:,}"),
        ngettext("{count} gap", "{count} gaps", gaps).format(count=f"{gaps:,}"),
    )


def short_name(name: str) -> str:
    """Write a name for a narrow cell: Amina Y.; what has no second name, such as a masked number, stays."""
    first, _blank, rest = name.partition(" ")
    initial = next((word[0] for word in reversed(rest.split()) if word[0].isalpha()), "")
    return _("{first} {initial}.").format(first=first, initial=initial) if initial else name.strip()


def cell_sentence(role: str, city: str, cell: CoverageCell) -> str:
    """Describe one cell to screen readers."""
    state = {
        CellState.FILLED: cell.name,
        CellState.ASKED: _("{name} asked").format(name=cell.name),
        CellState.GAP: _("gap, blocks Ready") if cell.blocks else _("gap"),
        CellState.NOT_NEEDED: _("not needed"),
    }[cell.state]
    extra = _(", double-booked") if cell.is_twice else ""
    return _("{role}, {city}: {state}{extra}").format(
        role=column_name(role), city=city, state=state, extra=extra
    )


matrix_name = said("Roles by city")


def days_to_go(level: str, days: int | None) -> str:
    """Say how ready the city is and how many days are left."""
    if days is None:
        return level
    left = ngettext("{count} day to go", "{count} days to go", days).format(count=days)
    return _("{level} · {left}").format(level=level, left=left)


def booked_twice(day: str) -> str:
    """Warn that a person is double-booked on an ISO day."""
    return _("Double-booked on {day}").format(day=weekday_day(day))


def both_times(first: ActionRow, second: ActionRow, kilometres: float | None) -> str:
    """Write both local times and the distance between the cities."""
    words = _("{first} and {second}.").format(first=_when(first), second=_when(second))
    if kilometres is None:
        return words
    return _("{times} {distance} apart.").format(times=words, distance=distance(kilometres))


def _when(row: ActionRow) -> str:
    return (
        _("{city} {time}").format(city=row.city, time=span(row.starts, row.ends))
        if row.starts is not None
        else row.city
    )


ways_out = said("Options")


def ask_person(name: str, city: str) -> str:
    """Name the button that asks somebody."""
    return _("Ask {name} for {city}").format(name=name, city=city)


def why_person(codes: tuple[str, ...]) -> str:
    """Say why a person could step in."""
    names = {
        "trained": _("trained for it"),
        "here": _("has a role here"),
        "home": _("lives here"),
        "nearby": _("lives nearby"),
    }
    text = ", ".join(names[code] for code in codes)
    return text[:1].upper() + text[1:]


name_hint = said("Or type a name, then Enter")
ask = said("Ask")
also_open = said_with("Also open in {city}")
call = said_with("Call {name}")


def open_state(*, blocks: bool, name: str) -> str:
    """Say who was asked for an open role, or that the role blocks Ready."""
    if name:
        return _("{name} asked").format(name=name)
    return _("blocks Ready") if blocks else _("needed")


said_yes = said("Said yes")
take_out = said("Reopen the role")


def matrix_keys() -> tuple[tuple[str, str], ...]:
    """Return words and keys of the matrix."""
    return (
        (_("Next gap"), "G"),
        (_("Next double-booked"), "D"),
        (_("Ask someone"), "A"),
        (_("Put in call queue"), "Q"),
        (_("All cities on one screen"), "F"),
    )


keys = said("Keys")


def can_do_both(name: str) -> str:
    """Name the option that keeps a person in both cities."""
    return _("{name} can do both").format(name=name.partition(" ")[0])


say_why = said("Say why to clear the flag")
reason_hint = said("Why this works, then Enter")
