"""A long schedule is given as a PDF for each time zone or state, in an archive that is always the same."""

import io
import zipfile

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.sharing.paper_parts import state_pdfs, zone_pdfs
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import entry, moved, pages_of, schedule

SCHEDULE = schedule(
    entry(1, state="WA"), entry(2, state="NY", zone="America/New_York"), entry(3, state="OR"),
    entry(4, state="BC", country="CA"), audience=Audience.PUBLIC, release=2, since=1, changes=(moved(1),),
)  # fmt: skip


def texts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert {name: faults(pdf) for name, pdf in files.items() if faults(pdf)} == {}
    return {name: " ".join(pages_of(pdf)) for name, pdf in files.items()}


def cities(text: str) -> set[int]:
    return {number for number in range(1, 5) if f"City {number}, " in text}


def test_each_zone_has_a_file_with_its_actions_alone() -> None:
    data = zone_pdfs(SCHEDULE, schedule_words())
    assert data == zone_pdfs(SCHEDULE, schedule_words())
    found = texts(data)
    assert {name: cities(text) for name, text in found.items()} == {
        "01-eastern-time.pdf": {2}, "02-pacific-time.pdf": {1, 3, 4},
    }  # fmt: skip
    assert ["New in version 2" in text for text in found.values()] == [False, True]


def test_each_state_has_a_file_and_other_places_come_last() -> None:
    assert {name: cities(text) for name, text in texts(state_pdfs(SCHEDULE, schedule_words())).items()} == {
        "01-new-york.pdf": {2}, "02-oregon.pdf": {3}, "03-washington.pdf": {1}, "04-other-places.pdf": {4},
    }  # fmt: skip
