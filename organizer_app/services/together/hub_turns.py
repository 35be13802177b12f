"""Takes work on the plan and waiting for the hub in turns, so that a window can keep both apart.

A task is a generator: between two yields it works on the plan, and what it yields waits for the network and
needs nothing of the plan. The command line does all of it in one go; the window waits on a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, Generic, NamedTuple, TypeVar

from organizer_app.domain.basics.problems import Problem

T = TypeVar("T")


class Turn(NamedTuple):
    """What waits for the hub.

    Attributes:
        wait: does it; raises a `Problem` when it could not be done.
        is_binding: whether the task goes on to its end once this has begun, even if nobody waits for it any
            more; stopping halfway would leave the hub and the plan apart.
    """

    wait: Callable[[], object]
    is_binding: bool = False


class Finished(NamedTuple, Generic[T]):
    """The end of a task, and what it returns."""

    value: T


Turns = Generator[Turn, Any, T]


def at_hub(wait: Callable[[], T], *, is_binding: bool = False) -> Turns[T]:
    """Let something wait for the hub, and return its answer; see `Turn`."""
    answer: T = yield Turn(wait, is_binding)
    return answer


def went_on(turns: Turns[T], answer: object = None) -> Turn | Finished[T]:
    """Let a task work on the plan with the answer of the hub, None for its beginning."""
    try:
        return turns.send(answer)
    except StopIteration as end:
        return Finished(end.value)


def went_wrong(turns: Turns[T], problem: Problem) -> Turn | Finished[T]:
    """Let a task clear up after the hub could not do what it was asked.

    Raises:
        Problem: the same, if the task cannot go on.
    """
    try:
        return turns.throw(problem)
    except StopIteration as end:
        return Finished(end.value)


def in_one_go(turns: Turns[T]) -> T:
    """Do a whole task on this thread, and return what it returns.

    Raises:
        Problem: what the task raises.
    """
    step = went_on(turns)
    while isinstance(step, Turn):
        try:
            answer = step.wait()
        except Problem as problem:
            step = went_wrong(turns, problem)
        else:
            step = went_on(turns, answer)
    return step.value
