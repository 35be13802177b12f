"""Keeps the key of a plan and the password of a hub's login in the keyring of the system.

The keyring opens with the session, so anyone who has the unlocked computer has the plan: its key is kept only
for those who ask, and the passphrase always works. The password of a login is kept wherever there is a
keyring: it opens nothing without the plan, and a stolen copy of the plan alone then gets in nowhere.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.plan_secrets import KEY_BYTES, RecoveryKey

if TYPE_CHECKING:
    import keyring.backend

_SERVICE: Final = "organizer"
_HUB: Final = "organizer hub"
# What the keyring package gives the keyrings of Windows, macOS, GNOME and KDE; files in plain text get less.
_TRUSTED: Final = 1


def is_available() -> bool:
    """Return whether the optional package is installed; whether a keyring answers shows when it is used."""
    return find_spec("keyring") is not None


def keep_key(plan: str, key: RecoveryKey) -> bool:
    """Keep the key of a plan, by the mark of its file; return whether the keyring took it."""
    return _keep(_SERVICE, plan, str(key))


def known_key(plan: str) -> RecoveryKey | None:
    """Return the key kept for a plan, or None."""
    found = _known(_SERVICE, plan)
    try:
        return RecoveryKey.of(bytes.fromhex(found)) if found and len(found) == 2 * KEY_BYTES else None
    except ValueError:
        return None


def drop_key(plan: str) -> bool:
    """Remove the key of a plan, if there is one; return whether the keyring holds none now."""
    return _drop(_SERVICE, plan)


def keep_password(login: str, password: str) -> bool:
    """Keep the password of a login at a hub; return whether the keyring took it and gives it back."""
    return _keep(_HUB, login, password) and known_password(login) == password


def known_password(login: str) -> str:
    """Return the password kept for a login at a hub, or an empty text."""
    return _known(_HUB, login) or ""


def drop_password(login: str) -> None:
    """Remove the password of a login at a hub, if there is one."""
    _drop(_HUB, login)


def _keep(service: str, name: str, secret: str) -> bool:
    backend = _backend()
    if backend is None:
        return False
    try:
        backend.set_password(service, name, secret)
    except Exception:  # noqa: BLE001  # each system has errors of its own, and a keyring is only a comfort
        return False
    return True


def _known(service: str, name: str) -> str | None:
    backend = _backend()
    try:
        return backend.get_password(service, name) if backend is not None else None
    except Exception:  # noqa: BLE001  # as above
        return None


def _drop(service: str, name: str) -> bool:
    backend = _backend()
    if backend is None:
        return False
    try:
        if backend.get_password(service, name) is not None:
            backend.delete_password(service, name)
    except Exception:  # noqa: BLE001  # as above
        return False
    return True


def _backend() -> keyring.backend.KeyringBackend | None:
    """Return the keyring of the system, or None where there is none, or only a file anybody can read."""
    if not is_available():
        return None
    try:
        import keyring

        found = keyring.get_keyring()
        is_trusted = found.priority >= _TRUSTED
    except Exception:  # noqa: BLE001  # as above
        return None
    return found if is_trusted else None
