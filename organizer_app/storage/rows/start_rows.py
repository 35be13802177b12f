"""Build the blob that a plan starts from: cities ready to show, and all rows for later."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Final

from organizer_app.domain.rows.action_rows import reading_order
from organizer_app.domain.rows.lazy_rows import CityMembers, LateRows
from organizer_app.domain.rows.place_groups import LEVELS, PlaceGroup, group_by_place, place_key
from organizer_app.storage.rows.packed_rows import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow

_LENGTH_BYTES: Final = 8
# Decrypting a byte costs more than decompressing it, so the fastest level pays off; higher ones do not.
_LEVEL: Final = 1


def keep(rows: Sequence[ActionRow]) -> bytes:
    """Return the blob of all rows of a plan."""
    groups = group_by_place(sorted(rows, key=reading_order))
    body = zlib.compress(pack(rows), _LEVEL)
    facts = {
        "sum": zlib.crc32(body),
        "rows": len(rows),
        "mixes": [group.mix for group in groups],
        "actions": [group.actions for group in groups],
        "members": [len(group.rows) for group in groups],
    }
    heads = pack([group.head for group in groups])
    return b"".join(_parts((json.dumps(facts).encode(), heads, body)))


def read_kept(blob: bytes) -> LateRows | None:
    """Return the rows of a blob, or None when it is damaged or came from another version or computer."""
    try:
        facts, heads, body = _split(blob)
        header = json.loads(bytes(facts))
        found = unpack(heads)
        # An older version knew five levels.
        mixes = header["mixes"]
        if not set(map(len, mixes)) <= {LEVELS}:
            return None
        # Looked at now: the rows are unpacked when nobody can read them in any other way.
        if found is None or zlib.crc32(body) != header["sum"]:
            return None
        rows = LateRows(header["rows"], lambda: unpack(zlib.decompress(body)) or ())
        keys = [place_key(head) for head in found]
        members = [CityMembers(rows, *each) for each in zip(keys, header["members"], strict=True)]
        cities = zip(keys, found, members, map(tuple, mixes), header["actions"], strict=True)
        rows.cities = tuple(map(PlaceGroup._make, cities))
    except (ValueError, LookupError, TypeError):
        return None
    return rows


def _parts(parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield len(part).to_bytes(_LENGTH_BYTES, "big")
        yield part


def _split(blob: bytes) -> list[memoryview]:
    whole, parts, at = memoryview(blob), [], 0
    while at < len(blob):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(whole[at:start], "big")
        if at > len(blob):
            raise ValueError(at)
        parts.append(whole[start:at])
    return parts
