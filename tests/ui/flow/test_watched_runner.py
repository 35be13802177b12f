"""A watched background rests only once everything is answered, also what answers ask for."""

from organizer_app.domain.basics.problems import BadValue, Problem
from organizer_app.ui.flow.watched_runner import WatchedRunner
from tests.support.held_background import KeptJobs


class Queue(KeptJobs):
    """Answers a job when it is told to."""

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
