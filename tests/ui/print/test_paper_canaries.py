"""A secret in every field of every record reaches no page, packet or frozen release above its audience."""

import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from organizer_app.domain.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.services.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.packets import city_packets
from organizer_app.services.releases import make_release
from organizer_app.services.workspace import Workspace
from organizer_app.ui.print.pdf_file import packets_pdf, schedule_pdf
from organizer_app.wording.releases import release_message
from organizer_app.wording.shared_schedules import schedule_words
from tests.services.test_shared_entries import Canary, canaries, workspace

__all__ = ["canaries", "workspace"]
pytestmark = pytest.mark.usefixtures("qapp")


def unpacked(pdf: bytes) -> str:
    """Return all that can be got out of a PDF: texts, facts, the bytes, and every stream unpacked."""
    reader = PdfReader(BytesIO(pdf))
    texts = ["".join(page.extract_text().split()) for page in reader.pages]
    streams = []
    for part in pdf.split(b"stream\n")[1:]:
        try:
            streams.append(zlib.decompressobj().decompress(part).decode("latin-1"))
        except zlib.error:
            streams.append("")
    return "\n".join([*texts, repr(reader.metadata), pdf.decode("latin-1"), *streams])


def heard(planted: list[Canary], text: str) -> set[str]:
    bare = [replace(each, shapes=tuple("".join(shape.split()) for shape in each.shapes)) for each in planted]
    return {each.field for each in bare if len(each.shapes[0]) > len("1700") and each.sings_in(text)}


def above(planted: list[Canary], audience: Audience) -> set[str]:
    return {each.field for each in planted if each.audience > audience}


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_no_canary_sings_on_paper_or_in_a_release(
    workspace: Workspace,
    canaries: list[Canary],
    audience: Audience,
) -> None:
    request = ScheduleRequest(audience=audience)
    schedule = shared_schedule(workspace, request, now=workspace.clock())
    release = make_release(
        workspace, audience=audience, note="note-canary", mobilization="mobilization-title-canary"
    )
    told = {
        "pdf": unpacked(schedule_pdf(schedule, schedule_words())),
        "packet": unpacked(packets_pdf(city_packets(workspace, request), schedule_words(), {})),
        "frozen": release.content,
        "message": release_message(schedule),
    }
    allowed = {"contact_point.value"} if audience is Audience.PUBLIC else set()
    for text in told.values():
        assert heard(canaries, text) & above(canaries, audience) == set()
        assert "note-canary" not in text
    assert "site.venue" in heard(canaries, told["pdf"])
    assert "site.venue" in heard(canaries, told["packet"])
    assert allowed.isdisjoint(heard(canaries, told["packet"]))
