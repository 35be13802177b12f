"""A keyring is a comfort: it is used where it can be trusted, and nothing breaks where there is none."""

import sys
from types import ModuleType

import pytest

from organizer_app.domain.basics.plan_secrets import RecoveryKey
from organizer_app.environment import key_store

KEY = RecoveryKey.of(bytes(range(32)))


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


def test_a_key_is_kept_found_and_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = Keyring()
    use(monkeypatch, keyring)
    assert key_store.known_key("mark") is None
    assert key_store.keep_key("mark", KEY)
    assert key_store.known_key("mark") == KEY
    key_store.drop_key("mark")
    key_store.drop_key("mark")
    assert key_store.known_key("mark") is None
    keyring.kept["organizer", "mark"] = "no key at all"
    assert key_store.known_key("mark") is None


@pytest.mark.parametrize("keyring", [Keyring(priority=0.5), LockedKeyring()])
def test_a_file_in_plain_text_or_a_locked_keyring_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, keyring: Keyring
) -> None:
    use(monkeypatch, keyring)
    assert not key_store.keep_key("mark", KEY)
    assert key_store.known_key("mark") is None
    key_store.drop_key("mark")
    assert keyring.kept == {}


def test_without_the_package_nothing_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_store, "is_available", lambda: False)
    assert not key_store.keep_key("mark", KEY)
    assert key_store.known_key("mark") is None
