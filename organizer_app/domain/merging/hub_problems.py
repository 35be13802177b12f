"""Define what can stand between a laptop and the hub of its team; `wording` turns it into sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.basics.problems import Problem


class HubRefusal(Enum):
    """Why the hub cannot be used now; what is in the plan stays there and is sent later.

    UNREACHABLE: it does not answer. PASSWORD: it wants another password. CERTIFICATE: it cannot prove who it
    is. NOT_MADE: there is no hub in this database. NOT_A_MEMBER: this laptop is none of its members, or no
    longer. RIGHTS: the login may not do this. NEWER: a newer version made it. ONLY_READ: a newer version made
    it, and this one can take in what others send, but not send. OLDER: an older version made it. FULL: it has
    no room. LOST: it broke off in the middle. BUSY: it has no connection left, or did not get to what was
    asked in time. NOT_LET_IN: its server takes no such connection from here, whatever the password.
    """

    UNREACHABLE = "unreachable"
    PASSWORD = "password"  # noqa: S105  # the name of a reason
    CERTIFICATE = "certificate"
    NOT_MADE = "not_made"
    NOT_A_MEMBER = "not_a_member"
    RIGHTS = "rights"
    NEWER = "newer"
    ONLY_READ = "only_read"
    OLDER = "older"
    FULL = "full"
    LOST = "lost"
    BUSY = "busy"
    NOT_LET_IN = "not_let_in"


@dataclass(eq=False, repr=False)
class HubRefused(Problem):
    """The hub cannot be used now.

    Attributes:
        reason: why.
        host: where it is.
    """

    reason: HubRefusal
    host: str


class AddressFault(Enum):
    """What is wrong with the address of a hub."""

    UNCLEAR = "unclear"
    PASSWORD = "password"  # noqa: S105  # the name of a fault
    OPEN = "open"


@dataclass(eq=False, repr=False)
class HubAddressRefused(Problem):
    """The address of a hub cannot be used.

    Attributes:
        fault: what is wrong: nothing can be read from it; it holds a password, which would be stored; or it
            asks for a connection that anybody on the way can read.
    """

    fault: AddressFault


class NoHub(Problem):
    """The plan has not joined a hub."""


class HubJoined(Problem):
    """The plan has joined another hub."""


class InvitationUnreadable(Problem):
    """A file is no invitation for this laptop."""
