"""Nothing is read as something else: what is no list is refused by its own name."""

import io
import zipfile

import pytest

from organizer_app.domain.importing.import_problems import FileKind, NotText, UnsafeFile
from organizer_app.exchange.foreign.sniffing import Shape, shape_of_bytes, shape_of_text


def archive(*names: str, mimetype: bytes = b"", filling: bytes = b"x") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, filling)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n", FileKind.PNG),
        (b"%PDF-1.7", FileKind.PDF),
        (b"SQLite format 3\x00", FileKind.SQLITE),
        (archive("photo.jpg"), FileKind.ZIP),
        (archive("word/document.xml"), FileKind.DOCUMENT),
        (archive(mimetype=b"application/vnd.oasis.opendocument.text"), FileKind.DOCUMENT),
        (archive("ppt/presentation.xml"), FileKind.SLIDES),
        (archive("photo.jpg", filling=b"0" * 5_000_000), FileKind.ZIP),
        (archive("xl/workbook.xml")[:-9], FileKind.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument", FileKind.OLD_OFFICE),
    ],
)
def test_a_binary_file_is_called_by_its_name(data: bytes, kind: FileKind) -> None:
    with pytest.raises(NotText) as raised:
        shape_of_bytes(data)
    assert raised.value.kind is kind


@pytest.mark.parametrize("name", ["xl/workbook.xml", "content.xml", "doc.kml"])
def test_a_workbook_or_map_that_unpacks_without_end_is_no_archive_to_unpack(name: str) -> None:
    with pytest.raises(UnsafeFile):
        shape_of_bytes(archive(name, filling=b"0" * 5_000_000))


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        (archive("xl/workbook.xml"), Shape.WORKBOOK),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Shape.WORKBOOK),
        (archive("doc.kml"), Shape.MAP_ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0k\0b\0o\0o\0k\0", Shape.WORKBOOK),
        (b"City,State\n", None),
    ],
)
def test_a_binary_file_that_can_be_read_is_known(data: bytes, shape: Shape | None) -> None:
    assert shape_of_bytes(data) is shape


@pytest.mark.parametrize(
    ("text", "ending", "kind"),
    [
        ("<!DOCTYPE html><html></html>", "csv", FileKind.WEB_PAGE),
        ("  <table><tr><td>Boise</td></tr></table>", "xls", FileKind.WEB_PAGE),
        ("<?xml version='1.0'?><rss></rss>", "xml", FileKind.XML),
        ("# Our plan\n\n## Cities\n- Boise\n", "txt", FileKind.MARKDOWN),
        ("Boise\n", "md", FileKind.MARKDOWN),
    ],
)
def test_a_text_that_is_no_list_is_called_by_its_name(text: str, ending: str, kind: FileKind) -> None:
    with pytest.raises(NotText) as raised:
        shape_of_text(text, ending)
    assert raised.value.kind is kind


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("\r\nBEGIN:VCALENDAR\r\n", Shape.CALENDAR),
        ("begin:vevent\n", Shape.CALENDAR),
        ("BEGIN:VCARD\n", Shape.CARDS),
        ('{"events": []}', Shape.JSON),
        ("[]", Shape.JSON),
        ("[Draft] our list\nCity,State\n", Shape.TEXT),
        ('<?xml version="1.0"?><kml xmlns="x"></kml>', Shape.KML),
        ("# a comment\nCity,State\nBoise,ID\n", Shape.TEXT),
        ("City,State\n", Shape.TEXT),
    ],
)
def test_a_text_that_can_be_read_is_known(text: str, shape: Shape) -> None:
    assert shape_of_text(text, "txt") is shape
