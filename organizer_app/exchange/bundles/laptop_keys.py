"""The two keys of a laptop: one signs what it sends, one opens what is sealed for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from organizer_app.domain.merging.seals import checkpoint_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.merging.steps import Checkpoint

WORDS_TO_COMPARE = 6
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class LaptopKeys:
    """The secret keys of one laptop as texts; they never leave its plan file.

    Attributes:
        sign: Ed25519 key, 64 hexadecimal digits.
        seal: age identity.
    """

    sign: str
    seal: str

    @property
    def sign_key(self) -> str:
        """The public key that checks its signatures, 64 hexadecimal digits."""
        return self._signing().public_key().public_bytes_raw().hex()

    @property
    def seal_key(self) -> str:
        """The age recipient that seals for it."""
        return str(self.identity().to_public())

    def signed(self, message: bytes) -> bytes:
        """Return the signature of a message, 64 bytes."""
        return self._signing().sign(message)

    def identity(self) -> pyrage.x25519.Identity:
        """Return the key that opens."""
        return pyrage.x25519.Identity.from_str(self.seal)

    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.sign))


def new_keys() -> LaptopKeys:
    """Make the keys of a laptop."""
    return LaptopKeys(
        Ed25519PrivateKey.generate().private_bytes_raw().hex(), str(pyrage.x25519.Identity.generate())
    )


def is_signed(sign_key: str, signature: bytes, message: bytes) -> bool:
    """Return whether a signature of a public key fits a message."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(sign_key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_genuine(plan_id: str, checkpoint: Checkpoint) -> bool:
    """Return whether the signature of a checkpoint fits its key."""
    told = (checkpoint.origin, checkpoint.sequence, checkpoint.chain, checkpoint.sealed_from)
    return is_signed(checkpoint.sign_key, checkpoint.signature, checkpoint_message(plan_id, *told))


def is_key_pair(sign_key: str, seal_key: str) -> bool:
    """Return whether two texts are public keys of a laptop."""
    try:
        pyrage.x25519.Recipient.from_str(seal_key)
        return len(bytes.fromhex(sign_key)) == _KEY_BYTES and sign_key == sign_key.lower()
    except (ValueError, pyrage.RecipientError):
        return False


def words_of(sign_key: str, seal_key: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the six words that two people compare to know that both have the same keys.

    Args:
        sign_key: the public signing key of a laptop.
        seal_key: its age recipient.
        words: the list; with 7,776 words, six stand for 77 bits.
    """
    number = int.from_bytes(hashlib.sha256(f"{sign_key} {seal_key}".encode()).digest())
    found: list[str] = []
    for _ in range(WORDS_TO_COMPARE):
        number, spot = divmod(number, len(words))
        found.append(words[spot])
    return tuple(found)


def new_opening_key() -> str:
    """Make a secret key that several laptops share: its owner opens what is sealed for all of them."""
    return str(pyrage.x25519.Identity.generate())


def is_opening_key(text: str) -> bool:
    """Return whether a text is a secret key that opens."""
    try:
        pyrage.x25519.Identity.from_str(text)
    except (ValueError, pyrage.IdentityError):
        return False
    return True
