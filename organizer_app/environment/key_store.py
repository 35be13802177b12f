"""Keeps the key of a plan in the keyring of the system, for those who ask; the passphrase always works.

The keyring opens with the session, so whoever has the unlocked computer has the plan: it is off by default.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.plan_secrets import KEY_BYTES, RecoveryKey

if TYPE_CHECKING:
    import keyring.backend

_SERVICE: Final = "organizer"
# What the keyring package gives the keyrings of Windows, macOS, GNOME and KDE; files in plain text get less.
_TRUSTED: Final = 1


def is_available() -> bool:
    """Return whether the optional package is installed; whether a keyring answers shows when it is used."""
    return find_spec("keyring") is not None


def keep_key(plan: str, key: RecoveryKey) -> bool:
    """Keep the key of a plan, by the mark of its file; return whether the keyring took it."""
    backend = _backend()
    if backend is None:
        return False
    try:
        backend.set_password(_SERVICE, plan, str(key))
    except Exception:  # noqa: BLE001  # each system has errors of its own, and a keyring is only a comfort
        return False
    return True


def known_key(plan: str) -> RecoveryKey | None:
    """Return the key kept for a plan, or None."""
    backend = _backend()
    try:
        found = backend.get_password(_SERVICE, plan) if backend is not None else None
        return RecoveryKey.of(bytes.fromhex(found)) if found and len(found) == 2 * KEY_BYTES else None
    except Exception:  # noqa: BLE001  # as above
        return None


def drop_key(plan: str) -> None:
    """Remove the key of a plan, if there is one."""
    backend = _backend()
    try:
        if backend is not None and backend.get_password(_SERVICE, plan) is not None:
            backend.delete_password(_SERVICE, plan)
    except Exception:  # noqa: BLE001  # as above
        return


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
