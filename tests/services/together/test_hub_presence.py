"""Members of a hub see what others are editing; nobody else does, and it is over when nobody renews it."""

from pathlib import Path

import psycopg
import pytest

from organizer_app.domain.merging.presence import Present, Spot, by_record
from organizer_app.services.together.hub_place import link
from organizer_app.services.together.hub_presence import opened_presence, sealed_presence
from organizer_app.services.together.members import own_keys, revoke
from tests.support.fleet import Fleet, Laptop
from tests.support.hubs import founded, joined, rings

pytestmark = pytest.mark.postgresql
SPOT = Spot("action", "starts")


def tell(laptop: Laptop, spot: Spot) -> bytes:
    note = sealed_presence(laptop.workspace, spot=spot)
    at_hub = link(laptop.workspace)
    at_hub.tell_presence(note)
    at_hub.close()
    return note


def seen(laptop: Laptop, seconds: float = 60) -> tuple[Present, ...]:
    at_hub = link(laptop.workspace)
    notes = at_hub.presence(seconds)
    at_hub.close()
    return opened_presence(laptop.workspace, notes=notes)


def test_what_one_edits_is_seen_by_the_others_until_it_is_over(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    assert seen(ben) == ()
    note = tell(anna, SPOT)
    assert b"starts" not in note
    (there,) = seen(ben)
    assert (there.name, there.spot) == (anna.name, SPOT)
    assert seen(anna) == ()
    assert by_record(seen(ben)) == {"action": (there,)}
    tell(anna, Spot())
    assert by_record(seen(ben)) == {}
    assert [each.name for each in seen(ben)] == [anna.name]
    with psycopg.connect(address) as owner:
        owner.execute("UPDATE organizer_hub.presence SET at = now() - interval '2 minutes'")
    assert seen(ben) == ()


def test_a_note_that_is_not_by_its_member_is_left_out(fleet: Fleet, address: str, tmp_path: Path) -> None:
    anna = founded(fleet, address)
    ben, carla = (joined(fleet, anna, address, tmp_path) for _ in range(2))
    note = sealed_presence(ben.workspace, spot=SPOT)
    own, others = own_keys(ben.workspace).sign_key, own_keys(carla.workspace).sign_key
    (there,) = opened_presence(anna.workspace, notes=[(own, note)])
    assert there.name == ben.name
    for wrong in ((others, note), (own, note[:-1]), (own, b""), ("nobody", note)):
        assert opened_presence(anna.workspace, notes=[wrong]) == ()
    revoke(anna.workspace, name=ben.name)
    assert opened_presence(anna.workspace, notes=[(own, note)]) == ()


def test_a_note_that_is_only_renewed_rings_nobody(fleet: Fleet, address: str) -> None:
    anna = founded(fleet, address)
    note = sealed_presence(anna.workspace, spot=SPOT)
    here = link(anna.workspace)
    with rings(address, anna) as rung:
        for told, times in ((note, 1), (note, 0), (sealed_presence(anna.workspace, spot=Spot()), 1)):
            here.tell_presence(told)
            assert rung() == times
    here.close()
