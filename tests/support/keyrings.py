"""Keyrings of a system, in memory: one that works, and one that is locked."""

import sys
from types import ModuleType

import pytest

from organizer_app.environment import key_store


class Keyring:
    """A keyring in memory."""

    def __init__(self, priority: float = 5) -> None:
        self.priority = priority
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


class LockedKeyring(Keyring):
    def get_password(self, service: str, name: str) -> str | None:
        raise RuntimeError(service, name)

    def set_password(self, service: str, name: str, password: str) -> None:
        raise RuntimeError(service, name, password)


def use(monkeypatch: pytest.MonkeyPatch, keyring: Keyring) -> None:
    module = ModuleType("keyring")
    module.get_keyring = lambda: keyring  # type: ignore[attr-defined]  # stands in for the package
    monkeypatch.setitem(sys.modules, "keyring", module)
    monkeypatch.setattr(key_store, "is_available", lambda: True)
