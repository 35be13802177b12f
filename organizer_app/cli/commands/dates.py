"""`organizer dates`: the key dates of a plan, and who sees each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.problems import BadValue
from organizer_app.wording.commands import command_line
from organizer_app.wording.sharing.releases import audience_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CODES = {audience.code: audience for audience in EXPORT_AUDIENCES}


@click.command("dates", help=command_line.dates_help())
@plan_argument
@click.option(
    "--show", "choices", multiple=True, metavar="TITLE=AUDIENCE", help=command_line.dates_show_help()
)
@json_option
@passphrase_option
def dates(*, plan: Path, choices: tuple[str, ...], as_json: bool) -> None:
    """Apply the choices as one step, then print the key dates."""
    from organizer_app.services.plan import key_dates as services

    with opened(plan) as workspace:
        if choices:
            services.show_key_dates(workspace, _readers(choices))
        with workspace.read() as reader:
            known = services.key_dates(reader)
    if as_json:
        print_json(
            [
                {"title": each.title, "day": str(each.day or ""), "shown_to": each.shown_to.code}
                for each in known
            ]
        )
        return
    print_table([(str(each.day or ""), each.title, audience_name(each.shown_to.code)) for each in known])


def _readers(choices: Iterable[str]) -> dict[str, Audience]:
    found = {}
    for choice in choices:
        title, _equals, code = choice.rpartition("=")
        audience = _CODES.get(code.strip().casefold())
        if audience is None:
            raise BadValue("audience", code.strip(), tuple(_CODES))
        found[title.strip()] = audience
    return found
