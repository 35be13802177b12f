"""Only what a member sealed for this laptop is opened, and nothing else does any harm."""

import hashlib
import json
import random
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pyrage
import pytest

from organizer_app.domain.merging.merge_problems import MOST_RECIPIENTS, ChangesRefused, Refusal
from organizer_app.exchange.bundles.envelope import FORMAT, MAGIC, MOST_BYTES, PADDED_LIVE, opened, sealed
from organizer_app.exchange.bundles.laptop_keys import (
    LaptopKeys,
    is_key_pair,
    is_opening_key,
    new_keys,
    new_opening_key,
    words_of,
)

ANA, BEN, EVE = new_keys(), new_keys(), new_keys()
CONTENT = b"\n".join(b'{"line": %d}' % number for number in range(200))
GOOD_WORDS = "correct horse"
SENDERS = {ANA.sign_key: "Ana"}


def read(file: bytes, keys: LaptopKeys = BEN, **changed: Any) -> bytes:
    return opened(file, keys, **{"senders": SENDERS, "reader": 9, **changed}).content


def refusal(file: bytes, keys: LaptopKeys = BEN, **changed: Any) -> Refusal:
    with pytest.raises(ChangesRefused) as refused:
        read(file, keys, **changed)
    return refused.value.reason


def ana_to_ben(content: bytes = CONTENT, **changed: Any) -> bytes:
    return sealed(content, ANA, **{"recipients": [BEN.seal_key, ANA.seal_key], "min_reader": 9, **changed})


def inner_of(file: bytes) -> bytes:
    return pyrage.decrypt(file, [BEN.identity()])


def to_ben(inner: bytes, keys: LaptopKeys = BEN) -> bytes:
    return pyrage.encrypt(inner, [pyrage.x25519.Recipient.from_str(keys.seal_key)])


def forged(content: bytes, *, by: LaptopKeys = ANA, tail: bytes = b"", **changed: Any) -> bytes:
    """Return what a member who means harm can make: everything signed, and everything possibly a lie."""
    manifest = {
        "format": FORMAT,
        "sender": by.sign_key,
        "to": [BEN.seal_key],
        "min_reader": 9,
        "digest": hashlib.sha256(content).hexdigest(),
        "packed": len(content),
        "plain": len(CONTENT),
        **changed,
    }
    told = json.dumps({name: value for name, value in manifest.items() if value is not None}).encode()
    signature = by.signed(b"organizer-changes-1\0" + told)
    inner = MAGIC + struct.pack(">I", len(told)) + told + signature + content + tail
    return to_ben(inner + bytes(-len(inner) % 65536))


GOOD = zlib.compress(CONTENT)
BOMB = zlib.compress(bytes(50 << 20), 9)


def test_what_a_member_sealed_for_this_laptop_is_opened_as_it_was() -> None:
    found = opened(ana_to_ben(), BEN, senders=SENDERS, reader=9)
    assert (found.content, found.sender, found.min_reader) == (CONTENT, ANA.sign_key, 9)
    assert read(forged(GOOD)) == CONTENT


def test_the_size_of_a_file_says_little() -> None:
    small, large = ana_to_ben(b"x"), ana_to_ben(random.Random(1).randbytes(40_000))
    # An age file has up to a few hundred random bytes in its head.
    assert abs(len(small) - len(large)) < 1000


@pytest.fixture(scope="module")
def locked() -> bytes:
    """Return a file for whoever knows the passphrase; sealing and opening one takes a second each."""
    return sealed(CONTENT, ANA, passphrase=GOOD_WORDS, min_reader=9)


def test_a_passphrase_seals_for_whoever_knows_it(locked: bytes) -> None:
    assert read(locked, EVE, passphrase=GOOD_WORDS) == CONTENT
    assert refusal(locked, EVE, passphrase=GOOD_WORDS[::-1]) is Refusal.NOT_FOR_HERE
    assert refusal(locked) is Refusal.NOT_FOR_HERE


def test_a_passphrase_that_would_take_too_long_is_not_called_wrong(locked: bytes) -> None:
    head, salt, rest = locked.split(b"\n", 2)[1].rpartition(b" ")
    assert head.startswith(b"-> scrypt ")
    endless = locked.replace(head + salt + rest, head + salt + b"34", 1)
    assert refusal(endless, EVE, passphrase=GOOD_WORDS) is Refusal.TOO_BUSY


def test_a_busy_moment_while_age_measures_is_waited_out(
    monkeypatch: pytest.MonkeyPatch, locked: bytes
) -> None:
    decrypt, busy = pyrage.passphrase.decrypt, [True, True]

    def misled(file: bytes, passphrase: str) -> bytes:
        if busy and busy.pop():
            raise pyrage.DecryptError("Excessive work parameter for passphrase.")
        return decrypt(file, passphrase)

    monkeypatch.setattr(pyrage.passphrase, "decrypt", misled)
    assert read(locked, EVE, passphrase=GOOD_WORDS) == CONTENT
    assert busy == []


def swapped_signature() -> bytes:
    inner = bytearray(inner_of(ana_to_ben()))
    (length,) = struct.unpack(">I", inner[len(MAGIC) : len(MAGIC) + 4])
    start = len(MAGIC) + 4 + length
    other = inner_of(ana_to_ben(b"other"))
    (there,) = struct.unpack(">I", other[len(MAGIC) : len(MAGIC) + 4])
    inner[start : start + 64] = other[len(MAGIC) + 4 + there : len(MAGIC) + 4 + there + 64]
    return to_ben(bytes(inner))


def altered_by_a_relay() -> bytes:
    inner = bytearray(inner_of(ana_to_ben()))
    spot = bytes(inner).rstrip(b"\0")[-20:]
    at = bytes(inner).index(spot)
    inner[at] ^= 1
    return to_ben(bytes(inner))


def without_room_for_a_signature() -> bytes:
    inner = inner_of(ana_to_ben())
    start = len(MAGIC) + 4
    (length,) = struct.unpack(">I", inner[len(MAGIC) : start])
    told = inner[start : start + length].ljust(PADDED_LIVE - start - 10)
    return to_ben(MAGIC + struct.pack(">I", len(told)) + told + bytes(10))


ATTACKS: dict[str, tuple[Callable[[], bytes], Refusal]] = {
    "an unknown signer": (
        lambda: sealed(CONTENT, EVE, recipients=[BEN.seal_key], min_reader=9),
        Refusal.UNKNOWN_SENDER,
    ),
    "sealed for somebody else": (lambda: ana_to_ben(recipients=[EVE.seal_key]), Refusal.NOT_FOR_HERE),
    "passed on to somebody it was not for": (
        lambda: to_ben(inner_of(ana_to_ben()).replace(BEN.seal_key.encode(), EVE.seal_key.encode())),
        Refusal.BAD_SIGNATURE,
    ),
    "forwarded as it is": (
        lambda: to_ben(pyrage.decrypt(ana_to_ben(recipients=[EVE.seal_key]), [EVE.identity()])),
        Refusal.NOT_FOR_HERE,
    ),
    "a manifest without end": (lambda: forged(GOOD, to=[BEN.seal_key] * 1200), Refusal.NOT_OURS),
    "a signature of another file": (swapped_signature, Refusal.BAD_SIGNATURE),
    "content altered by a relay": (altered_by_a_relay, Refusal.BAD_SIGNATURE),
    "a stranger who names a member": (
        lambda: forged(GOOD, by=EVE, sender=ANA.sign_key),
        Refusal.BAD_SIGNATURE,
    ),
    "no file of ours": (lambda: b"PK\x03\x04 a zip", Refusal.NOT_OURS),
    "an empty file": (lambda: b"", Refusal.NOT_OURS),
    "a file cut short": (lambda: ana_to_ben()[:-100], Refusal.NOT_FOR_HERE),
    "an age file of something else": (lambda: to_ben(b"hello"), Refusal.NOT_OURS),
    "a manifest longer than the file": (
        lambda: to_ben((MAGIC + struct.pack(">I", 60_000)).ljust(1 << 16, b"x")[: 1 << 16]),
        Refusal.NOT_OURS,
    ),
    "a manifest of a gigabyte": (
        lambda: to_ben((MAGIC + struct.pack(">I", 1 << 30)).ljust(1 << 16, b"x")),
        Refusal.NOT_OURS,
    ),
    "a manifest with no room for its signature": (without_room_for_a_signature, Refusal.NOT_OURS),
    "a zero too many at the end": (lambda: to_ben(inner_of(ana_to_ben()) + b"\0"), Refusal.NOT_OURS),
    "a manifest without a sender": (lambda: forged(GOOD, sender=None), Refusal.NOT_OURS),
    "a manifest with a text for a number": (lambda: forged(GOOD, plain="many"), Refusal.NOT_OURS),
    "a manifest with yes for a number": (lambda: forged(GOOD, min_reader=True), Refusal.NOT_OURS),
    "a bomb that says its size": (lambda: forged(BOMB, plain=50 << 20), Refusal.TOO_LARGE),
    "a bomb that lies about its size": (lambda: forged(BOMB, plain=1000), Refusal.DAMAGED),
    "content that is not compressed": (lambda: forged(b"not zlib at all"), Refusal.DAMAGED),
    "something hidden behind the content": (lambda: forged(GOOD, tail=b"more"), Refusal.DAMAGED),
    "less content than it says": (lambda: forged(GOOD, packed=1 << 20), Refusal.DAMAGED),
    "a version that does not exist yet": (lambda: ana_to_ben(min_reader=10), Refusal.NEWER),
    "a format that does not exist yet": (lambda: forged(GOOD, format=FORMAT + 1), Refusal.NEWER),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_and_named(name: str) -> None:
    attack, reason = ATTACKS[name]
    assert refusal(attack()) is reason


def test_a_file_larger_than_any_of_ours_is_not_even_decrypted() -> None:
    assert refusal(bytes(MOST_BYTES + 1)) is Refusal.TOO_LARGE
    assert refusal(bytes(MOST_BYTES)) is Refusal.NOT_OURS


@pytest.mark.parametrize(
    "header",
    [b"-> for somebody\n\n" * 10_000, b"-> x\n" + b"A" * 200_000 + b"\n", b"-> " + b"x " * 100_000 + b"\n\n"],
    ids=["thousands of recipients", "a long body", "a long line"],
)
def test_a_header_that_takes_minutes_is_not_read(header: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = list[bytes]()
    monkeypatch.setattr(pyrage, "decrypt", lambda file, _keys: tried.append(file))
    file = ana_to_ben()
    end = file.index(b"\n--- ") + 1
    assert refusal(file[:end] + header + file[end:]) is Refusal.NOT_OURS
    assert refusal(b"age-encryption.org/v1\n" + header) is Refusal.NOT_OURS
    assert tried == []


def test_as_many_laptops_as_a_file_can_be_for_can_read_it_and_no_more_are_written_for() -> None:
    others = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(MOST_RECIPIENTS)]
    assert read(ana_to_ben(recipients=[*others[1:], BEN.seal_key])) == CONTENT
    with pytest.raises(ChangesRefused) as refused:
        ana_to_ben(recipients=[*others, BEN.seal_key])
    assert refused.value.reason is Refusal.TOO_MANY


def test_little_content_may_pack_as_well_as_it_likes() -> None:
    most = 200 * 1024
    assert read(ana_to_ben(bytes(most))) == bytes(most)
    assert refusal(ana_to_ben(bytes(most + 1))) is Refusal.TOO_LARGE


def test_who_was_revoked_is_refused_by_name() -> None:
    with pytest.raises(ChangesRefused) as refused:
        read(ana_to_ben(), revoked={ANA.sign_key})
    assert (refused.value.reason, refused.value.sender) == (Refusal.REVOKED, "Ana")


def mutated(rnd: random.Random, source: bytes) -> bytes:
    file = bytearray(source)
    spot = rnd.randrange(len(file))
    match rnd.randrange(5):
        case 0:
            file[spot] ^= 1 << rnd.randrange(8)
        case 1:
            del file[spot:]
        case 2:
            file[spot : spot + 8] = rnd.randbytes(8)
        case 3:
            file[spot:spot] = rnd.randbytes(rnd.randrange(1, 50))
        case _:
            file[rnd.randrange(min(600, len(file)))] = rnd.randrange(256)
    return bytes(file)


def mutate(count: int, seed: int = 0) -> int:
    """Try mutations of the file and of its inside; return how many were taken with other content."""
    rnd, file = random.Random(seed), ana_to_ben(CONTENT[:500])
    inner, taken = inner_of(file), 0
    for number in range(count):
        changed = mutated(rnd, file) if number % 2 else to_ben(mutated(rnd, inner))
        try:
            taken += read(changed) != CONTENT[:500]
        except ChangesRefused:
            continue
    return taken


def test_no_mutation_is_taken_and_none_ends_in_a_traceback() -> None:
    assert mutate(600) == 0


def test_the_words_of_two_laptops_differ_and_those_of_one_do_not() -> None:
    words = [f"word{number}" for number in range(7776)]
    ana, again = (words_of(ANA.sign_key, ANA.seal_key, words) for _ in range(2))
    assert ana == again
    assert len(ana) == 6
    assert words_of(BEN.sign_key, BEN.seal_key, words) != ana
    assert words_of(ANA.sign_key, EVE.seal_key, words) != ana


def test_keys_are_told_from_other_texts() -> None:
    assert is_key_pair(ANA.sign_key, ANA.seal_key)
    assert not is_key_pair(ANA.sign_key, "age1nonsense")
    assert not is_key_pair("zz", ANA.seal_key)
    assert not is_key_pair(ANA.sign_key[:-2], ANA.seal_key)


def test_a_key_that_opens_is_told_from_other_texts() -> None:
    assert is_opening_key(new_opening_key())
    assert not is_opening_key(ANA.seal_key)
    assert not is_opening_key("AGE-SECRET-KEY-1NONSENSE")
