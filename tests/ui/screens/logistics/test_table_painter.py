"""The painter of the tables asks for room for every text that it draws."""

from datetime import date

from organizer_app.domain.logistics.logistics_book import LogisticsBook, PartKind
from organizer_app.domain.model.sites import Site
from organizer_app.ui.screens.logistics.amounts import Amounts
from organizer_app.ui.screens.logistics.columns import COLUMNS, spot_of
from organizer_app.ui.screens.logistics.table_painter import TablePainter
from organizer_app.ui.screens.logistics.table_values import Line, TableShown
from organizer_app.ui.theme.theme import Theme
from tests.support.builders import a_row


def test_how_many_are_expected_fits_where_nobody_said_how_many_a_spot_holds(theme: Theme) -> None:
    def needed(expected: int) -> float:
        row = a_row(action_id="a", city="Rye", expected=expected)
        line = Line(row, Site(id="s", city_action_id="a"), is_alone=True)
        book = LogisticsBook("m", "Day", "USD", "America/New_York", [row], {})
        shown = TableShown(
            PartKind.SITES, book, [line], date(2027, 4, 10), Amounts("USD"), {}, is_all=True, longest=[line]
        )
        needs = TablePainter(theme).needs(COLUMNS[PartKind.SITES], shown)
        return needs.texts[spot_of(PartKind.SITES, "capacity")]

    assert needed(125_000) > needed(35) > needed(0)
