"""Another thread can stop work on paper, before it starts and while it runs, and see how far it is."""

import pytest

from organizer_app.domain.basics.problems import TypesettingStopped
from organizer_app.exchange.paper.paper_run import PaperRun, in_parts, present_run, stoppable


def test_a_stopped_run_ends_what_is_running_and_starts_nothing_more() -> None:
    run, ended = PaperRun(), list[str]()
    with run.ended_by(lambda: ended.append("first")):
        run.stop()
    assert ended == ["first"]
    with pytest.raises(TypesettingStopped), run.ended_by(lambda: ended.append("second")):
        ended.append("begun")
    assert ended == ["first"]


def test_what_has_ended_by_itself_is_not_ended_again() -> None:
    run, ended = PaperRun(), list[str]()
    with run.ended_by(lambda: ended.append("late")):
        pass
    run.stop()
    assert ended == []


def test_parts_are_counted_in_the_run_of_the_block_and_end_with_it() -> None:
    run = PaperRun()
    with stoppable(run):
        assert present_run() is run
        one_more = in_parts(3)
        one_more()
        assert (run.done, run.of) == (1, 3)
        run.stop()
        with pytest.raises(TypesettingStopped):
            one_more()
    assert present_run() is not run
    assert run.done == 1
