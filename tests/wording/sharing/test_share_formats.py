"""Every format has a name of its own, a file name, and a note where there is something to say."""

import pytest

from organizer_app.services.sharing.formats import SCHEDULE_FORMATS
from organizer_app.wording.sharing import share_formats as words


@pytest.mark.parametrize("code", SCHEDULE_FORMATS)
def test_every_format_has_a_name_and_a_file(code: str) -> None:
    assert words.save_as(words.format_name(code)).startswith("Save ")
    assert words.file_name("public", 3, code) == f"schedule-v3-public.{code}"
    assert code in words.file_filter(words.format_name(code), code)


def test_no_two_formats_are_called_the_same() -> None:
    assert len({words.format_name(code) for code in SCHEDULE_FORMATS}) == len(SCHEDULE_FORMATS)


def test_notes_name_the_paper_and_count_entries() -> None:
    def note(code: str, cancelled: int = 0) -> str:
        return words.format_note(code, paper="Letter", entries=41, cancelled=cancelled)

    assert note("pdf") == "Letter"
    long = words.format_note("pdf", paper="Letter", entries=9000, cancelled=0, is_long=True)
    assert long == "Letter, long: also in parts"
    assert note("ics") == "41 entries"
    assert note("ics", cancelled=1) == "41 entries, 1 canceled"
    assert note("csv") == ""
