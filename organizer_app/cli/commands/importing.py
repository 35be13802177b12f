"""`organizer import`: imports tables of actions into a plan as one undoable edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from organizer_app.cli.commands.importing_people import import_people
from organizer_app.cli.output import print_json
from organizer_app.cli.parameters import (
    PATH,
    bytes_of,
    dry_run_option,
    json_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.cli.reading_line import reading_line
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.importing.foreign_files import ForeignKind
from organizer_app.domain.importing.import_problems import NothingTaken
from organizer_app.environment.files.bounded_files import bounded_bytes
from organizer_app.wording.commands import command_line
from organizer_app.wording.importing import import_news, import_sheets, imports
from organizer_app.wording.people import people_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.importing.incoming import RowWarning
    from organizer_app.services.importing.incoming_files import IncomingFile

_FORMATS = {
    kind.value: kind
    for kind in ForeignKind
    if kind not in {ForeignKind.MAP, ForeignKind.EVENTS, ForeignKind.SLUGS}
}
_PEOPLE = ("people", "groups")
# A person who says that it is a table, or text, wants its rows as actions.
_TABLES = ("csv", "text")
KINDS = (*_FORMATS, *_PEOPLE)
# Says of all fields at once that the file is right.
_EVERY = "all"


@click.command("import", help=command_line.import_help())
@plan_argument
@click.argument("files", type=PATH, nargs=-1, required=True)
@click.option("--as", "kind", type=click.Choice(KINDS))
@click.option("--sheet", default="", help=command_line.sheet_help())
@click.option("--map", "mappings", multiple=True, help=command_line.map_help())
@click.option("--mapping", "mapping_file", type=PATH)
@click.option("--source", default="", help=command_line.source_help())
@click.option("--take", "taken", multiple=True, metavar="FIELD", help=command_line.take_help())
@mobilization_option
@click.option("--year", type=click.IntRange(1900, 2199), help=command_line.year_help())
@dry_run_option
@json_option
@passphrase_option
def import_command(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    files: tuple[Path, ...],
    kind: str | None,
    sheet: str,
    mappings: tuple[str, ...],
    mapping_file: Path | None,
    source: str,
    taken: tuple[str, ...],
    mobilization: str,
    year: int | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import files; all are read before anything is written."""
    from organizer_app.services.importing.importing import ImportOptions, import_files
    from organizer_app.services.importing.incoming_files import on_day
    from organizer_app.services.importing.unchanged_files import reports_unread

    column_map = {**_mapping_file(mapping_file), **dict(map(_mapping, mappings))}
    options = ImportOptions(
        column_map=column_map, year=year, mobilization=mobilization, source=source, answers=_answers(taken)
    )
    given = _given(files, kind, sheet)
    with opened(plan) as workspace:
        unread = None if dry_run or kind in _PEOPLE else reports_unread(workspace, given, options)
        if unread is not None:
            _say(
                [report for _file, report in unread],
                [file for file, _report in unread],
                source,
                as_json=as_json,
            )
            return
        contents = _opened(on_day(given, workspace.clock().date()), tuple(column_map))
        _say_left_out(() if sheet or as_json else contents)
        wanted = _wanted(kind, contents, has_mapping=bool(column_map))
        if wanted == "actions":
            reports = import_files(workspace, files=contents, options=options, dry_run=dry_run)
            _say(reports, contents, source, as_json=as_json)
            return
        if wanted != "vcard" and not (kind or as_json):
            click.echo(people_files.taken_for(wanted), err=True)
        import_people(workspace, contents, wanted, dry_run=dry_run, as_json=as_json)


def _say(
    reports: list[ImportReport], contents: Sequence[IncomingFile], source: str, *, as_json: bool
) -> None:
    """Print what became of the actions in the files; raise `NothingTaken` if none of them was taken."""
    if as_json:
        print_json(_json(reports, contents))
    else:
        for report in reports:
            if report.source.casefold() != source.casefold() and (
                recognized := import_news.source_said(report)
            ):
                click.echo(recognized, err=True)
            for line in _lines(report):
                click.echo(line)
        click.echo(imports.summary(reports))
        if asked := import_news.question(reports):
            click.echo(asked)
    if not any(report.created or report.updated or report.unchanged for report in reports):
        raise NothingTaken


def _given(files: Sequence[Path], kind: str | None, sheet: str) -> list[IncomingFile]:
    """Return the bytes of all files; raise `ImportProblem` for one that is too large."""
    from organizer_app.domain.importing.incoming_people import TableSubject
    from organizer_app.services.importing.incoming_files import IncomingFile

    subject = TableSubject(kind) if kind in _PEOPLE else None
    return [
        IncomingFile(file.name, bounded_bytes(file), _FORMATS.get(kind or ""), sheet, subject=subject)
        for file in files
    ]


def _opened(given: Sequence[IncomingFile], headings: tuple[str, ...]) -> list[IncomingFile]:
    """Read all files; raise `ImportProblem` before anything is written."""
    from organizer_app.services.importing.incoming_files import opened_files

    with reading_line():
        return opened_files(given, headings)


def _say_left_out(files: Sequence[IncomingFile]) -> None:
    for file in files:
        if file.left_out:
            click.echo(import_sheets.left_out([(each.name, each.doubt) for each in file.left_out]), err=True)


def _wanted(kind: str | None, files: Sequence[IncomingFile], *, has_mapping: bool) -> str:
    """Return what all the files hold, by guess if nobody says it; only columns of actions are mapped."""
    from organizer_app.domain.importing.incoming_people import TableSubject
    from organizer_app.services.importing.incoming_files import likely_subject

    if all(file.is_of_cards for file in files):
        return "vcard"
    if kind in _PEOPLE:
        return kind
    found = set() if has_mapping or kind in _TABLES else set(map(likely_subject, files))
    if len(found) != 1 or TableSubject.ACTIONS in found:
        return "actions"
    return found.pop().value


def _answers(taken: Sequence[str]) -> frozenset[tuple[int, str]]:
    """Return the lines and fields for which the file is right; line 0 stands for all lines."""
    from organizer_app.services.importing.row_merging import ALL_ROWS
    from organizer_app.services.importing.row_values import fields_in_question

    known = fields_in_question() if taken else frozenset[str]()
    found: set[tuple[int, str]] = set()
    for text in taken:
        line, _colon, field = text.strip().rpartition(":")
        if field == _EVERY and not line:
            found |= {(ALL_ROWS, each) for each in known}
        elif field in known and (not line or line.isdecimal()):
            found.add((int(line or ALL_ROWS), field))
        else:
            raise click.BadParameter(command_line.not_taken(text, sorted(known)), param_hint="--take")
    return frozenset(found)


def _mapping(text: str) -> tuple[str, str]:
    column, equals, field = text.rpartition("=")
    if not equals:
        raise click.BadParameter(command_line.not_a_mapping(text), param_hint="--map")
    return column.strip(), field.strip()


def _mapping_file(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    try:
        content = json.loads(bytes_of(file))
    except (ValueError, RecursionError) as unreadable:
        raise BadValue("mapping", file.name) from unreadable
    if not isinstance(content, dict):
        raise BadValue("mapping", file.name)
    return {str(column): str(field) for column, field in content.items()}


def _lines(report: ImportReport) -> Iterable[str]:
    texts = [(row.row, imports.skipped(row)) for row in report.skipped]
    said = imports.warning_in(report.warnings)
    texts += [(doubt.row, said(doubt)) for doubt in report.warnings]
    yield from imports.lines(texts)
    yield from import_news.gone_said(report)


def _json(reports: list[ImportReport], files: Sequence[IncomingFile]) -> dict[str, object]:
    def summed(count: str) -> int:
        return sum(getattr(report, count) for report in reports)

    def origin(file: IncomingFile) -> dict[str, object]:
        return {"file": file.name} if len(files) > 1 else {}

    return {
        **{
            count: summed(count)
            for count in ("created", "updated", "unchanged", "conflicts", "possible_duplicates")
        },
        "skipped": [
            {
                **origin(file),
                "row": row.row,
                "sheet": file.sheet or None,
                "reason": row.reason.value,
                "message": imports.skipped(row),
            }
            for report, file in zip(reports, files, strict=True)
            for row in report.skipped
        ],
        "warnings": [
            {
                **origin(file),
                "row": doubt.row,
                "code": doubt.code.value,
                "message": imports.warning(doubt),
                **_news(doubt),
            }
            for report, file in zip(reports, files, strict=True)
            for doubt in report.warnings
        ]
        + [
            {**origin(file), "row": None, "code": "gone", "action": row.action_id, "message": message}
            for report, file in zip(reports, files, strict=True)
            for row, message in zip(report.gone, import_news.gone_said(report)[1:], strict=False)
        ],
    }


def _news(doubt: RowWarning) -> dict[str, object]:
    """Return the field that is in question, and both values, for a row that says it otherwise."""
    news = doubt.news
    if news is None:
        return {}
    values = {
        name: import_news.shown_value(news.field, value) if value not in (None, "", ()) else None
        for name, value in (("plan", news.ours), ("file", news.theirs))
    }
    return {"field": news.field, **values}
