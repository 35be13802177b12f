"""A keyring is a comfort: it is used where it can be trusted, and nothing breaks where there is none."""

import pytest

from organizer_app.domain.basics.plan_secrets import RecoveryKey
from organizer_app.environment import key_store
from tests.support.keyrings import Keyring, LockedKeyring, use

KEY = RecoveryKey.of(bytes(range(32)))


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


def test_the_password_of_a_login_is_kept_apart_from_the_keys_of_plans(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, Keyring())
    assert key_store.keep_password("mark", "secret")
    assert key_store.known_password("mark") == "secret"
    assert key_store.known_key("mark") is None
    key_store.drop_password("mark")
    assert key_store.known_password("mark") == ""


def test_a_keyring_that_does_not_give_back_what_it_took_is_not_relied_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keyring = Keyring()
    use(monkeypatch, keyring)
    monkeypatch.setattr(keyring, "get_password", lambda _service, _name: None)
    assert not key_store.keep_password("login", "secret")
