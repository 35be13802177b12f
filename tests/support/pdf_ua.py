"""Checks a PDF by rules of PDF/UA-1 (ISO 14289-1) and the Matterhorn Protocol that a program can check."""

from __future__ import annotations

import io
import itertools
import re
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
# What a PDF could do by itself (ISO 32000-1, 12.6), or carry along (7.11).
_DEEDS = ("/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles")


def faults(pdf: bytes, *, language: str = "en", many: bool = False) -> list[str]:
    """Return which rules a file breaks.

    Args:
        pdf: the file.
        language: what its text must be declared to be in.
        many: whether several papers share the file, each with a heading of level 1.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = [*_document(file, language), *_deeds(file), *_pages(file), *_fonts(file)]
        if "/StructTreeRoot" in file.Root:
            found += _structure(file, many=many)
    return found


def _document(file: pikepdf.Pdf, language: str) -> Iterator[str]:
    root = file.Root
    if str(root.get("/Lang", "")) != language:
        yield "language"
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
        yield "marked"
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield "title shown"
    xmp = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]", xmp, re.DOTALL):
        yield "title"
    if "pdfuaid:part" not in xmp:
        yield "identifier"
    if "/StructTreeRoot" not in root:
        yield "tags"
    if "/Outlines" not in root or "/First" not in root.Outlines:
        yield "bookmarks"


def _deeds(file: pikepdf.Pdf) -> Iterator[str]:
    names = file.Root.get("/Names", pikepdf.Dictionary())
    if any(deed in file.Root or deed in names for deed in _DEEDS):
        yield "deed"


def _pages(file: pikepdf.Pdf) -> Iterator[str]:
    for page in file.pages:
        if page.obj.get("/Tabs") != "/S" or "/StructParents" not in page.obj:
            yield "order of tabs"
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in _SHOWS_TEXT and not depth:
                yield f"text outside of tags: {operands}"


def _fonts(file: pikepdf.Pdf) -> Iterator[str]:
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            if not any(name in each for name in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield "font is not embedded"
        elif (
            isinstance(each, pikepdf.Dictionary)
            and each.get("/Subtype") == "/Type0"
            and "/ToUnicode" not in each
        ):
            yield "letters without Unicode"


def _structure(file: pikepdf.Pdf, *, many: bool) -> Iterator[str]:
    tree = file.Root.StructTreeRoot
    keys = [int(key) for key in list(tree.ParentTree.Nums)[::2]]
    if keys != sorted(set(keys)) or {int(page.obj.StructParents) for page in file.pages} - set(keys):
        yield "parent tree"
    names = [str(name) for name in list(tree.IDTree.Names)[::2]] if "/IDTree" in tree else []
    if names != sorted(set(names)):
        yield "names of elements"
    places = {page.obj.objgen for page in file.pages}
    levels: list[int] = []
    for element in _elements(tree.K):
        kind = str(element.get("/S", ""))[1:]
        if re.fullmatch("H[1-6]", kind):
            levels.append(int(kind[1]))
        if kind == "Figure" and not str(element.get("/Alt", "")):
            yield "picture without words"
        if kind == "Table" and not any(str(each.get("/S")) == "/TH" for each in _elements(element.K)):
            yield "table without a heading"
        if "/Pg" in element and element.Pg.objgen not in places:
            yield "tag of a page that is not there"
    yield from _levels(levels, many=many)


def _levels(levels: list[int], *, many: bool) -> Iterator[str]:
    if not levels or levels[0] != 1:
        yield "first heading"
    if levels.count(1) > 1 and not many:
        yield "two headings of level 1"
    if any(after > before + 1 for before, after in itertools.pairwise(levels)):
        yield "level left out"


def _elements(kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from _elements(kid.K)
