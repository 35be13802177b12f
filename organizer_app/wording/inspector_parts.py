"""The words of the parts of an action in the inspector: its tabs, its people and its partner groups."""

from __future__ import annotations

from organizer_app.wording.texts import _


def tabs_name() -> str:
    """Name the tabs for screen readers."""
    return _("Parts of the action")


def tab_name(code: str) -> str:
    """Name a tab by its code."""
    return {
        "glance": _("At a glance"),
        "details": _("When and where"),
        "checklist": _("Before the day"),
        "people": _("People"),
        "groups": _("Partner groups"),
        "notes": _("Notes"),
        "history": _("History"),
    }[code]


def add_first_step() -> str:
    """Name the link to the page that adds the first step."""
    return _("Add a step")


def add_first_person() -> str:
    """Name the link to the page that adds the first person."""
    return _("Add somebody")


def all_people(count: int) -> str:
    """Name the link to the page of all people."""
    return _("All {count}").format(count=f"{count:,}")


def nobody() -> str:
    """Say that nobody has a role yet."""
    return _("Nobody has a role here yet.")


def no_groups() -> str:
    """Say that no group takes part yet."""
    return _("No group takes part here yet.")


def whole_history() -> str:
    """Name the link from the newest steps of an action to all that was done in its city."""
    return _("Whole history of this city")


def no_history() -> str:
    """Say that nothing was done to the action in this copy of the plan."""
    return _("Nothing has been changed here yet.")


def add_person() -> str:
    """Show by example how a person is added."""
    return _("Name somebody, then press Enter")


def add_group() -> str:
    """Show by example how a group is added."""
    return _("Name a group, then press Enter")


def role_field() -> str:
    """Name the choice of a role."""
    return _("Role")


def make_backup(*, is_backup: bool) -> str:
    """Name the command that makes somebody the backup of a role, or its first."""
    return _("Make backup") if is_backup else _("Make first")


def take_out(name: str) -> str:
    """Name the command that takes a person or a group out of the action."""
    return _("Take {name} out").format(name=name)


def count(number: int) -> str:
    """Write how many there are; nothing when there are none."""
    return f"{number:,}" if number else ""
