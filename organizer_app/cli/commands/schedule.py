"""`organizer schedule`: the timing of a mobilization on every clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from organizer_app.cli.moments import clock_text, local_text, utc_text, zoned_text
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import opened, reading_options
from organizer_app.domain.calendar.daylight import daylight_of
from organizer_app.domain.time.holidays_of_place import holidays_on
from organizer_app.wording.checks import findings
from organizer_app.wording.commands import command_line
from organizer_app.wording.language.dates import clock, desk_time, weekday_day
from organizer_app.wording.language.durations import in_hours
from organizer_app.wording.language.shared_moments import rule_kept, suggested
from organizer_app.wording.language.texts import with_spaces
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan.moment import longest

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.calendar.simultaneity import SharedSpan
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.actions.scheduling import CityMoment, Moment


@click.command("schedule", help=command_line.schedule_help())
@reading_options
def schedule(*, plan: Path, mobilization: str, as_json: bool) -> None:
    """Print each city in local, HQ and UTC time."""
    from organizer_app.services.actions.scheduling import moment_of

    with opened(plan, is_reading=True) as workspace:
        moment = moment_of(workspace, mobilization=mobilization)
    if as_json:
        print_json(_json(moment))
        return
    lines = [_line(city, moment.head.desk_zone) for city in moment.cities]
    print_table(lines, headings=command_line.moment_headings())
    if moment.kept.open < moment.kept.cities:
        click.echo(rule_kept(moment.kept))
    if moment.shared:
        shared, zone = moment.shared, moment.head.desk_zone
        starts, ends = (_desk(minutes, zone) for minutes in (shared.starts_utc, shared.ends_utc))
        click.echo(command_line.shared_span(shared.live, shared.of, starts, ends))
    if moment.longest:
        click.echo(with_spaces(longest(moment.longest, moment.head.desk_zone)) + ".")
    for each in moment.suggestions:
        click.echo(suggested(each))


def _line(city: CityMoment, desk_zone: str) -> tuple[str, ...]:
    row = city.row
    desk = "" if row.starts_utc is None else _desk(row.starts_utc, desk_zone)
    utc = utc_text(row.starts_utc) or ""
    day = weekday_day(row.day) if row.day else command_line.no_date()
    place = findings.city_of(row.city, row.state)
    return place, day, clock_text(row), desk, utc, _sun_words(row), _deviation(city.deviation)


def _sun_words(row: ActionRow) -> str:
    sun = daylight_of(row)
    if sun is None:
        return ""
    return command_line.sun(sun.sky, None if sun.sunset is None else desk_time(sun.sunset, row.zone).minutes)


def _desk(minutes: int, zone: str) -> str:
    return f"{clock(desk_time(minutes, zone).minutes)} {zone_short(zone)}"


def _deviation(minutes: int | None) -> str:
    if minutes is None:
        return ""
    if minutes == 0:
        return command_line.inside_rule()
    return command_line.outside_rule(in_hours(abs(minutes)), early=minutes < 0)


def _json(moment: Moment) -> dict[str, object]:
    head, kept, shared = moment.head, moment.kept, moment.shared
    return {
        "mobilization": head.title,
        "campaign": head.campaign_title,
        "anchor_date": head.anchor_date or None,
        "desk_timezone": head.desk_zone,
        "rule": head.rule,
        "rule_time": None if head.rule_time is None else local_text(head.rule_time),
        "window_minutes": head.window_minutes,
        "rule_kept": {
            "cities": kept.cities,
            "inside": kept.inside,
            "outside": kept.outside,
            "open": kept.open,
        },
        "cities": [_city(city, head.desk_zone) for city in moment.cities],
        "shared_span": None if shared is None else _shared(shared, head.desk_zone),
        "longest_span": None
        if moment.longest is None
        else {"starts_utc": utc_text(moment.longest[0]), "ends_utc": utc_text(moment.longest[1])},
        "concurrency": [{"from_utc": utc_text(minutes), "live": live} for minutes, live in moment.curve],
        "suggestions": [
            {
                "timezone": each.zone,
                "date": each.day.isoformat(),
                "starts_local": each.starts.strftime("%H:%M"),
                "exists": each.kind.value,
                "actions": list(each.action_ids),
            }
            for each in moment.suggestions
        ],
    }


def _shared(shared: SharedSpan, desk_zone: str) -> dict[str, object]:
    return {
        "starts_utc": utc_text(shared.starts_utc),
        "ends_utc": utc_text(shared.ends_utc),
        "starts_desk": zoned_text(shared.starts_utc, desk_zone),
        "ends_desk": zoned_text(shared.ends_utc, desk_zone),
        "live": shared.live,
        "of": shared.of,
    }


def _city(city: CityMoment, desk_zone: str) -> dict[str, object]:
    row = city.row
    return {
        "id": row.action_id,
        "city": row.city,
        "state": row.state or None,
        "title": row.title,
        "timezone": row.zone or None,
        "starts_local": zoned_text(row.starts_utc, row.zone),
        "ends_local": zoned_text(row.ends_utc, row.zone),
        "starts_desk": zoned_text(row.starts_utc, desk_zone),
        "starts_utc": utc_text(row.starts_utc),
        "ends_utc": utc_text(row.ends_utc),
        "deviation_minutes": city.deviation,
        "local_time": city.kind.value,
        "relay_position": city.turn,
        "inside_rule": None if city.deviation is None else city.deviation == 0,
        **_day(row),
    }


def _day(row: ActionRow) -> dict[str, object]:
    """Return sunrise and sunset of that day, and its holidays."""
    sun = daylight_of(row)
    held = holidays_on(row.country, row.state, date.fromisoformat(row.day)) if row.day else ()
    return {
        "sun": None if sun is None else sun.sky.value,
        "sunrise_local": None if sun is None else zoned_text(sun.sunrise, row.zone),
        "sunset_local": None if sun is None else zoned_text(sun.sunset, row.zone),
        "dusk_local": None if sun is None else zoned_text(sun.dusk, row.zone),
        "holidays": [{"name": each.name, "kind": each.kind.value} for each in held],
    }
