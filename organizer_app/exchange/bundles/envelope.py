"""Seals content for the members of a plan and opens it again, in an order in which nothing can do harm.

The file is an age file (age-encryption.org/v1), so that any age tool opens it. Inside: a mark, the length of
the manifest, the manifest as JSON, the sender's Ed25519 signature over it, the compressed content, and zeros
up to a multiple of 64 KiB (of 4 KiB where single steps travel within a second). The manifest holds the
digest and the sizes of the content and for whom it is sealed, so everything is checked before anything is
unpacked, and nobody can pass it on to others as if meant for them.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyrage

from organizer_app.domain.merging.merge_problems import MOST_RECIPIENTS, ChangesRefused, Refusal
from organizer_app.exchange.bundles.laptop_keys import is_signed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from organizer_app.exchange.bundles.laptop_keys import LaptopKeys

# The first line of every sealed file.
SEALED_BEGINS: Final = b"age-encryption.org/v1\n"
MAGIC: Final = b"ORGANIZER-CHANGES-1\n"
_SIGNED: Final = b"organizer-changes-1\0"
_LENGTH: Final = struct.Struct(">I")
_SIGNATURE: Final = 64
PADDED: Final = 1 << 16
PADDED_LIVE: Final = 1 << 12
MOST_BYTES: Final = 128 << 20
_MOST_MANIFEST: Final = 1 << 16
MOST_CONTENT: Final = 512 << 20
# The best that honest changes reach is about 30.
_MOST_RATIO: Final = 200
FORMAT: Final = 1
# A line for each recipient. pyrage 1.4 takes four times as long for a header of twice the length: 1.6 s for
# 32 KiB, more than a minute for 256 KiB, hours for some megabytes, and then says that it is for others.
_MOST_HEADER: Final = 1 << 15
_END_OF_HEADER: Final = b"\n--- "
# How pyrage 1.4 says that a passphrase would take more than 16 times the second that age aims at.
_TOO_LONG: Final = "Excessive work parameter"
_MEASURED_AGAIN: Final = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """Content whose sender and wholeness are proved.

    Attributes:
        sender: the public signing key.
        min_reader: oldest plan format whose readers may read it.
        content: what was packed.
    """

    sender: str
    min_reader: int
    content: bytes


def sealed(
    content: bytes,
    keys: LaptopKeys,
    *,
    recipients: Collection[str] = (),
    passphrase: str = "",
    min_reader: int,
    padded: int = PADDED,
) -> bytes:
    """Return content signed and sealed.

    Args:
        content: what is sent.
        keys: the sender's.
        recipients: age recipients; ignored with a passphrase.
        passphrase: seals it for anyone who knows it, instead.
        min_reader: oldest plan format whose readers may read it.
        padded: to a multiple of how many bytes, `PADDED` or `PADDED_LIVE`.

    Raises:
        ChangesRefused: there are more than `MOST_RECIPIENTS`; the file would be refused by all of them.
    """
    if not passphrase and len(recipients) > MOST_RECIPIENTS:
        raise ChangesRefused(Refusal.TOO_MANY)
    packed = zlib.compress(content, 6)
    to = [] if passphrase else sorted(recipients)
    manifest = {
        "format": FORMAT,
        "sender": keys.sign_key,
        "to": to,
        "min_reader": min_reader,
        "digest": hashlib.sha256(packed).hexdigest(),
        "packed": len(packed),
        "plain": len(content),
    }
    told = json.dumps(manifest, separators=(",", ":")).encode()
    inner = MAGIC + _LENGTH.pack(len(told)) + told + keys.signed(_SIGNED + told) + packed
    inner += bytes(-len(inner) % padded)
    if passphrase:
        return pyrage.passphrase.encrypt(inner, passphrase)
    return pyrage.encrypt(inner, [pyrage.x25519.Recipient.from_str(each) for each in to])


def opened(
    file: bytes,
    keys: LaptopKeys,
    *,
    senders: Mapping[str, str],
    revoked: Collection[str] = (),
    passphrase: str = "",
    reader: int,
) -> Opened:
    """Open what was sealed for this laptop by somebody it knows.

    Args:
        file: the whole file.
        keys: this laptop's.
        senders: names of those whose changes are accepted, by public signing key.
        revoked: keys of those whose changes are accepted no more.
        passphrase: what it is sealed with instead of keys.
        reader: plan format that this version reads.

    Raises:
        ChangesRefused: it is not taken; the reason says why.
    """
    if len(file) > MOST_BYTES:
        raise ChangesRefused(Refusal.TOO_LARGE)
    inner = _decrypted(file, keys, passphrase)
    told, signature, rest = _parts(inner)
    manifest = _manifest(told)
    sender = str(manifest["sender"])
    if sender in revoked:
        raise ChangesRefused(Refusal.REVOKED, senders.get(sender, ""))
    if sender not in senders:
        raise ChangesRefused(Refusal.UNKNOWN_SENDER)
    if not is_signed(sender, signature, _SIGNED + told):
        raise ChangesRefused(Refusal.BAD_SIGNATURE)
    _check_reader(manifest, keys, passphrase, reader)
    return Opened(sender, manifest["min_reader"], _content(manifest, rest))


def _decrypted(file: bytes, keys: LaptopKeys, passphrase: str) -> bytes:
    is_age = file.startswith(SEALED_BEGINS)
    if not is_age or file.find(_END_OF_HEADER, 0, _MOST_HEADER) < 0:
        raise ChangesRefused(Refusal.NOT_OURS)
    try:
        if passphrase:
            return _decrypted_with(passphrase, file)
        return pyrage.decrypt(file, [keys.identity()])
    except (pyrage.DecryptError, ValueError) as refused:
        raise ChangesRefused(Refusal.NOT_FOR_HERE) from refused


def _decrypted_with(passphrase: str, file: bytes) -> bytes:
    """Try a passphrase; age measures each time how long that would take, and a busy moment misleads it."""
    for _time in range(_MEASURED_AGAIN):
        try:
            return pyrage.passphrase.decrypt(file, passphrase)
        except pyrage.DecryptError as refused:
            if not str(refused).startswith(_TOO_LONG):
                raise
    raise ChangesRefused(Refusal.TOO_BUSY)


def _parts(inner: bytes) -> tuple[bytes, bytes, bytes]:
    start = len(MAGIC) + _LENGTH.size
    if not inner.startswith(MAGIC) or len(inner) < start or len(inner) % PADDED_LIVE:
        raise ChangesRefused(Refusal.NOT_OURS)
    (length,) = _LENGTH.unpack(inner[len(MAGIC) : start])
    if length > _MOST_MANIFEST or len(inner) < start + length + _SIGNATURE:
        raise ChangesRefused(Refusal.NOT_OURS)
    end = start + length
    return inner[start:end], inner[end : end + _SIGNATURE], inner[end + _SIGNATURE :]


def _manifest(told: bytes) -> dict[str, Any]:
    """Return the manifest with a value of the right kind for everything that is read from it."""
    try:
        manifest = json.loads(told)
        numbers = [manifest[name] for name in ("format", "min_reader", "packed", "plain")]
        texts = [manifest["sender"], manifest["digest"], *manifest["to"]]
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise ChangesRefused(Refusal.NOT_OURS) from wrong
    are_numbers = all(type(each) is int and each >= 0 for each in numbers)
    if not are_numbers or not all(isinstance(each, str) for each in texts):
        raise ChangesRefused(Refusal.NOT_OURS)
    return dict(manifest)


def _check_reader(manifest: Mapping[str, Any], keys: LaptopKeys, passphrase: str, reader: int) -> None:
    to: Sequence[str] = manifest["to"]
    if (passphrase and to) or (not passphrase and keys.seal_key not in to):
        raise ChangesRefused(Refusal.NOT_FOR_HERE)
    if manifest["format"] > FORMAT or manifest["min_reader"] > reader:
        raise ChangesRefused(Refusal.NEWER)


def _content(manifest: Mapping[str, Any], rest: bytes) -> bytes:
    packed, padding = rest[: manifest["packed"]], rest[manifest["packed"] :]
    if len(packed) != manifest["packed"] or padding.strip(b"\0") or len(padding) >= PADDED:
        raise ChangesRefused(Refusal.DAMAGED)
    if hashlib.sha256(packed).hexdigest() != manifest["digest"]:
        raise ChangesRefused(Refusal.BAD_SIGNATURE)
    plain = manifest["plain"]
    if plain > MOST_CONTENT or plain > _MOST_RATIO * max(1024, len(packed)):
        raise ChangesRefused(Refusal.TOO_LARGE)
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, plain + 1)
    except zlib.error as damaged:
        raise ChangesRefused(Refusal.DAMAGED) from damaged
    if len(content) != plain or not unpacking.eof or unpacking.unused_data:
        raise ChangesRefused(Refusal.DAMAGED)
    return content
