"""Lines of the agenda are painted inside their box, with every status looking different."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.screens.plan.agenda.agenda_view import AgendaEntry, AgendaPainter, DayHead, MarkLine
from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row

ROW = make_row(venue="Westlake Park", groups="Transit Union; Neighbors", reasons="no_backup", readiness=1)
LONG = ROW._replace(city="Llanfair upon the Very Long River " * 3, title="A title " * 30, venue="Plaza " * 40)


def painted(theme: Theme, entry: AgendaEntry, width: int = 900, *, is_chosen: bool = False) -> QImage:
    picture = QImage(width + 40, 96, QImage.Format.Format_RGB32)
    picture.fill(0xFF00FF)
    painter = QPainter(picture)
    lines = AgendaPainter(theme)
    lines.desk_zone, lines.today = "America/New_York", "2027-04-17"
    lines.draw(painter, QRectF(20, 20, width, 56), entry, is_chosen=is_chosen)
    painter.end()
    return picture


def test_nothing_is_painted_outside_the_box(either_theme: Theme) -> None:
    for entry in (
        LONG,
        ROW._replace(status="cancelled"),
        make_row(day="", starts=None),
        MarkLine("2027-04-15", DayMark("House hearing " * 12, place="Room 2141")),
        MarkLine("2027-04-15", DayMark("City permit " * 12, MarkKind.PERMIT, severity=2)),
        MarkLine("2027-04-15", None, 12),
        DayHead("2027-04-17", 12, (1, 2, 3, 4, 2, 0), [DayMark("Some day " * 12, MarkKind.HOLIDAY)] * 2),
        DayHead("", 1, (0, 0, 0, 0, 0, 0)),
    ):
        for width in (420, 900):
            picture = painted(either_theme, entry, width)
            edge = [picture.pixel(x, y) & 0xFFFFFF for x in (5, 15, width + 25) for y in range(0, 96, 5)]
            edge += [picture.pixel(x, y) & 0xFFFFFF for x in range(0, width + 40, 7) for y in (5, 15, 80, 92)]
            assert set(edge) == {0xFF00FF}, entry


def test_what_differs_looks_different(theme: Theme) -> None:
    looks = [
        painted(theme, ROW),
        painted(theme, ROW, is_chosen=True),
        painted(theme, ROW._replace(status="cancelled")),
        painted(theme, ROW._replace(readiness=4, reasons="")),
        painted(theme, DayHead("2027-04-17", 1, (0, 1, 0, 0, 0, 0))),
        painted(theme, DayHead("2027-04-18", 1, (0, 1, 0, 0, 0, 0))),
    ]
    assert all(one != other for number, one in enumerate(looks) for other in looks[number + 1 :])


def test_large_text_leaves_the_times_whole_and_says_less_of_them_where_there_is_little_room(
    drawn_words: list[str],
) -> None:
    row = make_row("Kansas City", 870, zone="America/Chicago", ends=990)
    for width, when in ((560, ["2:30 PM", "CT"]), (1100, ["2:30 \u2013 4:30 PM", "CT · 3:30 PM ET"])):
        drawn_words.clear()
        painted(Theme(zoom=2.0), row, width)
        assert drawn_words[:2] == when


def test_the_lead_stands_where_venue_or_groups_are_not_known(theme: Theme, drawn_words: list[str]) -> None:
    for venue, groups, told in (
        ("Westlake Park", "Transit Union", ["Westlake Park", "Transit Union"]),
        ("Westlake Park", "", ["Westlake Park", "Ana Okoro"]),
        ("", "Transit Union", ["Ana Okoro", "Transit Union"]),
        ("", "", ["Ana Okoro"]),
    ):
        drawn_words.clear()
        painted(theme, ROW._replace(venue=venue, groups=groups, lead="Ana Okoro"), 1180)
        assert [
            text for text in drawn_words if text in {"Westlake Park", "Transit Union", "Ana Okoro"}
        ] == told
    # Both go on to where the readiness begins.
    for width, groups in ((1180, "; ".join(["Neighbors of the Harbor"] * 3)), (840, "Transit Union")):
        drawn_words.clear()
        painted(theme, ROW._replace(groups=groups), width)
        assert {"Westlake Park", groups} <= set(drawn_words)
