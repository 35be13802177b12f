"""A mark says as much as it has room for: first the word for its state goes, which its sign then tells."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind
from organizer_app.ui.screens.plan.marks.mark_painter import MarkPainter
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import Theme

LATE = DayMark("File the permit of Boston", MarkKind.PERMIT, severity=2, brief="Boston permit")


def drawn(theme: Theme, mark: DayMark, width: float) -> QImage:
    picture = QPixmap(300, 20)
    picture.fill(theme.color("surface"))
    painter = QPainter(picture)
    taken = MarkPainter(theme, TextPainter(theme)).draw(painter, QRectF(0, 0, width, 20), mark)
    painter.end()
    assert taken <= width + 1
    return picture.toImage()


def test_where_there_is_no_room_for_all_of_it_a_mark_is_brief(theme: Theme, drawn_words: list[str]) -> None:
    hearing = DayMark("Hearing", MarkKind.KEY_DATE, 600)
    for mark, width in ((LATE, 290), (LATE, 120), (hearing, 290), (hearing, 80)):
        drawn(theme, mark, width)
    assert drawn_words == ["Late: File the permit of Boston", "Boston permit", "Hearing · 10 AM", "Hearing"]


def test_late_and_due_have_signs_of_their_own_where_the_word_is_left_out(theme: Theme) -> None:
    def sign(mark: DayMark) -> QImage:
        return drawn(theme, mark, 120).copy(0, 0, 13, 20).convertToFormat(QImage.Format.Format_Mono)

    assert sign(LATE) != sign(LATE._replace(severity=0))
