"""Sentences for what stands between a laptop and the hub of its team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.merging import hub_problems
from organizer_app.domain.merging.hub_problems import AddressFault, HubRefusal
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.basics.problems import Problem

_REFUSALS: Final[Mapping[HubRefusal, Callable[[], str]]] = {
    HubRefusal.UNREACHABLE: said(
        "The hub on {host} does not answer. Your changes are safe in the plan and are sent when it does."
    ),
    HubRefusal.LOST: said(
        "The connection to the hub on {host} was lost. Your changes are safe in the plan; try again."
    ),
    HubRefusal.BUSY: said(
        "The hub on {host} is too busy to answer in time. Your changes are safe in the plan and are sent "
        "when it is not."
    ),
    HubRefusal.NOT_LET_IN: said(
        "The server on {host} takes no connection from this laptop. Its owner adds a line to pg_hba.conf: "
        "hostssl, the database, and scram-sha-256. Your changes are safe in the plan."
    ),
    HubRefusal.PASSWORD: said(
        "The hub on {host} wants another password for this login. Check it, or ask for a new invitation."
    ),
    HubRefusal.CERTIFICATE: said(
        "The hub on {host} cannot prove that it is this computer. Ask its owner for the certificate "
        "and name it in the address: sslrootcert=FILE. Nothing was sent."
    ),
    HubRefusal.NOT_MADE: said(
        "There is no hub in this database on {host}. Its owner makes one: Together, Hub, “Make the hub”."
    ),
    HubRefusal.NOT_A_MEMBER: said(
        "The hub on {host} does not know this laptop, or no longer. Ask its owner for an invitation. Your "
        "changes are safe in the plan."
    ),
    HubRefusal.RIGHTS: said(
        "This login may not do that at the hub on {host}. Use the login that owns the database and may make "
        "roles."
    ),
    HubRefusal.NEWER: said(
        "A newer version looks after the hub on {host}. Update the program; nothing was changed."
    ),
    HubRefusal.ONLY_READ: said(
        "A newer version looks after the hub on {host}: this version can still take in what others send, but "
        "not send. Update the program; your changes are safe in the plan."
    ),
    HubRefusal.OLDER: said(
        "The hub on {host} is of an older version. Its owner brings it up to date: Together, Hub, “Make the "
        "hub”."
    ),
    HubRefusal.FULL: said(
        "The hub on {host} has no room left. Its owner makes some: Together, Hub, “Remove messages that all "
        "have”. Your changes are safe in the plan."
    ),
}
_ADDRESSES: Final[Mapping[AddressFault, Callable[[], str]]] = {
    AddressFault.UNCLEAR: said(
        "This is not the address of a hub. Write it like this: postgresql://login@hub.example.org/team"
    ),
    AddressFault.PASSWORD: said(
        "Leave the password out of the address, where others could read it. Type it in its own field."
    ),
    AddressFault.OPEN: said(
        "A hub on another computer must prove who it is: leave sslmode out of the address, or write "
        "sslmode=verify-full."
    ),
}


def refused(problem: hub_problems.HubRefused) -> str:
    """Say why the hub cannot be used now."""
    is_here = not problem.host or problem.host.startswith("/")
    return _REFUSALS[problem.reason]().format(host=_("this computer") if is_here else problem.host)


HUB_PROBLEMS: Final[Mapping[type[Problem], Callable[[Any], str]]] = {
    hub_problems.HubRefused: refused,
    hub_problems.HubAddressRefused: lambda problem: _ADDRESSES[problem.fault](),
    hub_problems.NoHub: lambda _problem: _(
        "This plan has joined no hub. Join one with an invitation, or make one: Together, Hub."
    ),
    hub_problems.HubJoined: lambda _problem: _(
        "This plan has joined a hub already. Leave that one first: Together, Hub. Nothing was changed."
    ),
    hub_problems.InvitationUnreadable: lambda _problem: _(
        "This is not an invitation to a hub. Ask for it again. Nothing was changed."
    ),
}
