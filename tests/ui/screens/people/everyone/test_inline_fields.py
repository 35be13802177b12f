"""Fields that read as plain text show what has room, and all of it while it is typed in."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.people.everyone.inline_fields import flat_line


def test_a_name_longer_than_the_head_of_the_card_ends_with_an_ellipsis_until_it_is_typed_in(
    qtbot: QtBot,
) -> None:
    told: list[str] = []
    line = flat_line(
        "Bartholomew Fitzgerald-Montgomery of Saint Paul and Minneapolis", "name", "name", told.append
    )
    qtbot.addWidget(line)
    line.resize(240, 40)
    line.show()
    assert line.shortened().startswith("Bartholomew")
    assert line.shortened().endswith("…")
    before = line.grab().toImage()
    line.resize(900, 40)
    assert line.shortened() == ""
    line.resize(240, 40)
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.grab().toImage() != before
    assert told == []
