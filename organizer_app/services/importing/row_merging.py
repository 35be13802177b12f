"""Merges a row with its action: what is new in the source is taken, what a person changed stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.importing.field_news import (
    FieldNews,
    NewsKind,
    is_alike,
    is_blank,
    merged_lines,
    news_of,
)
from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.sites import main_site
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_summary import ActionParts, backup_of, count_range, lead_of
from organizer_app.exchange.reading.people_cells import split_groups
from organizer_app.services.importing.import_parts import (
    backup_given,
    lead_given,
    names_spot,
    status_of_groups,
)
from organizer_app.services.importing.import_rows import notes_of
from organizer_app.services.importing.remembered_rows import RememberedRow
from organizer_app.services.importing.row_values import (
    action_values,
    covered_cells,
    held_site,
    held_values,
    notes_with_lost_columns,
    site_values,
    stored_site,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.domain.rows.action_summary import Role
    from organizer_app.services.importing.import_parts import Given
    from organizer_app.services.importing.import_updates import PartUpdates

_COUNTS: Final = ("count_low", "count_high")
# A spot at another venue has another access and point.
_OF_THE_VENUE: Final = ("access", "access_notes", "point")
ALL_ROWS: Final = 0
"""Stands for every row of a file in an answer that many of them share."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of a file with what it is compared with.

    Attributes:
        row: what the file says.
        place: the city that its words mean.
        base: what the source said last time.
        base_place: the city that those words meant.
        parts: the action, and the records around it.
    """

    row: IncomingAction
    place: Place | None
    base: RememberedRow
    base_place: Place | None
    parts: ActionParts


class RowMerger:
    """Merges the rows of a file.

    Args:
        updates: collects the records that change around actions.
        covered: the fields that the columns of the file can fill.
        headings: its headings.
        answers: rows and fields for which a person chose the value of the file.
    """

    def __init__(
        self,
        updates: PartUpdates,
        covered: Collection[str],
        headings: Collection[str],
        answers: Collection[tuple[int, str]] = (),
    ) -> None:
        self._updates = updates
        self._covered = covered
        self._headings = headings
        self._answers = frozenset(answers)

    def merge(self, compared: ComparedRow) -> tuple[CityAction, list[FieldNews]]:
        """Return an action with what is new in its row, and all news; collect what changes around it."""
        action = compared.parts.action
        news = [*self._action_news(compared), *self._notes_news(compared)]
        taken: dict[str, Any] = {
            each.field: _stored(each) for each in news if each.kind is NewsKind.TAKEN and _is_storable(each)
        }
        around = [
            *self._site(compared),
            *self._count(compared),
            *self._permit(compared),
            *self._person(compared, is_backup=False),
            *self._person(compared, is_backup=True),
            *self._groups(compared),
        ]
        return replace(action, **taken) if taken else action, [*news, *around]

    def _settled(self, line: int, news: Iterable[FieldNews]) -> list[FieldNews]:
        """Return news, taken where a person chose the file."""
        chosen = self._answers
        return [
            each._replace(kind=NewsKind.TAKEN)
            if (line, each.field) in chosen or (ALL_ROWS, each.field) in chosen
            else each
            for each in news
        ]

    def _action_news(self, compared: ComparedRow) -> list[FieldNews]:
        row, base = compared.row, compared.base
        theirs = action_values(row, compared.place, self._covered)
        before = action_values(base.said, compared.base_place, base.covered)
        is_written = ("status" in self._covered) != ("status" in base.covered)
        is_undated = row.day is None and base.said.day is not None
        if not row.status and (is_written or is_undated):
            # What a day implies says nothing about a status that somebody wrote, nor does a missing day.
            theirs.pop("status", None)
        ours = held_values(compared.parts.action, theirs.keys())
        return self._settled(row.row, news_of(before, theirs, ours))

    def _notes_news(self, compared: ComparedRow) -> list[FieldNews]:
        row, base, ours = compared.row, compared.base, compared.parts.action.notes
        before = notes_of(base.said)
        theirs = notes_with_lost_columns(row, self._covered, self._headings, base)
        if is_alike(theirs, before) or is_alike(theirs, ours):
            return []
        # The same cells, some of which now have a field: then a person cleared none.
        is_reread = row.content == base.content
        if is_blank(theirs) and not is_reread:
            news = [FieldNews("notes", NewsKind.CLEARED, ours, theirs)] if ours else []
            return self._settled(row.row, news)
        merged = merged_lines(before, theirs, ours)
        is_less = not is_reread and set(theirs.split("\n")) <= set(before.split("\n"))
        if merged is not None and merged != ours and is_less:
            return self._settled(row.row, [FieldNews("notes", NewsKind.CLEARED, ours, merged)])
        if merged is None:
            return self._settled(row.row, [FieldNews("notes", NewsKind.CONFLICT, ours, theirs)])
        return [FieldNews("notes", NewsKind.TAKEN, ours, merged)] if merged != ours else []

    def _site(self, compared: ComparedRow) -> list[FieldNews]:
        row, parts, base = compared.row, compared.parts, compared.base
        spoken = (site for site in parts.sites if site.venue and site.venue == base.said.venue)
        site = next(spoken, None) or main_site(parts.sites) or next(iter(parts.sites), None)
        theirs = site_values(row, self._covered)
        news = self._settled(row.row, news_of(site_values(base.said, base.covered), theirs, held_site(site)))
        taken = {each.field: each.theirs for each in news if each.kind is NewsKind.TAKEN}
        if not taken:
            return news
        if site is None:
            if not names_spot(row):
                return [each for each in news if each.field not in taken]
            self._updates.parts.add_sites([(parts.action.id, row)])
            return news
        if "venue" in taken and site.venue:
            idle = [name for name in _OF_THE_VENUE if name not in taken and is_blank(theirs.get(name))]
            taken |= {name: "" if name == "access_notes" else None for name in idle}
            news = [each for each in news if each.field not in idle]
        self._updates.changed.append((replace(site, **stored_site(taken)), site))
        return news

    def _count(self, compared: ComparedRow) -> list[FieldNews]:
        row, counts = compared.row, compared.parts.counts
        first = counts[0] if counts else None
        theirs = covered_cells(row, _COUNTS, self._covered)
        known = {(count.low, count.high) for count in counts} | {count_range(counts)}
        if (row.count_low, row.count_high) in known:
            return []
        before = covered_cells(compared.base.said, _COUNTS, compared.base.covered)
        ours = {"count_low": first.low if first else None, "count_high": first.high if first else None}
        news = self._settled(row.row, news_of(before, theirs, ours))
        taken: dict[str, Any] = {each.field: each.theirs for each in news if each.kind is NewsKind.TAKEN}
        if taken and first is None:
            self._updates.parts.add_counts([(compared.parts.action.id, row)])
        elif taken and first is not None:
            fields = {name.removeprefix("count_"): value for name, value in taken.items()}
            self._updates.changed.append((replace(first, **fields), first))
        return news

    def _permit(self, compared: ComparedRow) -> list[FieldNews]:
        """Move the one permit of an action to what the file newly says of it; of several, it means none."""
        row, base, permits = compared.row, compared.base, compared.parts.permits
        if len(permits) > 1:
            return []
        held = permits[0] if permits else None
        theirs = _permit_status(covered_cells(row, ("permit",), self._covered))
        before = _permit_status(covered_cells(base.said, ("permit",), base.covered))
        news = self._settled(row.row, news_of(before, theirs, {"permit": held.status if held else None}))
        for each in (each for each in news if each.kind is NewsKind.TAKEN and row.permit):
            if held is None:
                self._updates.add_permit(compared.parts, row)
            elif isinstance(each.theirs, PermitStatus):
                self._updates.changed.append((replace(held, status=each.theirs), held))
        return news

    def _person(self, compared: ComparedRow, *, is_backup: bool) -> list[FieldNews]:
        row, base = compared.row, compared.base
        name = "backup_name" if is_backup else "lead_name"
        given = backup_given if is_backup else lead_given
        now, said = given(row), given(base.said)
        roles = compared.parts.roles
        held = backup_of(roles) if is_backup else lead_of(roles)
        theirs = covered_cells(row, (name,), self._covered)
        before = covered_cells(base.said, (name,), base.covered)
        news = self._settled(row.row, news_of(before, theirs, {name: held.name if held else ""}))
        if any(each.kind is NewsKind.TAKEN for each in news):
            self._replace_person(compared, held, name)
        elif held is not None and is_alike(held.name.casefold(), now[0].casefold()):
            return [*news, *self._contacts(held, now, said)]
        elif held is None and not (now[0] or said[0]) and now != said:
            # Somebody without a name has another number or address than before.
            self._add(compared, name)
            return [FieldNews(name, NewsKind.TAKEN, "", now[1] or now[2])]
        return news

    def _replace_person(self, compared: ComparedRow, held: Role | None, name: str) -> None:
        if held is not None:
            gone = replace(held.assignment, status=AssignmentStatus.REPLACED)
            self._updates.changed.append((gone, held.assignment))
        if getattr(compared.row, name):
            self._add(compared, name)

    def _add(self, compared: ComparedRow, name: str) -> None:
        parts = self._updates.parts
        add = parts.add_backups if name == "backup_name" else parts.add_leads
        add([(compared.parts.action.id, compared.row)])

    def _contacts(self, held: Role, now: Given, said: Given) -> list[FieldNews]:
        """Add what is new in the file about how to reach a lead; what is known of them stays."""
        email, phone = (new if new != old else "" for new, old in zip(now[1:], said[1:], strict=True))
        added = self._updates.parts.add_contacts(held.assignment.person_id, email, phone)
        role = "backup" if held.assignment.is_backup else "lead"
        return [FieldNews(f"{role}_{kind.value}", NewsKind.TAKEN, "", value) for kind, value in added]

    def _groups(self, compared: ComparedRow) -> list[FieldNews]:
        row, parts, base = compared.row, compared.parts, compared.base
        before = {name.casefold() for name in base.said.groups}
        added = [name for name in row.groups if name.casefold() not in before]
        missing = self._updates.missing_groups(parts, row._replace(groups=tuple(added)))
        self._updates.parts.credit(parts.action.id, missing, status_of_groups(row))
        news = []
        if missing:
            news.append(FieldNews("groups", NewsKind.TAKEN, "", "; ".join(missing)))
        now = {name.casefold() for name in row.groups}
        held = split_groups("; ".join(credit.name for credit in parts.credits), at_commas=False)
        gone = [name for name in held if name.casefold() in before - now]
        if gone and "groups" in self._covered:
            news.append(FieldNews("groups", NewsKind.CLEARED, "; ".join(gone), "; ".join(row.groups)))
        return news


def _permit_status(cells: Mapping[str, Any]) -> dict[str, PermitStatus | None]:
    return {name: PermitStatus(code) if code else None for name, code in cells.items()}


def _is_storable(news: FieldNews) -> bool:
    """Return whether an action can hold a value: it always has a kind and a status."""
    return news.theirs is not None or not isinstance(news.ours, Enum)


def _stored(news: FieldNews) -> object:
    """Return the value of a field as an action stores it: what nobody knows, in a text, is an empty one."""
    if news.theirs is None and isinstance(news.ours, str):
        return ""
    return news.theirs
