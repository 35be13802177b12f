"""Decode the bytes of a file from an unknown program into the intended text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.import_problems import FileKind, NotText

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS: Final = (
    (b"\x89PNG", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF8", FileKind.GIF),
    (b"%PDF-", FileKind.PDF),
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLD_OFFICE),
    (b"\x1f\x8b", FileKind.GZIP),
    (b"SQLite format 3\x00", FileKind.SQLITE),
)
# The UTF-32 mark starts like the UTF-16 mark.
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL_BYTES: Final = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_HIGH_BYTES: Final = bytes(range(0x80, 0x100))
# NEL, vertical tab, form feed and the line separator separate words; as line breaks they would split rows.
_AS_BLANK: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_DROPPED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
# What to remove besides ASCII controls; in UTF-8 the controls 80 to 9F start with this byte.
_ODD_CHARACTERS: Final = "\u2028\u2029\ufeff"
_BEFORE_HIGH_CONTROLS: Final = 0xC2
# Windows-1252 does not define these five bytes: a text with them has another encoding.
_NOT_CP1252: Final = frozenset(b"\x81\x8d\x8f\x90\x9d")
_OTHER_ENCODINGS: Final = [
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "koi8_r",
    "cp932",
    "gb18030",
    "big5",
    "euc_kr",
    "mac_roman",
    "cp850",
]
_SAMPLE: Final = 32_768


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text without control characters other than tab and line break.

    Attributes:
        encoding: Python's name of the encoding; for two mixed ones, that of the larger part.
        odd_lines: physical lines, from 1, that were Windows-1252 in a UTF-8 file.
    """

    text: str
    encoding: str
    odd_lines: tuple[int, ...] = ()


def without_controls(text: str) -> str:
    """Return the text without control characters, stray marks and lone surrogates, except tabs and breaks."""
    return _DROPPED.sub("", _AS_BLANK.sub(" ", text))


def with_odd_breaks(text: str) -> str:
    """Return the text without control characters but with form feeds, to write it back unchanged."""
    return _DROPPED.sub("", text)


def decode_text(data: bytes, clean: Callable[[str], str] = without_controls) -> DecodedText:
    """Decode UTF-8, UTF-16 with or without mark, Windows-1252, or a mix of both by line.

    Args:
        data: the whole file.
        clean: `without_controls` or `with_odd_breaks`.

    Raises:
        NotText: a known binary format, or too many control bytes.
    """
    for mark, kind in MARKS:
        if data.startswith(mark):
            raise NotText(kind)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, clean)
    wide = _utf16_without_mark(data[:4096])
    if wide:
        return _decode_marked(data, wide, clean)
    return _decode_narrow(data, clean)


def _decode_marked(data: bytes, encoding: str, clean: Callable[[str], str]) -> DecodedText:
    if encoding == "utf-8":
        return _decode_narrow(data, clean)
    text = data.decode(encoding, errors="replace")
    # A wrong guess gives a text full of characters from no alphabet.
    if text.count("\ufffd") + len(_DROPPED.findall(text[:_SAMPLE])) > max(2, len(text) // 50):
        raise NotText(FileKind.BINARY)
    return DecodedText(clean(text), encoding)


def _utf16_without_mark(head: bytes) -> str:
    pairs = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = pairs // 20, pairs // 2
    if pairs < 2:  # noqa: PLR2004  # one letter is no evidence
        return ""
    if odd > many and even <= few:
        return "utf-16-le"
    return "utf-16-be" if even > many and odd <= few else ""


def _decode_narrow(data: bytes, clean: Callable[[str], str]) -> DecodedText:
    has_controls = any(map(data.__contains__, _CONTROL_BYTES))
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES)) if has_controls else 0
    # Old Macintosh programs write line breaks within a cell as vertical tabs.
    if controls and controls - data.count(b"\x0b") - data.count(b"\x0c") > max(2, len(data) // 50):
        raise NotText(FileKind.BINARY)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_by_line(data, clean)
    # Searching for one byte or character after another is much faster than searching for a set.
    if controls or _BEFORE_HIGH_CONTROLS in data or any(map(text.__contains__, _ODD_CHARACTERS)):
        return DecodedText(clean(text), "utf-8")
    return DecodedText(text, "utf-8")


def _decode_by_line(data: bytes, clean: Callable[[str], str]) -> DecodedText:
    utf8_seen = False
    odd: list[tuple[int, bytes]] = []
    lines: list[str] = []
    # UTF-8 and Windows-1252 both write line breaks as these bytes, and use them for nothing else.
    for number, line in enumerate(re.split(b"(?<=\n)|(?<=\r)(?!\n)", data), 1):
        try:
            lines.append(line.decode("utf-8"))
            utf8_seen = utf8_seen or not line.isascii()
        except UnicodeDecodeError:
            odd.append((number, line))
            lines.append(_western(line))
    if utf8_seen:
        return DecodedText(clean("".join(lines)), "utf-8", tuple(number for number, _ in odd))
    encoding = _legacy_encoding(b"".join(line for _, line in odd)[:_SAMPLE])
    if encoding == "cp1252":
        return DecodedText(clean("".join(lines)), encoding)
    return DecodedText(clean(data.decode(encoding, errors="replace")), encoding)


def _western(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _legacy_encoding(sample: bytes) -> str:
    """Return the encoding of a text that is not UTF-8, judged by its lines with non-ASCII letters."""
    letters = sum(sample.count(letter) for letter in b"abcdefghijklmnopqrstuvwxyz")
    high = len(sample) - len(sample.translate(None, _HIGH_BYTES))
    if high * 4 < letters and _NOT_CP1252.isdisjoint(sample):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, cp_isolation=_OTHER_ENCODINGS).best()
    return best.encoding if best is not None else "cp1252"
