"""Reads what was typed in the form of a count, and says what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.ui.flow.typed_values import count_meant
from organizer_app.wording.day import counts as words

if TYPE_CHECKING:
    from organizer_app.domain.model.day.count_reports import CountMethod

TypedCount = tuple[str, "CountMethod | None", str, str, str]


class ReadCount(NamedTuple):
    """A count as it can be logged."""

    counter: str
    method: CountMethod
    low: int
    high: int
    note: str


def read_count(typed: TypedCount) -> ReadCount | str:
    """Return the count, or the sentence that says what it lacks; a single number is low and high."""
    counter, method, low_text, high_text, note = typed
    low, high = count_meant(low_text), count_meant(high_text or low_text)
    if not counter.strip():
        return words.need_counter()
    if method is None:
        return words.need_method()
    if not low.is_clear or not high.is_clear or low.value is None or high.value is None:
        return words.need_numbers()
    if low.value > high.value:
        return words.backwards(low.value, high.value)
    return ReadCount(" ".join(counter.split()), method, low.value, high.value, note.strip())
