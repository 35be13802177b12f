"""`organizer board`: the board of the day at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.day_entries import instant_typed
from organizer_app.cli.moments import utc_text
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import PATH, opened, reading_options
from organizer_app.domain.day.city_states import Phase, worst_first
from organizer_app.domain.day.ladder import ladder_place
from organizer_app.domain.day.show_breaks import break_at
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.wording.commands import day_commands as words
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day.public_lines import public_line

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.day.board import Board
    from organizer_app.domain.day.city_states import CityState
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.plan.workspace import Workspace


@click.command("board", help=words.board_help())
@reading_options
@click.option("--at", default="", help=words.at_help())
@click.option("--out", type=PATH, help=words.board_out_help())
def board(
    *,
    plan: Path,
    mobilization: str,
    as_json: bool,
    at: str,
    out: Path | None,
) -> None:
    """Print every city in order of zones, and the public number; or write the board on paper."""
    from organizer_app.services.day.day_books import read_day

    with opened(plan, is_reading=True) as workspace:
        moment = instant_typed(workspace, at, mobilization=mobilization)
        if out is not None:
            click.echo(_print(workspace, out, mobilization, moment))
            return
        day = read_day(workspace, mobilization=mobilization, at=moment)
    shown = day.book.board()
    if as_json:
        print_json(_listed(day, shown))
        return
    print_table([_line(day, state) for state in _in_order(day)], headings=words.board_headings())
    click.echo(public_line(shown.number, shown.now, day.desk_zone, day.day))


def _print(workspace: Workspace, out: Path, mobilization: str, at: datetime | None) -> str:
    from organizer_app.services.day.day_papers import print_board
    from organizer_app.wording.day.day_papers import day_paper_words, written
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    texts = schedule_words()
    told = day_paper_words(texts)
    print_board(workspace, words=told, paper=texts.paper, out=out, mobilization=mobilization, clock=at)
    return written(str(out))


def _in_order(day: DayBook) -> list[CityState]:
    """Return the cities as the board shows them: zones from east to west, the worst first."""
    zones = {row.zone: spot for spot, row in enumerate(day.book.board().zones)}
    return sorted(
        day.book.states(),
        key=lambda state: (
            zones[day.book.zone_of(state.city.action_id)],
            *worst_first(state),
        ),
    )


def _line(day: DayBook, state: CityState) -> tuple[str, ...]:
    now, city = day.book.now, state.city
    place = ladder_place(state.missing.due, now, city.numbers) if state.missing is not None else None
    return (
        board_words.place_named(city),
        board_words.clock_and_zone(now, city.zone),
        # What it does may be cut where the table is narrow; where its day stands may not.
        f"{board_words.when(state, now)}: {board_words.happening(city)}",
        ", ".join(filter(None, board_words.check_in_lines(state, now))),
        board_words.step_now(place, city.numbers[DayNumber.CALLS]) if place is not None else "",
        board_words.city_range(state),
    )


def _listed(day: DayBook, shown: Board) -> dict[str, object]:
    return {
        "mobilization": day.title,
        "day": day.day.isoformat() if day.day else None,
        "at": utc_text(shown.now),
        "clock_correction": day.correction,
        "live": shown.live,
        "between_parts": shown.between,
        "ended": shown.ended,
        "all_home": shown.home,
        "later": shown.later,
        "number": {
            "reported": shown.number.reported,
            "cities": shown.number.cities,
            "waiting": shown.number.waiting,
            "low": shown.number.low,
            "high": shown.number.high,
            "text": public_line(shown.number, shown.now, day.desk_zone, day.day),
            "next_lock": utc_text(shown.next_lock),
        },
        "incidents": [
            {"id": each.id, "title": each.title, "severity": each.severity, "status": each.status.value}
            for each in day.incidents
        ],
        "cities": [_city(day, state) for state in _in_order(day)],
    }


def _city(day: DayBook, state: CityState) -> dict[str, object]:
    city, now = state.city, day.book.now
    place = ladder_place(state.missing.due, now, city.numbers) if state.missing is not None else None
    pause = break_at(city.breaks, now) if state.phase is Phase.BETWEEN_PARTS else None
    return {
        "action_id": city.action_id,
        "city": city.city,
        "state": city.state,
        "timezone": city.zone or None,
        "phase": state.phase.name.lower(),
        "next_part": utc_text(pause.ends) if pause is not None else None,
        "trouble": state.trouble.name.lower(),
        "missing": state.missing.moment.value if state.missing is not None else None,
        "due": utc_text(state.missing.due) if state.missing is not None else None,
        "ladder_step": place.step.name.lower() if place is not None else None,
        "call": place.call if place is not None else None,
        "next_step_at": utc_text(place.next_at) if place is not None else None,
        "last_heard": utc_text(state.last_heard.at) if state.last_heard is not None else None,
        "heard": state.last_heard.heard.value if state.last_heard is not None else None,
        "unanswered": [utc_text(at) for at in state.unanswered],
        "issue": board_words.issue_words(state) or None,
        "severity": state.incident.severity if state.incident is not None else None,
        "count_low": state.count.low,
        "count_high": state.count.high,
        "counts": state.count.agreement.value,
        "steps_done": city.steps_done,
        "steps_total": city.steps_total,
    }
