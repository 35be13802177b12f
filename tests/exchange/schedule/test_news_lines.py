"""News are one line per kind of change, in the order in which readers are told."""

from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.exchange.schedule.news_lines import news_lines
from organizer_app.wording.sharing.shared_schedules import schedule_words


def test_changes_of_one_kind_share_a_line() -> None:
    changes = [
        SharedChange(kind=ChangeKind.VENUE, uid="a", city="Miami", venue="Pier"),
        SharedChange(kind=ChangeKind.CANCELLED, uid="c", city="Newark"),
        SharedChange(kind=ChangeKind.VENUE, uid="b", city="Boston\r\nMA", venue="Common"),
    ]
    lines = news_lines(changes, schedule_words())
    assert [line.kind for line in lines] == ["New place", "Canceled"]
    assert lines[0].sentence == "Miami, Pier; Boston MA, Common"


def test_paper_names_some_of_a_kind_and_all_that_no_table_tells() -> None:
    changes = [
        SharedChange(kind=ChangeKind.VENUE, uid=f"v{at}", city="Miami", venue="Pier") for at in range(9)
    ]
    changes += [SharedChange(kind=ChangeKind.REMOVED, uid=f"r{at}", city="Boston") for at in range(9)]
    venues, gone = news_lines(changes, schedule_words(), most=6)
    assert venues.sentence.endswith("Miami, Pier; 3 more, marked below")
    assert venues.sentence.count("Pier") == 6
    assert gone.sentence.count("Boston") == 9
