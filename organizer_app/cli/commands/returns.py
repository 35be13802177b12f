"""`organizer returns`: what came back of return forms, beside the plan, and taken as one step each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    PATH,
    dry_run_option,
    json_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.sharing.returned_forms import CITY_OF_HOST, ReturnState
from organizer_app.environment.files.bounded_files import bounded_bytes
from organizer_app.wording.sharing import returned_forms as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.sharing.returned_answers import ReturnedAnswer
    from organizer_app.domain.sharing.returned_forms import ReturnedForm, ReturnsInbox
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.returned_forms import RefusedReply, ReplyRead


class _Outcome(NamedTuple):
    """What became of a reply; nothing was taken of one that had come before."""

    form: ReturnedForm
    taken: tuple[str, ...]
    is_repeat: bool


class _Wanted(NamedTuple):
    """What was said on the command line about the replies; the answers by number."""

    numbers: frozenset[str]
    same: frozenset[str]
    other: frozenset[str]
    city: str

    def said_of(self, form: ReturnedForm) -> ReturnedForm:
        """Return a reply with the city that is meant and with who is the same person."""
        if form.state is ReturnState.DECIDED and not self.numbers:
            return form
        meant = form.with_city(self.city) if self.city and form.is_of_new_host else form
        return meant.with_same_people((meant.same_people | self.same) - self.other)

    def chosen(self, form: ReturnedForm) -> tuple[str, ...]:
        """Return the numbers of the answers to take."""
        wanted = self.numbers or form.ticked
        if form.is_of_new_host and not (form.has_city and CITY_OF_HOST.number in wanted):
            # Without its city nothing of it has a place in the plan.
            return ()
        return tuple(answer.number for answer in form.answers if answer.number in wanted)


@click.command("returns", help=words.returns_help())
@plan_argument
@click.argument("files", nargs=-1, type=PATH)
@click.option("--paste", is_flag=True, help=words.paste_help())
@click.option("--take", "numbers", multiple=True, metavar="NUMBER", help=words.take_help())
@click.option("--same-person", "same", multiple=True, metavar="NUMBER", help=words.same_person_help())
@click.option("--new-person", "other", multiple=True, metavar="NUMBER", help=words.new_person_help())
@click.option("--city", default="", metavar="CITY", help=words.city_of_host_help())
@dry_run_option
@json_option
@passphrase_option
def returns(  # noqa: PLR0913  # one parameter for each option
    *,
    plan: Path,
    files: tuple[Path, ...],
    paste: bool,
    numbers: tuple[str, ...],
    same: tuple[str, ...],
    other: tuple[str, ...],
    city: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take replies, or list those that came."""
    from organizer_app.services.together import returned_forms as services

    if files and paste:
        raise click.UsageError(words.paste_or_files())
    with opened(plan) as workspace:
        if not files and not paste:
            _list(services.inbox(workspace), as_json=as_json)
            return
        found = _read(files)
        wanted = _Wanted(frozenset(numbers), frozenset(same), frozenset(other), city)
        good, bad = services.receivable(workspace, replies=found)
        outcomes = _looked_at(workspace, good, wanted) if dry_run else _taken(workspace, good, wanted)
    if as_json:
        refused = list(map(_plain_refused, bad))
        print_json({"dry_run": dry_run, "replies": list(map(_plain, outcomes)), "refused": refused})
    else:
        for outcome in outcomes:
            _tell(outcome, is_dry=dry_run)
    for each in bad:
        sentence = words.unreadable(each.problem)
        click.echo(words.refused(each.source, each.city, each.lead, sentence), err=True)
    if bad:
        raise click.exceptions.Exit(1)


def _read(files: Sequence[Path]) -> list[ReplyRead]:
    """Return the replies in files or standard input, and what is none."""
    from organizer_app.services.together.returned_forms import read_reply_bytes

    found: list[ReplyRead] = []
    if not files:
        found = read_reply_bytes(sys.stdin.buffer.read(), name="")
    for file in files:
        found += read_reply_bytes(bounded_bytes(file), name=file.name)
    return found


def _looked_at(workspace: Workspace, found: Sequence[ReplyRead], wanted: _Wanted) -> list[_Outcome]:
    from organizer_app.domain.sharing.return_replies import Reply
    from organizer_app.services.together.returned_forms import look

    outcomes = []
    for each in found:
        if isinstance(each.found, Reply):
            form = wanted.said_of(look(workspace, reply=each.found, way=each.way))
            outcomes.append(_Outcome(form, wanted.chosen(form), bool(form.reply_id)))
    return outcomes


def _taken(workspace: Workspace, found: Sequence[ReplyRead], wanted: _Wanted) -> list[_Outcome]:
    from organizer_app.services.together.returned_forms import inbox, receive, take

    outcomes = []
    for received in receive(workspace, replies=found) if found else ():
        form = next(each for each in inbox(workspace).replies if each.reply_id == received.reply_id)
        form = wanted.said_of(form)
        # What was left out before can still be named.
        is_done = received.is_repeat and form.state is ReturnState.DECIDED and not wanted.numbers
        chosen = () if is_done else wanted.chosen(form)
        if form.answers and not is_done and chosen:
            take(
                workspace,
                reply_id=form.reply_id,
                numbers=chosen,
                city=wanted.city,
                same_people=form.same_people,
            )
        outcomes.append(_Outcome(form, chosen, is_done))
    return outcomes


def _tell(outcome: _Outcome, *, is_dry: bool) -> None:
    form = outcome.form
    city = words.reply_head(form.city, form.filled_by)
    if outcome.is_repeat:
        click.echo(words.repeated(city))
        return
    if form.is_second:
        click.echo(words.second(", ".join(form.other_fillers)))
    if form.is_code_former:
        click.echo(words.former_code())
    if not form.answers:
        click.echo(words.confirmed(city))
        return
    click.echo(words.took(city, len(outcome.taken), len(form.answers), is_dry=is_dry))
    rows = [
        (
            answer.number,
            words.label(answer.field),
            words.was(answer),
            words.value(answer.field, answer.theirs),
            words.value(answer.field, answer.ours),
            _becomes(answer, is_taken=answer.number in outcome.taken),
        )
        for answer in form.answers
    ]
    print_table(rows, headings=words.answer_headings())
    left = len(form.answers) - len(outcome.taken)
    if left:
        click.echo(words.left_out(left))


def _becomes(answer: ReturnedAnswer, *, is_taken: bool) -> str:
    if not is_taken:
        return words.doubt(answer.doubt) if answer.doubt else words.value(answer.field, answer.ours)
    value = words.value(answer.field, answer.becomes)
    return value if answer.is_same is None else words.told_person(value, is_same=answer.is_same)


def _list(inbox: ReturnsInbox, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "cities": inbox.cities,
                "back": inbox.back,
                "replies": [_plain(_Outcome(each, each.taken, is_repeat=False)) for each in inbox.replies],
                "out": [{"city": each.city, "lead": each.lead} for each in inbox.out],
            }
        )
        return
    if inbox.cities:
        click.echo(words.back(inbox.back, inbox.cities))
    print_table(
        [(each.city, each.filled_by, words.way(each.way), words.state(each.state)) for each in inbox.replies]
    )


def _plain_refused(reply: RefusedReply) -> dict[str, Any]:
    return {
        "file": reply.source or None,
        "city": reply.city or None,
        "lead": reply.lead or None,
        "fault": reply.problem.fault.value,
        "sentence": words.unreadable(reply.problem),
    }


def _plain(outcome: _Outcome) -> dict[str, Any]:
    form = outcome.form
    return {
        "city": form.city,
        "filled_by": form.filled_by or None,
        "way": form.way.value,
        "state": form.state.value,
        "repeat": outcome.is_repeat,
        "second": form.is_second,
        "older_code": form.is_code_former,
        "same": form.same,
        "answers": [
            {
                "number": answer.number,
                "field": answer.field.code,
                "was": answer.was,
                "theirs": answer.theirs,
                "ours": answer.ours,
                "becomes": answer.becomes,
                "doubt": answer.doubt.value if answer.doubt else None,
                "same_person": answer.is_same,
                "taken": answer.number in outcome.taken,
            }
            for answer in form.answers
        ],
        "taken": list(outcome.taken),
    }
