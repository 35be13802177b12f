"""`organizer list`: the records of a plan, for people and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.list_request import ListRequest
from organizer_app.cli.listed import LISTS, action_lines
from organizer_app.cli.output import print_csv, print_json, print_table
from organizer_app.cli.parameters import (
    DAY,
    json_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.domain.places.us_states import state_code
from organizer_app.wording.commands import command_line

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("list", help=command_line.list_help())
@plan_argument
@click.argument("noun", metavar="NOUN", type=click.Choice(list(LISTS)))
@click.option("--on", type=DAY)
@click.option("--from", "first", type=DAY)
@click.option("--to", "last", type=DAY)
@click.option("--state", default="")
@click.option("--city", default="")
@mobilization_option
@click.option("--search", default="")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help=command_line.csv_help())
@passphrase_option
def list_command(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    noun: str,
    on: date | None,
    first: date | None,
    last: date | None,
    state: str,
    city: str,
    mobilization: str,
    search: str,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the records of a noun."""
    wanted = ActionFilter(
        first_day=_iso(on or first),
        last_day=_iso(on or last),
        states=frozenset({state_code(state) or state.upper()}) if state else frozenset(),
        words=search,
    )
    with opened(plan, is_reading=True) as workspace:
        request = ListRequest(workspace, wanted, city, mobilization)
        for_people = noun == "actions" and not as_json and not as_csv
        lines = action_lines(request) if for_people else []
        rows = [] if for_people else LISTS[noun](request)
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows)
    elif for_people:
        print_table(lines, headings=command_line.action_headings())
    else:
        print_table(_columns(rows))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _columns(rows: list[dict[str, object]]) -> list[list[str]]:
    """Choose columns that fit a terminal: no ids, no empty columns, at most eight."""
    names = [
        name
        for name in (rows[0] if rows else {})
        if not name.endswith("id") and any(row[name] for row in rows)
    ]
    shown = names[:8]
    headings = [_heading(name) for name in shown]
    return [headings, *([_text(row[name]) for name in shown] for row in rows)] if rows else []


def _heading(name: str) -> str:
    """Return a JSON key as words, such as "Reached (UTC)"."""
    words = name.replace("_", " ").capitalize()
    return f"{words.removesuffix(' utc')} (UTC)" if words.endswith(" utc") else words


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return command_line.yes() if value else ""
    return "" if value is None else str(value)
