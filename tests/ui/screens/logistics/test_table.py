"""The table has room for every text that it draws."""

from pytestqt.qtbot import QtBot

from organizer_app.domain.logistics.logistics_book import LogisticsBook, PartKind
from organizer_app.domain.model.sites import Site
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.logistics.columns import Amounts, Line, TableShown, spot_of
from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter
from organizer_app.ui.screens.logistics.table import LogisticsTable
from organizer_app.ui.theme.theme import Theme
from tests.support.builders import a_row
from tests.support.logistics_views import NOW, TODAY, RecordingTables


def test_how_many_are_expected_fits_where_nobody_said_how_many_a_spot_holds(
    qtbot: QtBot, theme: Theme
) -> None:
    presenter = LogisticsPresenter(RecordingTables(), ImmediateBackground(), lambda: NOW)
    table = LogisticsTable(theme, presenter)
    qtbot.addWidget(table)
    # So narrow that the column has no more room than its texts need.
    table.resize(300, 200)

    def room(expected: int) -> float:
        row = a_row(action_id="a", city="Rye", expected=expected)
        line = Line(row, Site(id="s", city_action_id="a"), is_alone=True)
        book = LogisticsBook("m", "Day", "USD", "America/New_York", [row], {})
        table.show_table(
            TableShown(PartKind.SITES, book, [line], TODAY, Amounts("USD"), {}, is_all=True, longest=[line])
        )
        return table.span(spot_of(PartKind.SITES, "capacity"))[1]

    assert room(125_000) > room(35) > room(0)
