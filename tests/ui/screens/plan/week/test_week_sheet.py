"""The week is one picture until something in it changes; a very large one is copied day by day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.week.week_layout import WeekDay, WeekMaker
from organizer_app.ui.screens.plan.week.week_painter import WeekMarks, WeekSheet
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row

FIRST = date(2027, 4, 12)


def laid_out(rows: Sequence[ActionRow]) -> Sequence[WeekDay]:
    return WeekMaker().days(rows, FIRST, "America/New_York", lambda days: [2] * len(days), {})


def column(number: int) -> QRectF:
    return QRectF(64 + 100 * number, 40, 100, 1152)


def test_the_picture_is_kept_until_a_day_is_forgotten(theme: Theme) -> None:
    sheet = WeekSheet(theme)
    days = laid_out([make_row("Boston", 720)])
    before = sheet.week(days, column)
    assert before.width() == 764
    assert sheet.week(days, column) is before
    sheet.forget_days(["2027-04-17"])
    other = laid_out([make_row("Boston", 600)])
    after = sheet.week(other, column)
    assert after.toImage() != before.toImage()
    kept = QRectF(0, 0, 500, 1152).toRect()
    assert after.toImage().copy(kept) == before.toImage().copy(kept), "only one day was drawn anew"


def test_a_week_of_too_many_pixels_is_not_one_picture(theme: Theme) -> None:
    sheet = WeekSheet(theme)
    days = laid_out(())
    sheet.fit(4.0)
    assert sheet.week(days, column) is None
    assert sheet.day(days[0], column(0)).width() == 400


def test_days_bear_their_names_all_or_none(theme: Theme) -> None:
    days = laid_out(())

    def first_head(last_width: float) -> QImage:
        def narrow_at_the_end(number: int) -> QRectF:
            return QRectF(64 + 100 * number, 40, last_width if number == len(days) - 1 else 100, 1152)

        picture = WeekSheet(theme).head(days, narrow_at_the_end, WeekMarks(), 58)
        return picture.toImage().copy(64, 0, 100, 58)

    assert first_head(100) == first_head(90)
    assert first_head(100) != first_head(40)


def test_narrow_days_bear_a_letter_and_narrow_blocks_the_time_of_another_zone_with_it_or_not_at_all(
    theme: Theme,
) -> None:
    painter = WeekSheet(theme).painter
    names = [painter.names_in(width) for width in (100, 56, 30)]
    assert [len(each[0]) if each else 0 for each in names] == [3, 1, 0]
    painter.desk_zone = "America/New_York"
    here, there = make_row("Boston", 720), make_row("Seattle", 720, zone="America/Los_Angeles")

    def told(width: float) -> list[str]:
        return [painter.words_of(row, QRectF(0, 0, width, 60)).when for row in (here, there)]

    assert told(100) == ["Noon", "Noon PT"]
    assert told(58) == ["Noon", ""]
