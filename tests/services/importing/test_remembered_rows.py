"""What a row is compared by; what a list said is read back in test_importing_again."""

from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.services.importing.remembered_rows import facts_of


def test_a_row_is_compared_by_its_place_or_by_the_city_as_it_was_written() -> None:
    row = IncomingAction(row=2, city="Seattle", state="WA", address="600 4th Ave")
    assert facts_of(row, "place-1", "").place == "place-1"
    assert facts_of(row, "", "").place == "seattle, wa"
    assert facts_of(row, "", "").venue == "600 4th Ave"
