"""Every format has a name of its own, a file name, and a note where there is something to say."""

import pytest

from organizer_app.services.sharing.formats import PAINTED_FORMATS, SCHEDULE_FORMATS
from organizer_app.wording.sharing import share_formats as words

FORMATS = (*SCHEDULE_FORMATS, *PAINTED_FORMATS)


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_has_a_name_and_a_file(code: str) -> None:
    assert words.save_as(words.format_name(code)).startswith("Save ")
    assert words.file_name("public", 3, code) == f"schedule-v3-public.{code}"
    assert code in words.file_filter(words.format_name(code), code)


def test_no_two_formats_are_called_the_same() -> None:
    assert len({words.format_name(code) for code in FORMATS}) == len(FORMATS)


def test_notes_count_pages_and_entries() -> None:
    def note(code: str, pages: int = 2, cancelled: int = 0) -> str:
        return words.format_note(code, pages=pages, paper="Letter", entries=41, cancelled=cancelled)

    assert note("pdf") == "2 pages, Letter"
    assert note("pdf", pages=1) == "1 page, Letter"
    assert note("ics") == "41 entries"
    assert note("ics", cancelled=1) == "41 entries, 1 canceled"
    assert note("csv") == ""
