"""Everything that can be got out of a written file, as one text to search for what must not be in it."""

import io
import json
import re
import zipfile

from markdown_it import MarkdownIt


def unpacked(data: bytes) -> str:
    """Return a file as it is and in every way it can be read: unzipped, unfolded, decoded, rendered."""
    if data.startswith(b"PK"):
        return _unzipped(data)
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    unfolded = text.replace("\n ", "")
    bare = re.sub(r"\\(.)", r"\1", unfolded)
    told = [text, unfolded, bare, MarkdownIt().render(text)]
    if text.startswith("{"):
        told.append(json.dumps(json.loads(text), ensure_ascii=False))
    return "\n".join(told)


def _unzipped(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode("utf-8") for name in archive.namelist()]
        names = [*archive.namelist(), archive.comment.decode()]
        extras = [(info.comment + info.extra).decode("latin-1") for info in archive.infolist()]
    return "\n".join([*parts, *names, *extras])
