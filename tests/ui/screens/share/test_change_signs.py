"""Every kind of change has a sign of its own, and what is gone is told in the colour of alarm."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.ui.screens.share.lines import SIGN, paint_sign, tone_of
from organizer_app.ui.theme.theme import Theme


def drawn(theme: Theme, kind: ChangeKind) -> QImage:
    picture = QImage(SIGN, SIGN, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_sign(painter, QPointF(SIGN / 2, SIGN / 2), kind, theme)
    painter.end()
    return picture


def test_no_two_kinds_look_alike(theme: Theme) -> None:
    pictures = [drawn(theme, kind) for kind in ChangeKind]
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :])


def test_what_is_gone_alarms() -> None:
    assert {kind for kind in ChangeKind if tone_of(kind) == "danger"} == {
        ChangeKind.CANCELLED,
        ChangeKind.POSTPONED,
        ChangeKind.REMOVED,
    }
