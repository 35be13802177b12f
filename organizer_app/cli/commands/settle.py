"""`organizer settle`: the cities that the gazetteer does not know, and the city each one means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.wording.commands import command_line
from organizer_app.wording.importing import unknown_places as words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.domain.places.unknown_places import UnknownPlace
    from organizer_app.services.plan.workspace import Workspace


@click.command("settle", help=command_line.settle_help())
@plan_argument
@click.option("--as", "answers", multiple=True, metavar="NAME=CITY", help=command_line.settle_as_help())
@click.option("--misspelled", is_flag=True, help=command_line.settle_misspelled_help())
@json_option
@passphrase_option
def settle(*, plan: Path, answers: tuple[str, ...], misspelled: bool, as_json: bool) -> None:
    """Apply the answers as one step, then print the unknown cities that are left."""
    from organizer_app.services.importing import unknown_places as services

    with opened(plan) as workspace:
        unknown = services.unknown_places(workspace)
        meant = _meant(workspace, unknown, answers)
        if misspelled:
            meant = {each.place_id: each.misspelled for each in unknown if each.misspelled} | meant
        services.name_places(workspace, meant=meant)
    left = [each for each in unknown if each.place_id not in meant]
    if as_json:
        print_json([_listed(each) for each in left])
        return
    if meant:
        click.echo(words.settled(len(meant)))
    if left:
        print_table([(each.written, words.actions(each.actions), words.maybe(each)) for each in left])
    elif not meant:
        click.echo(words.none_unknown())


def _meant(
    workspace: Workspace, unknown: tuple[UnknownPlace, ...], answers: tuple[str, ...]
) -> dict[str, GazetteerPlace]:
    from organizer_app.services.plan.places import place_meant

    by_name = {each.written.casefold(): each.place_id for each in unknown}
    meant = {}
    for answer in answers:
        name, _equals, city = answer.partition("=")
        place_id = by_name.get(name.strip().casefold())
        if place_id is None:
            raise NothingFound("unknown city", name.strip())
        meant[place_id] = place_meant(workspace, city)
    return meant


def _listed(unknown: UnknownPlace) -> dict[str, object]:
    return {
        "name": unknown.written,
        "actions": unknown.actions,
        "candidates": [words.place(each) for each in unknown.candidates],
    }
