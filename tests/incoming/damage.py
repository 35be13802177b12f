"""Damages a file in the middle of its structure, so that the damage gets past the reader of its format."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import random

_TOKENS: Final = (
    b"\r\n", b",", b";", b"\t", b":", b"\\", b"=", b'"', b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"9" * 400,
    b"TZID=a/b/../..", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"RRULE:FREQ=SECONDLY;INTERVAL=0\r\n",
    b"BEGIN:VCARD\r\n", b"20269999T999999", b"P99999999999D", b"1e999", b"NaN", b"{", b"[", b"}", b"\\ud800",
    b"<!DOCTYPE x>", b"&a;", b"<kml>", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"=HYPERLINK(1)", b"2108-13-45",
    b"13/3", b"hundreds expected", b"%s%n", b"\x1b[31m", b"../../etc/passwd",
)  # fmt: skip
_ODD_VALUES: Final = (
    None, True, 0, -1, 10**400, 1e308, -0.0, 99999999999999, "", "\ud800", "\x00", "9" * 400, [], {}, [[]],
    {"a": {"a": {"a": []}}}, "2026-13-45", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-12:00",
    "Mars/Olympus", "../../etc/passwd", "\u202e", "1e999", ["x"] * 300, "a\nb\tc", "=1+1", "<b>x</b>",
    "2026-04-18T25:61:00Z", float("inf"),
)  # fmt: skip
_ODD_TEXTS: Final = (
    "", "0", "-1", "9" * 400, "1e999", "NaN", "-inf", "2026-13-45", "9999-12-31", "0001-01-01", "&#x41;",
    "a,b", ",,", "181,91", "TRUE", "\u2028", "999999", "2958466", "-0.5", "../../etc/passwd", "&#55296;",
    "<![CDATA[<b>]]>",
)  # fmt: skip
_PIECES: Final = re.compile(r"(<[^<>]*>)")


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Return a file with up to six faults in it, at any of its bytes."""
    data = bytearray(seed)
    for _ in range(chance.randrange(1, 7)):
        at = chance.randrange(len(data) or 1)
        match chance.randrange(6):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + chance.randrange(1, 40)]
            case 2:
                data[at:at] = chance.choice(_TOKENS)
            case 3:
                begin = chance.randrange(len(data) or 1)
                data[at:at] = data[begin : begin + chance.randrange(60)] * chance.choice((1, 1, 1, 50))
            case 4:
                lines = data.split(b"\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                data = bytearray(b"\n".join(lines))
            case _:
                data = data[: chance.randrange(len(data) or 1) + 1]
    return bytes(data)


def mutated_inside(name: str, seed: bytes, chance: random.Random) -> bytes:
    """Return a file whose form is whole and whose content is not; one without a form at any of its bytes."""
    if seed.startswith(b"PK"):
        return _archive(seed, chance)
    if name.endswith(("json", "umap")):
        return _objects(seed, chance)
    if name.endswith("kml"):
        return _markup(seed, chance)
    return mutated(seed, chance)


def _archive(seed: bytes, chance: random.Random) -> bytes:
    """Return an archive with damage in one of its files, packed anew."""
    with zipfile.ZipFile(io.BytesIO(seed)) as held:
        files = {name: held.read(name) for name in held.namelist()}
    for name in chance.sample(sorted(files), min(len(files), chance.choice((1, 1, 2)))):
        is_text = files[name].lstrip().startswith(b"<")
        change = _markup if is_text and chance.randrange(5) else mutated
        files[name] = change(files[name], chance)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _objects(seed: bytes, chance: random.Random) -> bytes:
    """Return JSON with odd values, and names that are missing or new."""
    content = json.loads(seed)
    for _ in range(chance.randrange(1, 5)):
        holders = [each for each in _holders(content) if each]
        if not holders:
            break
        holder = chance.choice(holders)
        at = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        match chance.randrange(4):
            case 0:
                del holder[at]
            case 1:
                # A value of the same file where another one is meant.
                other = chance.choice(holders)
                taken = chance.choice(list(other.values()) if isinstance(other, dict) else other)
                holder[at] = copy.deepcopy(taken)
            case _:
                holder[at] = copy.deepcopy(chance.choice(_ODD_VALUES))
    return json.dumps(content).encode()


def _holders(content: Any) -> list[Any]:  # JSON is anything
    found, waiting = [], [content]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict | list):
            found.append(each)
            waiting += each.values() if isinstance(each, dict) else each
    return found


def _markup(seed: bytes, chance: random.Random) -> bytes:
    """Return XML with other texts and attributes, and with elements that are missing or said again."""
    pieces = _PIECES.split(seed.decode())
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(pieces))
        piece = pieces[at]
        match chance.randrange(4):
            case 0 if piece.endswith("/>"):
                pieces[at] = ""
            case 1 if "=" in piece:
                pieces[at] = re.sub(
                    r'="[^"]*"', f'="{chance.choice(("", "0", "-1", "A0", "XFD9"))}"', piece, count=1
                )
            case 2 if (
                piece.startswith("<") and not piece.startswith(("</", "<?")) and not piece.endswith("/>")
            ):
                # The element up to its end, once more.
                end = _end_of(pieces, at)
                pieces[at:at] = pieces[at : end + 1]
            case _ if not piece.startswith("<"):
                pieces[at] = chance.choice(_ODD_TEXTS)
    return "".join(pieces).encode()


def _end_of(pieces: list[str], begin: int) -> int:
    """Return where the element ends that begins there."""
    name = re.split(r"[\s>/]", pieces[begin][1:])[0]
    ends = (at for at in range(begin, len(pieces)) if pieces[at] == f"</{name}>")
    return next(ends, begin)
