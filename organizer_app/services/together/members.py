"""Introduces laptops to each other: cards, six words to compare, and leaving."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import CannotRead
from organizer_app.domain.merging.extents import Extent, MemberRole
from organizer_app.domain.merging.members import Member, MemberCard
from organizer_app.domain.merging.merge_problems import (
    CardUnreadable,
    ChangesRefused,
    LaptopTaken,
    Refusal,
    UnknownMember,
    WordsDiffer,
)
from organizer_app.domain.merging.seals import checkpoint_message
from organizer_app.domain.merging.steps import Checkpoint
from organizer_app.environment.files.new_files import built_beside
from organizer_app.environment.resource_files import resource_path
from organizer_app.exchange.bundles.laptop_keys import LaptopKeys, is_key_pair, new_keys, words_of
from organizer_app.exchange.paper.qr_drawing import qr_squares
from organizer_app.services.together.extents import areas_of, told_extents
from organizer_app.storage.codecs import decode_moment, encode_moment
from organizer_app.storage.members import change_member, members_of, put_member
from organizer_app.storage.merging.leaving import vector_of
from organizer_app.storage.merging.sealing import (
    keep_checkpoints,
    seal_own_steps,
    signed_checkpoints,
    unsigned_tip,
)
from organizer_app.storage.own_origin import LAPTOP_KEYS
from organizer_app.storage.plan_facts import SAMPLE, fact_of
from organizer_app.storage.plan_file import replica_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_CARD = "organizer-card-1"
# Said before the name of which moment a sample tells; written by a few versions, and refused by those before.
_CARD_OF_SAMPLE = "organizer-card-2"
# Behind the name it is written in tags, and after it as whom the laptop writes. Every version leaves tags out
# of a name, as they are not printable: those that know of neither read the rest of the card.
_TAGS = 0xE0000
_TAGGED = re.compile("\N{LANGUAGE TAG}([\N{TAG SPACE}-\N{TAG TILDE}]+)$")
_MOST_CARD = 4096
_LONGEST_NAME = 80
_ORIGIN = re.compile("[0-9a-z-]{8,40}")
# Some words of the list have a hyphen.
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def own_keys(workspace: Workspace) -> LaptopKeys:
    """Return the keys of this laptop; a copy of a plan that became a laptop of its own gets new ones."""
    with workspace.read() as reader:
        known, fact = keys_in(reader), fact_of(reader.connection, LAPTOP_KEYS)
    if known is not None:
        return known
    if fact and workspace.refusal is None:
        workspace.keep_aside(lambda reader: _sign_for_former(reader, json.loads(fact)))
    made = new_keys()
    kept = {"origin": workspace.replica, "sign": made.sign, "seal": made.seal}
    workspace.keep_fact(LAPTOP_KEYS, json.dumps(kept))
    return made


def keys_in(reader: Reader) -> LaptopKeys | None:
    """Return the keys of this laptop, in a transaction that reads more; None if there are none yet."""
    fact = fact_of(reader.connection, LAPTOP_KEYS)
    if not fact:
        return None
    kept = json.loads(fact)
    is_own = kept["origin"] == replica_of(reader.connection)
    return LaptopKeys(kept["sign"], kept["seal"]) if is_own else None


def _sign_for_former(reader: Reader, kept: dict[str, str]) -> None:
    """Sign, for the last time, the steps of the laptop that this one is a copy of: it may be lost."""
    seal_own_steps(reader.connection)
    sign_steps(reader, kept["origin"], LaptopKeys(kept["sign"], kept["seal"]))


def sign_steps(reader: Reader, origin: str, keys: LaptopKeys) -> None:
    """Sign how far the sealed steps of the laptop go that has these keys, unless that is signed already."""
    tip = unsigned_tip(reader.connection, origin)
    if tip is None:
        return
    message = checkpoint_message(fact_of(reader.connection, "plan_id"), origin, *tip)
    told = Checkpoint(origin, *tip, keys.sign_key, keys.signed(message))
    keep_checkpoints(reader.connection, [told])


def own_card(workspace: Workspace, keys: LaptopKeys | None = None) -> MemberCard:
    """Return the card of this laptop: a copy of a plan has one of its own, even before its first edit.

    `keys` are those that a transaction has read already.
    """
    if workspace.become_own() or keys is None:
        keys = own_keys(workspace)
    with workspace.read() as reader:
        sample = fact_of(reader.connection, SAMPLE)
    return MemberCard(
        workspace.plan_id, workspace.author, keys.sign_key, keys.seal_key, sample, workspace.replica
    )


def card_text(card: MemberCard) -> str:
    """Return a card as one line of text, for a file or a QR code."""
    text = f"{_CARD} {card.plan_id} {card.sign_key} {card.seal_key} {card.name}"
    told = " ".join(filter(None, (card.sample_moment, card.origin)))
    tags = "".join(chr(_TAGS + ord(letter)) for letter in told)
    return f"{text}\N{LANGUAGE TAG}{tags}" if told else text


def card_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the QR code of a card, True for a dark square."""
    return qr_squares(text)


def save_card(workspace: Workspace, *, out: Path) -> None:
    """Write the card of this laptop into a new file.

    Raises:
        PlanExists, CannotWrite, DiskFull: there is no new file.
    """
    with built_beside(out) as draft:
        draft.write_text(card_text(own_card(workspace)) + "\n", encoding="utf-8")


def read_card(path: Path) -> MemberCard:
    """Return the card in a file.

    Raises:
        CannotRead: there is no such file, or it may not be read.
        CardUnreadable: it is no card.
    """
    try:
        with path.open("rb") as file:
            found = file.read(_MOST_CARD)
    except OSError as refused:
        raise CannotRead(str(path)) from refused
    return card_of(found.decode("utf-8", errors="replace"))


def card_of(text: str) -> MemberCard:
    """Return the card of a text that anybody may have written.

    Raises:
        CardUnreadable: it is no card.
    """
    # Where the text was sent on, its lines may have been broken.
    parts = " ".join(text.split()).split(" ", 4)
    is_known = parts[0] in {_CARD, _CARD_OF_SAMPLE}
    if len(text) > _MOST_CARD or len(parts) < len(("mark", "plan", "sign", "seal")) or not is_known:
        raise CardUnreadable
    mark, plan_id, sign_key, seal_key, *rest = parts
    if not is_key_pair(sign_key, seal_key):
        raise CardUnreadable
    said = "".join(rest)
    moment, origin = _tagged(said)
    if mark == _CARD_OF_SAMPLE:
        moment, _, said = said.partition(" ")
        moment = _sample_moment(moment)
    name = "".join(filter(str.isprintable, said))[:_LONGEST_NAME]
    return MemberCard(plan_id, name, sign_key, seal_key, moment, origin)


def _tagged(said: str) -> tuple[str, str]:
    """Return the moment and the replica in the tags behind a name; each empty where it is not there."""
    tagged = _TAGGED.search(said)
    if tagged is None:
        return "", ""
    first, *others = "".join(chr(ord(tag) - _TAGS) for tag in tagged[1]).split(" ")
    try:
        moment, others = _sample_moment(first), others[:1]
    except CardUnreadable:
        moment, others = "", [first]
    # Another program may have added tags of its own, or a later version, which says something else there.
    return moment, next(filter(_ORIGIN.fullmatch, others), "")


def _sample_moment(text: str) -> str:
    """Return a moment that is written as a plan keeps it; raise `CardUnreadable` for anything else."""
    try:
        is_as_kept = encode_moment(decode_moment(text)) == text
    except (ValueError, OverflowError) as unread:
        raise CardUnreadable from unread
    if not is_as_kept:
        raise CardUnreadable
    return text


def words_to_compare(card: MemberCard) -> str:
    """Return the six words that the people of two laptops read to each other."""
    return " ".join(_said_words(card.sign_key, card.seal_key))


def words_of_member(member: Member) -> tuple[str, ...]:
    """Return the six words of a member."""
    return _said_words(member.sign_key, member.seal_key)


def _said_words(sign_key: str, seal_key: str) -> tuple[str, ...]:
    return words_of(sign_key, seal_key, _word_list())


@functools.cache
def _word_list() -> tuple[str, ...]:
    return tuple(resource_path("passphrases", "words.txt").read_text("utf-8").split())


def check_card(workspace: Workspace, *, card: MemberCard) -> None:
    """Refuse the card of another plan, and this laptop's own.

    Raises:
        ChangesRefused: it is one of these.
    """
    if card.plan_id != workspace.plan_id:
        raise ChangesRefused(Refusal.OTHER_PLAN)
    if card.sign_key == own_keys(workspace).sign_key:
        raise ChangesRefused(Refusal.OWN)


def add_member(
    workspace: Workspace,
    *,
    card: MemberCard,
    words: str,
    name: str = "",
    role: MemberRole = MemberRole.DESK,
    areas: str = "",
) -> Member:
    """Accept the changes of a laptop from now on.

    Args:
        workspace: the plan.
        card: its card.
        words: the six words as its owner has read them out.
        name: how it is called here; the card's name by default.
        role: what it is sent.
        areas: the states and cities of a regional member, with semicolons between; empty for all of them.

    Raises:
        ChangesRefused: the card belongs to another plan.
        UnknownArea: one of the areas is neither a state nor a city of the plan; nothing was kept.
        WordsDiffer: the words are not those of the card; nothing was kept.
        LaptopTaken: the card says that it is a laptop which has another key; nothing was kept.
    """
    check_card(workspace, card=card)
    if _said(words) != _said(words_to_compare(card)):
        raise WordsDiffer
    called = name or card.name or card.sign_key[:8]
    _refuse_taken(workspace, card, called)
    extent = _extent(workspace, role, areas, number=1)
    member = Member(
        card.sign_key, called, card.seal_key, workspace.clock(), origin=card.origin, extent=extent
    )
    workspace.keep_aside(lambda reader: put_member(reader.connection, member))
    return member


def _refuse_taken(workspace: Workspace, card: MemberCard, called: str) -> None:
    own_key = own_keys(workspace).sign_key
    with workspace.read() as reader:
        known = members_of(reader.connection)
        taken = keys_of_laptops(reader, known, own_key).get(card.origin, card.sign_key)
    if taken != card.sign_key:
        names = {own_key: "", **{each.sign_key: each.name for each in known}}
        raise LaptopTaken(called, names.get(taken, card.origin[:8]))


def keys_of_laptops(reader: Reader, known: Iterable[Member], own_key: str) -> dict[str, str]:
    """Return, by the id of each laptop whose key is known, that public signing key: it has no other one ever.

    It is known from its card, from the first file that it sent, or from the first signature that was passed
    on.
    """
    keys = {each.origin: each.sign_key for each in known if each.origin}
    keys |= {each.origin: each.sign_key for each in signed_checkpoints(reader.connection)}
    return {**keys, replica_of(reader.connection): own_key}


def _said(words: str) -> list[str]:
    """Return words without what stands around them in a message: numbers, commas, a period."""
    return _WORD.findall(words.casefold())


def _extent(workspace: Workspace, role: MemberRole, areas: str, *, number: int) -> Extent:
    wanted = areas_of(workspace, areas) if role is MemberRole.REGIONAL else ()
    return Extent(role, wanted, number)


def decide_extent(workspace: Workspace, *, sign_key: str, role: MemberRole, areas: str = "") -> Member:
    """Decide what a member is sent from now on, for all desks: they learn of it with the next changes.

    What it was sent before stays with it. What it was not sent before comes with the next changes.

    Args:
        workspace: the plan.
        sign_key: the member.
        role: what it is sent.
        areas: the states and cities of a regional member, with semicolons between; empty for all of them.

    Raises:
        UnknownMember: no member has this key.
        UnknownArea: one of the areas is neither a state nor a city of the plan; nothing was changed.
    """
    member = _of_key(workspace, sign_key)
    number = 1 + max(each.number for each in (member.extent, *member.told))
    decided = replace(member, extent=_extent(workspace, role, areas, number=number))
    workspace.keep_aside(lambda reader: change_member(reader.connection, member, decided))
    return decided


def members(workspace: Workspace) -> tuple[Member, ...]:
    """Return the members by name, revoked ones too, with what other desks have decided of them."""
    with workspace.read() as reader:
        return members_in(reader)


def members_in(reader: Reader) -> tuple[Member, ...]:
    """Return the members, as `members` does, in a transaction that reads more."""
    return told_extents(reader, members_of(reader.connection))


def named(workspace: Workspace, name: str) -> Member:
    """Return the member of a name; raise `UnknownMember` if there is none, or more than one."""
    found = [each for each in members(workspace) if each.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise UnknownMember(name)
    return found[0]


def revoke(workspace: Workspace, *, name: str) -> Member:
    """Accept no more changes of a laptop than are here now, no matter who brings them.

    Nothing can take back what it has: it keeps its copy of the plan.

    Raises:
        UnknownMember: no member has this name.
    """
    return _revoke(workspace, named(workspace, name))


def revoke_laptop(workspace: Workspace, *, sign_key: str) -> Member:
    """Revoke the member of a key, as `revoke` does.

    Raises:
        UnknownMember: no member has this key.
    """
    return _revoke(workspace, _of_key(workspace, sign_key))


def accept_again(workspace: Workspace, *, sign_key: str) -> Member:
    """Accept the changes of a revoked member again: the words were compared before.

    Raises:
        UnknownMember: no member has this key.
    """
    member = _of_key(workspace, sign_key)
    accepted = replace(member, revoked=None)
    workspace.keep_aside(lambda reader: change_member(reader.connection, member, accepted))
    return accepted


def _of_key(workspace: Workspace, sign_key: str) -> Member:
    found = next((each for each in members(workspace) if each.sign_key == sign_key), None)
    if found is None:
        raise UnknownMember(sign_key[:8])
    return found


def known_of(workspace: Workspace, member: Member) -> dict[str, int]:
    """Return up to which number the changes of a member are here, by the laptop that made them."""
    with workspace.read() as reader:
        known = vector_of(reader.connection)
        keys = keys_of_laptops(reader, [member], "")
    return {origin: known.get(origin, 0) for origin, key in keys.items() if key == member.sign_key}


def _revoke(workspace: Workspace, member: Member) -> Member:
    revoked = replace(member, revoked=known_of(workspace, member))
    workspace.keep_aside(lambda reader: change_member(reader.connection, member, revoked))
    return revoked
