"""The child process that typesets: it reads jobs from standard input, one JSON line each, until it is closed.

It is started by its path and imports nothing of the program. The answer to a job is one JSON line, which
says how long each file after it is. A job that joins files is followed by them in the same way.
"""

from __future__ import annotations

import io
import json
import re
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pikepdf

Answer = tuple[dict[str, Any], list[bytes]]
# A sheet of 10,000 rows takes 1.1 GB; what wants far more than that is not a sheet.
_MOST_MEMORY: Final = 6 << 30
# Below this many bytes a file gains less from being squeezed than it costs to load the library.
_LARGE: Final = 200_000
_UNPRINTABLE: Final = re.compile('text `?"(.+?)"`? could not be displayed', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_SUBSTITUTE: Final = "\N{WHITE SQUARE}"
_TRIES: Final = 40


def main() -> None:
    """Answer jobs until standard input ends; the arguments are the folders of templates and fonts."""
    # Ctrl+C reaches every process of a terminal: the program that asked for the pages ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    compiler = _compilers(Path(sys.argv[1]), sys.argv[2])
    answer = sys.stdout.buffer
    head: dict[str, Any]
    for line in sys.stdin.buffer:
        job = json.loads(line)
        if "join" in job:
            head, files = {}, [_joined([sys.stdin.buffer.read(size) for size in job["join"]])]
        else:
            head, files = _answered(compiler(job["template"]), job)
        answer.write(json.dumps(head | {"sizes": list(map(len, files))}).encode() + b"\n")
        answer.writelines(files)
        answer.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(_MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _compilers(templates: Path, fonts: str) -> Callable[[str], typst.Compiler]:
    shipped = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    nowhere = templates / "no-packages"
    made: dict[str, typst.Compiler] = {}

    def compiler(template: str) -> typst.Compiler:
        if template not in made:
            made[template] = typst.Compiler(
                input=templates / f"{template}.typ",
                root=templates,
                font_paths=shipped,
                package_path=nowhere,
                package_cache_path=nowhere,
            )
        return made[template]

    return compiler


def _answered(compiler: typst.Compiler, job: dict[str, Any]) -> Answer:
    """Return the head of the answer and its files; an error of the compiler is a head without any."""
    data = job["data"]
    for _try in range(_TRIES):
        try:
            return _compiled(compiler, {"data": data}, job)
        except typst.TypstError as error:
            unprintable = _UNPRINTABLE.search(error.message)
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), unprintable[1]) if unprintable else ""
            # JSON holds the letters as they are; a text that is not found there cannot be replaced.
            if not text or text not in data:
                return {"error": error.message}, []
            data = data.replace(text, _SUBSTITUTE)
    return {"error": "letters"}, []


def _compiled(compiler: typst.Compiler, inputs: dict[str, str], job: dict[str, Any]) -> Answer:
    if job["format"] == "pdf":
        (pdf,) = _files(
            compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=job["stamp"])
        )
        return {}, [_squeezed(pdf) if job["is_whole"] else pdf]
    pages = _files(compiler.compile(format="png", sys_inputs=inputs, ppi=job["ppi"]))
    marks = json.loads(compiler.query("<change>", field="value")) if job["has_marks"] else []
    return {"marks": marks}, pages


def _files(made: bytes | list[bytes] | None) -> list[bytes]:
    """Return what was compiled as a list: one page comes alone."""
    return made if isinstance(made, list) else [made] if made is not None else []


def _squeezed(pdf: bytes) -> bytes:
    """Return a large file with its tags compressed, which are a tenth as long then."""
    if len(pdf) < _LARGE:
        return pdf
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        return _saved(file)


def _saved(file: pikepdf.Pdf) -> bytes:
    from pikepdf import ObjectStreamMode

    data = io.BytesIO()
    file.save(
        data,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return data.getvalue()


def _joined(parts: list[bytes]) -> bytes:
    """Return files of one kind as one file, with all pages, tags and bookmarks; the first gives the title."""
    import pikepdf

    with pikepdf.open(io.BytesIO(parts[0])) as whole:
        for number, part in enumerate(parts[1:], start=1):
            with pikepdf.open(io.BytesIO(part)) as other:
                _append(whole, other, number)
        return _saved(whole)


def _append(whole: pikepdf.Pdf, other: pikepdf.Pdf, number: int) -> None:
    """Add the pages of another file, and graft its structure (ISO 32000-1, 14.7) and outline (12.3.3)."""
    import pikepdf

    first = int(whole.Root.StructTreeRoot.ParentTreeNextKey)
    for each in other.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            _renumber(each, first, f"V{number:04}")
    # Once the pages are there, whatever refers to them in what is copied next refers to the new ones.
    whole.pages.extend(other.pages)
    tree = whole.copy_foreign(other.Root.StructTreeRoot)
    mine = whole.Root.StructTreeRoot
    for element in tree.K:
        element.P = mine
        mine.K.append(element)
    keys = list(tree.ParentTree.Nums)
    for key, held in zip(keys[::2], keys[1::2], strict=True):
        mine.ParentTree.Nums.append(int(key) + first)
        mine.ParentTree.Nums.append(held)
    mine.ParentTreeNextKey = first + int(tree.ParentTreeNextKey)
    if "/IDTree" in tree:
        for name, held in _pairs(tree.IDTree.Names):
            mine.IDTree.Names.extend([pikepdf.String(f"V{number:04}{name}"), held])
    _append_outline(whole.Root.Outlines, whole.copy_foreign(other.Root.Outlines))


def _pairs(names: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    for at in range(0, len(names), 2):
        yield str(names[at]), names[at + 1]


def _renumber(each: pikepdf.Object, first: int, prefix: str) -> None:
    """Make numbers and names of an object other than those of the file it is added to."""
    import pikepdf

    for key in ("/StructParents", "/StructParent"):
        if key in each:
            each[key] = int(each[key]) + first
    if "/ID" in each and each.get("/Type") == "/StructElem":
        each.ID = pikepdf.String(prefix + str(each.ID))
    for attributes in each.get("/A", ()) if each.get("/Type") == "/StructElem" else ():
        if "/Headers" in attributes:
            attributes.Headers = pikepdf.Array(
                [pikepdf.String(prefix + str(name)) for name in attributes.Headers]
            )


def _append_outline(mine: pikepdf.Object, other: pikepdf.Object) -> None:
    first = other.First
    mine.Last.Next, first.Prev = first, mine.Last
    mine.Last = other.Last
    mine.Count = int(mine.Count) + int(other.Count)
    entry: pikepdf.Object | None = first
    while entry is not None:
        entry.Parent = mine
        entry = entry.get("/Next")


if __name__ == "__main__":
    main()
