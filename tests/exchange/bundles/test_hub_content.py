"""What travels through a hub is read as it was written, and nothing else is taken for it."""

import json
from dataclasses import replace

import pytest

from organizer_app.domain.merging.extents import Extent, MemberRole
from organizer_app.domain.merging.merge_problems import ChangesRefused
from organizer_app.exchange.bundles import hub_content
from organizer_app.exchange.bundles.hub_content import (
    ContentKind,
    IntroducedMember,
    IntroducedPart,
    Invitation,
    content_of,
    read_content,
)
from organizer_app.exchange.bundles.laptop_keys import new_keys, new_opening_key

KEYS = new_keys()
BEN = IntroducedMember("Ben", KEYS.sign_key, KEYS.seal_key)
INVITATION = Invitation(
    "postgresql://ben@hub.example.org/team", "secret", (new_opening_key(),), (BEN,), 7, {"origin": 12}
)


PART = IntroducedPart(BEN, Extent(MemberRole.REGIONAL, ("CA", "Reno, NV"), 3), {"origin": 12})


@pytest.mark.parametrize("kind", ContentKind)
def test_every_kind_of_content_comes_back(kind: ContentKind) -> None:
    assert read_content(content_of(kind, b"a\nb")) == (kind, b"a\nb")


@pytest.mark.parametrize("content", [b"", b"steps", b"song\nla", b"\xff\n", b"{}"])
def test_content_of_a_newer_version_has_no_kind(content: bytes) -> None:
    kind, _payload = read_content(content)
    assert kind in {None, ContentKind.STEPS}
    assert (kind is ContentKind.STEPS) == (content == b"steps")


def test_members_keys_departures_and_invitations_come_back() -> None:
    assert hub_content.read_member(hub_content.member_bytes(BEN)) == BEN
    assert hub_content.read_keys(hub_content.keys_bytes(INVITATION.keys)) == INVITATION.keys
    assert hub_content.read_departure(hub_content.departure_bytes("key", {"o": 3})) == ("key", {"o": 3})
    assert hub_content.read_invitation(hub_content.invitation_bytes(INVITATION)) == INVITATION
    assert hub_content.read_part(hub_content.part_bytes(PART)) == PART
    for_a_desk = replace(INVITATION, parts=(PART,))
    assert hub_content.read_invitation(hub_content.invitation_bytes(for_a_desk)) == for_a_desk


def test_an_invitation_of_a_version_before_introduces_nobody_with_a_part() -> None:
    plain = json.loads(hub_content.invitation_bytes(INVITATION))
    del plain["parts"]
    assert hub_content.read_invitation(json.dumps(plain).encode()) == INVITATION


def test_a_part_that_only_a_newer_version_knows_is_a_narrow_one() -> None:
    plain = json.loads(hub_content.part_bytes(PART))
    plain["extent"][0] = "press"
    assert hub_content.read_part(json.dumps(plain).encode()).extent.role is MemberRole.REGIONAL


def test_a_part_has_no_key_in_its_invitation() -> None:
    for_a_part = replace(INVITATION, keys=())
    assert hub_content.read_invitation(hub_content.invitation_bytes(for_a_part)) == for_a_part


def test_the_name_of_a_member_shows_no_hidden_characters_and_is_never_empty() -> None:
    odd = IntroducedMember("Be\u202en\n" + "x" * 200, KEYS.sign_key, KEYS.seal_key)
    name = hub_content.read_member(hub_content.member_bytes(odd)).name
    assert (name[:3], len(name)) == ("Ben", 80)
    unnamed = IntroducedMember("", KEYS.sign_key, KEYS.seal_key)
    assert hub_content.read_member(hub_content.member_bytes(unnamed)).name == KEYS.sign_key[:8]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"name": 1, "sign": 2, "seal": 3}',
        b'{"name": "Ben", "sign": "ab", "seal": "age1"}',
        b'{"keys": []}',
        b'{"keys": ["AGE-SECRET-KEY-1"]}',
        b'{"key": "k", "vector": {"o": -1}}',
        b'{"key": "k", "vector": {"o": true}}',
        b'{"key": 1, "vector": {}}',
        b'{"invitation": 2}',
        b" " * (5 << 20),
    ],
)
def test_whatever_else_arrives_is_refused(payload: bytes) -> None:
    readers = (
        hub_content.read_member,
        hub_content.read_keys,
        hub_content.read_departure,
        hub_content.read_invitation,
        hub_content.read_part,
    )
    for read in readers:
        with pytest.raises(ChangesRefused):
            read(payload)


@pytest.mark.parametrize("field", ["address", "keys", "members", "number", "password", "vector"])
def test_an_invitation_without_one_of_its_parts_is_none(field: str) -> None:
    plain = json.loads(hub_content.invitation_bytes(INVITATION))
    del plain[field]
    with pytest.raises(ChangesRefused):
        hub_content.read_invitation(json.dumps(plain).encode())
