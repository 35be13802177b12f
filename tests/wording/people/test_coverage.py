"""The words of the matrix are short in cells and whole in sentences."""

from organizer_app.domain.people.coverage import COLUMNS, CellState, CoverageCell
from organizer_app.wording.people import coverage
from tests.support.people_books import MINNEAPOLIS, SEATTLE


def test_every_column_and_state_has_words() -> None:
    for column in COLUMNS:
        assert coverage.column_name(column.code)
        for state in CellState:
            cell = CoverageCell(state, "ana", "Ana", "", is_twice=False, blocks=True)
            assert "{" not in coverage.cell_sentence(column.code, "Detroit", cell)


def test_names_are_short_in_cells() -> None:
    assert coverage.short_name("Amina Yusuf") == "Amina Y."
    assert coverage.short_name("Cher") == "Cher"
    assert coverage.short_name("Sam Rivera 7") == "Sam R."
    # Somebody without a name is shown by a masked number.
    assert (
        coverage.short_name("474 \u2022\u2022\u2022 \u2022\u2022\u2022\u2022")
        == "474 \u2022\u2022\u2022 \u2022\u2022\u2022\u2022"
    )


def test_a_double_booking_says_times_and_distance() -> None:
    assert coverage.booked_twice("2019-07-15") == "Double-booked on Mon, Jul 15"
    assert coverage.both_times(MINNEAPOLIS, SEATTLE, 5) == (
        "Minneapolis 12:00 – 1:00 PM and Seattle 12:00 – 1:00 PM. 3\xa0mi apart."  # noqa: RUF001  # an en dash
    )
    untimed = SEATTLE._replace(starts=None)
    assert coverage.both_times(untimed, untimed, None) == "Seattle and Seattle."


def test_the_legend_counts() -> None:
    assert coverage.legend(1, 216, 30, 1) == ("1 person double-booked", "216 filled", "30 asked", "1 gap")
    assert coverage.why_person(("trained", "nearby")) == "Trained for it, lives nearby"
    assert coverage.days_to_go("Forming", 1) == "Forming · 1 day to go"
    assert coverage.days_to_go("Forming", None) == "Forming"


def test_lines_are_counted_where_cities_have_several() -> None:
    assert coverage.by_group("readiness", 2, 2) == "by readiness"
    assert coverage.by_group("readiness", 1, 2) == "2 actions, by readiness"
