"""The part of `organizer import` that brings people from vCards into a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json
from organizer_app.cli.parameters import bytes_of, opened
from organizer_app.wording import people_files as words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.incoming_people import PeopleReport


def import_people(
    plan: Path, files: tuple[Path, ...], *, dry_run: bool, as_json: bool, passphrase_file: Path | None
) -> None:
    """Import people; all files are read before anything is written, and all of them are one step."""
    from organizer_app.services.importing_people import import_vcards

    data = b"\n".join(map(bytes_of, files))
    names = ", ".join(file.name for file in files)
    with opened(plan, passphrase_file) as workspace:
        report = import_vcards(workspace, name=names, data=data, dry_run=dry_run)
    if as_json:
        print_json(_json(report))
        return
    for card in report.refused:
        click.echo(words.refused(card))
    click.echo(words.summary(report, dry_run=dry_run))


def _json(report: PeopleReport) -> dict[str, object]:
    return {
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "conflicts": 0,
        "possible_duplicates": report.possible_duplicates,
        "skipped": [
            {"row": card.spot, "sheet": None, "reason": card.reason, "message": words.refused(card)}
            for card in report.refused
        ],
        "warnings": [],
    }
