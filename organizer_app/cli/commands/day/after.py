"""`organizer after`: how the day went, what it taught, and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.day_entries import city_of_day
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    PATH,
    json_option,
    mobilization_option,
    opened,
    paper_option,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.day.day_lessons import LESSON_TEXTS
from organizer_app.wording.commands import after_command as words
from organizer_app.wording.day import after_action, day_papers, lessons
from organizer_app.wording.sharing.shared_schedules import schedule_words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.day.after_action import AfterCity
    from organizer_app.domain.day.learned_ratios import Forecast, Learned
    from organizer_app.domain.sharing.schedule_words import PaperSize
    from organizer_app.services.day.after_actions import AfterBook
    from organizer_app.services.plan.workspace import Workspace


@click.command("after", help=words.after_help())
@plan_argument
@click.option("--out", type=PATH, help=words.out_help())
@click.option("--city", default="", help=words.city_help())
@click.option("--happened", help=words.happened_help())
@click.option("--why", help=words.why_help())
@click.option("--next", "next_time", help=words.next_help())
@click.option("--use-yields", is_flag=True, help=words.use_help())
@mobilization_option
@paper_option
@json_option
@passphrase_option
def after(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    out: Path | None,
    city: str,
    happened: str | None,
    why: str | None,
    next_time: str | None,
    use_yields: bool,
    mobilization: str,
    paper: PaperSize,
    as_json: bool,
) -> None:
    """Print how the day went, after writing what was given."""
    from organizer_app.services.day.after_actions import print_report, read_after

    texts = dict(zip(LESSON_TEXTS, (happened, why, next_time), strict=True))
    if any(text is not None for text in texts.values()) != bool(city):
        raise click.UsageError(words.city_and_text())
    is_reading = not city and not use_yields
    with opened(plan, is_reading=is_reading) as workspace:
        if city:
            _write(workspace, city, mobilization, texts)
        if use_yields:
            _use(workspace, mobilization, as_json=as_json)
        if out is not None:
            told = schedule_words(paper=paper)
            print_report(
                workspace,
                words=lambda book, stamp: after_action.report_paper(
                    (book.day.title, book.day.day, book.day.desk_zone), book.after, book.lessons, told, stamp
                ),
                paper=paper,
                out=out,
                mobilization=mobilization,
            )
            click.echo(day_papers.written(str(out)), err=as_json)
        book = read_after(workspace, mobilization=mobilization)
    if as_json:
        print_json(_listed(book))
    elif out is None:
        _tell(book)


def _write(workspace: Workspace, city: str, mobilization: str, texts: dict[str, str | None]) -> None:
    from organizer_app.services.day.day_books import read_day
    from organizer_app.services.day.lessons import write_lesson

    found = city_of_day(read_day(workspace, mobilization=mobilization), city)
    for field, text in texts.items():
        if text is not None:
            write_lesson(workspace, action_id=found.action_id, field=field, text=text)


def _use(workspace: Workspace, mobilization: str, *, as_json: bool) -> None:
    from organizer_app.services.day.after_actions import read_after
    from organizer_app.services.day.forecasts import use_ratios

    book = read_after(workspace, mobilization=mobilization)
    ids = [each.state.city.action_id for each in book.after.cities]
    count = use_ratios(workspace, action_ids=ids, mobilization=mobilization)
    click.echo(lessons.ratios_used(count), err=as_json)


def _tell(book: AfterBook) -> None:
    found = book.after
    click.echo(f"{after_action.expected_label()}: {after_action.expected(found)}")
    click.echo(f"{after_action.counted_label(found)}: {after_action.counted(found)}")
    click.echo(f"{after_action.on_time_heading()}: {after_action.on_time(found)}")
    click.echo(f"{after_action.false_alarms_label()}: {after_action.false_alarms(found)}")
    print_table([_line(book, each) for each in found.cities], headings=words.headings())
    for each in book.lessons.proposals:
        click.echo(lessons.proposal_spoken(each))
    for ratio in book.lessons.learned:
        click.echo(lessons.ratio_spoken(ratio, book.lessons.places))


def _line(book: AfterBook, each: AfterCity) -> tuple[str, ...]:
    written = book.lessons.of(each.state.city.action_id)
    known = book.forecasts.get(each.state.city.action_id)
    return (
        after_action.city_name(each),
        after_action.expected_of(each),
        lessons.forecast_text(known) if known is not None else "",
        lessons.marshals_text(known) if known is not None else "",
        after_action.counted_in(each),
        after_action.against(each),
        written.next_time,
    )


def _listed(book: AfterBook) -> dict[str, object]:
    found = book.after
    return {
        "mobilization": book.day.title,
        "day": book.day.day.isoformat() if book.day.day else None,
        "expected": found.expected if found.with_expected else None,
        "reported": found.number.reported,
        "cities_of_day": found.number.cities,
        "waiting": found.number.waiting,
        "low": found.number.low if found.number.reported else None,
        "high": found.number.high if found.number.reported else None,
        "signatures": found.signatures,
        "check_ins": {"on_time": found.on_time, "due": found.check_ins},
        "alarms": {"false": found.false_alarms, "all": found.alarms},
        "cities": [_city(book, each) for each in found.cities],
        "proposals": [
            {
                "id": each.task.id,
                "title": each.task.title,
                "offset_days": each.task.offset_days,
                "is_required": each.task.is_gate,
                "template": each.template,
                "city": each.city or None,
                "decision": each.task.decision.value,
            }
            for each in book.lessons.proposals
        ],
        "ratios": [_ratio(book, each) for each in book.lessons.learned],
    }


def _city(book: AfterBook, each: AfterCity) -> dict[str, object]:
    city, written = each.state.city, book.lessons.of(each.state.city.action_id)
    return {
        "action_id": city.action_id,
        "city": city.city,
        "state": city.state,
        "expected": city.expected,
        "forecast": _forecast(book.forecasts.get(city.action_id)),
        "count_low": each.state.count.low,
        "count_high": each.state.count.high,
        "percent_of_expected": each.against,
        "is_thanked": each.is_thanked,
        "happened": written.happened,
        "why": written.why,
        "next_time": written.next_time,
    }


def _forecast(each: Forecast | None) -> dict[str, object] | None:
    if each is None:
        return None
    return {
        "people": each.people,
        "per_100_expected": each.turnout.ratio,
        "actions": each.turnout.actions,
        "is_of_city": each.is_of_city,
        "marshals": each.marshals,
        "marshal_actions": each.marshal_ratio.actions,
    }


def _ratio(book: AfterBook, each: Learned) -> dict[str, object]:
    return {
        "kind": each.key.kind.value,
        "tactic": each.key.tactic or None,
        "city": book.lessons.places.get(each.key.place_id),
        "actions_of_day": each.of_day,
        "actions": each.actions,
        "used": each.used.ratio,
        "this_day": each.this_day,
        "over_all": each.ratio,
        "is_enough": each.is_enough,
    }
