"""Every format of the registry says that a release was withdrawn, each in its own way, or refuses it."""

import csv
import io
import zipfile

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import FormatNotWithdrawn
from organizer_app.domain.sharing.withdrawn_schedule import stamped, withdrawn
from organizer_app.services.sharing.formats import FORMATS, SCHEDULE_FORMATS
from organizer_app.services.sharing.published_files import published_files
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.services.sharing.schedule_pictures import map_picture
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.printed_pages import entry, pages_of, schedule

GONE = withdrawn(
    schedule(entry(lead="Ana Quill", lead_phone="415-555-0101"), audience=Audience.INTERNAL, release=2)
)
# Tables and events whose readers know a state for it, and nothing else.
BY_STATUS = {"csv", "osdi"}


def text_of(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return " ".join(pages_of(data))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(text_of(archive.read(name)) for name in archive.namelist())
    return data.decode("utf-8", "replace")


@pytest.mark.parametrize("code", [each for each in SCHEDULE_FORMATS if each != "png"])
def test_every_format_says_it_or_refuses(code: str) -> None:
    if not FORMATS[code].is_stamped:
        with pytest.raises(FormatNotWithdrawn):
            schedule_bytes(GONE, schedule_format=code, words=schedule_words())
        return
    told = text_of(schedule_bytes(GONE, schedule_format=code, words=schedule_words()))
    assert ("cancelled" if code in BY_STATUS else "WITHDRAWN") in told
    assert "415-555-0101" not in told or "cancelled" in told.lower() or "canceled" in told.lower()


def test_the_picture_says_it_in_its_title() -> None:
    words = schedule_words()
    assert map_picture(stamped(GONE, words), words).title.startswith("WITHDRAWN")


def test_the_press_list_names_no_place_and_says_why() -> None:
    data = schedule_bytes(GONE, schedule_format="press", words=schedule_words())
    _headings, (first, *rest) = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert first.startswith("WITHDRAWN")
    assert set(rest) == {""}


def test_a_folder_holds_no_file_that_could_not_say_it() -> None:
    names = published_files(GONE, words=schedule_words()).keys()
    assert "press.csv" in names
    silent = {each.published for each in FORMATS.values() if not each.is_stamped}
    assert silent == {"contacts.vcf", "turnout.csv", "dissent-turnout.csv", "action-network.csv"}
    assert silent.isdisjoint(names)
