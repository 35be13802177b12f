"""A presenter reads once the plan is open, and again after the edits that change what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from typing_extensions import override

from organizer_app.domain.basics.changes import ChangeSet, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.plan_presenter import ReadingPresenter, or_none

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.services.plan.workspace import Workspace

PLAN = cast("Workspace", object())


class View:
    """Notes what is wrong."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)


class Places(ReadingPresenter[View, int]):
    """Counts its reads; only edits of places change what it shows."""

    def __init__(self, view: View) -> None:
        super().__init__(view, ImmediateBackground())
        self.reads: list[int] = []

    @override
    def _is_affected(self, change_set: ChangeSet) -> bool:
        return change_set.touches(frozenset({Noun.PLACE}))

    @override
    def _work(self) -> Callable[[Workspace], int]:
        return lambda _plan: len(self.reads) + 1

    @override
    def _take(self, found: int) -> None:
        self.reads.append(found)


def changed(noun: Noun) -> ChangeSet:
    return ChangeSet("1", EditKind.CHANGED_TITLE, nouns=frozenset({noun}))


def test_what_was_asked_before_the_plan_is_open_is_read_then() -> None:
    places = Places(View())
    places.read()
    assert places.reads == []
    places.attach(PLAN)
    assert places.reads == [1]


def test_only_edits_of_what_is_shown_are_read() -> None:
    places = Places(View())
    places.attach(PLAN)
    places.on_change(changed(Noun.TASK))
    assert places.reads == []
    places.on_change(changed(Noun.PLACE))
    assert places.reads == [1]


def test_a_plan_that_has_nothing_of_the_kind_is_no_problem_but_any_other_is() -> None:
    def fail(problem: Exception) -> Callable[[Workspace], int]:
        def read(_plan: Workspace) -> int:
            raise problem

        return read

    assert or_none(lambda _plan: 3)(PLAN) == 3
    assert or_none(fail(NothingFound("day", "")))(PLAN) is None
    with pytest.raises(BadValue):
        or_none(fail(BadValue("day", "x")))(PLAN)
