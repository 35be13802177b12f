"""`organizer places`: looks a place up in the shipped gazetteer."""

from __future__ import annotations

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option
from organizer_app.wiring import open_gazetteer
from organizer_app.wording.commands import command_line


@click.command("places", help=command_line.places_help())
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=1), default=10)
@json_option
def places(*, text: str, limit: int, as_json: bool) -> None:
    """Print the places a text may mean, largest first."""
    found = open_gazetteer().look_up(text, limit=limit)
    if as_json:
        print_json(
            [
                {
                    "name": place.name,
                    "state": place.admin1 or None,
                    "country": place.country,
                    "latitude": place.latitude,
                    "longitude": place.longitude,
                    "timezone": place.zone,
                    "population": place.population,
                    "geoname_id": place.geoname_id,
                }
                for place in found
            ]
        )
        return
    print_table(
        [
            (
                place.name,
                place.admin1,
                place.country,
                place.zone,
                f"{place.latitude:.4f}",
                f"{place.longitude:.4f}",
            )
            for place in found
        ]
    )
