"""A shift hands over on one side: what is open, late, promised and next, and nothing secret."""

from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import BadValue, CannotWrite
from organizer_app.domain.day.handover import HANDOVER_CHANNEL, TypedHandover, shown_events
from organizer_app.domain.day.incident_changes import IncidentChange
from organizer_app.domain.day.next_events import EventKind, NextEvent
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.log_entries import Heard, LogEntry, LogTier
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.entries import Said, log_check_in, log_count, log_legal
from organizer_app.services.day.handovers import hand_over, handover_facts
from organizer_app.services.day.incidents import change_incident, log_arrest, log_incident
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.day.handovers import handover_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import lines_of, pages_of

TYPED = TypedHandover(
    situation="The East is quiet. Ring Ines at 212-555-0143 if it rains.",
    promises=("Legal hotline's answer, to Lena, by 4:20 PM",),
    giver="Maya Okafor",
    taker="Luis Haddad",
)


def page(plan: Workspace, out: Path, typed: TypedHandover = TYPED) -> str:
    hand_over(plan, typed=typed, words=handover_words(schedule_words()), paper="letter", out=out)
    pdf = out.read_bytes()
    assert faults(pdf) == []
    (text,) = pages_of(pdf)
    return text


def actions(plan: Workspace) -> list[str]:
    return [state.city.action_id for state in read_day(plan).book.states()]


def duty(plan: Workspace) -> tuple[LogEntry, ...]:
    with plan.read() as reader:
        return reader.all(LogEntry, tier=LogTier.DUTY.value)


def test_the_page_says_what_the_next_shift_must_know(prime_day: Workspace, tmp_path: Path) -> None:
    first = actions(prime_day)[0]
    incident = log_incident(prime_day, action_id=first, title="Two people treated for heat", severity=3)
    change = IncidentChange(assignee="Elena", next_step="calls the medics")
    change_incident(prime_day, incident_id=incident.id, change=change)
    text = page(prime_day, tmp_path / "page.pdf")
    for told in (
        "Shift handover 1", "Prime Day 2019", "Maya Okafor", "Luis Haddad", "Frozen at 3:10 PM", "0 of 7",
        "The East is quiet.", "Two people treated for heat", "Elena: calls the medics", "Open incidents 1",
        "Overdue check-ins", "HQ decides", "Legal hotline's answer, to Lena, by 4:20 PM", "Next 3 hours",
        "3:15 PM", "12:15 PM PT", "Page 1 of 1",
    ):  # fmt: skip
        assert told in text, told


def test_a_long_name_keeps_from_the_arrow(prime_day: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    page(prime_day, out, replace(TYPED, giver="Maximiliana Featherstonehaugh-Wollstonecraft"))
    said = {(text, round(size, 1)) for text, size, _high in lines_of(out.read_bytes())}
    assert {("Featherstonehaugh-", 9), ("Luis Haddad", 11.5)} <= said


def test_the_page_says_how_many_cities_wait_for_their_second_count(
    prime_day: Workspace, tmp_path: Path
) -> None:
    log_count(
        prime_day, action_id=actions(prime_day)[0], span=(471, 472), method=CountMethod.CLICKER, counter="Ana"
    )
    text = page(prime_day, tmp_path / "page.pdf")
    assert "1 city waits for a second count" in text
    assert "not told yet" in text
    assert "no count yet" not in text


def test_no_phone_number_and_nothing_legal_only_is_on_it(prime_day: Workspace, tmp_path: Path) -> None:
    first = actions(prime_day)[0]
    log_legal(prime_day, said=Said(text="CANARYLEGAL"), action_id=first)
    log_arrest(prime_day, initials="Q.Z.", action_id=first, held_at="CANARYPRECINCT")
    log_incident(prime_day, action_id=first, title="Call 206-555-0151 about the gate", severity=2)
    log_check_in(prime_day, action_id=first, heard=Heard.NO_ANSWER, said=Said(text="CANARYNOTE"))
    text = page(prime_day, tmp_path / "page.pdf")
    for hidden in ("CANARYLEGAL", "Q.Z.", "CANARYPRECINCT", "555", "0143", "0151"):
        assert hidden not in text, hidden
        assert hidden not in duty(prime_day)[0].text, hidden


def test_the_log_takes_one_duty_row_that_undo_takes_back(prime_day: Workspace, tmp_path: Path) -> None:
    page(prime_day, tmp_path / "one.pdf")
    (row,) = duty(prime_day)
    assert (row.channel, row.is_key) == (HANDOVER_CHANNEL, True)
    assert row.text.startswith("Maya Okafor handed over to Luis Haddad, page 1. The East is quiet.")
    assert handover_facts(prime_day, typed=TYPED).number == 2
    undo(prime_day)
    assert duty(prime_day) == ()


def test_however_much_is_open_it_stays_on_one_side(prime_day: Workspace, tmp_path: Path) -> None:
    for action_id in actions(prime_day):
        incident = log_incident(prime_day, action_id=action_id, title="Heat and water. " * 30, severity=4)
        change_incident(
            prime_day,
            incident_id=incident.id,
            change=IncidentChange(next_step="Ring the medics again. " * 20),
        )
    full = replace(TYPED, situation="word " * 119, promises=("promise and more " * 7,) * 6)
    text = page(prime_day, tmp_path / "page.pdf", full)
    assert "1 more is on the board." in text
    assert text.count("promise and more") == 42


def test_of_more_events_than_the_page_holds_check_ins_are_left_out_first() -> None:
    check_ins = [NextEvent(at, EventKind.CHECK_IN, "America/New_York", ()) for at in range(6)]
    starts = [NextEvent(at, EventKind.START, "America/New_York", ()) for at in range(10, 15)]
    assert shown_events([*check_ins, *starts]) == (*check_ins[:3], *starts)
    assert shown_events([*check_ins, *starts[:2]]) == (*check_ins, *starts[:2])
    assert shown_events(starts * 2) == (*sorted(starts * 2, key=lambda each: each.at)[:8],)


def test_without_a_page_the_log_has_no_row(prime_day: Workspace, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        page(prime_day, tmp_path / "missing" / "page.pdf")
    assert duty(prime_day) == ()


@pytest.mark.parametrize(
    "typed",
    [
        replace(TYPED, taker=" "),
        replace(TYPED, giver=""),
        replace(TYPED, situation=""),
        replace(TYPED, situation="x" * 601),
        replace(TYPED, promises=("one",) * 7),
        replace(TYPED, promises=("x" * 121,)),
    ],
)
def test_what_the_page_cannot_hold_is_refused(
    prime_day: Workspace, tmp_path: Path, typed: TypedHandover
) -> None:
    with pytest.raises(BadValue):
        page(prime_day, tmp_path / "page.pdf", typed)
    assert not (tmp_path / "page.pdf").exists()
