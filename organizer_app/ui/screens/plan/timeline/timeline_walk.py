"""Finds where the arrow keys go in the timeline: along a city, and between cities at about the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.plan.timeline.timeline_rows import TimelineCity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.ui.screens.plan.timeline.timeline_rows import Block, TimelineLines


class TimelineWalk:
    """Answers for one arrangement of lines; `line_of` has the line number of every action."""

    def __init__(self, lines: TimelineLines, line_of: Mapping[str, int]) -> None:
        self._entries = lines.entries
        self._line_of = line_of

    def _blocks(self, number: int) -> list[Block]:
        entry = self._entries[number]
        blocks = entry.blocks if isinstance(entry, TimelineCity) else ()
        return sorted(blocks, key=_start)

    def beside(self, action_id: str, across: int, down: int) -> str:
        """Return the neighbor of an action, or an empty text at the end."""
        number = self._line_of.get(action_id)
        if number is None:
            return ""
        blocks = self._blocks(number)
        place = next(place for place, block in enumerate(blocks) if block.row.action_id == action_id)
        if across:
            wanted = place + across
            return blocks[wanted].row.action_id if 0 <= wanted < len(blocks) else ""
        start = _start(blocks[place])
        number += down
        while 0 <= number < len(self._entries):
            found = self._blocks(number)
            if found:
                return min(found, key=lambda block: abs(_start(block) - start)).row.action_id
            number += down
        return ""

    def at_end(self, action_id: str, *, is_last: bool, is_whole: bool) -> str:
        """Return the first or last action of the line of an action, or of all lines."""
        number = None if is_whole else self._line_of.get(action_id)
        numbers = range(len(self._entries)) if number is None else range(number, number + 1)
        for each in reversed(numbers) if is_last else numbers:
            blocks = self._blocks(each)
            if blocks:
                return blocks[-1 if is_last else 0].row.action_id
        return ""

    def find_city(self, text: str) -> str:
        """Return the first action of the first city whose name starts with a casefolded text."""
        for number, entry in enumerate(self._entries):
            if isinstance(entry, TimelineCity) and entry.head.city.casefold().startswith(text):
                blocks = self._blocks(number)
                if blocks:
                    return blocks[0].row.action_id
        return ""


def _start(block: Block) -> int:
    return block.span.starts if block.span is not None else block.lane
