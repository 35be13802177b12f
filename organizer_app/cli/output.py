"""Writes data to standard output: JSON for scripts, CSV for spreadsheets, aligned columns for people."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import click

from organizer_app.wording.commands.command_line import nothing_found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Wider columns are cut on a terminal, except the last one; JSON and CSV hold everything.
WIDEST = 40


def print_json(value: object) -> None:
    """Print a value as JSON, and nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_csv(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows of equal keys as CSV; lists are joined by "; " and missing values are empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]) if rows else [], lineterminator="\n")
    if rows:
        writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    click.echo(text.getvalue(), nl=False)


def print_table(rows: Sequence[Sequence[str]], *, headings: Sequence[str] = (), whole: bool = False) -> None:
    """Print rows in aligned columns, for people.

    Args:
        rows: cells, the same number in each row.
        headings: printed above the rows.
        whole: cut no column, because the cells are sentences.
    """
    if not rows:
        click.echo(nothing_found())
        return
    lines = [headings, *rows] if headings else rows
    shown = [[*(_flat(cell) if whole else _cut(cell) for cell in row[:-1]), _flat(row[-1])] for row in lines]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else value


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= WIDEST else f"{flat[: WIDEST - 1]}…"
