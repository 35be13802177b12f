"""Reads the address of a hub: where its database is, and as whom to log in; never a password."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from organizer_app.domain.merging.hub_problems import AddressFault, HubAddressRefused

_SCHEMES: Final = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_LOCAL: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})
_PROVEN: Final = "verify-full"
# Settings of the PostgreSQL client that an address may carry (libpq, "Parameter Key Words").
_SETTINGS: Final = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey"})


@dataclass(frozen=True, slots=True)
class HubAddress:
    """Where a hub is.

    Attributes:
        host: name or address of the computer; a folder for a socket of this computer; empty for the default.
        port: TCP port.
        database: name of the database.
        login: who logs in; empty for the name of the user of this computer.
        settings: TLS settings of the PostgreSQL client.
    """

    host: str
    port: int
    database: str
    login: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_local(self) -> bool:
        """Whether nobody is between this computer and the hub."""
        return self.host in _LOCAL or self.host.startswith("/")

    def logging_in_as(self, login: str) -> HubAddress:
        """Return the same place for another login."""
        return replace(self, login=login)

    def __str__(self) -> str:
        login = f"{quote(self.login, safe='')}@" if self.login else ""
        is_folder = self.host.startswith("/")
        host = f"[{self.host}]" if ":" in self.host else self.host
        place = "" if is_folder else f"{host}:{self.port}"
        told = {**({"host": self.host, "port": str(self.port)} if is_folder else {}), **self.settings}
        query = f"?{urlencode(sorted(told.items()))}" if told else ""
        return f"postgresql://{login}{place}/{quote(self.database, safe='')}{query}"


# Each arrival looks up the place of its plan again.
@functools.lru_cache(maxsize=16)
def hub_address(text: str) -> HubAddress:
    """Return the address that somebody has typed, such as ``postgresql://anna@hub.example.org/team``.

    Another computer than this one must prove who it is: ``sslmode=verify-full`` is set where nothing is said.

    Raises:
        HubAddressRefused: it cannot be read, holds a password, or asks for less than that proof.
    """
    try:
        parts = urlsplit(text.strip())
        told = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        port = int(told.pop("port", "") or parts.port or 5432)
    except ValueError as wrong:
        raise HubAddressRefused(AddressFault.UNCLEAR) from wrong
    if parts.password is not None or "password" in told:
        raise HubAddressRefused(AddressFault.PASSWORD)
    host = unquote(told.pop("host", "") or parts.hostname or "")
    database = unquote(parts.path.strip("/"))
    if parts.scheme not in _SCHEMES or not database or "/" in database or not set(told) <= _SETTINGS:
        raise HubAddressRefused(AddressFault.UNCLEAR)
    address = HubAddress(host, port, database, unquote(parts.username or ""), told)
    if address.is_local:
        return address
    if told.get("sslmode", _PROVEN) != _PROVEN:
        raise HubAddressRefused(AddressFault.OPEN)
    return replace(address, settings={**told, "sslmode": _PROVEN})
