"""What an import writes into a plan holds every row and cell of the list, and a lost one is found."""

import pytest

from organizer_app.services.importing.import_places import PlaceFinder
from organizer_app.services.importing.incoming_files import IncomingFile, opened_files
from tests.incoming.plan_conservation import lost_in_plan
from tests.support.messy_files import FILES


@pytest.mark.parametrize("name", ["hosts.xlsx", "events.ics", "chat.txt"])
def test_nothing_that_organizers_bring_is_lost_in_the_plan(name: str) -> None:
    assert lost_in_plan(opened_files([IncomingFile(name, FILES[name]())])) == []


def test_a_person_with_a_column_of_its_own_is_held_whole() -> None:
    people = b"Name,Email,Phone,Diet\nAna Ruiz,ana@example.org,(208) 555-0142,vegan\n"
    assert lost_in_plan(opened_files([IncomingFile("people.csv", people)])) == []


def test_a_cell_that_the_plan_drops_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"City,State,Date\nEugene-Springfield,OR,3/15/2027\n"
    files = opened_files([IncomingFile("hosts.csv", rows)])
    assert lost_in_plan(files) == []
    monkeypatch.setattr(PlaceFinder, "as_typed", lambda _places, row: row)
    assert lost_in_plan(files) == ["row 2, City: Eugene-Springfield"]
