"""Rewrites Qt's PDFs in one order with fixed facts: the same pages give the same bytes on every machine.

Qt numbers fonts in the order of a hash that differs from run to run, and writes its own version, the time of
the run and a random id. Here every object is renumbered in the order in which it is reached from the root,
and the facts are only those of the document.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

_START = re.compile(rb"startxref\s+(\d+)")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_INFO = re.compile(rb"/Info (\d+) 0 R")
# Qt's second copy of the facts, with the time of the run and a random id.
_METADATA = re.compile(rb"/Metadata \d+ 0 R")
_STREAM = re.compile(rb"\bstream\r?\n")
# The six letters before the name of a font identify its subset; Qt counts them with the objects.
_SUBSET = re.compile(rb"/(FontName|BaseFont) /[A-Z]{6}\+")
_LETTERS = re.compile(rb"\[[^\]]*\]")
_MEANT = {b"<0009>": b"<0020>", b"<00A0>": b"<0020>", b"<00AD>": b"<002D>", b"<2010>": b"<002D>"}
_TWINS = re.compile(b"|".join(_MEANT))
_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


class _Parts(NamedTuple):
    """An object: the part before its stream, and the stream with its keywords."""

    facts: bytes
    stream: bytes


def settled(data: bytes, *, facts: bytes, document_id: str) -> bytes:
    """Return the same document in its fixed form.

    Args:
        data: a PDF that Qt wrote.
        facts: entries of the document's information dictionary.
        document_id: 32 hexadecimal digits.
    """
    objects = _objects(data)
    trailer = data[data.rindex(b"trailer") :]
    root, info = _number(_ROOT, trailer), _number(_INFO, trailer)
    objects[info] = _Parts(b"<<" + facts + b">>", b"")
    objects[root] = _Parts(_METADATA.sub(b"", objects[root].facts), b"")
    order = _reached(objects, [root, info])
    numbers = {old: new for new, old in enumerate(order, start=1)}
    written = bytearray(_HEAD)
    offsets: list[int] = []
    for old, new in numbers.items():
        offsets.append(len(written))
        written += b"%d 0 obj\n" % new + _renumbered(objects[old], numbers, new) + b"\nendobj\n"
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    key = document_id.encode()
    written += b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R" % (len(offsets) + 1, numbers[info])
    written += b"/ID[<" + key + b"><" + key + b">]>>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(written)


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    if found is None:
        raise ValueError(pattern.pattern)
    return int(found[1])


def _objects(data: bytes) -> dict[int, _Parts]:
    """Find all objects by the table of offsets: a stream may hold anything, even the word endobj."""
    rows = data[_number(_START, data[data.rindex(b"startxref") :]) :].split(b"\n")
    first, count = map(int, rows[1].split())
    found = {first + at: int(row.split()[0]) for at, row in enumerate(rows[2 : 2 + count]) if b" n" in row}
    ends = sorted([*found.values(), data.rindex(b"xref\n", 0, data.rindex(b"trailer"))])
    following = dict(itertools.pairwise(ends))
    return {number: _parts(data[offset : following[offset]]) for number, offset in found.items()}


def _parts(text: bytes) -> _Parts:
    body = text[text.index(b"obj") + 3 : text.rindex(b"endobj")].strip(b"\r\n ")
    stream = _STREAM.search(body)
    return _Parts(body[: stream.start()], body[stream.start() :]) if stream else _Parts(body, b"")


def _reached(objects: dict[int, _Parts], roots: list[int]) -> list[int]:
    """Number objects as they are reached, the facts of each before what they point to."""
    order: dict[int, None] = {}
    waiting = list(reversed(roots))
    while waiting:
        number = waiting.pop()
        if number in order or number not in objects:
            continue
        order[number] = None
        waiting.extend(reversed([int(each) for each in _REFERENCE.findall(objects[number].facts)]))
    return list(order)


def _renumbered(parts: _Parts, numbers: dict[int, int], number: int) -> bytes:
    facts = _REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found[1])], parts.facts)
    return _SUBSET.sub(rb"/\1 /" + _letters(number) + b"+", facts) + _with_plain_letters(parts.stream)


def _with_plain_letters(stream: bytes) -> bytes:
    """Map copied text to ordinary spaces and hyphens, where Qt names lookalike characters."""
    if b"/CIDInit" not in stream[:40]:
        return stream
    return _LETTERS.sub(lambda found: _TWINS.sub(lambda twin: _MEANT[twin[0]], found[0]), stream)


def _letters(number: int) -> bytes:
    letters = bytearray()
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(ord("A") + letter)
    return bytes(letters)
