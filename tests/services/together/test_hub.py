"""Laptops that joined one hub see each other's changes, and whoever is not of them sees nothing."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from organizer_app.domain.merging.hub_problems import HubJoined, HubRefusal, HubRefused, NoHub
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.services.together import conflicts, hub, hub_exchange, merging
from organizer_app.services.together.checkpoints import with_checkpoints
from organizer_app.services.together.hub_place import link, place
from organizer_app.services.together.members import members, named, own_card, revoke
from organizer_app.storage.hub import hub_link
from organizer_app.storage.hub.hub_link import HubLink, NewSegment, Segment
from tests.support.fleet import Fleet, Laptop, digest, retitle, title
from tests.support.hubs import await_ring, exchanged, founded, introduce, joined, rings

pytestmark = pytest.mark.postgresql


def agree(*laptops: Laptop) -> bool:
    first, *others = (digest(each.workspace) for each in laptops)
    return all(other == first for other in others)


def test_changes_of_all_reach_all_once_and_two_of_one_field_are_a_conflict(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    assert title(ben) == "Rally"
    assert agree(anna, ben)
    carla = joined(fleet, anna, address, tmp_path)
    exchanged(ben)
    for one, other in ((ben, carla), (carla, ben)):
        assert other.name in {each.name for each in members(one.workspace)}, "Anna has introduced them"
    retitle(anna, title="March")
    retitle(ben, notes="Bring water")
    retitle(carla, public_url="https://example.org/rally")
    for laptop in (anna, ben, carla, anna, ben):
        exchanged(laptop)
    assert agree(anna, ben, carla)
    assert {exchanged(each).sent for each in (anna, ben, carla)} == {0}
    assert {exchanged(each).taken for each in (anna, ben, carla)} == {0}
    retitle(anna, title="Vigil")
    retitle(ben, title="Sit-in")
    for laptop in (anna, ben, anna):
        exchanged(laptop)
    assert agree(anna, ben)
    assert [conflicts.count(each.workspace) for each in (anna, ben)] == [1, 1]


def test_changes_that_came_by_a_file_from_elsewhere_go_on_to_the_hub(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    outside = fleet.add(anna)
    retitle(outside, title="Sit-in")
    written = merging.steps_for(outside.workspace, since={})
    fleet.take_in(ben, with_checkpoints(outside.workspace, written))
    exchanged(ben)
    exchanged(anna)
    assert title(anna) == "Sit-in"


def test_an_expelled_laptop_is_believed_up_to_its_last_day_and_can_open_nothing_after_it(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben, carla = (joined(fleet, anna, address, tmp_path) for _ in range(2))
    retitle(ben, title="March")
    exchanged(ben)
    hub.expel(anna.workspace, address=address, name=ben.name)
    exchanged(carla)
    assert (title(anna), title(carla)) == ("March", "March")
    assert [each.is_revoked for each in members(carla.workspace) if each.name == ben.name] == [True]
    retitle(anna, title="Elsewhere")
    exchanged(anna)
    exchanged(carla)
    assert title(carla) == "Elsewhere"
    with pytest.raises(HubRefused) as refused:
        exchanged(ben)
    assert refused.value.reason is HubRefusal.NOT_A_MEMBER
    # Even with a stolen login of another member, what came after stays closed.
    at_hub = link(carla.workspace)
    stolen = at_hub.after(0)
    at_hub.close()
    found = hub_exchange.take_in(ben.workspace, fetched=stolen)
    assert title(ben) == "March"
    assert Refusal.NOT_FOR_HERE in {each.reason for each in found.refused}


def test_a_member_revoked_by_a_second_program_during_an_arrival_stays_revoked(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    retitle(ben, title="March")
    exchanged(ben)
    at_hub = link(anna.workspace)
    found = at_hub.after(place(anna.workspace).number)
    at_hub.close()

    class Interrupted(tuple[Segment, ...]):
        """Segments between which a second program revokes their sender."""

        __slots__ = ()

        def __iter__(self) -> Iterator[Segment]:
            yield from super().__iter__()
            second = fleet.opened_at(anna.path)
            revoke(second.workspace, name=ben.name)
            second.workspace.close()

    hub_exchange.take_in(anna.workspace, fetched=found._replace(segments=Interrupted(found.segments)))
    kept = named(anna.workspace, ben.name)
    assert title(anna) == "March"
    assert kept.is_revoked
    assert kept.heard_at is not None


@pytest.mark.parametrize("is_revoked", [False, True])
def test_noise_is_refused_without_being_fetched_and_what_others_send_arrives(
    fleet: Fleet, address: str, tmp_path: Path, *, is_revoked: bool
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    carla = joined(fleet, anna, address, tmp_path)
    for laptop in (ben, carla):
        exchanged(laptop)
    at_hub = link(ben.workspace)
    noise = b"noise" * 200_000
    if is_revoked:
        genuine = hub_exchange.sealed_for_desks(ben.workspace, noise, min_reader=1)
        at_hub.send([NewSegment(genuine)])
        revoke(carla.workspace, name=ben.name)
    else:
        at_hub.send([NewSegment(noise)])
    at_hub.close()
    retitle(anna, title="March")
    exchanged(anna)
    there = link(carla.workspace)
    fetched = there.after(place(carla.workspace).number)
    there.close()
    (refused,) = [each for each in fetched.segments if each.member == own_card(ben.workspace).sign_key]
    assert refused.content == b""
    found = exchanged(carla)
    assert title(carla) == "March"
    assert [each.reason for each in found.refused] == [Refusal.REVOKED if is_revoked else Refusal.NOT_OURS]


def test_what_all_have_is_removed_and_nobody_misses_it(fleet: Fleet, address: str, tmp_path: Path) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    retitle(anna, title="March")
    for laptop in (anna, ben, anna):
        exchanged(laptop)
    retitle(ben, title="Vigil")
    exchanged(ben)
    assert hub.prune(anna.workspace, address=address) > 0
    exchanged(anna)
    assert title(anna) == "Vigil"
    assert not hub.status(anna.workspace).is_pruned


def test_a_laptop_that_joins_after_the_hub_was_tidied_lacks_nothing(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    retitle(anna, title="March")
    for _ in range(2):
        exchanged(anna)
    assert hub.prune(anna.workspace, address=address) > 0
    ben = fleet.add()
    introduce(anna, ben)
    hub.invite(anna.workspace, address=address, name=ben.name, out=tmp_path / "invitation")
    hub.join(ben.workspace, invitation=tmp_path / "invitation")
    assert not exchanged(ben).is_pruned
    assert not hub.status(ben.workspace).is_pruned
    assert title(ben) == "March"


def test_a_new_laptop_begins_with_the_plan_as_it_is_and_not_with_the_first_change(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    for each in ("March", "Vigil", "Rally"):
        retitle(anna, title=each)
        exchanged(anna)
    ben = fleet.add()
    introduce(anna, ben)
    hub.invite(anna.workspace, address=address, name=ben.name, out=tmp_path / "invitation")
    retitle(anna, title="Parade")
    exchanged(anna)
    hub.join(ben.workspace, invitation=tmp_path / "invitation")
    known, at_hub = place(ben.workspace), link(ben.workspace)
    try:
        fetched = at_hub.after(known.number, known.reached)
        all_there = at_hub.after(0)
    finally:
        at_hub.close()
    # What was sent before the invitation came with it, as one.
    assert [each.number for each in all_there.segments[:3]] == [1, 2, 3]
    assert fetched.segments
    assert all(each.number > 3 for each in fetched.segments)
    exchanged(ben)
    assert title(ben) == "Parade"
    assert agree(anna, ben)


def test_who_was_given_up_on_is_told_so(fleet: Fleet, address: str, tmp_path: Path) -> None:
    anna = founded(fleet, address)
    ben, carla = (joined(fleet, anna, address, tmp_path) for _ in range(2))
    retitle(anna, title="March")
    exchanged(anna)
    exchanged(carla)
    exchanged(anna)
    away = next(each.sign_key for each in members(anna.workspace) if each.name == ben.name)
    with _asked(address) as connection:
        connection.execute(
            "UPDATE organizer_hub.acknowledgement SET at = now() - interval '90 days' WHERE member = %s",
            [away],
        )
    assert hub.prune(anna.workspace, address=address, before=datetime.now(UTC) - timedelta(days=30)) > 0
    assert hub.status(ben.workspace).is_pruned
    # It is told with the exchange, and stays known until a file has brought what is missing.
    assert exchanged(ben).is_pruned
    assert not exchanged(ben).is_pruned
    assert hub.status(ben.workspace).is_pruned
    assert title(ben) == "Rally"
    written = with_checkpoints(anna.workspace, merging.steps_for(anna.workspace, since={}))
    fleet.take_in(ben, written)
    assert title(ben) == "March"


def test_a_hub_that_was_put_back_to_an_older_state_gets_all_it_lost_from_the_laptops(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    # As after a backup of it was restored, or a second server took over that lacked the last of it.
    anna = founded(fleet, address)
    ben, carla = (joined(fleet, anna, address, tmp_path) for _ in range(2))
    for each in (anna, ben, carla):
        exchanged(each)
    with _asked(address) as connection:
        kept = connection.execute("SELECT max(number) FROM organizer_hub.segment").fetchone()
        assert kept is not None
        retitle(anna, title="Lost by the hub")
        exchanged(anna)
        exchanged(ben)
        connection.execute("DELETE FROM organizer_hub.segment WHERE number > %s", kept)
        connection.execute("SELECT setval('organizer_hub.segment_number', %s)", kept)
        # The number of the lost one is given to another before anybody looks.
        retitle(carla, notes="Written meanwhile")
        exchanged(carla)
        retitle(carla, notes="And once more")
        exchanged(carla)
    for each in (ben, anna, carla, ben):
        exchanged(each)
    assert title(carla) == "Lost by the hub"
    assert agree(anna, ben, carla)
    assert exchanged(anna).taken == exchanged(anna).sent == 0


def test_the_status_tells_what_arrives_without_fetching_it(
    fleet: Fleet, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)

    def refuse(_link: HubLink, _number: int) -> None:
        pytest.fail("the segments were fetched")

    exchanged(anna)
    retitle(anna, title="March")
    with monkeypatch.context() as patch:
        patch.setattr(HubLink, "after", refuse)
        assert not hub.status(ben.workspace).arriving
    exchanged(anna)
    monkeypatch.setattr(HubLink, "after", refuse)
    assert hub.status(ben.workspace).arriving
    assert not hub.status(anna.workspace).arriving


def test_the_hub_holds_no_word_of_the_plan(fleet: Fleet, address: str, tmp_path: Path) -> None:
    anna = founded(fleet, address)
    retitle(anna, title="Canary-Title", notes="Canary-Notes", public_url="https://example.org/Canary")
    ben = joined(fleet, anna, address, tmp_path)
    exchanged(anna)
    known, at_hub = place(ben.workspace), link(ben.workspace)
    for written in ("A", secrets.token_hex(1500)):
        retitle(anna, title=written)
        exchanged(anna)
    sizes = [len(each.content) for each in at_hub.after(known.number).segments][-2:]
    at_hub.close()
    # What seals it adds a few bytes by chance; the text alone packs into 1,500.
    assert max(sizes) - min(sizes) < 750, "it cannot tell from the size how much was written"
    with _asked(address) as connection:
        dump = "\n".join(
            repr(row)
            for (table,) in connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'organizer_hub'"
            ).fetchall()
            for row in connection.execute(
                sql.SQL("SELECT t::text FROM organizer_hub.{} t").format(sql.Identifier(table))
            ).fetchall()
        )
    assert len(dump) > 8_000
    raw = b"Canary".hex()
    assert "Canary" not in dump
    assert raw not in dump


def test_a_plan_has_one_hub_and_says_when_it_has_none(fleet: Fleet, address: str) -> None:
    anna = founded(fleet, address)
    hub.create(anna.workspace, address=address)
    with pytest.raises(HubJoined):
        hub.create(anna.workspace, address=f"{address}&sslrootcert=other")
    with pytest.raises(NoHub):
        hub.status(fleet.add().workspace)


def test_an_invitation_opens_for_the_laptop_alone_that_is_invited(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben, carla = fleet.add(), fleet.add()
    introduce(anna, ben)
    introduce(anna, carla)
    invitation = tmp_path / "ben.organizer-invitation"
    hub.invite(anna.workspace, address=address, name=ben.name, out=invitation)
    with pytest.raises(ChangesRefused) as refused:
        hub.join(carla.workspace, invitation=invitation)
    assert refused.value.reason is Refusal.NOT_FOR_HERE


def test_the_doorbell_rings_when_somebody_else_has_sent_something(
    fleet: Fleet, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A busy computer may hear its own ring late, and would take the server for a pooler.
    monkeypatch.setattr(hub_link, "_TRIED_SECONDS", 60)
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    at_hub = link(ben.workspace)
    try:
        with rings(address, anna) as rung:
            assert at_hub.wait(0)
            assert rung() == 1, "by itself it rings once, to hear whether it can"
        assert not at_hub.is_polled
        assert not at_hub.wait(0)
        retitle(anna, title="March")
        exchanged(anna)
        await_ring(at_hub)
        with rings(address, anna) as rung:
            at_hub.send([NewSegment(b"one"), NewSegment(b"two"), NewSegment(b"three")])
            assert rung() == 1, "once for all that is sent at once"
    finally:
        at_hub.close()


def _asked(address: str) -> psycopg.Connection:
    return psycopg.connect(address, autocommit=True)


def test_steps_that_an_older_version_passed_on_without_seals_are_sent_again_under_them(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben, carla = (joined(fleet, anna, address, tmp_path) for _ in range(2))
    for laptop in (anna, ben, carla):
        exchanged(laptop)
    retitle(anna, title="By hand to Ben")
    bare = merging.steps_for(anna.workspace, since=merging.vector(ben.workspace))
    bare = replace(bare, steps=tuple(replace(step, seal=None) for step in bare.steps))
    merging.merge(ben.workspace, bundle=bare)
    exchanged(ben)
    # Nothing proves to Carla that it is Anna's, until it comes from Anna.
    assert exchanged(carla).taken == 0
    assert exchanged(anna).sent == 1
    assert exchanged(carla).taken == 1
    assert agree(anna, ben, carla)
    assert [exchanged(each).sent for each in (anna, ben, carla, anna)] == [0, 0, 0, 0]
