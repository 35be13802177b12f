"""The lines of a table: what is read of the plan, what the filter keeps, and what is added up; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter, Option
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.logistics.logistics import Money, missing, money_of, seats_left
from organizer_app.domain.logistics.logistics_book import RECORD_OF, PartKind, gap_of, gap_of_cue, part_name
from organizer_app.domain.logistics.logistics_gaps import gaps_in
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import Site, SiteRole
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.logistics import logistics_cells as cell_words

from .columns import COLUMNS, ORDERED, Amounts, Key, Line, LogisticsColumn, Owed, TableShown, amounts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.logistics.logistics_book import Gap, LogisticsBook, Part
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace

    Today = Callable[[str], date]


class Keep(Enum):
    """Which lines are shown: all, those with a fault, or cities without any."""

    ALL = "all"
    GAPS = "gaps"
    EMPTY = "empty"


# What is read of the plan, in the background


class Held(NamedTuple):
    """The book, its faults by table, its money, and the day at headquarters used to find faults."""

    book: LogisticsBook
    gaps: Mapping[PartKind, Mapping[Gap, int]]
    money: Money
    amounts: Amounts
    today: date


def read(workspace: Workspace, now: Today, held: Held | None = None, change: ChangeSet | None = None) -> Held:
    """Read everything; of what was held before, only what an edit affected."""
    from organizer_app.services.logistics import logistics_books

    book = (
        logistics_books.read_logistics_book(workspace)
        if held is None or change is None
        else logistics_books.after(workspace, held.book, change)
    )
    today = now(book.desk_zone)
    parts = [part for of_kind in book.parts.values() for some in of_kind.values() for part in some]
    return Held(book, gaps_in(book, today), _money(parts), amounts_of(parts, book.currency), today)


def table(held: Held, kind: PartKind, wanted: LineFilter) -> TableShown:
    """Make the lines of a table and add them up."""
    book = held.book
    lines = lines_of(book, kind, wanted, held.today)
    totals: Mapping[str, str] = {}
    if any(not line.is_head for line in lines):
        totals = sums_of(book, kind, [line.action_id for line in lines if line.is_head], held.amounts)
    longest = longest_lines(lines, COLUMNS[kind])
    return TableShown(kind, book, lines, held.today, held.amounts, totals, wanted.is_empty, longest)


# Sums


def _money(parts: Iterable[Part]) -> Money:
    sorts: dict[type, list[Any]] = {BudgetLine: [], Material: [], Ride: [], Site: [], Cue: []}
    for part in parts:
        sorts[type(part)].append(part)
    return money_of(sorts[BudgetLine], sorts[Material], sorts[Ride])


def _all_of(book: LogisticsBook, kind: PartKind, action_ids: Iterable[str]) -> list[Any]:
    return [part for action_id in action_ids for part in book.of(kind, action_id)]


def sums_of(
    book: LogisticsBook, kind: PartKind, action_ids: Sequence[str], amounts: Amounts
) -> Mapping[str, str]:
    """Write below the columns of a table what some cities have in them; an empty id is the mobilization."""
    if kind is PartKind.BUDGET:
        money = _money_at(book, action_ids)
        cents = {
            "planned_cents": money.planned,
            "spent_cents": money.spent,
            "to_pay": money.to_buy + money.rides,
            "left": money.left,
        }
        return {code: amounts.text(code, each) for code, each in cents.items()} if any(cents.values()) else {}
    if kind in ORDERED:
        return {}
    parts = _all_of(book, kind, action_ids)
    money = _money(parts)
    if kind is PartKind.MATERIALS:
        bought = {"to_buy": amounts.text("to_buy", money.to_buy)} if money.to_buy else {}
        return {"missing": f"{sum(map(missing, parts)):,}", **bought}
    if kind is PartKind.TRANSPORT:
        seats, taken = sum(ride.seats for ride in parts), sum(ride.taken for ride in parts)
        free = f"{seats_left(parts):,}".replace("-", "\N{MINUS SIGN}")
        paid = {"cost_cents": amounts.text("cost_cents", money.rides)} if money.rides else {}
        return {"seats": f"{seats:,}", "taken": f"{taken:,}", "free": free, **paid}
    return {}


def _money_at(book: LogisticsBook, action_ids: Sequence[str]) -> Money:
    kinds = (PartKind.BUDGET, PartKind.MATERIALS, PartKind.TRANSPORT)
    return _money(part for kind in kinds for part in _all_of(book, kind, action_ids))


def head_texts(
    book: LogisticsBook, kind: PartKind, row: ActionRow | None, amounts: Amounts
) -> Mapping[str, str]:
    """Return what the head of a city shows, by column."""
    if kind is PartKind.SITES:
        return {"capacity": cell_words.expected(row.expected)} if row and row.expected else {}
    action_id = row.action_id if row else ""
    has_any = kind is PartKind.BUDGET or bool(book.of(kind, action_id))
    return sums_of(book, kind, (action_id,), amounts) if has_any else {}


def summary_of(held: Held, kind: PartKind) -> str:
    """Say how many parts a table has, and what needs attention."""
    parts = [words.lines_count(kind.value, sum(map(len, held.book.parts[kind].values())))]
    parts += [words.gap_name(gap.value, count) for gap, count in held.gaps[kind].items() if count]
    if kind is PartKind.BUDGET and held.money.unpriced:
        parts.append(words.unpriced(held.money.unpriced))
    return " · ".join(parts)


def owed_of(book: LogisticsBook, action_id: str) -> list[Owed]:
    """Return what a city still has to pay for items in other tables."""
    if not (book.of(PartKind.MATERIALS, action_id) or book.of(PartKind.TRANSPORT, action_id)):
        return []
    money = _money_at(book, (action_id,))
    owed = (Owed(PartKind.MATERIALS, money.to_buy), Owed(PartKind.TRANSPORT, money.rides))
    return [each for each in owed if each.cents]


# The filter


SPECS: Final[Mapping[Facet, FacetSpec[ActionRow]]] = {
    Facet.STATE: FacetSpec(lambda row: (row.state,)),
    Facet.READINESS: FacetSpec(lambda row: (str(row.readiness),), lambda value: level_name(int(value))),
}
_SOUGHT: Final = ("address", "supplier", "notes", "leaves_from", "owner", "location", "access_notes")


@dataclass(frozen=True, slots=True)
class LineFilter(Filter):
    """The lines shown, in the cities that pass the facets."""

    keep: Keep = Keep.ALL

    @property
    def is_empty(self) -> bool:
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


def parts_of(book: LogisticsBook, kind: PartKind, row: ActionRow | None, today: date) -> list[Line]:
    """Return a line for each part of a city, or of the whole mobilization, with its fault."""
    parts = book.of(kind, row.action_id if row else "")
    if kind is PartKind.RUN_OF_SHOW and parts:
        show = run_of_show((part for part in parts if isinstance(part, Cue)), row.starts if row else None)
        return [Line(row, timed.cue, timed, gap_of_cue(timed, row)) for timed in show]
    return [Line(row, part, None, gap_of(part, row, today)) for part in parts]


def _kept(lines: list[Line], row: ActionRow | None, wanted: LineFilter, terms: list[str]) -> list[Line]:
    """Return the head and the lines that pass, or nothing if no line of the city does."""
    if wanted.keep is Keep.EMPTY and lines:
        return []
    if wanted.keep is Keep.GAPS:
        lines = [line for line in lines if line.gap is not None]
    city = f"{row.city} {row.state} {row.title}" if row else ""
    is_narrowed = wanted.keep is Keep.GAPS
    if terms and not _holds(terms, city):
        lines = [line for line in lines if line.part and _holds(terms, f"{city} {_text_of(line.part)}")]
        is_narrowed = True
    if is_narrowed and not lines:
        return []
    if lines:
        lines[-1] = lines[-1]._replace(is_last=True)
    return [Line(row), *lines]


def _holds(terms: list[str], text: str) -> bool:
    folded = f" {fold_name(text)}"
    return all(f" {term}" in folded for term in terms)


def _text_of(part: Part) -> str:
    return " ".join((part_name(part), *(str(getattr(part, name, "")) for name in _SOUGHT)))


# The longest lines: measuring thousands of texts would take too long

# The longest text is not always the widest, but the widest is among the longest few.
_FEW: Final = 3
# In longer tables, only a sample of lines is examined.
_LOOKED_AT: Final = 4000


def longest_lines(lines: Sequence[Line], columns: Sequence[LogisticsColumn]) -> list[Line]:
    """Return the few lines with the most letters in each column, among heads and among parts."""

    def city(line: Line) -> int:
        row = line.row
        return len(row.city) + len(row.title) + len(row.state) if row else 0

    def name(line: Line) -> int:
        return (len(part_name(line.part)) if line.part else 0) + (city(line) if line.is_alone else 0)

    def letters(line: Line, code: str) -> int:
        value = getattr(line.part, code, None)
        if value is None and code == "capacity" and line.is_alone and line.row is not None:
            # Until somebody says how many it holds, its cell has how many are expected.
            value = line.row.expected
        return 0 if value is None else len(str(value))

    # An odd step hits both heads and parts when they alternate.
    some = lines[:: (len(lines) // _LOOKED_AT) | 1]
    heads = [line for line in some if line.is_head]
    others = [line for line in some if not line.is_head]
    found = nlargest(_FEW, heads, key=city) + nlargest(_FEW, others, key=name)
    for column in columns[1:]:
        if column.can_type:
            found += nlargest(_FEW, others, key=partial(letters, code=column.code))
    # An amount owed has a fixed name, the same for every city.
    return found + [line for line in others if line.owed is not None][:_FEW]


# A new line that is being typed, and becomes one step in the plan once it is left

_CUE_MINUTES: Final = 10
_ROLES: Final = (
    SiteRole.RALLY,
    SiteRole.FALLBACK,
    SiteRole.ASSEMBLY,
    SiteRole.DELIVERY,
    SiteRole.DISPERSAL,
)


def draft_of(book: LogisticsBook, kind: PartKind, line: Line) -> Part:
    """Return an empty part for the city of a line, below that line."""
    known, above = book.of(kind, line.action_id), line.part
    facts: dict[str, Any] = {"id": "", "city_action_id": line.action_id}
    if kind in ORDERED:
        last = max((part.position for part in known if isinstance(part, Site | Cue)), default=-1)
        facts["position"] = 1 + (above.position if isinstance(above, Site | Cue) else last)
    if kind is PartKind.RUN_OF_SHOW:
        return Cue(title="", minutes=_CUE_MINUTES, **facts)
    if kind is PartKind.BUDGET:
        return BudgetLine(name="", mobilization_id="" if line.action_id else book.mobilization_id, **facts)
    if kind is PartKind.SITES:
        # A kind of spot that the city does not have.
        taken = {part.role for part in known if isinstance(part, Site)}
        return Site(role=next((role for role in _ROLES if role not in taken), SiteRole.RALLY), **facts)
    if kind is PartKind.MATERIALS:
        facts["name"] = ""
    return RECORD_OF[kind](**facts)


def put_in(lines: Sequence[Line], draft: Part, below: Key) -> list[Line] | None:
    """Return the lines with a draft below a line, or at the end of its city if that is a head or no line.

    Parts without an order go to the end of their city, too; None where the city is not shown.
    """
    places = (below, (draft.city_action_id, ""))
    spots = (spot for place in places for spot, line in enumerate(lines) if line.key == place)
    spot = next(spots, None)
    if spot is None:
        return None
    if lines[spot].part is None or not isinstance(draft, Site | Cue):
        while spot + 1 < len(lines) and lines[spot + 1].part is not None:
            spot += 1
    return [*lines[: spot + 1], Line(lines[spot].row, draft, is_last=True), *lines[spot + 1 :]]
