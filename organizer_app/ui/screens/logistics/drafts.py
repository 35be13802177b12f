"""A new line that is being typed and becomes one step in the plan once it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from organizer_app.domain.logistics.logistics_book import RECORD_OF, PartKind, part_name
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.sites import Site, SiteRole
from organizer_app.ui.screens.logistics.table_values import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.logistics.logistics_book import LogisticsBook, Part

_CUE_MINUTES = 10


def draft_of(book: LogisticsBook, kind: PartKind, line: Line) -> Part:
    """Return an empty part for the city of a line, below that line."""
    action_id = line.action_id
    known = book.of(kind, action_id)
    facts: dict[str, Any] = {"id": "", "city_action_id": action_id}
    if kind in {PartKind.SITES, PartKind.RUN_OF_SHOW}:
        facts["position"] = _position(known, line.part)
    if kind is PartKind.RUN_OF_SHOW:
        return Cue(title="", minutes=_CUE_MINUTES, **facts)
    if kind is PartKind.BUDGET:
        return BudgetLine(name="", mobilization_id="" if action_id else book.mobilization_id, **facts)
    if kind is PartKind.SITES:
        return Site(role=_next_role(known), **facts)
    if kind is PartKind.MATERIALS:
        facts["name"] = ""
    return RECORD_OF[kind](**facts)


def _position(known: Sequence[Part], above: Part | None) -> int:
    if isinstance(above, Site | Cue):
        return above.position + 1
    return 1 + max((part.position for part in known if isinstance(part, Site | Cue)), default=-1)


def _next_role(known: Sequence[Part]) -> SiteRole:
    """Suggest a kind of spot the city does not have: a rally first, then another destination."""
    taken = {part.role for part in known if isinstance(part, Site)}
    wanted = (SiteRole.RALLY, SiteRole.FALLBACK, SiteRole.ASSEMBLY, SiteRole.DELIVERY, SiteRole.DISPERSAL)
    return next((role for role in wanted if role not in taken), SiteRole.RALLY)


def is_blank(draft: Part, first: Part) -> bool:
    """Return whether nothing has been typed into a draft yet."""
    return draft == first


def has_name(draft: Part) -> bool:
    """Return whether a draft can be stored."""
    return bool(part_name(draft).strip())


def put_in(lines: Sequence[Line], draft: Part, below: tuple[str, str]) -> tuple[list[Line], int]:
    """Return the lines with a draft inserted, and the number of its line.

    Args:
        lines: without it.
        draft: the part.
        below: key of the line above it; it goes to the end of its city if that is a head, or if its kind
            has no order.
    """
    spot = next((number for number, line in enumerate(lines) if line.key == below), -1)
    if spot < 0:
        spot = next(
            (number for number, line in enumerate(lines) if line.key == (draft.city_action_id, "")), -1
        )
    if spot < 0:
        return list(lines), -1
    if lines[spot].part is None or not isinstance(draft, Site | Cue):
        while spot + 1 < len(lines) and lines[spot + 1].part is not None:
            spot += 1
    row = lines[spot].row
    return [*lines[: spot + 1], Line(row, draft, is_last=True), *lines[spot + 1 :]], spot + 1
