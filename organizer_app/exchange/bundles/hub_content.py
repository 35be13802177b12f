"""Writes what travels through a hub inside its sealed segments: steps, and who comes and goes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from organizer_app.domain.merging.extents import Extent, plain_extent
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.presence import Spot
from organizer_app.domain.merging.steps import text_of
from organizer_app.exchange.bundles.laptop_keys import is_key_pair, is_opening_key
from organizer_app.exchange.bundles.step_lines import extent_of, whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_MOST_PLAIN: Final = 4 << 20
_MOST_MEMBERS: Final = 10_000
_LONGEST_NAME: Final = 80


class ContentKind(Enum):
    """What a segment holds.

    STEPS: changes of the plan. INTRODUCTION: a new member. DEPARTURE: a former member. KEYS: the keys that
    open segments, the newest last. PRESENCE: what somebody is editing. PART: a new member who is sent a part
    of the plan; a version that knows of none must not take it for one who is sent all.
    """

    STEPS = "steps"
    INTRODUCTION = "introduction"
    DEPARTURE = "departure"
    KEYS = "keys"
    PRESENCE = "presence"
    PART = "part"


@dataclass(frozen=True, slots=True)
class IntroducedMember:
    """The public side of a laptop, as one member tells it to another; `origin` is empty if unknown."""

    name: str
    sign_key: str
    seal_key: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class IntroducedPart:
    """A laptop that is sent a part of the plan, and what it has been sent of it.

    Attributes:
        member: the laptop.
        extent: which part, as the desk that tells of it has decided.
        vector: up to which changes it was sent that part.
    """

    member: IntroducedMember
    extent: Extent
    vector: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a laptop needs to use a hub; it is sealed for that laptop alone.

    Attributes:
        address: where the hub is, with the login.
        password: of the login.
        keys: what opens segments, the newest last; none for anyone who is sent a part of the plan.
        members: everybody else who is sent all of it.
        number: the newest segment whose content the snapshot has.
        vector: what the snapshot has.
        parts: those who are sent a part of it.
    """

    address: str
    password: str
    keys: tuple[str, ...]
    members: tuple[IntroducedMember, ...]
    number: int
    vector: Mapping[str, int]
    parts: tuple[IntroducedPart, ...] = ()


def content_of(kind: ContentKind, payload: bytes) -> bytes:
    """Return what is sealed."""
    return kind.value.encode() + b"\n" + payload


def read_content(content: bytes) -> tuple[ContentKind | None, bytes]:
    """Return the kind of opened content, None for one of a newer version, and the rest of it."""
    mark, _line, payload = content.partition(b"\n")
    try:
        return ContentKind(mark.decode("ascii")), payload
    except ValueError:
        return None, payload


def member_bytes(member: IntroducedMember) -> bytes:
    """Return a member as the payload of an introduction."""
    return _json(_plain_member(member))


def read_member(payload: bytes) -> IntroducedMember:
    """Return the member of a payload; raise `ChangesRefused` if it is none."""
    return _checked(lambda: _member(_loaded(payload)))


def part_bytes(part: IntroducedPart) -> bytes:
    """Return a member who is sent a part of the plan as the payload of an introduction."""
    return _json(_plain_part(part))


def read_part(payload: bytes) -> IntroducedPart:
    """Return what `part_bytes` wrote; raise `ChangesRefused` for anything else."""
    return _checked(lambda: _part(_loaded(payload)))


def departure_bytes(sign_key: str, vector: Mapping[str, int]) -> bytes:
    """Return who is a member no more, and up to which changes of theirs they are believed."""
    return _json({"key": sign_key, "vector": dict(vector)})


def read_departure(payload: bytes) -> tuple[str, dict[str, int]]:
    """Return what `departure_bytes` wrote; raise `ChangesRefused` for anything else."""

    def read() -> tuple[str, dict[str, int]]:
        plain = _loaded(payload)
        return text_of(plain["key"]), _vector(plain["vector"])

    return _checked(read)


def keys_bytes(keys: Sequence[str]) -> bytes:
    """Return the keys of a hub as a payload."""
    return _json({"keys": list(keys)})


def read_keys(payload: bytes) -> tuple[str, ...]:
    """Return the keys of a payload; raise `ChangesRefused` if there are none."""
    return _checked(lambda: _keys(_loaded(payload)["keys"]))


def presence_bytes(spot: Spot) -> bytes:
    """Return what somebody is editing as a payload."""
    return _json({"action": spot.action_id, "field": spot.field, "record": spot.record_id})


def read_presence(payload: bytes) -> Spot:
    """Return what somebody is editing; raise `ChangesRefused` for anything else."""

    def read() -> Spot:
        plain = _loaded(payload)
        # Earlier versions tell of city actions alone.
        told = (plain["action"], plain["field"], plain.get("record", ""))
        return Spot(*(text_of(each)[:_LONGEST_NAME] for each in told))

    return _checked(read)


def invitation_bytes(invitation: Invitation) -> bytes:
    """Return an invitation as bytes to be sealed."""
    return _json(
        {
            "invitation": 1,
            "address": invitation.address,
            "password": invitation.password,
            "keys": list(invitation.keys),
            "members": [_plain_member(each) for each in invitation.members],
            "number": invitation.number,
            "vector": dict(invitation.vector),
            "parts": [_plain_part(each) for each in invitation.parts],
        }
    )


def read_invitation(content: bytes) -> Invitation:
    """Return the invitation of opened bytes; raise `ChangesRefused` if they are none."""

    def read() -> Invitation:
        plain = _loaded(content)
        parts = plain.get("parts", ())
        if plain["invitation"] != 1 or len(plain["members"]) + len(parts) > _MOST_MEMBERS:
            raise ValueError("invitation")
        return Invitation(
            text_of(plain["address"]),
            text_of(plain["password"]),
            _keys(plain["keys"]) if plain["keys"] else (),
            tuple(_member(each) for each in plain["members"]),
            whole_number(plain["number"]),
            _vector(plain["vector"]),
            tuple(_part(each) for each in parts),
        )

    return _checked(read)


def _checked(read: Callable[[], T]) -> T:
    try:
        return read()
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as wrong:
        raise ChangesRefused(Refusal.DAMAGED) from wrong


def _loaded(payload: bytes) -> Any:  # noqa: ANN401  # foreign JSON
    if len(payload) > _MOST_PLAIN:
        raise ValueError("size")
    return json.loads(payload)


def _plain_member(member: IntroducedMember) -> dict[str, str]:
    told = {"name": member.name, "sign": member.sign_key, "seal": member.seal_key}
    return {**told, "origin": member.origin} if member.origin else told


def _member(plain: Any) -> IntroducedMember:  # noqa: ANN401  # foreign JSON
    sign_key, seal_key = text_of(plain["sign"]), text_of(plain["seal"])
    if not is_key_pair(sign_key, seal_key):
        raise ValueError("keys")
    name = "".join(filter(str.isprintable, text_of(plain["name"])))[:_LONGEST_NAME]
    # Earlier versions do not tell as whom it writes.
    origin = text_of(plain.get("origin", ""))[:_LONGEST_NAME]
    return IntroducedMember(name or sign_key[:8], sign_key, seal_key, origin)


def _plain_part(part: IntroducedPart) -> dict[str, Any]:
    told = {"extent": plain_extent(part.extent), "vector": dict(part.vector)}
    return {**_plain_member(part.member), **told}


def _part(plain: Any) -> IntroducedPart:  # noqa: ANN401  # foreign JSON
    return IntroducedPart(_member(plain), extent_of(*plain["extent"]), _vector(plain["vector"]))


def _keys(plain: Any) -> tuple[str, ...]:  # noqa: ANN401  # foreign JSON
    keys = tuple(map(text_of, plain))
    if not keys or not all(map(is_opening_key, keys)):
        raise ValueError("keys")
    return keys


def _vector(plain: Any) -> dict[str, int]:  # noqa: ANN401  # foreign JSON
    return {text_of(origin): whole_number(number) for origin, number in plain.items()}


def _json(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
