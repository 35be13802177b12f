"""`organizer members`, `send`, `merge`, `exchange` and `conflicts`: one plan on several laptops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    PATH,
    dry_run_option,
    json_option,
    opened,
    passphrase_of,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.basics.problems import CannotRead
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.wording.history.record_fields import value_words
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.people.duplicates import doubled_city, make_one_here
from organizer_app.wording.sharing.share import released_twice
from organizer_app.wording.together import exchange as words
from organizer_app.wording.together import hub as hub_words
from organizer_app.wording.together import laptops as laptop_words
from organizer_app.wording.together.conflict_card import goes_with
from organizer_app.wording.together.laptop_names import laptop_name
from organizer_app.wording.together.merge_problems import false_name, left_backups

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from organizer_app.domain.merging.contests import ContestedValue
    from organizer_app.domain.merging.large_erasures import LargeErasure
    from organizer_app.domain.merging.members import Member
    from organizer_app.domain.merging.steps import MergeReport
    from organizer_app.services.people.duplicate_pairs import AlikePair
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.conflicts import Conflict, ConflictBook
    from organizer_app.services.together.shared_folder import Exchange

# What --take takes where everything that was written can be kept.
_BOTH: Final = "both"
_erase_option = click.option("--erase", is_flag=True, help=words.erase_help())
_seal_option = click.option("--seal-file", type=PATH, help=words.seal_help())


@click.command("send", help=words.send_help())
@plan_argument
@click.option("--out", type=PATH, required=True, help=words.out_help())
@click.option("--to", multiple=True, help=words.to_help())
@_seal_option
@json_option
@passphrase_option
def send(  # one parameter for each option
    *,
    plan: Path,
    out: Path,
    to: tuple[str, ...],
    seal_file: Path | None,
    as_json: bool,
) -> None:
    """Write what others lack."""
    from organizer_app.services.together import exchanging
    from organizer_app.services.together.members import members as members_of_plan

    with opened(plan) as workspace:
        made = exchanging.save(workspace, out=out, to=to, passphrase=_seal(seal_file))
        known = () if to else members_of_plan(workspace)
    keys = {each.sign_key for each in made.members}
    others = [each.name for each in known if each.sign_key not in keys and not each.is_revoked]
    names = [each.name for each in made.members]
    if as_json:
        print_json({"file": str(out), "steps": made.steps, "to": names, "left_out": others})
        return
    click.echo(words.sent(str(out), made.steps, names))
    if others:
        click.echo(words.left_out(others))


@click.command("merge", help=words.merge_help())
@plan_argument
@click.argument("files", nargs=-1, required=True, type=PATH)
@_seal_option
@_erase_option
@dry_run_option
@json_option
@passphrase_option
def merge(  # one parameter for each option
    *,
    plan: Path,
    files: tuple[Path, ...],
    seal_file: Path | None,
    erase: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in what others sent."""
    from organizer_app.services.people.duplicate_pairs import alike_pairs
    from organizer_app.services.sharing.release_names import doubled_releases
    from organizer_app.services.together import exchanging

    told: list[dict[str, Any]] = []
    with opened(plan) as workspace:
        for path in files:
            file = exchanging.read(path)
            incoming = exchanging.unseal(workspace, file=file, passphrase=_seal(seal_file))
            act = exchanging.look if dry_run else exchanging.take_in
            report = act(workspace, incoming=incoming)
            told.append({"file": str(path), "from": incoming.sender.name, **_plain_report(report)})
            if not as_json:
                sender, names = incoming.sender.name, incoming.bundle.names
                for line in words.merged(report, sender, names, is_dry=dry_run):
                    click.echo(line)
        if not as_json:
            _tell_went_on(workspace)
        erased = _erased(workspace, is_yes=erase and not dry_run)
        asking = report.asking if dry_run else _asking(workspace)
        doubled = () if dry_run else doubled_releases(workspace)
        cities = alike_pairs(workspace, kind="cities")
    if as_json:
        asked = {"erased": erased.people, "asking": _plain_asking(asking)}
        print_json({"dry_run": dry_run, "files": told, **asked})
    else:
        _tell_asking(asking, erased)
        for each in doubled:
            click.echo(released_twice(each))
        _tell_doubled(cities)


@click.command("exchange", help=words.exchange_help())
@plan_argument
@click.option("--folder", type=PATH, help=words.folder_help())
@click.option("--hub", "by_hub", is_flag=True, help=hub_words.hub_help())
@click.option("--watch", is_flag=True, help=hub_words.watch_help())
@_erase_option
@json_option
@passphrase_option
def exchange(  # one parameter for each option
    *,
    plan: Path,
    folder: Path | None,
    by_hub: bool,
    watch: bool,
    erase: bool,
    as_json: bool,
) -> None:
    """Take in what others left in a folder or at the hub, and leave what they lack."""
    from organizer_app.services.people.duplicate_pairs import alike_pairs
    from organizer_app.services.sharing.release_names import doubled_releases
    from organizer_app.services.together.hub_watch import exchange_with_hub, watch_hub
    from organizer_app.services.together.shared_folder import SharedFolder, refuse_folder_of_plan
    from organizer_app.services.together.shared_folder import exchange as exchange_through

    if by_hub == (folder is not None):
        raise click.UsageError(hub_words.one_way())
    if watch and not by_hub:
        raise click.UsageError(hub_words.watch_needs_hub())
    if watch and erase:
        raise click.UsageError(words.erase_not_watching())
    if folder is not None and not folder.is_dir():
        raise CannotRead(str(folder))
    with opened(plan) as workspace:
        if watch:
            watch_hub(workspace, lambda found: _tell_exchange(found, as_json=as_json))
            return
        if folder is not None:
            refuse_folder_of_plan(workspace, folder)
            found = exchange_through(workspace, carrier=SharedFolder(folder))
        else:
            found = exchange_with_hub(workspace)
        if not as_json:
            _tell_went_on(workspace)
        erased = _erased(workspace, is_yes=erase)
        found = replace(found, asking=_asking(workspace), left=erased.left or found.left)
        doubled = doubled_releases(workspace) if found.taken else ()
        cities = alike_pairs(workspace, kind="cities") if found.taken else ()
    _tell_exchange(found, erased, as_json=as_json)
    for each in doubled if not as_json else ():
        click.echo(released_twice(each))
    _tell_doubled(cities if not as_json else ())


def _tell_doubled(pairs: Iterable[AlikePair]) -> None:
    for pair in pairs:
        click.echo(doubled_city(pair.one_name, pair.other_name))


def _tell_went_on(workspace: Workspace) -> None:
    from organizer_app.services.together.exchange_books import went_on

    how = went_on(workspace)
    if how is not None:
        click.echo(words.went_on(how))


def _asking(workspace: Workspace) -> tuple[LargeErasure, ...]:
    from organizer_app.services.together import large_erasures

    return large_erasures.waiting(workspace)


class _Erased(NamedTuple):
    """How many people went with a yes, and the backups that may still hold them."""

    people: int = 0
    left: tuple[str, ...] = ()


def _erased(workspace: Workspace, *, is_yes: bool) -> _Erased:
    """Say yes to everything that waits for it."""
    from organizer_app.services.together import large_erasures

    asking = _asking(workspace) if is_yes else ()
    left: tuple[str, ...] = ()
    for each in asking:
        left = large_erasures.erase(workspace, wanted=each).left
    return _Erased(sum(each.people for each in asking), left)


_NOBODY: Final = _Erased()


def _tell_asking(asking: Iterable[LargeErasure], erased: _Erased) -> None:
    if erased.people:
        click.echo(words.erased(erased.people))
    for line in left_backups(erased.left):
        click.echo(line)
    for each in asking:
        click.echo(words.asks(each))


def _plain_asking(asking: Iterable[LargeErasure]) -> list[dict[str, Any]]:
    return [{"name": each.name, "people": each.people} for each in asking]


def _tell_exchange(found: Exchange, erased: _Erased = _NOBODY, *, as_json: bool) -> None:
    if as_json:
        refused = [{"file": each.name, "reason": each.reason.value} for each in found.refused]
        print_json(
            {
                "taken": found.taken,
                "sent": found.sent,
                "waiting": found.waiting,
                "conflicts": found.conflicts,
                "removed": found.removed,
                "refused": refused,
                "pruned": found.is_pruned,
                "erased": erased.people,
                "left": list(found.left),
                "asking": _plain_asking(found.asking),
            }
        )
        return
    for line in words.exchanged(found.taken, found.sent, found.conflicts):
        click.echo(line)
    if found.is_pruned:
        click.echo(hub_words.pruned_too_early())
    newer = [each for each in found.refused if each.reason is Refusal.NEWER]
    if newer:
        click.echo(words.newer_sent())
    for named in found.false_names:
        click.echo(false_name(named))
    _tell_asking(found.asking, erased._replace(left=found.left))
    rest = len(found.refused) - len(newer) - len(found.false_names)
    if rest:
        click.echo(words.not_taken(rest))


@click.command("conflicts", help=words.conflicts_help())
@plan_argument
@click.option("--take", "choices", multiple=True, metavar="CONFLICT=VALUE", help=words.take_help())
@click.option("--join", type=int, help=words.join_help())
@click.option("--apart", type=int, help=words.apart_help())
@json_option
@passphrase_option
def conflicts(
    *, plan: Path, choices: tuple[str, ...], join: int | None, apart: int | None, as_json: bool
) -> None:
    """List the conflicts that are left and cities that were added twice, after deciding some."""
    from organizer_app.services.people.duplicate_pairs import alike_pairs
    from organizer_app.services.together import conflicts as services

    with opened(plan, is_reading=not (choices or join or apart)) as workspace:
        if join is not None or apart is not None:
            _join(workspace, join, apart)
        book = services.conflict_book(workspace)
        found = book.conflicts
        decisions = [_decision(found, choice) for choice in choices]
        if decisions:
            services.decide(workspace, decisions=decisions)
            book = services.conflict_book(workspace)
            found = book.conflicts
        doubled = alike_pairs(workspace, kind="cities")
    if as_json:
        print_json([_plain_conflict(number, each, book) for number, each in enumerate(found, 1)])
        return
    print_table(
        [row for number, each in enumerate(found, 1) for row in _rows(number, each, book)], whole=True
    )
    for number, pair in enumerate(doubled, 1):
        click.echo(doubled_city(pair.one_name, pair.other_name))
        click.echo(make_one_here(number))


def _join(workspace: Workspace, join: int | None, apart: int | None) -> None:
    """Make one of two entries of a city, or keep both, by their number in the list."""
    from organizer_app.services.people.doubled_cities import merge_actions
    from organizer_app.services.people.duplicate_pairs import alike_pairs
    from organizer_app.services.people.duplicates import tell_apart

    known = dict(enumerate(alike_pairs(workspace, kind="cities"), 1))
    for number in filter(None, (join, apart)):
        if number not in known:
            raise click.UsageError(words.unknown_choice(str(number)))
    if apart:
        tell_apart(workspace, one_id=known[apart].one_id, other_id=known[apart].other_id)
    if join:
        merge_actions(workspace, kept_id=known[join].one_id, merged_id=known[join].other_id)


@click.command("members", help=words.members_help())
@plan_argument
@click.option("--card", type=PATH, help=words.card_help())
@click.option("--add", type=PATH, help=words.add_help())
@click.option("--words", "told", default="", help=words.words_help())
@click.option("--name", default="", help=words.name_help())
@click.option("--regional", is_flag=True, help=words.regional_help())
@click.option("--area", "areas", multiple=True, help=words.area_help())
@click.option("--decide", default="", help=words.decide_help())
@click.option("--revoke", default="", help=words.revoke_help())
@json_option
@passphrase_option
def members(  # noqa: PLR0913  # one parameter for each option
    *,
    plan: Path,
    card: Path | None,
    add: Path | None,
    told: str,
    name: str,
    regional: bool,
    areas: tuple[str, ...],
    decide: str,
    revoke: str,
    as_json: bool,
) -> None:
    """Add or revoke a member, decide what it is sent or write a card, then list the members."""
    from organizer_app.services.together import members as services

    if add is not None and not told.strip():
        raise click.UsageError(words.words_missing())
    role = MemberRole.REGIONAL if regional or areas else MemberRole.DESK
    sent = _Sent(role, "; ".join(areas))
    with opened(plan) as workspace:
        own = services.own_card(workspace)
        own_words = services.words_to_compare(own)
        if card is not None:
            services.save_card(workspace, out=card)
        done = [_added(workspace, add, told, name, sent)] if add is not None else []
        done += [_decided(workspace, decide, sent)] if decide else []
        if revoke:
            services.revoke(workspace, name=revoke)
            done.append(words.member_revoked(revoke))
        found = services.members(workspace)
    if as_json:
        print_json({"words": own_words, "members": list(map(_plain_member, found))})
        return
    click.echo(words.card_written(str(card), own_words) if card else words.own_words(own_words))
    for line in done:
        click.echo(line)
    if found:
        print_table([(each.name, _state(each), laptop_words.extent_short(each)) for each in found])


class _Sent(NamedTuple):
    """What a member is sent, as the options say it."""

    role: MemberRole
    areas: str


def _added(workspace: Workspace, add: Path, told: str, name: str, sent: _Sent) -> str:
    from organizer_app.services.together import members as services

    card = services.read_card(add)
    added = services.add_member(workspace, card=card, words=told, name=name, role=sent.role, areas=sent.areas)
    return words.member_added(added.name)


def _decided(workspace: Workspace, name: str, sent: _Sent) -> str:
    from organizer_app.services.together import members as services

    key = services.named(workspace, name).sign_key
    services.decide_extent(workspace, sign_key=key, role=sent.role, areas=sent.areas)
    return laptop_words.extent_changed(name)


def _seal(seal_file: Path | None) -> str:
    return (passphrase_of(seal_file) or "") if seal_file is not None else ""


def _plain_report(report: MergeReport) -> dict[str, Any]:
    return {
        "taken": report.taken,
        "changes": report.changes,
        "duplicates": report.duplicates,
        "waiting": report.waiting,
        "missing": [each._asdict() for each in report.missing],
        "conflicts": [each._asdict() for each in report.contests],
        "records": dict(report.touched),
        "left": list(report.left),
    }


def _decision(found: tuple[Conflict, ...], choice: str) -> Any:  # noqa: ANN401  # imported late
    from organizer_app.services.together.conflicts import Decision

    number, _equals, value = choice.partition("=")
    for at, conflict in enumerate(found, 1):
        contest = conflict.contest
        offered = {str(spot): each.value for spot, each in enumerate(contest.values, 1)}
        if conflict.both is not None:
            offered[_BOTH] = conflict.both
        if number.strip() == str(at) and value.strip() in offered:
            return Decision(contest.noun, contest.record_id, contest.field, offered[value.strip()])
    raise click.UsageError(words.unknown_choice(choice))


def _who(side: ContestedValue, book: ConflictBook) -> str:
    if side.origin == book.own:
        return words.own_laptop()
    return laptop_name(side.author, side.origin, paired=book.laptops.get(side.origin, ""))


def _rows(number: int, conflict: Conflict, book: ConflictBook) -> list[tuple[str, ...]]:
    contest = conflict.contest
    where = " · ".join(filter(None, (conflict.city, conflict.subject)))
    rows: list[tuple[str, ...]] = [(str(number), where, field_name(contest.field))]
    for spot, each in enumerate(contest.values, 1):
        said = value_words(contest.noun, contest.field, each.value, book.names)
        rows.append((f"{number}={spot}", _who(each, book), said))
    if conflict.both is not None:
        said = value_words(contest.noun, contest.field, conflict.both, book.names)
        rows.append((f"{number}={_BOTH}", words.of_both(), said))
    if conflict.goes:
        rows.append(("", "", goes_with((each.noun, each.name) for each in conflict.goes)))
    return rows


def _plain_conflict(number: int, conflict: Conflict, book: ConflictBook) -> dict[str, Any]:
    contest = conflict.contest
    return {
        "number": number,
        "noun": contest.noun.value,
        "id": contest.record_id,
        "field": contest.field,
        "subject": conflict.subject,
        "city": conflict.city,
        "was": contest.was,
        "shown": contest.shown,
        "both": conflict.both,
        "goes": [
            {"noun": each.noun.value, "id": each.record_id, "name": each.name} for each in conflict.goes
        ],
        "values": [
            {
                "value": each.value,
                "author": each.author,
                "name": _who(each, book),
                "at": each.at.isoformat(),
                "laptop": each.origin,
            }
            for each in contest.values
        ],
    }


def _plain_member(member: Member) -> dict[str, Any]:
    return {
        "name": member.name,
        "key": member.sign_key,
        "role": member.given.role.value,
        "areas": list(member.given.areas),
        "disputed": member.is_disputed,
        "compared": member.compared.isoformat(),
        "revoked": member.is_revoked,
        "sent_at": member.sent_at.isoformat() if member.sent_at else None,
        "heard_at": member.heard_at.isoformat() if member.heard_at else None,
    }


def _state(member: Member) -> str:
    heard = member.heard_at.astimezone().strftime("%Y-%m-%d %H:%M") if member.heard_at else ""
    return words.member_state(heard, is_revoked=member.is_revoked)
