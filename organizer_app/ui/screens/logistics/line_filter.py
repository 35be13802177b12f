"""Filters the logistics tables and makes their lines; no Qt, so that it can run anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.logistics.logistics_book import PartKind, gap_of, gap_of_cue, part_name
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.day.cues import Cue
from organizer_app.ui.screens.logistics.sums import sums_of
from organizer_app.ui.screens.logistics.table_values import Keep, Line, Owed
from organizer_app.wording.language.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from organizer_app.domain.basics.filters import Option
    from organizer_app.domain.logistics.logistics_book import LogisticsBook, Part
    from organizer_app.domain.rows.action_rows import ActionRow


SPECS: Final[Mapping[Facet, FacetSpec[ActionRow]]] = {
    Facet.STATE: FacetSpec(lambda row: (row.state,)),
    Facet.READINESS: FacetSpec(lambda row: (str(row.readiness),), lambda value: level_name(int(value))),
}


@dataclass(frozen=True, slots=True)
class LineFilter(Filter):
    """The lines shown, in the cities that pass the facets."""

    keep: Keep = Keep.ALL

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return self.keep is Keep.ALL and not self.words.strip() and not self.facets


def options(book: LogisticsBook, wanted: LineFilter, facet: Facet) -> list[Option]:
    """Return the values of a facet with the number of cities of each."""
    return options_of(book.rows, SPECS[facet], wanted.of(facet))


def lines_of(book: LogisticsBook, kind: PartKind, wanted: LineFilter, today: date) -> list[Line]:
    """Return the lines of a table: the head of each city, then its parts."""
    terms = fold_name(wanted.words).split()
    lines: list[Line] = []
    if kind is PartKind.BUDGET and wanted.keep is not Keep.EMPTY and not wanted.facets:
        lines += _kept(parts_of(book, kind, None, today), None, wanted, terms)
    for row in book.rows:
        if wanted.passes(SPECS, row):
            parts = parts_of(book, kind, row, today)
            found = _kept(parts, row, wanted, terms)
            # A head above a single spot would say each city twice.
            is_alone = kind is PartKind.SITES and len(parts) == 1 and len(found) > 1
            lines += [found[1]._replace(is_alone=True)] if is_alone else found
    if kind is PartKind.BUDGET and not terms and wanted.keep is Keep.ALL:
        return list(_with_owed(book, lines))
    return lines


def _with_owed(book: LogisticsBook, lines: list[Line]) -> Iterator[Line]:
    """List below each city what it still has to pay, so that the remaining budget visibly adds up."""
    for spot, line in enumerate(lines):
        is_end = spot + 1 == len(lines) or lines[spot + 1].is_head
        owed = owed_of(book, line.action_id) if is_end else []
        yield line._replace(is_last=False) if owed else line
        for number, each in enumerate(owed, 1):
            yield Line(line.row, owed=each, is_last=number == len(owed))


def owed_of(book: LogisticsBook, action_id: str) -> list[Owed]:
    """Return what a city still has to pay for items in other tables."""
    if not (book.of(PartKind.MATERIALS, action_id) or book.of(PartKind.TRANSPORT, action_id)):
        return []
    money = sums_of(book, (action_id,)).money
    owed = (Owed(PartKind.MATERIALS, money.to_buy), Owed(PartKind.TRANSPORT, money.rides))
    return [each for each in owed if each.cents]


def parts_of(book: LogisticsBook, kind: PartKind, row: ActionRow | None, today: date) -> list[Line]:
    """Return a line for each part of a city, or of the whole mobilization, with its fault."""
    parts = book.of(kind, row.action_id if row else "")
    if not parts:
        return []
    if kind is PartKind.RUN_OF_SHOW:
        cues = (part for part in parts if isinstance(part, Cue))
        show = run_of_show(cues, row.starts if row else None)
        return [Line(row, timed.cue, timed, gap_of_cue(timed, row)) for timed in show]
    return [Line(row, part, None, gap_of(part, row, today)) for part in parts]


def _kept(lines: list[Line], row: ActionRow | None, wanted: LineFilter, terms: list[str]) -> list[Line]:
    """Return the head and the lines that pass, or nothing if no line of the city does."""
    if wanted.keep is Keep.EMPTY and lines:
        return []
    if wanted.keep is Keep.GAPS:
        lines = [line for line in lines if line.gap is not None]
    if terms and not _holds(terms, _city_text(row)):
        city = _city_text(row)
        lines = [line for line in lines if line.part and _holds(terms, f"{city} {_text_of(line.part)}")]
        if not lines:
            return []
    if wanted.keep is Keep.GAPS and not lines:
        return []
    if lines:
        lines[-1] = lines[-1]._replace(is_last=True)
    return [Line(row), *lines]


def _holds(terms: list[str], text: str) -> bool:
    folded = f" {fold_name(text)}"
    return all(f" {term}" in folded for term in terms)


def _city_text(row: ActionRow | None) -> str:
    return f"{row.city} {row.state} {row.title}" if row else ""


def _text_of(part: Part) -> str:
    more = ("address", "supplier", "notes", "leaves_from", "owner", "location", "access_notes")
    return " ".join((part_name(part), *(str(getattr(part, name, "")) for name in more)))
