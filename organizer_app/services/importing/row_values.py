"""Turns what a row says into the values of the fields that its file's columns can fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.importing.field_news import is_blank
from organizer_app.domain.importing.import_reports import NEVER_EMPTIED
from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.domain.importing.written_words import tactic_meant
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.services.importing.import_parts import site_facts
from organizer_app.services.importing.import_rows import action_fields, notes_of, status_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.domain.model.sites import Site
    from organizer_app.domain.places.places import Place
    from organizer_app.services.importing.remembered_rows import RememberedRow

# Columns that fill a field, by its name, where they are not called like it.
_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "place_id": frozenset({"city", "state", "country", "zip", "latitude", "longitude"}),
    "day": frozenset({"date", "start"}),
    "starts": frozenset({"start", "time"}),
    "ends": frozenset({"end", "time"}),
    "ends_day": frozenset({"end_date", "end", "time"}),
    "starts_second": frozenset({"doubled_hour"}),
    "ends_second": frozenset({"doubled_hour"}),
    "zone": frozenset({"timezone"}),
    "public_url": frozenset({"url"}),
    "postal_code": frozenset({"zip"}),
    "point": frozenset({"latitude", "longitude"}),
    "lead_name": frozenset({"lead"}),
    "backup_name": frozenset({"backup"}),
    "count_low": frozenset({"low", "count"}),
    "count_high": frozenset({"high", "count"}),
}
SITE_FIELDS: Final = ("venue", "address", "postal_code", "access", "access_notes", "point")
_AROUND: Final = ("place_id", *SITE_FIELDS, "count_low", "count_high", "permit", "lead_name", "backup_name")
Values = dict[str, Any]


def fields_in_question() -> frozenset[str]:
    """Return the fields where a person may say that the file is right where the plan keeps its own."""
    return frozenset({*_AROUND, *action_fields(IncomingAction(row=0), None)}) - NEVER_EMPTIED


def action_values(row: IncomingAction, place: Place | None, covered: Collection[str]) -> Values:
    """Return what a row says about its action: `CityAction` fields by name, `None` for what nobody knows.

    The notes are not among them; they are merged line by line. Without a column for the status, the one that
    the day implies is among them.
    """
    found = {"place_id": place.id if place else "", **action_fields(row, place)}
    del found["notes"]
    if not row.tactic or tactic_meant(row.tactic) is None:
        # A row without the word would mean a rally.
        found["tactic"] = None
    if not row.status:
        found["status"] = None if "status" in covered else status_of(row)
    return _covered(found, covered)


def held_values(action: CityAction, names: Collection[str]) -> Values:
    """Return the same of an action in the plan."""
    return {name: getattr(action, name) for name in names}


def site_values(row: IncomingAction, covered: Collection[str]) -> Values:
    """Return what a row says about its spot."""
    access, notes, latitude, longitude = site_facts(row)
    values = (row.venue, row.address, row.postal_code, _known(access), notes, _point(latitude, longitude))
    return _covered(dict(zip(SITE_FIELDS, values, strict=True)), covered)


def held_site(site: Site | None) -> Values:
    """Return the same of a site in the plan; blanks without one."""
    if site is None:
        return dict(zip(SITE_FIELDS, ("", "", "", None, "", None), strict=True))
    point = _point(site.latitude, site.longitude)
    values = (site.venue, site.address, site.postal_code, _known(site.access), site.access_notes, point)
    return dict(zip(SITE_FIELDS, values, strict=True))


def stored_site(values: Mapping[str, Any]) -> Values:
    """Return values of a spot as the fields of `Site`."""
    found = dict(values)
    if "point" in found:
        found["latitude"], found["longitude"] = found.pop("point") or (None, None)
    if "access" in found:
        found["access"] = found["access"] or AccessStatus.UNKNOWN
    return found


def covered_cells(row: IncomingAction, names: Collection[str], covered: Collection[str]) -> Values:
    """Return some cells of a row by the names of `IncomingAction`, as far as its file has their columns."""
    return _covered({name: getattr(row, name) for name in names}, covered)


def _covered(values: Values, covered: Collection[str]) -> Values:
    """Return the values of fields that have a column, or that the file says in another one."""
    return {
        name: value
        for name, value in values.items()
        if not is_blank(value) or not _COLUMNS.get(name, frozenset({name})).isdisjoint(covered)
    }


def _known(access: AccessStatus) -> AccessStatus | None:
    return None if access is AccessStatus.UNKNOWN else access


def _point(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return None if latitude is None or longitude is None else (latitude, longitude)


def with_earlier(row: RememberedRow) -> RememberedRow:
    """Return all that a source said of a row: its last file may have had fewer columns than one before."""
    before = row.earlier
    if before is None:
        return row
    carried = {
        name: value
        for name, value in before.said._asdict().items()
        if is_blank(getattr(row.said, name))
        and not is_blank(value)
        and _COLUMNS.get(name, frozenset({name})).isdisjoint(row.covered)
    }
    return row._replace(
        place_id=row.place_id or before.place_id,
        said=row.said._replace(**carried),
        covered=row.covered | before.covered,
        headings=tuple(dict.fromkeys((*row.headings, *before.headings))),
        earlier=None,
    )


def notes_with_lost_columns(
    row: IncomingAction, covered: Collection[str], headings: Collection[str], base: RememberedRow
) -> str:
    """Return the notes of a row, with what the columns said that its file no longer has.

    Args:
        row: what the file says.
        covered: the fields that its columns can fill.
        headings: the headings of the file.
        base: what the source said last time.
    """
    before = notes_of(base.said).split("\n")
    lost = tuple(f"{heading}: " for heading in base.headings if heading not in headings)
    if "notes" in covered:
        kept = [line for line in before if lost and line.startswith(lost)]
    else:
        there = tuple(f"{heading}: " for heading in headings)
        kept = [line for line in before if not line.startswith(there)]
    return "\n".join(filter(None, (notes_of(row), *kept)))
