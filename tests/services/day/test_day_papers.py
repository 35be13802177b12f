"""The papers of the day are read back: the log with its corrections, the board with room to write."""

from dataclasses import replace
from pathlib import Path

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.model.people import Person
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.day_papers import print_board, print_log
from organizer_app.services.day.entries import Said, correct_entry, log_check_in, log_legal
from organizer_app.services.day.incidents import log_arrest
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.day.day_papers import day_paper_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.services.day.conftest import AFTERNOON
from tests.support.pdf_ua import faults
from tests.support.printed_pages import pages_of

WORDS = day_paper_words(schedule_words())
CANARY = "Zyzzyva canary of counsel"


def seattle(plan: Workspace) -> str:
    return read_day(plan).cities.found("seattle")[0].action_id


def test_the_log_shows_corrections_and_nothing_of_legal_support(prime_day: Workspace, tmp_path: Path) -> None:
    action_id = seattle(prime_day)
    wrong = log_check_in(
        prime_day, action_id=action_id, heard=Heard.ISSUE, said=Said(text="Water is out", heard_from="Wren")
    )
    correct_entry(prime_day, entry_id=wrong.id, text="Water was late", heard=Heard.OK)
    log_legal(prime_day, said=Said(text=CANARY), action_id=action_id)
    log_arrest(prime_day, initials="Z.Q.", action_id=action_id, held_at=CANARY)
    out = tmp_path / "log.pdf"
    assert print_log(prime_day, words=WORDS, paper="letter", out=out, clock=AFTERNOON) == 2
    pdf = out.read_bytes()
    assert faults(pdf) == []
    text = " ".join(pages_of(pdf))
    assert "Water is out (corrected)" in text
    assert "Water was late" in text
    assert "Wren" in text
    assert "Zyzzyva" not in text
    assert "Z.Q." not in text
    assert out.stat().st_mode & 0o077 == 0, "only its owner reads it"


def test_a_name_wider_than_its_column_is_hyphenated(prime_day: Workspace, tmp_path: Path) -> None:
    with prime_day.edit(EditKind.CHANGED_NOTES) as editor:
        wren = next(each for each in editor.all(Person) if each.name == "Wren Castellano")
        editor.put(replace(wren, name="Wren Featherstonehaugh"))
    out = tmp_path / "board.pdf"
    print_board(prime_day, words=WORDS, paper="letter", out=out, clock=AFTERNOON)
    assert "Featherstonehaugh" not in " ".join(pages_of(out.read_bytes()))


def test_the_board_has_every_city_by_zone_and_rows_for_every_hour(
    prime_day: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "board.pdf"
    assert print_board(prime_day, words=WORDS, paper="letter", out=out, clock=AFTERNOON) == 7
    pdf = out.read_bytes()
    assert faults(pdf) == []
    text = " ".join(pages_of(pdf))
    for word in (
        "Arlington, VA",
        "Pacific",
        "No lead yet",
        "206-555-0151",
        "Briefed",
        "Hour by hour",
        "Next step, by when",
        "1:00 PM",
        "Page 1 of",
        "Prime Day 2019 · Monday, July 15, 2019 Day board",
        "Prime Day 2019 · July 15, 2019, 3:10 PM ET · shred after the day",
    ):
        assert word in text, word
