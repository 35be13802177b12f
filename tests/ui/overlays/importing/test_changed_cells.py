"""The preview marks the cells that change the plan, and tells the value that they replace."""

from PySide6.QtCore import QPointF

from tests.ui.overlays.importing.conftest import Act, Look

HEAD = "City,State,Date,Start,End,Venue,Cell\n"
FIRST = f"{HEAD}Boise,ID,2019-07-15,10:00 AM,11:00 AM,Capitol,208 555 0119\n"
AGAIN = f"{HEAD}Boise,ID,7/15,10:30 AM,11:00 AM,Library,208 555 0119\n"


def test_cells_that_change_the_plan_are_marked_and_tell_the_value_of_the_plan(
    look: Look, accept: Act
) -> None:
    accept(look(FIRST))
    sheet = look(AGAIN)
    number, line = next((number, line) for number, line in enumerate(sheet.list.lines) if line.changed)
    assert [line.cells[at] for at in sorted(line.changed)] == ["10:30 AM", "Library"]
    for column, tip in (
        (3, "10:30 AM\nStarts in the plan now: 10:00 AM"),
        (5, "Library\nVenue in the plan now: Capitol"),
        (2, "7/15\n“7/15” has no year: 2019 was assumed"),
        (0, sheet.list.sentence(number)),
    ):
        left, width = sheet.columns.spans()[column]
        assert sheet.list.whole_at(QPointF(left + width // 2, sheet.list.box(number).center().y())) == tip
    spoken = sheet.list.spoken_item(number).name
    assert "Starts in the plan now: 10:00 AM" in spoken
    assert "Venue in the plan now: Capitol" in spoken
