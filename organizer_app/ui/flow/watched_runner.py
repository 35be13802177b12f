"""Counts what a screen has asked of the plan and not yet been answered, so that it can say it is reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.ui.flow.background import Runner

T = TypeVar("T")


class WatchedRunner:
    """A background that knows how many answers are still to come; answers may ask for more."""

    def __init__(self, background: Runner) -> None:
        self._background = background
        self._open = 0
        self._is_begun = False
        self._on_rest: Callable[[], None] | None = None

    @property
    def is_reading(self) -> bool:
        """Return whether an answer is still to come, or nothing was asked yet: the plan may not be open."""
        return self._open > 0 or not self._is_begun

    def tell(self, on_rest: Callable[[], None]) -> None:
        """Call a function each time that everything is answered."""
        self._on_rest = on_rest

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        """Put work at the end of the queue of the background."""
        self._is_begun = True
        self._open += 1

        def take(value: T) -> None:
            try:
                then(value)
            finally:
                self._answered()

        def complain(problem: Problem) -> None:
            try:
                otherwise(problem)
            finally:
                self._answered()

        self._background.run(work, then=take, otherwise=complain, owner=owner)

    def _answered(self) -> None:
        self._open -= 1
        if not self._open and self._on_rest is not None:
            self._on_rest()
