"""Words for files of people: the outcome of each card, and why one was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.importing.incoming_people import LONGEST_NAME, Outcome
from organizer_app.wording.language.row_numbers import MANY, first_numbers
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.sharing.share_formats import format_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.basics.step_details import LineRemark
    from organizer_app.domain.importing.incoming_people import PeopleReport, RefusedCard, RowVerdict

_SAME: Final = "same_person"
_REFUSALS: Final[Mapping[str, Callable[[], str]]] = {
    "no_name": said("the card names nobody. Give it a name (FN) and import again."),
    "nested": said("the card holds another card inside. Take the inner one out and import again."),
    "not_closed": said("the card has no end, so it may be cut off. Export it again from where it came."),
    "row_without_name": said("the row names nobody. Fill in a name and import again."),
    "name_too_long": said("a name is longer than {most} characters. Shorten it and import again."),
}
_DOUBTS: Final[Mapping[str, Callable[[], str]]] = {
    "role_unknown": said("there is no role “{cell}”; it is left out."),
    "city_unknown": said("the plan has no single action in “{cell}”; that part is left out."),
    "city_missing": said("no city says where they are “{cell}”; the role is left out."),
    "part_unknown": said("“{cell}” is not a role of a group; it counts as co-host."),
    "stage_unknown": said("“{cell}” is not a stage of an agreement; it counts as identified."),
    _SAME: said("taken for the same person as entry {cell}; what it says otherwise is in the notes."),
    "phone_written_out": said("some program turned the phone into a number; it is written out again."),
    "differs": said("the plan has something else for “{cell}” and keeps it."),
}


def refused(card: RefusedCard) -> str:
    """Say why a card was refused and what to do."""
    sentence = {
        "no_name": _("Card {spot} names nobody. Give it a name (FN) and import again."),
        "nested": _("Card {spot} holds another card inside. Take the inner one out and import again."),
        "not_closed": _("Card {spot} has no end, so it may be cut off. Export it again from where it came."),
        "row_without_name": _("Row {spot} names nobody. Fill in a name and import again."),
        "name_too_long": _(
            "Entry {spot} has a name longer than {most} characters. Shorten it and import again."
        ),
    }[card.reason]
    return sentence.format(spot=card.spot, most=LONGEST_NAME)


def all_refused(cards: Iterable[RefusedCard]) -> list[tuple[int, str]]:
    """Return the first card of each reason and its sentence: one for all cards that share it."""
    sharing = grouped(cards, lambda card: card.reason)
    found: list[tuple[int, str]] = []
    for reason, alike in sharing.items():
        if len(alike) < MANY:
            found += [(card.spot, refused(card)) for card in alike]
        else:
            found.append((alike[0].spot, _of_many([card.spot for card in alike], _refused_alone(reason))))
    return found


def _refused_alone(reason: str) -> str:
    return _REFUSALS[reason]().format(most=LONGEST_NAME)


def _of_many(spots: Sequence[int], text: str) -> str:
    return _("{count} rows ({rows}): {text}").format(
        count=f"{len(spots):,}", rows=first_numbers(spots), text=text
    )


def taken_for(kind: str) -> str:
    """Say how the rows of a table were read, and how to read them as actions."""
    return {
        "people": _("Its headings are those of people; “--as csv” reads every row as an action."),
        "groups": _("Its headings are those of partner groups; “--as csv” reads every row as an action."),
    }[kind]


def exported(path: str, count: int) -> str:
    """Say how many entries were written to a file."""
    return ngettext("Wrote {count} entry to {path}.", "Wrote {count} entries to {path}.", count).format(
        count=f"{count:,}", path=path
    )


def groups_summary(report: PeopleReport, *, dry_run: bool) -> str:
    """Count what an import of groups did or would do."""
    added = ngettext("{count} group added", "{count} groups added", report.created)
    return _summed(added, report, dry_run=dry_run)


def summary(report: PeopleReport, *, dry_run: bool) -> str:
    """Count what an import did or would do."""
    added = ngettext("{count} person added", "{count} people added", report.created)
    return _summed(added, report, dry_run=dry_run)


def _summed(added: str, report: PeopleReport, *, dry_run: bool) -> str:
    """Count what was added and what else happened."""
    counted = (
        (_("{count} completed"), report.updated),
        (_("{count} unchanged"), report.unchanged),
        (_("{count} refused"), len(report.refused)),
    )
    more = [form.format(count=f"{count:,}") for form, count in counted if count]
    text = ", ".join((added.format(count=f"{report.created:,}"), *more))
    if report.possible_duplicates:
        alike = ngettext(
            "{count} looks like someone already in the plan",
            "{count} look like people already in the plan",
            report.possible_duplicates,
        ).format(count=f"{report.possible_duplicates:,}")
        text = f"{text}; {alike}"
    return (_("Nothing was written. This would be: {counts}.") if dry_run else _("{counts}.")).format(
        counts=text
    )


export_button = said("Save as a file…")


def export_name(code: str, audience: str) -> str:
    """Name a file that can be written: what is in it, and who may read it."""
    who = {
        "internal": _("for the national team"),
        "partners": _("for partner groups"),
        "public": _("for everybody"),
    }
    return _("{what}, {who}…").format(what=format_name(code), who=who[audience])


def export_file(ending: str) -> str:
    """Return the name that is offered for a file of people."""
    return f"{_('people')}.{ending}"


def export_kinds(ending: str) -> str:
    """Say which files the dialog offers, as Qt writes filters."""
    return {"vcf": _("Contact cards (*.vcf)"), "csv": _("Tables (*.csv)")}[ending]


def hide_numbers(*, is_on: bool) -> str:
    """Name the switch that hides numbers and addresses, by what it has done."""
    if is_on:
        return _("Numbers are hidden; hold H to see them, or press here to show them")
    return _("Numbers are shown; press here to hide them")


call_sheet = said("Call sheet")
sheet_file = said("call-sheet.pdf")
roll_call = said("Final check-in on paper")
roll_file = said("final-check-in.pdf")
roll_kinds = said("Pages to print (*.pdf)")
sheet_kinds = said("Pages to print (*.pdf);;Tables (*.csv)")


def sheet_saved(count: int, name: str) -> str:
    """Say that the call sheet was written."""
    form = ngettext("{count} call in {name}.", "{count} calls in {name}.", count)
    return form.format(count=f"{count:,}", name=name)


def roll_saved(count: int, name: str) -> str:
    """Say that the roll call was written."""
    form = ngettext("{count} role in {name}.", "{count} roles in {name}.", count)
    return form.format(count=f"{count:,}", name=name)


def counts(reports: Sequence[PeopleReport], *, is_groups: bool) -> list[tuple[str, str, int]]:
    """Return code, words and number of what would happen to the cards or rows of all files."""

    def total(name: str) -> int:
        return sum(getattr(report, name) for report in reports)

    new, alike = total("created"), total("possible_duplicates")
    people = ngettext("New person", "New people", new)
    return [
        ("created", ngettext("New group", "New groups", new) if is_groups else people, new),
        ("updated", _("Completed"), total("updated")),
        ("unchanged", _("Unchanged"), total("unchanged")),
        ("possible_duplicates", ngettext("Possible duplicate", "Possible duplicates", alike), alike),
        ("refused", _("Refused"), sum(len(report.refused) for report in reports)),
    ]


refused_title = said_count("{count} refused", "{count} refused")
doubts_title = said_count("{count} row to look at", "{count} rows to look at")


def outcome_title(outcome: Outcome, count: int) -> str:
    """Head the cards or rows with the same outcome."""
    form = {
        Outcome.ALIKE: ngettext(
            "{count} new, looks like someone already in the plan",
            "{count} new, look like people already in the plan",
            count,
        ),
        Outcome.CREATED: ngettext("{count} new", "{count} new", count),
        Outcome.UPDATED: ngettext("{count} completes what is there", "{count} complete what is there", count),
        Outcome.UNCHANGED: ngettext("{count} unchanged", "{count} unchanged", count),
    }[outcome]
    return form.format(count=f"{count:,}")


def doubt(name: str, code: str, cell: str) -> str:
    """Say which part of a person's or group's row is not imported as it is."""
    return _named(name, _doubt(code, cell))


def kept_lines(remarks: Sequence[LineRemark]) -> list[str]:
    """Return what an import kept about its rows, one sentence for all that share it, without names.

    A code that only a newer version knows is left out, and so is one of an import of actions.
    """
    sharing: dict[str, list[int]] = {}
    for each in remarks:
        text = (_REFUSALS if each.is_left_out else _DOUBTS).get(each.code)
        if text is not None:
            sentence = text().format(most=LONGEST_NAME, cell=_cell_named(each.detail))
            sharing.setdefault(sentence, []).append(each.line)
    return [
        line
        for text, spots in sharing.items()
        for line in (
            [_of_many(spots, text)] if len(spots) >= MANY else [_of_one(spot, text) for spot in spots]
        )
    ]


def _of_one(spot: int, text: str) -> str:
    return _("entry {spot}: {text}").format(spot=spot, text=text)


def _named(name: str, text: str) -> str:
    return _("{name}: {doubt}").format(name=name, doubt=text)


def _doubt(code: str, cell: str) -> str:
    return _DOUBTS[code]().format(cell=_cell_named(cell))


def _cell_named(cell: str) -> str:
    return _("other lines of the card") if cell == "vcard_rest" else cell


def doubts(rows: Sequence[RowVerdict]) -> list[tuple[int, str]]:
    """Return the first row of each doubt and its sentence: one for all rows that share it, without names."""
    sharing: dict[str, list[RowVerdict]] = {}
    for row, texts in zip(rows, doubts_of_rows(rows), strict=True):
        for text in texts:
            sharing.setdefault(text, []).append(row)
    found: list[tuple[int, str]] = []
    for text, alike in sharing.items():
        if len(alike) < MANY:
            found += [(row.spot, _named(row.name, text)) for row in alike]
        else:
            found.append((alike[0].spot, _of_many([row.spot for row in alike], text)))
    return found


def doubts_of_rows(rows: Sequence[RowVerdict]) -> list[list[str]]:
    """Return the doubts about each row without its name, in the same words for all that share one."""
    found = [[_doubt(code, cell) for code, cell in row.doubts] for row in rows]
    same = [_SAME in dict(row.doubts) for row in rows]
    if same.count(True) < MANY:
        return found
    # For which entry each is taken differs from row to row; many are told together.
    alike = _("taken for the same person as an entry above; what it says otherwise is in the notes.")
    return [
        [alike if code == _SAME else text for (code, _cell), text in zip(row.doubts, texts, strict=True)]
        for row, texts in zip(rows, found, strict=True)
    ]


def place(file: str, spot: int, *, is_card: bool) -> str:
    """Name a card or row of a file; of the only file by its number alone."""
    name = (_("Card {spot}") if is_card else _("Row {spot}")).format(spot=spot)
    return _("{file}, {line}").format(file=file, line=name.casefold()) if file else name


def accept(count: int, *, is_groups: bool) -> str:
    """Name the button that imports people or groups."""
    if not count:
        return _("Import")
    form = (
        ngettext("Import {count} group", "Import {count} groups", count)
        if is_groups
        else ngettext("Import {count} person", "Import {count} people", count)
    )
    return form.format(count=f"{count:,}")


no_doubts = said("Every card was understood.")
