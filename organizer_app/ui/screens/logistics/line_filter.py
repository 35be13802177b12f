"""Narrows the tables of the logistics down and makes their lines; no Qt, so that it can run anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from organizer_app.domain.cues import Cue
from organizer_app.domain.logistics_book import Gap, PartKind, gap_of, gap_of_cue, part_name
from organizer_app.domain.name_folding import fold_name
from organizer_app.domain.run_of_show import run_of_show
from organizer_app.ui.screens.logistics.sums import sums_of
from organizer_app.ui.screens.logistics.table_values import Facet, Keep, Line, Owed

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.logistics_book import LogisticsBook, Part


@dataclass(frozen=True, slots=True)
class LineFilter:
    """What is kept; an empty set lets everything pass."""

    words: str = ""
    keep: Keep = Keep.ALL
    kept: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    def of(self, facet: Facet) -> frozenset[str]:
        """Return the values that a facet keeps."""
        return self.kept.get(facet, frozenset())

    def toggled(self, facet: Facet, value: str) -> LineFilter:
        """Keep one value more or less."""
        return replace(self, kept={**self.kept, facet: self.of(facet) ^ {value}})

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return not self.words.strip() and self.keep is Keep.ALL and not any(self.kept.values())

    def has_city(self, row: ActionRow) -> bool:
        """Whether the facets let a city pass."""
        states, levels = self.of(Facet.STATE), self.of(Facet.READINESS)
        return (not states or row.state in states) and (not levels or str(row.readiness) in levels)


def options(book: LogisticsBook, facet: Facet) -> list[tuple[str, int]]:
    """Return the values of a facet with the number of cities of each."""
    found = Counter(row.state if facet is Facet.STATE else str(row.readiness) for row in book.rows)
    return sorted((value, count) for value, count in found.items() if value)


def lines_of(book: LogisticsBook, kind: PartKind, wanted: LineFilter, today: date) -> list[Line]:
    """Return the lines of a table: the head of each city, then its parts."""
    terms = fold_name(wanted.words).split()
    lines: list[Line] = []
    if kind is PartKind.BUDGET and wanted.keep is not Keep.EMPTY and not any(wanted.kept.values()):
        lines += _kept(parts_of(book, kind, None, today), None, wanted, terms)
    for row in book.rows:
        if wanted.has_city(row):
            lines += _kept(parts_of(book, kind, row, today), row, wanted, terms)
    if kind is PartKind.BUDGET and not terms and wanted.keep is Keep.ALL:
        return list(_with_owed(book, lines))
    return lines


def _with_owed(book: LogisticsBook, lines: list[Line]) -> Iterator[Line]:
    """Put below each city what it still has to pay for: what is left adds up for the eye too."""
    for spot, line in enumerate(lines):
        is_end = spot + 1 == len(lines) or lines[spot + 1].is_head
        owed = owed_of(book, line.action_id) if is_end else []
        yield line._replace(is_last=False) if owed else line
        for number, each in enumerate(owed, 1):
            yield Line(line.row, owed=each, is_last=number == len(owed))


def owed_of(book: LogisticsBook, action_id: str) -> list[Owed]:
    """Return what a city still has to pay for that other tables list."""
    if not (book.of(PartKind.MATERIALS, action_id) or book.of(PartKind.TRANSPORT, action_id)):
        return []
    money = sums_of(book, (action_id,)).money
    owed = (Owed(PartKind.MATERIALS, money.to_buy), Owed(PartKind.TRANSPORT, money.rides))
    return [each for each in owed if each.cents]


def parts_of(book: LogisticsBook, kind: PartKind, row: ActionRow | None, today: date) -> list[Line]:
    """Return a line for each part of a city, or of the whole mobilization, with what is wrong with it."""
    parts = book.of(kind, row.action_id if row else "")
    if not parts:
        return []
    if kind is PartKind.RUN_OF_SHOW:
        cues = (part for part in parts if isinstance(part, Cue))
        show = run_of_show(cues, row.starts if row else None)
        return [Line(row, timed.cue, timed, gap_of_cue(timed)) for timed in show]
    return [Line(row, part, None, gap_of(part, row, today)) for part in parts]


def _kept(lines: list[Line], row: ActionRow | None, wanted: LineFilter, terms: list[str]) -> list[Line]:
    """Return the head and the lines that pass, or nothing when the city has none that does."""
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


def gaps_in(book: LogisticsBook, today: date) -> Mapping[PartKind, Mapping[Gap, int]]:
    """Count what is not as it should be, by table."""
    found: dict[PartKind, Counter[Gap]] = {}
    for kind in PartKind:
        found[kind] = Counter(line.gap for line in _all_lines(book, kind, today) if line.gap is not None)
    return found


def _all_lines(book: LogisticsBook, kind: PartKind, today: date) -> Iterator[Line]:
    if kind is PartKind.BUDGET:
        yield from parts_of(book, kind, None, today)
    for row in book.rows:
        yield from parts_of(book, kind, row, today)
