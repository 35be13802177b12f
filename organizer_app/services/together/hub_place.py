"""Keeps in the plan which hub it has joined, what opens its segments, and how far this laptop has got."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from organizer_app import __version__
from organizer_app.domain.merging.hub_address import HubAddress, hub_address
from organizer_app.domain.merging.hub_problems import NoHub
from organizer_app.environment import key_store
from organizer_app.exchange.bundles.envelope import MOST_BYTES, SEALED_BEGINS
from organizer_app.services.together.members import members, own_keys
from organizer_app.storage.hub.hub_link import Fetchable, HubLink, Mark
from organizer_app.storage.plan_facts import fact_of, keep_fact
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_FACT: Final = "hub"
# Which version could not read a segment: another one tries again.
READER: Final = f"{__version__}/{FORMAT}"


@dataclass(frozen=True, slots=True)
class HubPart:
    """What a laptop that is sent a part of the plan was left at the hub.

    Attributes:
        code: which part it was.
        vector: up to which changes this laptop has left it that part.
        sight: a digest of the records among them that belonged to it.
        served: up to which changes other desks have left it theirs since.
    """

    code: str
    vector: Mapping[str, int]
    sight: str
    served: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HubPlace:
    """A laptop's place at a hub; it is as well protected as the plan, and travels nowhere.

    Attributes:
        address: where the hub is, with the login of this laptop.
        password: of the login; it was made for it. Empty where the keyring of this computer keeps it.
        keys: what opens segments, the newest last; none for a laptop that is sent a part of the plan.
        number: the newest segment that is here.
        sent: what is on the hub as far as this laptop knows, by origin.
        unread: the segment before the first one that only a newer version can read; None without any.
        reached: the newest segment that any version has seen here, and when the hub had received it; what is
            older was removed in good faith.
        has_gap: whether the hub has removed segments that never arrived here.
        parts: what laptops with a part of the plan were left, by their keys.
        told: what this desk has told there of its decisions on who is sent what.
    """

    address: HubAddress
    password: str
    keys: tuple[str, ...]
    number: int = 0
    sent: Mapping[str, int] = field(default_factory=dict)
    unread: int | None = None
    reached: Mark = field(default_factory=Mark)
    has_gap: bool = False
    parts: Mapping[str, HubPart] = field(default_factory=dict)
    told: str = ""

    @property
    def is_part(self) -> bool:
        """Return whether this laptop is sent a part of the plan, sealed for it alone."""
        return not self.keys

    @property
    def complete_to(self) -> int:
        """Return up to which segment nothing is missing here: the hub must keep all that follow."""
        return self.number if self.unread is None else min(self.number, self.unread)


def place(workspace: Workspace) -> HubPlace:
    """Return the hub of a plan.

    Raises:
        NoHub: it has joined none.
    """
    with workspace.read() as reader:
        return place_in(reader)


def place_in(reader: Reader) -> HubPlace:
    """Return the hub of a plan, as `place` does, in a transaction that reads more."""
    told = fact_of(reader.connection, _FACT)
    if not told:
        raise NoHub
    kept = json.loads(told)
    address = hub_address(kept["address"])
    # Earlier versions did not note what they could not read.
    number, unread, version = kept["number"], kept.get("unread", 0), kept.get("reader", "")
    reached = Mark(*kept["reached"]) if "reached" in kept else Mark(number)
    if unread is not None and version != READER:
        # The program was updated since: what it could not read comes once more, and what it could, too.
        number, unread = min(number, unread), None
    parts = {sign_key: HubPart(*told) for sign_key, told in kept.get("parts", {}).items()}
    known = (address, kept["password"], tuple(kept["keys"]), number, kept["sent"], unread)
    return HubPlace(*known, reached, kept.get("gap", False), parts, kept.get("told", ""))


def keep_place(workspace: Workspace, found: HubPlace) -> None:
    """Note how far this laptop is."""
    workspace.keep_aside(lambda reader: write_place(reader, found))


def write_place(reader: Reader, found: HubPlace) -> None:
    """Note how far this laptop is, in a transaction that does more."""
    kept = {
        "address": str(found.address),
        "password": found.password,
        "keys": list(found.keys),
        "number": found.number,
        "sent": dict(found.sent),
        "unread": found.unread,
        "parts": {
            sign_key: [part.code, dict(part.vector), part.sight, dict(part.served)]
            for sign_key, part in found.parts.items()
        },
        "told": found.told,
        "reached": list(found.reached),
        "gap": found.has_gap,
        "reader": READER,
    }
    keep_fact(reader.connection, _FACT, json.dumps(kept))


def enter_place(workspace: Workspace, found: HubPlace) -> None:
    """Note a hub that was just joined; the keyring of the system takes the password where there is one."""
    is_kept = bool(found.password) and key_store.keep_password(found.address.login, found.password)
    keep_place(workspace, replace(found, password="") if is_kept else found)


def has_gap(workspace: Workspace) -> bool:
    """Return whether the hub has removed something that has not arrived here in any way."""
    return has_hub(workspace) and place(workspace).has_gap


def forget_gap(workspace: Workspace) -> None:
    """Note that a file has brought what the hub had removed before it arrived here."""
    if has_hub(workspace) and (found := place(workspace)).has_gap:
        keep_place(workspace, replace(found, has_gap=False))


def forget_place(workspace: Workspace) -> None:
    """Forget the hub; the plan stays as it is."""
    key_store.drop_password(place(workspace).address.login)
    workspace.keep_fact(_FACT, "")


def has_hub(workspace: Workspace) -> bool:
    """Return whether the plan has joined a hub."""
    with workspace.read() as reader:
        return bool(fact_of(reader.connection, _FACT))


def link(workspace: Workspace) -> HubLink:
    """Return the connection of this laptop to the hub of its plan; it connects when it is used.

    Raises:
        NoHub: the plan has joined none.
    """
    workspace.become_own()
    found = place(workspace)
    password = found.password or key_store.known_password(found.address.login)
    sign_key = own_keys(workspace).sign_key
    revoked = tuple(each.sign_key for each in members(workspace) if each.is_revoked)
    fetchable = Fetchable(MOST_BYTES, SEALED_BEGINS, revoked)
    return HubLink(found.address, password, sign_key, is_part=found.is_part, fetchable=fetchable)
