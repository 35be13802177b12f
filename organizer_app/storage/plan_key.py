"""Derive the key of a plan file, described by its own first bytes: profile number and salt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import CannotRead, PlanUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from organizer_app.domain.basics.plan_secrets import RecoveryKey

SALT_BYTES = 16
# Profile 0: no passphrase. Same format and code, and the app says "not protected".
UNPROTECTED = 0
# Profile 1: Argon2id, 256 MiB, 3 passes, 4 lanes (RFC 9106 section 4, memory scaled to a laptop).
ARGON2ID = 1
# Profile 2: the same, over the passphrase and after it the SHA-256 of a key file.
ARGON2ID_AND_FILE = 2
_PROTECTED = frozenset({ARGON2ID, ARGON2ID_AND_FILE})
_MEMORY_KIB = 256 * 1024

# Of a plan without a passphrase: as long as every key.
_FIXED_KEY = bytes(32)


def new_salt(*, protected: bool) -> bytes:
    """Return a new salt; its first byte is the key profile, so that the file describes itself."""
    profile = ARGON2ID if protected else UNPROTECTED
    return bytes([profile]) + os.urandom(SALT_BYTES - 1)


def salt_for(salt: bytes, passphrase: str | None) -> bytes:
    """Return the salt of the same plan under another passphrase: only its profile differs.

    Copies of a plan are known by the rest of it.
    """
    from organizer_app.domain.basics.plan_secrets import PassphraseWithFile

    profile = UNPROTECTED if passphrase is None else ARGON2ID
    if isinstance(passphrase, PassphraseWithFile):
        profile = ARGON2ID_AND_FILE
    return bytes([profile]) + salt[1:]


def salt_of(path: Path) -> bytes:
    """Read the salt of a plan file; raise `CannotRead`, or `PlanUnreadable` for a file that is no plan."""
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except PermissionError as refused:
        raise CannotRead(str(path)) from refused
    except OSError as unreadable:
        raise PlanUnreadable(str(path)) from unreadable
    if len(salt) < SALT_BYTES or salt[0] not in {UNPROTECTED, *_PROTECTED}:
        raise PlanUnreadable(str(path))
    return salt


def is_protected(path: Path) -> bool:
    """Return whether the plan needs a passphrase; raise `PlanUnreadable` if the file is not a plan."""
    return salt_of(path)[0] in _PROTECTED


def needs_key_file(path: Path) -> bool:
    """Return whether the plan needs a key file beside its passphrase; raise `PlanUnreadable` for no plan."""
    return salt_of(path)[0] == ARGON2ID_AND_FILE


def raw_key(salt: bytes, passphrase: str | None) -> str:
    """Return the value of SQLCipher's ``PRAGMA key``: 64 hex digits of key and 32 of salt."""
    return next(raw_keys(salt, passphrase))


def raw_keys(salt: bytes, passphrase: str | None) -> Iterator[str]:
    """Yield the key of a passphrase, then those that earlier versions made of the same letters.

    Each costs a second to derive, so the next is asked for when the one before opens nothing. Without the key
    file that the salt tells of, there is none.
    """
    if salt[0] == UNPROTECTED:
        yield f"x'{_FIXED_KEY.hex()}{salt.hex()}'"
        return
    from organizer_app.domain.basics.plan_secrets import PassphraseWithFile, RecoveryKey

    if isinstance(passphrase, RecoveryKey):
        yield f"x'{passphrase}{salt.hex()}'"
        return
    digest = passphrase.digest if isinstance(passphrase, PassphraseWithFile) else b""
    if bool(digest) is not (salt[0] == ARGON2ID_AND_FILE):
        return
    for spelling in _spellings(passphrase or ""):
        yield f"x'{_derived(salt, spelling.encode() + digest).hex()}{salt.hex()}'"


def recovery_key(key: str) -> RecoveryKey:
    """Return the part of a raw key that a recovery sheet holds; the salt stays in the file."""
    from organizer_app.domain.basics.plan_secrets import KEY_BYTES, RecoveryKey

    return RecoveryKey(key[2 : 2 + 2 * KEY_BYTES])


def _spellings(passphrase: str) -> Iterable[str]:
    import unicodedata

    # One system types an accented letter as one code, another as two; new keys are made of the first.
    # Before, a key was made of what was typed, perhaps on the other system.
    one, two = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    return dict.fromkeys((one, passphrase, two))


def _derived(salt: bytes, secret: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    from organizer_app.domain.basics.plan_secrets import KEY_BYTES

    return hash_secret_raw(
        secret,
        salt,
        time_cost=3,
        memory_cost=_MEMORY_KIB,
        parallelism=4,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
