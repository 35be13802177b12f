"""A locked line is what documents show, and every earlier one stays in the log."""

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.day.log_entries import LogEntry, LogTier
from organizer_app.services.actions.numbers import public_numbers
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.public_lines import lock_line
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step


def test_documents_show_the_newest_line_and_the_log_keeps_all(prime_day: Workspace) -> None:
    lock_line(prime_day, text="By 3 PM, 2 of 7", low=100, high=200)
    with one_step(prime_day, EditKind.LOCKED_LINE):
        lock_line(prime_day, text="By 4 PM, 3 of 7", low=150, high=260)
    assert [each.text for each in public_numbers(prime_day).locked] == ["By 4 PM, 3 of 7"]
    with prime_day.read() as reader:
        assert [
            (each.is_key, each.is_released) for each in reader.all(LogEntry, tier=LogTier.LINE.value)
        ] == [(True, True)] * 2
    assert [each.text for each in read_day(prime_day).lines] == ["By 4 PM, 3 of 7", "By 3 PM, 2 of 7"]


def test_a_line_has_words_and_a_range(prime_day: Workspace) -> None:
    for text, low, high in ((" ", 1, 2), ("x", 3, 2), ("x", -1, 2)):
        with pytest.raises(BadValue):
            lock_line(prime_day, text=text, low=low, high=high)
