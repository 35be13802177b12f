"""Binary workbooks (XLSB) of a few cells: no library of the project writes them."""

import io
import struct
import zipfile
from collections.abc import Sequence

_RELATIONSHIP = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{target}" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)
_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def binary_workbook(name: str, rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return a workbook with one sheet of texts and numbers, by the records of [MS-XLSB]."""
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _record(129) + _record(148, size) + _record(145)
    for at, row in enumerate(rows):
        sheet += _record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(value, str):
                sheet += _record(6, place + _text(value))
            else:
                sheet += _record(5, place + struct.pack("<d", value))
    sheet += _record(146) + _record(130)
    bundle = _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text(name))
    properties = _record(153, struct.pack("<II", 0, 0) + _text(""))
    book = _record(131) + properties + _record(143) + bundle + _record(144)
    book += _record(157, bytes(26)) + _record(132)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELATIONSHIP.format(kind="officeDocument", target="xl/workbook.bin"))
        parts = _RELATIONSHIP.format(kind="worksheet", target="worksheets/sheet1.bin")
        archive.writestr("xl/_rels/workbook.bin.rels", parts)
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return data.getvalue()


def _record(kind: int, data: bytes = b"") -> bytes:
    """Return a record: its kind and its length in groups of seven bits, and what it holds."""
    return _in_sevens(kind) + _in_sevens(len(data)) + data


def _in_sevens(number: int) -> bytes:
    groups = bytearray()
    while number > 127:  # seven bits
        groups.append(number & 127 | 128)
        number >>= 7
    return bytes([*groups, number])


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
