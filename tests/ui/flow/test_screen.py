"""Out of sight a screen reads nothing; what it missed is read once, when it is gone to."""

from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.changes import ChangeSet, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.theme.theme import Theme


class Listening(Screen):
    """Writes down what it reads."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.read = list[ChangeSet]()

    def read_again(self, change_set: ChangeSet) -> None:
        self.read.append(change_set)


def change(number: int) -> ChangeSet:
    return ChangeSet(
        str(number), EditKind.CHANGED_DAY, frozenset({(Noun.TASK, str(number))}), nouns=frozenset({Noun.TASK})
    )


def test_in_sight_every_edit_is_read_at_once(qtbot: QtBot, theme: Theme) -> None:
    screen = Listening(theme)
    qtbot.addWidget(screen)
    screen.show()
    screen.on_change(change(1))
    screen.on_change(change(2))
    assert screen.read == [change(1), change(2)]
    assert not screen.is_behind


def test_out_of_sight_edits_wait_and_are_read_as_one(qtbot: QtBot, theme: Theme) -> None:
    screen = Listening(theme)
    qtbot.addWidget(screen)
    screen.show()
    screen.hide()
    screen.on_change(change(1))
    screen.on_change(change(2))
    assert (screen.read, screen.is_behind) == ([], True)
    screen.show()
    (read,) = screen.read
    assert read.touched == {(Noun.TASK, "1"), (Noun.TASK, "2")}
    assert not screen.is_behind
    screen.hide()
    screen.show()
    assert len(screen.read) == 1, "what was read once is not read again"
