"""Lists the rows that a source said before and its file does not say any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.import_reports import GoneRow

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from organizer_app.services.importing.remembered_rows import RememberedRow

# A list lacks rows only if it still holds some part of what it held.
_FEWEST_KEPT: Final = 0.2


def gone_rows(missing: Sequence[RememberedRow], held: int, visible: Container[str]) -> tuple[GoneRow, ...]:
    """Return the rows whose actions are still in the plan; none where the file hardly has any that it had.

    Args:
        missing: the rows of the source that no row of the file is.
        held: how many rows the source said.
        visible: the ids of the actions of the plan.
    """
    if not missing or len(missing) > (1 - _FEWEST_KEPT) * held:
        return ()
    return tuple(
        GoneRow(
            each.action_id,
            each.said.title or each.said.city,
            each.said.city,
            each.said.day.isoformat() if each.said.day else "",
        )
        for each in missing
        if each.action_id in visible
    )
