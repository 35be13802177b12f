"""The columns of a file tell of every place they get, so that the cells below stay under their headings."""

from pytestqt.qtbot import QtBot

from organizer_app.domain.importing.incoming import ColumnRead
from organizer_app.ui.overlays.importing.column_row import ColumnRow
from organizer_app.ui.theme.theme import Theme


def test_a_column_keeps_its_width_under_the_hand_until_it_is_another_list(qtbot: QtBot) -> None:
    columns = ColumnRow(Theme("light"))
    qtbot.addWidget(columns)
    read = [ColumnRead("City", "city"), ColumnRead("Where", "venue"), ColumnRead("Org", "groups")]
    columns.show_columns(read, [("Reno", "Hall", "Mijente")])
    columns.resize(900, 120)
    with qtbot.waitExposed(columns):
        columns.show()
    before = columns.spans()
    columns.show_columns(read, [("Reno", "Pioneer Courthouse Sq", "Mijente")])
    assert columns.spans() == before
    drawn = [before]
    columns.moved.connect(lambda: drawn.append(columns.spans()))
    other = [ColumnRead("Town", "city"), *read[1:]]
    columns.show_columns(other, [("Reno", "Pioneer Courthouse Sq", "Mijente")])
    qtbot.waitUntil(lambda: columns.spans()[2][0] > before[2][0])
    assert drawn[-1] == columns.spans()
