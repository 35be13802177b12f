"""A watched background rests only once everything is answered, also what answers ask for."""

from collections.abc import Callable
from typing import Any

from organizer_app.domain.basics.problems import BadValue, Problem
from organizer_app.ui.flow.watched_runner import WatchedRunner


class Queue:
    """Keeps what was asked until it is answered by hand."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Problem], None]]] = []

    def run(
        self,
        work: Callable[[], Any],
        *,
        then: Callable[[Any], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        del owner
        self.jobs.append((work, then, otherwise))

    def answer(self) -> None:
        work, then, otherwise = self.jobs.pop(0)
        try:
            value = work()
        except Problem as problem:
            otherwise(problem)
        else:
            then(value)


def refuse() -> None:
    raise BadValue("day", "never")


def test_an_answer_that_asks_for_more_is_no_rest() -> None:
    queue, rests, complaints = Queue(), [], []
    watched = WatchedRunner(queue)
    watched.tell(lambda: rests.append("rest"))
    assert watched.is_reading

    def ask_more(_value: object) -> None:
        watched.run(refuse, then=complaints.append, otherwise=complaints.append, owner=None)

    watched.run(lambda: 1, then=ask_more, otherwise=complaints.append, owner=None)
    queue.answer()
    assert (watched.is_reading, rests) == (True, [])
    queue.answer()
    assert (watched.is_reading, rests) == (False, ["rest"])
    assert isinstance(complaints[0], BadValue)
