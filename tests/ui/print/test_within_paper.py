"""No text on paper is cut off by its edge or runs into the next column, however long names are."""

import pytest
from PySide6.QtGui import QPainterPath

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.services.sharing.printing import printed_schedule
from organizer_app.ui.print.packet_sheets import packet_sheets
from organizer_app.ui.print.page_marks import Sheet, Words
from organizer_app.ui.print.pdf_file import A4, LETTER, with_application
from organizer_app.ui.print.schedule_sheets import schedule_sheets
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.ui.print.test_packets_pdf import packet
from tests.ui.print.test_pdf_file import entry, schedule

pytestmark = pytest.mark.usefixtures("qapp")
LONG = "Northwestern Sierra Nevada Coalition of Warehouse Workers United"
SIZES = pytest.mark.parametrize("size", [LETTER, A4], ids=["letter", "a4"])


def outside(sheets: list[Sheet], typesetter: Typesetter) -> list[str]:
    """Return the texts that leave the paper's margins, of 20 points, on any side."""
    return [
        mark.text
        for sheet in sheets
        for mark in sheet.marks
        if isinstance(mark, Words)
        and not (
            mark.x >= 200
            and mark.x + typesetter.advance(mark.text, mark.style) <= sheet.width - 200
            and 200 <= mark.y <= sheet.height - 100
        )
    ]


@SIZES
@pytest.mark.parametrize("count", [7, 60, 700])
@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_a_schedule_stays_on_its_paper(size: tuple[float, float], count: int, audience: Audience) -> None:
    with_application()
    long = {"city": LONG, "venue": LONG, "groups": (LONG, LONG), "lead": LONG, "title": LONG * 3}
    entries = (entry(number, **(long if number % 7 == 0 else {})) for number in range(count))
    printed = printed_schedule(schedule(*entries, audience=audience), schedule_words())
    typesetter = Typesetter()
    sheets = schedule_sheets(printed, typesetter, width=size[0], height=size[1])
    assert outside(sheets, typesetter) == []
    assert len(sheets) > count // 40


@SIZES
@pytest.mark.parametrize("times", [0, 3, 40])
@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_a_packet_stays_on_its_paper(size: tuple[float, float], times: int, audience: Audience) -> None:
    with_application()
    typesetter = Typesetter()
    long = entry(city=LONG, venue=LONG, groups=(LONG, LONG), public_url=f"https://example.org/{'x' * 200}")
    for made in (
        packet(times, audience=audience),
        packet(times, audience=audience, entry=long, demand=LONG * 9),
    ):
        sheets = packet_sheets(made, schedule_words(), typesetter, QPainterPath(), size=size)
        assert outside(sheets, typesetter) == []
