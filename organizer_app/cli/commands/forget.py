"""`organizer forget`: erases a person from the whole plan and proves it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.domain.basics.problems import UnknownPerson
from organizer_app.environment.clock import utc_now
from organizer_app.wording.people import forgetting as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
    from organizer_app.domain.people.erasure import ErasureProof
    from organizer_app.services.plan.workspace import Workspace


class _Wanted(NamedTuple):
    """Who is erased, by id or as written in a contact, and which doubtful mentions with them."""

    ids: tuple[str, ...]
    also: frozenset[str]
    written: str = ""


@click.command("forget", help=words.forget_help())
@plan_argument
@click.argument("person", required=False)
@click.option("--due", is_flag=True, help=words.due_help())
@click.option("--also", default="", help=words.also_help())
@click.option("--mentions", is_flag=True, help=words.mentions_help())
@click.option("--yes", is_flag=True, help=words.yes_help())
@json_option
@passphrase_option
def forget(
    *,
    plan: Path,
    person: str | None,
    due: bool,
    also: str,
    mentions: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Erase one person, or everybody whose retention period is over."""
    if due == bool(person):
        raise click.UsageError(words.person_or_due())
    chosen = frozenset(code.strip() for code in also.split(",") if code.strip())
    with opened(plan) as workspace:
        wanted = _wanted(workspace, person, chosen)
        if mentions:
            _list_mentions(_mentions(workspace, wanted), as_json=as_json)
        elif not (wanted.ids or wanted.written) or yes or _is_confirmed(workspace, wanted):
            _erase(workspace, wanted, as_json=as_json, is_due=due)
        else:
            raise click.exceptions.Exit(1)


def _wanted(workspace: Workspace, person: str | None, also: frozenset[str]) -> _Wanted:
    """Return who is meant: a person of the plan, else the contact of a permit or of the press."""
    from organizer_app.services.people import forgetting
    from organizer_app.services.people.person_traces import written_traces

    if person is None:
        today = utc_now().date()
        due = forgetting.due_for_erasure(workspace, today=today)
        return _Wanted(tuple(each.id for each in due), also)
    try:
        return _Wanted((forgetting.find_person(workspace, wanted=person).id,), also)
    except UnknownPerson:
        with workspace.read() as reader:
            written_traces(reader, person)
        return _Wanted((), also, person)


def _mentions(workspace: Workspace, wanted: _Wanted) -> list[DoubtfulMention]:
    from organizer_app.services.people.person_traces import doubtful_mentions

    found = {
        mention.code: mention
        for person_id in wanted.ids
        for mention in doubtful_mentions(workspace, person_id=person_id)
    }
    return list(found.values())


def _list_mentions(mentions: Sequence[DoubtfulMention], *, as_json: bool) -> None:
    if as_json:
        print_json([{"code": mention.code, **asdict(mention)} for mention in mentions])
    elif mentions:
        print_table([(each.code, words.mention_place(each), each.excerpt) for each in mentions], whole=True)
    else:
        click.echo(words.no_mentions())


def _is_confirmed(workspace: Workspace, wanted: _Wanted) -> bool:
    from organizer_app.domain.people.doubtful_mentions import ALL_MENTIONS

    undecided = [
        each
        for each in _mentions(workspace, wanted)
        if each.code not in wanted.also and ALL_MENTIONS not in wanted.also
    ]
    if undecided:
        click.echo(words.mentions_before(len(undecided)), err=True)
        for each in undecided:
            click.echo(f"  {each.code}  {words.mention_line(each)}", err=True)
    question = words.really_written() if wanted.written else words.really(len(wanted.ids))
    return click.confirm(question, err=True)


def _erase(workspace: Workspace, wanted: _Wanted, *, as_json: bool, is_due: bool) -> None:
    from organizer_app.services.day.purges import note_purge
    from organizer_app.services.people import forgetting

    if wanted.written:
        proofs: tuple[ErasureProof, ...] = (forgetting.forget_written(workspace, text=wanted.written),)
    else:
        proofs = forgetting.forget_all(workspace, person_ids=wanted.ids, also=wanted.also)
    if is_due and proofs:
        note_purge(workspace, text=words.purge_line(proofs))
    if as_json:
        print_json([_plain(proof) for proof in proofs])
    elif not proofs:
        click.echo(words.nobody_due())
    for proof in () if as_json else proofs:
        for sentence in words.proof_sentences(proof):
            click.echo(sentence)


def _plain(proof: ErasureProof) -> dict[str, object]:
    return {**asdict(proof), "unfinished": proof.unfinished.value if proof.unfinished else None}
