"""Sentences about who else has the plan open, and what they are editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, ngettext, said, said_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.merging.presence import Present

_NAMED = 2
_LISTED = 8


def first_name(name: str) -> str:
    """Return how somebody is called where there is little room."""
    return name.partition(" ")[0]


def live(names: Sequence[str]) -> str:
    """Say at the bottom of the sidebar who else has the plan open; at least one name."""
    called = [first_name(each) for each in names]
    if len(called) == 1:
        return _("Live: {name}").format(name=called[0])
    if len(called) == _NAMED:
        return _("Live: {name} and {other}").format(name=called[0], other=called[1])
    more = len(called) - 1
    return ngettext("Live: {name} and {count} more", "Live: {name} and {count} more", more).format(
        name=called[0], count=more
    )


def live_hint(names: Sequence[str]) -> str:
    """Name all of them."""
    return _("Also working on this plan now: {names}").format(names=", ".join(names))


def team_hint(names: Sequence[str], absent: Sequence[str], *, is_away: bool) -> str:
    """Name those who are there and those who are not; empty without anybody."""
    if is_away:
        return _("Nobody of the team can be seen now: {names}").format(names=_some(absent)) if absent else ""
    there = live_hint(names) if names else ""
    gone = _("Not here now: {names}").format(names=_some(absent)) if absent else ""
    return ". ".join(filter(None, (there, gone)))


def _some(names: Sequence[str]) -> str:
    """Name as many as a hint has room for."""
    listed, more = ", ".join(names[:_LISTED]), len(names) - _LISTED
    if more <= 0:
        return listed
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(
        names=listed, count=more
    )


def editing(there: Sequence[Present]) -> str:
    """Say in a few words who is editing which field; at least one."""
    # Names of all fields are not needed while nobody edits one.
    from organizer_app.wording.language.field_names import field_name

    first = there[0]
    said = _("{name} is editing: {field}").format(
        name=first_name(first.name), field=field_name(first.spot.field)
    )
    return said if len(there) == 1 else f"{said} +{len(there) - 1}"


def line_edited(there: Sequence[Present]) -> str:
    """Say the same as a sentence after that of a line; empty for nobody."""
    return f"{editing(there)}." if there else ""


def notice(there: Sequence[Present]) -> str:
    """Say beside the fields who is editing them, and that nothing is locked."""
    from organizer_app.wording.language.field_names import field_name

    who = " ".join(
        _("{name} is editing: {field}.").format(name=each.name, field=field_name(each.spot.field))
        for each in there
    )
    calm = _("You can type too: if both of you save, both values are kept and you choose.")
    return f"{who} {calm}"


def field_and_editors(field: str, names: Sequence[str]) -> str:
    """Name a field and those who are editing it."""
    return f"{field} · {', '.join(map(first_name, names))}"


before = said_with("Before: {value}")
empty = said("empty")


def just_now(name: str) -> str:
    """Say whose change has just arrived; empty without a name."""
    return _("{name}, just now").format(name=first_name(name)) if name else _("Just now")
