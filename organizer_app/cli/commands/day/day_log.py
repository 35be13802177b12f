"""`organizer checkin`, `count` and `log`: what is heard goes into the log of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.day_entries import city_of_day, entry_named
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.day.entry_line import EntryKind, read_line
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.log_entries import LogEntry
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.commands import day_commands as words
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import counts, day_views, entry_bar

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.domain.model.day.log_entries import LegalEntry
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.day.logs import DayLog
    from organizer_app.services.plan.workspace import Workspace

_METHOD = click.Choice([method.value for method in CountMethod])
# A word after the city such as -20 is no option.
_ANY_WORDS = {"ignore_unknown_options": True}


@click.command("checkin", help=words.checkin_help(), context_settings=_ANY_WORDS)
@plan_argument
@click.argument("city")
@click.argument("what", nargs=-1)
@passphrase_option
def checkin(*, plan: Path, city: str, what: tuple[str, ...]) -> None:
    """Log a check-in, or another entry in the words of the entry bar."""
    from organizer_app.services.day.day_books import read_day
    from organizer_app.services.day.entries import log_line

    with opened(plan) as workspace:
        day = read_day(workspace)
        found = city_of_day(day, city)
        name = f"{found.city} {found.state}"
        typed = read_line(" ".join((name, *what)), day.cities, found)
        if typed is None or typed.gap is not None:
            gap = entry_bar.gap_words(typed.gap) if typed is not None and typed.gap else words.no_city(city)
            raise click.UsageError(gap)
        log_line(workspace, typed=typed, counter=workspace.author)
    click.echo(entry_bar.logged(typed))


@click.command("count", help=words.count_help())
@plan_argument
@click.argument("city", required=False, default="")
@click.argument("span", metavar="LOW-HIGH", required=False, default="")
@click.argument("method", type=_METHOD, required=False)
@click.option("--counter", default="", help=words.counter_help())
@click.option("--close", is_flag=True, help=words.close_help())
@passphrase_option
def count(
    *,
    plan: Path,
    city: str,
    span: str,
    method: str | None,
    counter: str,
    close: bool,
) -> None:
    """Log a count of people, or let the only one stand."""
    from organizer_app.services.day.day_books import read_day
    from organizer_app.services.day.entries import log_count

    if close == bool(span) or bool(span) != (method is not None) or not (city or close):
        raise click.UsageError(words.count_or_close())
    with opened(plan) as workspace:
        if not city:
            click.echo(_close_all(workspace))
            return
        day = read_day(workspace)
        found = city_of_day(day, city)
        if close:
            click.echo(_close_counting(workspace, found))
            return
        name = f"{found.city} {found.state}"
        typed = read_line(f"{name} c {span} estimate", day.cities, found)
        if typed is None or typed.kind is not EntryKind.COUNT or typed.low is None or typed.high is None:
            raise click.UsageError(words.not_a_count(span))
        log_count(
            workspace,
            action_id=found.action_id,
            span=(typed.low, typed.high),
            method=CountMethod(method),
            counter=counter or workspace.author,
        )
    click.echo(entry_bar.logged(typed))


def _close_all(workspace: Workspace) -> str:
    from organizer_app.services.day.count_closing import close_counts

    try:
        done = close_counts(workspace)
    except NothingFound as problem:
        raise click.UsageError(words.no_single_count()) from problem
    return counts.counts_closed(done.closed, done.going_on)


def _close_counting(workspace: Workspace, city: CityName) -> str:
    from organizer_app.services.actions.counting import close_counting

    try:
        close_counting(workspace, action_id=city.action_id)
    except NothingFound as problem:
        raise click.UsageError(words.no_single_count(city.city)) from problem
    return counts.counting_closed(city.city)


@click.command("log", help=words.log_help())
@plan_argument
@click.argument("text", nargs=-1)
@click.option("--city", default="", help=words.city_help())
@click.option("--from", "heard_from", default="", help=words.from_help())
@click.option("--key", "is_key", is_flag=True, help=words.key_help())
@click.option("--correct", default="", help=words.correct_help())
@click.option("--legal", "is_legal", is_flag=True, help=words.legal_help())
@json_option
@passphrase_option
def log(
    *,
    plan: Path,
    text: tuple[str, ...],
    city: str,
    heard_from: str,
    is_key: bool,
    correct: str,
    is_legal: bool,
    as_json: bool,
) -> None:
    """Log a text, or print the log."""
    from organizer_app.services.day.day_books import read_day
    from organizer_app.services.day.entries import Said, log_legal, log_note
    from organizer_app.services.day.logs import read_day_log, read_log

    if correct and (not text or city or heard_from or is_key):
        raise click.UsageError(words.text_to_correct())
    with opened(plan) as workspace:
        day = read_day(workspace)
        action_id = city_of_day(day, city).action_id if city else ""
        if correct:
            (_correct_legal if is_legal else _correct)(workspace, day, correct, " ".join(text))
            return
        if text:
            said = Said(text=" ".join(text), heard_from=heard_from, is_key=is_key)
            if is_legal:
                log_legal(workspace, said=said, action_id=action_id)
            else:
                log_note(workspace, said=said, action_id=action_id)
            click.echo(entry_bar.noted())
            return
        if is_legal:
            _print_legal(workspace, day, as_json=as_json)
            return
        entries = read_log(workspace, mobilization_id=day.mobilization_id, action_id=action_id)
        others = read_day_log(workspace, clock=workspace.clock())
    struck = {each.corrects_id for each in entries}
    if as_json:
        print_json([_listed(day, each, is_struck=each.id in struck) for each in entries])
        return
    rows = [(each.occurred_at, _line(day, each, is_struck=each.id in struck)) for each in entries]
    rows += [(at, row) for at, row, about in _others(day, others) if not action_id or about == action_id]
    rows.sort(key=lambda each: str(each[0] or ""))
    print_table([row for _at, row in rows], headings=day_views.log_headings())


def _print_legal(workspace: Workspace, day: DayBook, *, as_json: bool) -> None:
    """Print what only legal support reads."""
    from organizer_app.services.day.logs import read_legal_log

    found = read_legal_log(workspace, mobilization_id=day.mobilization_id)
    struck = {each.corrects_id for each in found}
    if as_json:
        print_json([_listed(day, each, is_struck=each.id in struck) for each in found])
        return
    for each in found:
        text = words.struck(each.text) if each.id in struck else each.text
        click.echo(f"{_clock(each.occurred_at, day)}  {text}")


def _correct_legal(workspace: Workspace, day: DayBook, typed: str, text: str) -> None:
    """Correct an entry that only legal support reads."""
    from organizer_app.services.day.entries import correct_legal
    from organizer_app.services.day.logs import read_legal_log

    known = read_legal_log(workspace, mobilization_id=day.mobilization_id)
    correct_legal(workspace, entry_id=entry_named(typed, [each.id for each in known]), text=text)
    click.echo(entry_bar.corrected())


def _correct(workspace: Workspace, day: DayBook, typed: str, text: str) -> None:
    """Correct an entry; the words of a check-in may begin with another outcome, as in the entry bar."""
    from organizer_app.services.day.entries import correct_entry
    from organizer_app.services.day.logs import read_log

    known = {each.id: each for each in read_log(workspace, mobilization_id=day.mobilization_id)}
    wrong = known[entry_named(typed, list(known))]
    heard, said = wrong.heard, text
    city = day.book.place_of(wrong.city_action_id).replace(",", "")
    read = read_line(f"{city} {text}", day.cities) if heard is not None and city else None
    if read is not None and read.kind is EntryKind.CHECK_IN and read.heard is not None:
        heard, said = read.heard, read.text
    correct_entry(workspace, entry_id=wrong.id, text=said, heard=heard)
    click.echo(entry_bar.corrected())


def _line(day: DayBook, entry: LogEntry, *, is_struck: bool) -> tuple[str, ...]:
    what = ": ".join(filter(None, (board_words.heard_words(entry.heard) if entry.heard else "", entry.text)))
    return (
        _clock(entry.occurred_at, day),
        _clock(entry.entered_at, day),
        board_words.place_on(day.book, entry.city_action_id),
        words.struck(what) if is_struck else what,
        entry.entered_by,
    )


def _others(day: DayBook, log: DayLog) -> list[tuple[datetime | None, tuple[str, ...], str]]:
    """Return incidents, counts and deliveries as rows, with when they occurred and their action."""
    found = [
        (each.occurred_at, each.created_at, day_views.incident(each), each.entered_by, each.city_action_id)
        for each in log.incidents
    ]
    found += [
        (each.counted_at, each.locked_at, counts.logged_count(each, is_hidden=is_hidden), each.counter,
         each.city_action_id)
        for each, is_hidden in log.counts
    ]  # fmt: skip
    found += [
        (each.delivered_at, each.created_at, counts.logged_delivery(each), each.entered_by,
         each.city_action_id)
        for each in log.deliveries
    ]  # fmt: skip
    return [
        (at, (_clock(at, day), _clock(entered, day), board_words.place_on(day.book, about), text, by), about)
        for at, entered, text, by, about in found
    ]


def _clock(at: datetime | None, day: DayBook) -> str:
    if at is None:
        return ""
    other = board_words.other_day(epoch_minutes(at), day.desk_zone, day.day)
    return " ".join(filter(None, (other, board_words.clock_and_zone(epoch_minutes(at), day.desk_zone))))


def _listed(day: DayBook, entry: LogEntry | LegalEntry, *, is_struck: bool) -> dict[str, object]:
    return {
        "id": entry.id,
        "occurred_at": entry.occurred_at.isoformat() if entry.occurred_at else None,
        "entered_at": entry.entered_at.isoformat() if entry.entered_at else None,
        "tier": entry.tier.value if isinstance(entry, LogEntry) else "legal",
        "city": day.book.place_of(entry.city_action_id) or None,
        "heard": entry.heard.value if isinstance(entry, LogEntry) and entry.heard else None,
        "text": entry.text,
        "heard_from": entry.heard_from,
        "channel": entry.channel,
        "entered_by": entry.entered_by,
        "is_key": entry.is_key,
        "is_released": isinstance(entry, LogEntry) and entry.is_released,
        "corrects": entry.corrects_id or None,
        "is_corrected": is_struck,
    }
