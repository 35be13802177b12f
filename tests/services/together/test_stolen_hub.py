"""Whoever steals a dump of the hub finds no word of the plan in it, however they look."""

import base64
import bz2
import gzip
import lzma
import os
import re
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.presence import Spot
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.services.together.hub_place import link
from organizer_app.services.together.hub_presence import sealed_presence
from tests.support.fleet import Fleet
from tests.support.hubs import exchanged, founded, joined
from tests.support.record_values import any_record

pytestmark = pytest.mark.postgresql
CANARY = "Canaryword"
ROOT = Path(__file__).resolve().parents[3]
# Where a stream of zlib, gzip, bzip2 or xz can begin, and where one of Zstandard does.
BEGINNINGS = re.compile(rb"x[\x01\x5e\x9c\xda]|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\0")
ZSTANDARD = b"\x28\xb5\x2f\xfd"


def dump_of(address: str) -> bytes:
    """Return all of a hub as `pg_dump` writes it, with the bytes of its messages both in hex and as such."""
    found = subprocess.run(
        [ROOT / "packaging" / "setup" / "with_postgresql.sh", "--find"],
        capture_output=True,
        text=True,
        check=True,
    )
    dump = subprocess.run(
        [Path(found.stdout.strip()) / "pg_dump", address], capture_output=True, check=True
    ).stdout
    told = re.findall(rb"\\\\x((?:[0-9a-f]{2})+)", dump)
    return dump + b"\n".join(bytes.fromhex(each.decode()) for each in told)


def forms(word: str) -> list[bytes]:
    """Return a word as the encodings write it in which it could lie there."""
    plain = word.encode()
    turned = [base64.b64encode(b" " * lead + plain)[4:-4] for lead in range(3)]
    return [plain, plain.lower(), plain.upper(), word.encode("utf-16-le"), plain.hex().encode(), *turned]


def unpacked(dump: bytes) -> Iterator[bytes]:
    """Yield everything in it that can be unpacked, from wherever a stream may begin."""
    for begins in BEGINNINGS.finditer(dump):
        piece = dump[begins.start() : begins.start() + (1 << 20)]
        yield from _unpacked(piece)


def _unpacked(piece: bytes) -> Iterator[bytes]:
    kinds = {b"x": zlib.decompressobj, b"\x1f": lambda: zlib.decompressobj(31), b"B": bz2.BZ2Decompressor}
    opened, told = kinds.get(piece[:1], lzma.LZMADecompressor)(), b""
    # What comes before a fault in the middle counts, too.
    with suppress(zlib.error, OSError, lzma.LZMAError, EOFError):
        for start in range(0, len(piece), 256):
            told += opened.decompress(piece[start : start + 256])
    yield told


def is_found(dump: bytes) -> bool:
    """Return whether the word is there; Zstandard, which nothing here reads, counts as if it held it."""
    wanted = forms(CANARY)
    return ZSTANDARD in dump or any(form in each for each in (dump, *unpacked(dump)) for form in wanted)


def test_a_dump_of_the_hub_holds_no_field_of_any_record(fleet: Fleet, address: str, tmp_path: Path) -> None:
    anna = founded(fleet, address)
    with anna.workspace.edit(EditKind.IMPORTED) as editor:
        for record_type in RECORD_TYPES.values():
            made = any_record(record_type, id=anna.workspace.new_id())
            texts = {
                each.name: f"{CANARY} {each.name}"
                for each in fields(made)
                if isinstance(getattr(made, each.name), str) and each.name not in {"id", "zone"}
            }
            editor.put(replace(made, **texts))
    ben = joined(fleet, anna, address, tmp_path)
    with ben.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "action"), title=CANARY))
    at_hub = link(ben.workspace)
    at_hub.tell_presence(sealed_presence(ben.workspace, spot=Spot("action", f"{CANARY} field")))
    at_hub.close()
    exchanged(ben)
    assert exchanged(anna).taken
    dump = dump_of(address)
    assert len(dump) > 100_000
    assert b"age-encryption.org" in dump
    assert not is_found(dump)
    # Its id is on every card: nobody tells by one which plan this is.
    assert anna.workspace.plan_id.encode() not in dump


@pytest.mark.parametrize(
    "packed",
    [
        bytes,
        zlib.compress,
        gzip.compress,
        bz2.compress,
        lzma.compress,
        bytes.hex,
        base64.b64encode,
    ],
)
def test_the_search_finds_a_word_that_is_packed(packed: object) -> None:
    assert callable(packed)
    told = packed(f"before {CANARY} after".encode())
    assert is_found(os.urandom(100) + (told.encode() if isinstance(told, str) else told) + os.urandom(100))
