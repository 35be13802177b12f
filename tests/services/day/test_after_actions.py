"""How a day went is read from what was logged, and thanks are rows of the log that undo takes back."""

from datetime import datetime
from pathlib import Path

from organizer_app.domain.day.day_paper import DayPaper
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.services.day.after_actions import AfterBook, note_thanks, print_report, read_after
from organizer_app.services.day.entries import log_delivery
from organizer_app.services.day.lessons import write_lesson
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.day.after_action import report_paper
from organizer_app.wording.sharing.shared_schedules import schedule_words


def test_a_refused_petition_is_not_counted(prime_day: Workspace) -> None:
    action_id = read_after(prime_day).after.cities[0].state.city.action_id
    for outcome, signatures in (
        (DeliveryOutcome.ACCEPTED, 1000),
        (DeliveryOutcome.LEFT, 200),
        (DeliveryOutcome.REFUSED, 30),
    ):
        log_delivery(prime_day, action_id=action_id, outcome=outcome, signatures=signatures)
    assert read_after(prime_day).after.signatures == 1200


def test_thanks_are_noted_and_undone(prime_day: Workspace) -> None:
    due = read_after(prime_day).after.thanks_due
    assert due
    action_id = due[0].state.city.action_id
    note_thanks(prime_day, action_id=action_id, text="Thanked Ines Calloway")
    left = read_after(prime_day).after.thanks_due
    assert len(left) == len(due) - 1
    undo(prime_day)
    assert len(read_after(prime_day).after.thanks_due) == len(due)


def test_the_report_is_a_page_that_runs_nothing_and_keeps_every_text_a_text(
    prime_day: Workspace, tmp_path: Path
) -> None:
    action_id = read_after(prime_day).after.cities[0].state.city.action_id
    write_lesson(prime_day, action_id=action_id, field="why", text="<script>alert('bus')</script>")
    texts, out = schedule_words(), tmp_path / "report.html"

    def words(book: AfterBook, stamp: datetime) -> DayPaper:
        day = book.day
        return report_paper((day.title, day.day, day.desk_zone), book.after, book.lessons, texts, stamp)

    print_report(prime_day, words=words, paper=texts.paper, out=out)
    page = out.read_text()
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#39;bus&#39;)&lt;/script&gt;" in page
    for told in ("Expected and counted", "New York, NY", "Next time", "False alarms"):
        assert told in page, told
