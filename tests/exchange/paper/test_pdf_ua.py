"""The rules of PDF/UA that all paper is checked by can fail: each planted fault is found."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest

from organizer_app.services.sharing.paper import packets_pdf
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import packet


@pytest.fixture(scope="module")
def pdf() -> bytes:
    made = packets_pdf([packet(3)], schedule_words(), packet_words())
    assert faults(made) == []
    return made


def elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        each
        for each in file.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind and "/P" in each
    ]


def without_title(file: pikepdf.Pdf) -> None:
    xmp = file.Root.Metadata.read_bytes()
    file.Root.Metadata = file.make_stream(re.sub(rb"<dc:title>.*?</dc:title>", b"", xmp, flags=re.DOTALL))


def without_identifier(file: pikepdf.Pdf) -> None:
    xmp = file.Root.Metadata.read_bytes()
    file.Root.Metadata = file.make_stream(xmp.replace(b"pdfuaid:part", b"pdfuaid:none"))


def with_loose_text(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    page.contents_add(file.make_stream(b"BT (loose) Tj ET"))


def without_alternative(file: pikepdf.Pdf) -> None:
    del elements(file, "/Figure")[0].Alt


def with_lower_heading(file: pikepdf.Pdf) -> None:
    elements(file, "/H2")[0].S = pikepdf.Name.H4


def without_headings_of_tables(file: pikepdf.Pdf) -> None:
    for each in elements(file, "/TH"):
        each.S = pikepdf.Name.TD


def without_font(file: pikepdf.Pdf) -> None:
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile2", "/FontFile3"):
                if name in each:
                    del each[name]


def with_script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)


def without(key: str) -> Callable[[pikepdf.Pdf], None]:
    def remove(file: pikepdf.Pdf) -> None:
        del file.Root[key]

    return remove


@pytest.mark.parametrize(
    ("plant", "fault"),
    [
        (without("/Lang"), "language"),
        (without("/MarkInfo"), "marked"),
        (without("/ViewerPreferences"), "title shown"),
        (without("/StructTreeRoot"), "tags"),
        (without("/Outlines"), "bookmarks"),
        (without_title, "title"),
        (without_identifier, "identifier"),
        (with_loose_text, "text outside of tags"),
        (without_alternative, "picture without words"),
        (with_lower_heading, "level left out"),
        (without_headings_of_tables, "table without a heading"),
        (without_font, "font is not embedded"),
        (with_script, "deed"),
    ],
)
def test_a_planted_fault_is_found(pdf: bytes, plant: Callable[[pikepdf.Pdf], None], fault: str) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        plant(file)
        data = io.BytesIO()
        file.save(data)
    assert any(found.startswith(fault) for found in faults(data.getvalue()))


def test_another_language_is_a_fault(pdf: bytes) -> None:
    assert faults(pdf, language="es") == ["language"]
