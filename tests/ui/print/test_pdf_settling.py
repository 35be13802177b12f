"""A settled PDF holds the same objects in one order, whatever numbers they had."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from organizer_app.ui.print.pdf_settling import settled

STREAM = b"q 1 0 0 1 7 0 R endobj Q"


def written(order: list[int], *, tag: bytes = b"QAAAAA") -> bytes:
    """Return a small PDF whose objects have the numbers of `order`."""
    catalog, pages, page, content, info, font, meta = order
    bodies = {
        catalog: b"<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R>>" % (pages, meta),
        pages: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % page,
        page: b"<</Type/Page/Parent %d 0 R/Contents %d 0 R/MediaBox[0 0 9 9]"
        b"/Resources<</Font<</F %d 0 R>>>>>>" % (pages, content, font),
        content: b"<</Length %d>>\nstream\n%s\nendstream" % (len(STREAM), STREAM),
        info: b"<</Producer(Qt 9)/CreationDate(D:20990101000000Z)>>",
        font: b"<</Type/Font/BaseFont /%s+Inter>>" % tag,
        meta: b"<</Type/Metadata/Length 3>>\nstream\nnow\nendstream",
    }
    data = bytearray(b"%PDF-1.4\n")
    offsets = {}
    for number in sorted(bodies):
        offsets[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    start = len(data)
    data += b"xref\n0 8\n0000000000 65535 f \n"
    data += b"".join(b"%010d 00000 n \n" % offsets[number] for number in sorted(bodies))
    data += b"trailer\n<</Size 8\n/Info %d 0 R\n/Root %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        info,
        catalog,
        start,
    )
    return bytes(data)


def settle(data: bytes) -> bytes:
    return settled(data, facts=b"/Title(Plan)", document_id="0f" * 16)


@pytest.mark.parametrize("order", [[2, 3, 4, 5, 6, 7, 1], [7, 6, 5, 4, 3, 2, 1], [1, 4, 2, 7, 5, 3, 6]])
def test_any_order_becomes_the_same_bytes(order: list[int]) -> None:
    assert settle(written(order, tag=b"QZZZZZ")) == settle(written([1, 2, 3, 4, 5, 6, 7]))


def test_another_program_reads_it_with_its_streams_untouched() -> None:
    data = settle(written([7, 6, 5, 4, 3, 2, 1]))
    reader = PdfReader(BytesIO(data), strict=True)
    assert reader.metadata == {"/Title": "Plan"}
    contents = reader.pages[0].get_contents()
    assert contents is not None
    assert contents.get_data() == STREAM
    assert not re.search(rb"Metadata|Producer|2099", data)


def test_what_is_no_pdf_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"substring|subsection"):
        settle(b"%PDF-1.4")
