"""What an edit changed reaches the window's thread at once; a burst after it comes as one."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.changes import ChangeSet, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.ui.flow.change_relay import ChangeRelay


class Plan:
    """What the relay needs of a workspace."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[ChangeSet], None]] = []

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def publish(self, change_set: ChangeSet) -> None:
        for listener in tuple(self.listeners):
            listener(change_set)


def change(number: int, *, everything: bool = False) -> ChangeSet:
    return ChangeSet(
        edit_id=f"e{number}",
        kind=EditKind.CHANGED_DAY,
        touched=frozenset({(Noun.CITY_ACTION, f"a{number}")}),
        action_ids=frozenset({f"a{number}"}),
        everything=everything,
        nouns=frozenset({Noun.CITY_ACTION}),
    )


def test_the_first_change_comes_at_once_and_a_burst_as_one(qtbot: QtBot) -> None:
    plan, relay, heard = Plan(), ChangeRelay(), []
    relay.changed.connect(heard.append)
    relay.watch(plan)  # type: ignore[arg-type]  # only subscribing is needed
    worker = threading.Thread(target=lambda: [plan.publish(change(number)) for number in range(50)])
    worker.start()
    worker.join()
    assert heard == [], "nothing is delivered on the thread that edited"
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[0].action_ids == {"a0"}
    assert heard[1].action_ids == {f"a{number}" for number in range(1, 50)}
    relay.stop()


def test_nothing_comes_after_it_stopped() -> None:
    plan, relay, heard = Plan(), ChangeRelay(), []
    relay.changed.connect(heard.append)
    relay.watch(plan)  # type: ignore[arg-type]  # only subscribing is needed
    for number in (1, 2):
        plan.publish(change(number))
    QCoreApplication.sendPostedEvents()
    pause = relay.findChild(QTimer)
    assert (heard, pause.isActive()) == ([change(1)], True)
    plan.publish(change(3))
    relay.stop()
    QCoreApplication.sendPostedEvents()
    assert (heard, pause.isActive(), plan.listeners) == ([change(1)], False, [])


def test_another_plan_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    first, second, relay, heard = Plan(), Plan(), ChangeRelay(), []
    relay.changed.connect(heard.append)
    relay.watch(first)  # type: ignore[arg-type]  # only subscribing is needed
    relay.watch(second)  # type: ignore[arg-type]  # only subscribing is needed
    assert first.listeners == []
    second.publish(change(2))
    qtbot.waitUntil(lambda: bool(heard))
    relay.stop()
    assert heard == [change(2)]
