"""Names of the stages of actions, roles and partner groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    "prospect": said("Prospect"),
    "asked": said("Asked"),
    "committed": said("Committed"),
    "confirmed": said("Confirmed"),
    "ready": said("Ready"),
    "live": said("Live"),
    "ended": said("Ended"),
    "reported": said("Reported"),
    "closed": said("Closed"),
    "declined": said("Declined"),
    "merged": said("Merged"),
    "postponed": said("Postponed"),
    "cancelled": said("Canceled"),
}


def status_names() -> dict[str, str]:
    """Return the name of every status of a city action by its code, in the order of its life."""
    return {code: name() for code, name in _NAMES.items()}


def names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every status of a city action, in the order of its life."""
    return tuple(status_names().items())


def name_of(code: str) -> str:
    """Return the name of a status of a city action; the code itself when it is none of ours."""
    name = _NAMES.get(code)
    return code if name is None else name()


def order_of(code: str) -> int:
    """Return the place of a status in the life of a city action, from 0; one that is none of ours is last."""
    codes = list(_NAMES)
    return codes.index(code) if code in codes else len(codes)


def role_name(code: str, *, is_backup: bool = False) -> str:
    """Return the name of a role; an unknown code stays as it is."""
    if is_backup and code == "lead":
        return _("Backup lead")
    name = {
        "lead": _("City lead"),
        "spokesperson": _("Spokesperson"),
        "press": _("Press"),
        "marshal_lead": _("Marshal lead"),
        "marshal": _("Marshal"),
        "police_liaison": _("Police liaison"),
        "legal_observer": _("Legal observer"),
        "medic": _("Medic"),
        "access": _("Access"),
        "photographer": _("Photographer"),
        "materials": _("Materials"),
        "transport": _("Transport"),
        "emcee": _("Emcee"),
        "buddy": _("Buddy"),
    }.get(code, code)
    return _("{role}, backup").format(role=name) if is_backup else name


def assignment_status_name(code: str) -> str:
    """Return how far a person has agreed; the code itself when it is none of ours."""
    return {
        "open": _("Open"),
        "asked": _("Asked"),
        "accepted": _("Accepted"),
        "briefed": _("Briefed"),
        "checked_in": _("Checked in"),
        "released": _("Released"),
        "declined": _("Declined"),
        "no_show": _("Did not come"),
        "replaced": _("Replaced"),
    }.get(code, code)


_GROUP_ROLES: Final[Mapping[str, Callable[[], str]]] = {
    "lead": said("Lead group"),
    "co_host": said("Co-host"),
    "endorser": said("Endorser"),
    "ally": said("Ally"),
    "vendor": said("Vendor"),
}


def group_role_name(code: str) -> str:
    """Return the part of a partner group; the code itself when it is none of ours."""
    return _GROUP_ROLES[code]() if code in _GROUP_ROLES else code


def group_status_name(code: str) -> str:
    """Return how far a partner group has agreed; the code itself when it is none of ours."""
    return {
        "identified": _("Identified"),
        "asked": _("Asked"),
        "verbal": _("Said yes"),
        "signed": _("Signed"),
        "active": _("Active"),
        "ended": _("Ended"),
        "declined": _("Declined"),
        "withdrawn": _("Withdrawn"),
    }.get(code, code)
