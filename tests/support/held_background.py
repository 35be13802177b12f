"""A background that works when a test says so, for what is asked while something is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from organizer_app.ui.flow.background import ImmediateBackground

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.problems import Problem


class HeldBackground(ImmediateBackground):
    """Keeps work in the order of the requests until `answer`."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Any], **answers: Any) -> None:
        """Keep one job."""
        do = super().run
        self.waiting.append(lambda: do(work, **answers))

    def answer(self) -> None:
        """Do everything that was asked for, and what the answers ask for."""
        while self.waiting:
            self.answer_one()

    def answer_one(self) -> None:
        """Do what was asked for first, and nothing more."""
        self.waiting.pop(0)()


class KeptJobs:
    """A background that does nothing: the test does the jobs, and answers."""

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
        """Keep one job."""
        del owner
        self.jobs.append((work, then, otherwise))
