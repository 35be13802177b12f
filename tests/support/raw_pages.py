"""Reads every byte of a plan file and its log, decrypted page by page, without asking SQLite for a row."""

from __future__ import annotations

import itertools
import unicodedata
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from organizer_app.storage.plan_key import SALT_BYTES, raw_key, salt_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# SQLCipher 4 (zetetic.net/sqlcipher/design): AES-256-CBC by page; the last 80 bytes are IV and HMAC.
_PAGE, _RESERVED, _IV = 4096, 80, 16
# SQLite file format, section 4.1: a header of 32 bytes, then frames of 24 bytes and a page.
_WAL_HEADER, _FRAME_HEADER = 32, 24
# Where a zlib stream may begin.
_PACKED = (b"\x78\x01", b"\x78\x9c", b"\x78\xda")


def plain_pages(path: Path, passphrase: str | None = None) -> Iterator[bytes]:
    """Yield the pages of a plan, free ones included, and those in its write-ahead log."""
    key = bytes.fromhex(raw_key(salt_of(path), passphrase)[2:66])
    content = path.read_bytes()
    for at in range(0, len(content), _PAGE):
        yield _decrypted(content[at : at + _PAGE], key, skipped=0 if at else SALT_BYTES)
    log = path.with_name(f"{path.name}-wal")
    frames = log.read_bytes()[_WAL_HEADER:] if log.exists() else b""
    for at in range(0, len(frames), _FRAME_HEADER + _PAGE):
        header, page = frames[at : at + _FRAME_HEADER], frames[at + _FRAME_HEADER :][:_PAGE]
        if len(page) == _PAGE:
            yield _decrypted(page, key, skipped=SALT_BYTES if header[:4] == b"\0\0\0\1" else 0)


def traces_in_pages(path: Path, words: Iterable[str], passphrase: str | None = None) -> dict[str, int]:
    """Return how many pages hold each word, however it is written; words that none holds are left out.

    Long texts go on from page to page, so pages are also searched as they follow each other.
    """
    pages = list(plain_pages(path, passphrase))
    texts = [_folded(page) for page in pages]
    joined = [first[-40:] + second[:40] for first, second in itertools.pairwise(texts)]
    packed = [_folded(each) for page in pages for each in _unpacked(page)]
    found = {
        word: sum(_folded(word.encode()) in text for text in (*texts, *joined, *packed)) for word in words
    }
    return {word: count for word, count in found.items() if count}


def words_in_pages(path: Path, words: Iterable[str]) -> list[str]:
    """Return the words that any page holds as they are written here: much faster than `traces_in_pages`.

    The reserved bytes between pages are left out, so that what goes on from page to page is found, too.
    """
    pages = list(plain_pages(path))
    content = b"".join([*pages, *(each for page in pages for each in _unpacked(page))])
    return [word for word in words if word.encode() in content]


def _decrypted(page: bytes, key: bytes, *, skipped: int) -> bytes:
    end = len(page) - _RESERVED
    cipher = Cipher(algorithms.AES(key), modes.CBC(page[end : end + _IV])).decryptor()
    return cipher.update(page[skipped:end]) + cipher.finalize()


def _folded(content: bytes) -> str:
    text = unicodedata.normalize("NFKD", content.decode("utf-8", "ignore")).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def _unpacked(page: bytes) -> Iterator[bytes]:
    for start in _PACKED:
        at = page.find(start)
        while at >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(page[at:])
            at = page.find(start, at + 1)
