"""Everything that can be got out of a written file, as one text to search for what must not be in it."""

import io
import json
import re
import zipfile
import zlib

import pikepdf
from markdown_it import MarkdownIt
from pypdf import PdfReader


def unpacked(data: bytes) -> str:
    """Return a file as it is and in every way it can be read: unzipped, unfolded, decoded, rendered."""
    if data.startswith(b"PK"):
        return _unzipped(data)
    if data.startswith(b"%PDF"):
        return _pages(data)
    if data.startswith(b"\x89PNG"):
        return _picture(data)
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    unfolded = text.replace("\n ", "")
    bare = re.sub(r"\\(.)", r"\1", unfolded)
    told = [text, unfolded, bare, MarkdownIt().render(text)]
    if text.startswith("{"):
        told.append(json.dumps(json.loads(text), ensure_ascii=False))
    return "\n".join(told)


def _unzipped(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = [archive.read(name) for name in archive.namelist()]
        parts = [_pages(each) if each.startswith(b"%PDF") else each.decode("utf-8") for each in held]
        names = [*archive.namelist(), archive.comment.decode()]
        extras = [(info.comment + info.extra).decode("latin-1") for info in archive.infolist()]
    return "\n".join([*parts, *names, *extras])


def _pages(pdf: bytes) -> str:
    """Return the texts, with and without spaces, the facts, the bytes, the objects and streams of a PDF."""
    reader = PdfReader(io.BytesIO(pdf))
    texts = [page.extract_text().replace("\u200b", "").replace("\xa0", " ") for page in reader.pages]
    told = [" ".join(text.split()) for text in texts] + ["".join(text.split()) for text in texts]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        streams = [
            each.read_bytes().decode("latin-1") for each in file.objects if isinstance(each, pikepdf.Stream)
        ]
        held = [
            repr({str(key): str(value) for key, value in each.items() if isinstance(value, pikepdf.String)})
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary)
        ]
    return "\n".join([*told, repr(reader.metadata), pdf.decode("latin-1"), *streams, *held])


def _picture(png: bytes) -> str:
    """Return every part of a PNG with its name, and the dots with areas of one color cut short.

    Millions of equal dots hide no text: nothing that is searched for has nine equal letters in a row.
    """
    told, pixels, at = [], b"", 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        data = png[at + 8 : at + 8 + length]
        pixels += data if kind == b"IDAT" else b""
        told.append(f"{kind.decode()} {data.decode('latin-1')}" if kind != b"IDAT" else kind.decode())
        at += 12 + length
    dots = re.sub(rb"(.)\1{8,}", rb"\1" * 8, zlib.decompress(pixels), flags=re.DOTALL)
    return "\n".join([*told, dots.decode("latin-1")])
