"""The first bytes of a plan say how its key is made, and nothing else is needed to make it."""

from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import PlanUnreadable
from organizer_app.storage.plan_key import (
    ARGON2ID,
    SALT_BYTES,
    UNPROTECTED,
    is_protected,
    new_salt,
    raw_key,
    salt_of,
)

PROTECTED_SALT = bytes([ARGON2ID]) + bytes(range(1, SALT_BYTES))
# From another program: openssl kdf -keylen 32 -kdfopt pass:"correct horse" -kdfopt hexsalt:0101..0f
# -kdfopt lanes:4 -kdfopt memcost:262144 -kdfopt iter:3 ARGON2ID
KNOWN_KEY = "7d490b9bd4f3e514bc3f05d35e45d74187d32f42b3f43bdd8f2825c63335f19b"


def test_a_salt_names_its_profile_and_is_never_the_same() -> None:
    salts = {new_salt(protected=True) for _ in range(20)} | {new_salt(protected=False) for _ in range(20)}
    assert len(salts) == 40
    assert {(salt[0], len(salt)) for salt in salts} == {(UNPROTECTED, SALT_BYTES), (ARGON2ID, SALT_BYTES)}


def test_a_raw_key_is_key_and_salt_in_hex() -> None:
    salt = new_salt(protected=False)
    assert raw_key(salt, None) == f"x'{'00' * 32}{salt.hex()}'"
    assert raw_key(salt, "ignored") == raw_key(salt, None)


def test_a_passphrase_gives_the_same_key_for_ever() -> None:
    """Another result would lock people out of their plans."""
    assert raw_key(PROTECTED_SALT, "correct horse") == f"x'{KNOWN_KEY}{PROTECTED_SALT.hex()}'"


@pytest.mark.usefixtures("quick_keys")
def test_another_passphrase_or_salt_gives_another_key() -> None:
    other_salt = bytes([ARGON2ID]) + bytes(SALT_BYTES - 1)
    made_of = ((PROTECTED_SALT, "one"), (PROTECTED_SALT, "One"), (other_salt, "one"), (PROTECTED_SALT, None))
    assert len({raw_key(salt, passphrase)[:66] for salt, passphrase in made_of}) == 4


def test_the_salt_is_read_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_bytes(PROTECTED_SALT + b"pages")
    assert salt_of(path) == PROTECTED_SALT
    assert is_protected(path)
    path.write_bytes(bytes(SALT_BYTES))
    assert not is_protected(path)


def test_a_file_that_starts_otherwise_or_cannot_be_opened_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    for content in (b"", bytes(SALT_BYTES - 1), b"\x89PNG\r\n\x1a\n" + bytes(100), b"SQLite format 3\0" * 9):
        path.write_bytes(content)
        with pytest.raises(PlanUnreadable) as unreadable:
            salt_of(path)
        assert unreadable.value.path == str(path)
    for missing in (tmp_path, tmp_path / "missing"):
        with pytest.raises(PlanUnreadable):
            is_protected(missing)
