"""Finds the actions of the plan that say all that a row without an id says: such a row brings nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.importing.written_words import access_meant, tactic_meant
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.demands import Demand, told_demand
from organizer_app.domain.rows.action_summary import backup_of, count_range, lead_of
from organizer_app.services.importing.import_parts import backup_given, lead_given
from organizer_app.services.importing.import_updates import PartUpdates
from organizer_app.services.importing.own_rows import with_news
from organizer_app.services.importing.row_values import held_site, site_values
from organizer_app.storage.rows.action_summaries import parts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.domain.model.sites import Site
    from organizer_app.domain.places.places import Place
    from organizer_app.domain.rows.action_summary import ActionParts, Role
    from organizer_app.services.importing.import_context import ImportContext
    from organizer_app.services.importing.import_parts import Given


class EqualActions:
    """The actions with the title, day and place of some rows, each for one row of a file.

    Args:
        context: the plan.
        rows: the rows that nothing else has found an action for, with their places.
        but: ids of actions that no row can be, as its own list tells them apart.
    """

    def __init__(
        self,
        context: ImportContext,
        rows: Iterable[tuple[IncomingAction, Place | None]],
        but: Collection[str],
    ) -> None:
        self._context = context
        self._updates = PartUpdates(context.parts, set())
        self._wanted: dict[int, list[str]] = {}
        for row, place in rows:
            if (
                place is not None
                and place.id in context.alike.places
                and row.title
                and row.day
                and not row.external_id
                and not row.campaign
            ):
                planned = context.alike.titled(place.id, row.day.isoformat(), row.title)
                ids = [each.action_id for each in planned if each.action_id not in but]
                if ids:
                    self._wanted[row.row] = ids
        found = {each for ids in self._wanted.values() for each in ids}
        self._parts = {each.action.id: each for each in parts_of(context.reader, sorted(found))}
        self._known_texts = _known_texts(context) if found else frozenset()

    def take(self, row: IncomingAction, place: Place | None) -> str:
        """Return the id of an action that says all that a row says; empty for none."""
        for action_id in self._wanted.get(row.row, ()):
            parts = self._parts.get(action_id)
            if parts is not None and self._is_equal(parts, row, place):
                del self._parts[action_id]
                return action_id
        return ""

    def _is_equal(self, parts: ActionParts, row: IncomingAction, place: Place | None) -> bool:
        action, moments = parts.action, self._context.mobilizations
        if row.mobilization and (not moments.knows(row) or moments.id_of(row) != action.mobilization_id):
            return False
        # The notes are compared line by line. An upload calls an action without a title by its kind.
        is_kind = not action.title and tactic_meant(row.title) is action.tactic
        bare = row._replace(notes="", title="" if is_kind else row.title)
        if with_news(action, bare, place) != action:
            return False
        return (
            any(_is_spot(site, bare) for site in parts.sites or (None,))
            and self._are_people(parts, row)
            and self._are_groups(parts, row)
            and _is_counted(parts, row)
            and (not row.permit or row.permit in {permit.status.value for permit in parts.permits})
            and self._are_notes(parts, row)
        )

    def _are_groups(self, parts: ActionParts, row: IncomingAction) -> bool:
        missing = self._updates.missing_groups
        return not missing(parts, row) or not missing(parts, _split(row))

    def _are_people(self, parts: ActionParts, row: IncomingAction) -> bool:
        lead, backup = lead_of(parts.roles), backup_of(parts.roles)
        if not (_is_named(lead, row.lead_name) and _is_named(backup, row.backup_name)):
            return False
        return self._reaches(lead, lead_given(row)) and self._reaches(backup, backup_given(row))

    def _reaches(self, held: Role | None, given: Given) -> bool:
        """Return whether the plan knows the address and the number that a row has of somebody."""
        _name, email, phone = given
        if not (email or phone):
            return True
        return held is not None and self._context.parts.reaches(held.assignment.person_id, email, phone)

    def _are_notes(self, parts: ActionParts, row: IncomingAction) -> bool:
        """Return whether the plan says each line of a row's notes, here or elsewhere."""
        held = {_spaced(line) for line in parts.action.notes.split("\n")}
        held.update(self._known_texts, *(map(_spaced, site.access_notes.split("\n")) for site in parts.sites))
        told = row.notes.split("\n") if row.notes else []
        return all(_spaced(line) in held or _is_told(line, parts, row) for line in told)


def _known_texts(context: ImportContext) -> frozenset[str]:
    """Return what an upload says of all actions alike: the demand of the campaign."""
    demands = context.reader.all(Demand)
    told = (told_demand(each, demands) for each in context.reader.all(Campaign))
    return frozenset(_spaced(line) for text in told for line in text.split("\n"))


def _is_told(line: str, parts: ActionParts, row: IncomingAction) -> bool:
    """Return whether a line only says title and city once more, or access in words, below any heading."""
    title, where = _spaced(row.title), ", ".join(filter(None, (row.city, row.state)))
    below = line.partition(": ")[2]
    if _spaced(below) in {title, f"{title} ({where})"}:
        return True
    return any(_is_access(text, site) for text in (line, below) if text for site in parts.sites)


def _is_access(text: str, site: Site) -> bool:
    words, _colon, notes = text.partition(": ")
    return access_meant(words) is site.access and _spaced(notes) in {"", _spaced(site.access_notes)}


def _is_spot(site: Site | None, row: IncomingAction) -> bool:
    """Return whether a site is the spot that a row tells of; what it leaves out says nothing."""
    said, held = site_values(row, ()), held_site(site)
    town = (site.locality, site.region) if site else ()
    addresses = {held["address"], ", ".join(filter(None, (held["address"], *town)))}
    if _spaced(row.address) in {_spaced(str(each)) for each in addresses}:
        said.pop("address", None)
    if "point" in said and held["point"] is None:
        # Tables give the point of the city where nobody knows that of the spot.
        del said["point"]
    return all(
        _spaced(value) == _spaced(str(held[name])) if isinstance(value, str) else value == held[name]
        for name, value in said.items()
        if value
    )


def _split(row: IncomingAction) -> IncomingAction:
    """Return a row whose groups are also split at commas: an upload has all of them in one cell."""
    parts = (part.strip() for name in row.groups for part in name.split(","))
    return row._replace(groups=tuple(filter(None, parts)))


def _is_named(role: Role | None, name: str) -> bool:
    return not name or (role is not None and _spaced(role.name).casefold() == _spaced(name).casefold())


def _is_counted(parts: ActionParts, row: IncomingAction) -> bool:
    counted = (row.count_low, row.count_high)
    known = {(count.low, count.high) for count in parts.counts} | {count_range(parts.counts)}
    return counted == (None, None) or counted in known


def _spaced(text: str) -> str:
    return " ".join(text.split())
