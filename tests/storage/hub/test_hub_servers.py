"""A hub on a server as organizations run it: with a certificate, killed, full, behind a pooler."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.services.together import hub
from organizer_app.services.together.hub_place import link, place
from organizer_app.services.together.hub_watch import PASSING, watch_hub
from organizer_app.storage.hub.hub_administration import HubOwner
from organizer_app.storage.hub.hub_connection import as_hub_problems, connection_arguments
from organizer_app.storage.hub.hub_link import HubLink
from organizer_app.wording.errors import problems
from tests.support.fleet import Fleet, Laptop, digest, retitle, title
from tests.support.hubs import exchanged, founded, joined
from tests.support.keyrings import Keyring, LockedKeyring, use
from tests.support.own_servers import ELSEWHERE, REMOTE, Server, certificates_in, own_server
from tests.support.waiting import LIMIT, pauses, wait_until

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with own_server() as made:
        yield made


@pytest.fixture
def address(server: Server) -> str:
    return server.new_database()


@dataclass
class Watching:
    """A laptop that follows its hub: what ended it, and how often it tried in vain."""

    ended: list[HubRefused] = field(default_factory=list)
    tries: int = 0

    def pause(self, _seconds: float) -> None:
        self.tries += 1
        pauses(5)


@contextmanager
def watching(laptop: Laptop) -> Iterator[Watching]:
    """Let a laptop follow its hub meanwhile."""
    over, found = threading.Event(), Watching()

    def watch() -> None:
        try:
            watch_hub(laptop.workspace, lambda _found: None, is_over=over.is_set, pause=found.pause)
        except HubRefused as refused:
            found.ended.append(refused)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()


def test_a_hub_elsewhere_has_to_prove_who_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    known, unknown = certificates_in(tmp_path), certificates_in(other)
    with own_server(known) as server:
        there = f"postgresql://organizer@{REMOTE}:{server.port}/postgres"

        def refused(address: str) -> HubRefused:
            owner = HubOwner(hub_address(address))
            with pytest.raises(HubRefused) as found:
                owner.make()
            owner.close()
            return found.value

        stranger = refused(f"{there}?sslrootcert={unknown.authority}")
        assert stranger.reason is HubRefusal.CERTIFICATE
        assert "cannot prove that it is this computer" in problems.sentence(stranger)
        # The right authority, but the certificate belongs to another computer.
        elsewhere = there.replace(REMOTE, ELSEWHERE)
        assert refused(f"{elsewhere}?sslrootcert={known.authority}").reason is HubRefusal.CERTIFICATE
        owner = HubOwner(hub_address(f"{there}?sslrootcert={known.authority}"))
        owner.make()
        owner.close()
        with psycopg.connect(server.address) as connection:
            assert connection.execute("SELECT to_regclass('organizer_hub.segment')").fetchone() != (None,)
        # A server that ends meanwhile has proved who it is: it is waited for, not given up on.
        proved = hub_address(f"{there}?sslrootcert={known.authority}")
        with psycopg.connect(**connection_arguments(proved, "")) as listening:
            server.kill()
            with pytest.raises(HubRefused) as lost, as_hub_problems(REMOTE):
                list(listening.notifies(timeout=LIMIT))
        assert lost.value.reason is HubRefusal.LOST


def test_a_server_without_a_certificate_is_not_spoken_to(server: Server, tmp_path: Path) -> None:
    asked = f"postgresql://organizer@{REMOTE}:{server.port}/postgres"
    owner = HubOwner(hub_address(f"{asked}?sslrootcert={certificates_in(tmp_path).authority}"))
    with pytest.raises(HubRefused) as found:
        owner.make()
    owner.close()
    assert found.value.reason is HubRefusal.CERTIFICATE


def test_a_server_that_takes_no_connection_from_here_is_told_of(server: Server, address: str) -> None:
    with server.asking_for_passwords():
        # The file of its rules has lines for the socket alone.
        outside = hub_address(address.replace("@/", f"@127.0.0.1:{server.port}/").partition("?")[0])
        owner = HubOwner(outside)
        with pytest.raises(HubRefused) as found:
            owner.make()
        owner.close()
    assert found.value.reason is HubRefusal.NOT_LET_IN
    # Such a line may be added at any time, as the last step of setting a server up again.
    assert found.value.reason in PASSING
    assert "Its owner adds a line to pg_hba.conf" in problems.sentence(found.value)


def test_nothing_is_lost_when_the_server_is_killed_and_comes_back(
    fleet: Fleet, server: Server, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    with watching(anna) as one, watching(ben) as other:
        retitle(anna, title="Before")
        wait_until(lambda: title(ben) == "Before", "the title at the other laptop")
        server.kill()
        retitle(anna, title="Meanwhile")
        with pytest.raises(HubRefused) as found:
            hub.status(anna.workspace)
        assert found.value.reason in {HubRefusal.LOST, HubRefusal.UNREACHABLE}
        assert "Your changes are safe in the plan" in problems.sentence(found.value)
        server.start()
        wait_until(lambda: title(ben) == "Meanwhile", "the title that the server was away for")
        assert one.ended == other.ended == []
    assert digest(anna.workspace) == digest(ben.workspace)


def test_changes_wait_while_the_server_has_no_room(fleet: Fleet, address: str, tmp_path: Path) -> None:
    # The server says what it says on a full disk.
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
        )
        owner.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON organizer_hub.segment"
            " FOR EACH ROW EXECUTE FUNCTION full_disk()"
        )
        retitle(anna, title="Written meanwhile")
        with pytest.raises(HubRefused) as found:
            exchanged(anna)
        assert "has no room left" in problems.sentence(found.value)
        with watching(anna) as at_anna:
            wait_until(lambda: at_anna.tries > 1, "two tries in vain")
            assert at_anna.ended == []
            owner.execute("DROP TRIGGER full_disk ON organizer_hub.segment")
            wait_until(lambda: arrived(ben, "Written meanwhile"), "the title")


def arrived(laptop: Laptop, wanted: str) -> bool:
    exchanged(laptop)
    return title(laptop) == wanted


def test_changes_arrive_by_looking_where_a_pooler_keeps_the_doorbell_from_being_heard(
    fleet: Fleet, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # `make drills only=pooler` goes through pgbouncer, which is not installed everywhere.
    monkeypatch.setattr(HubLink, "_is_rung", lambda _link, _listening, _seconds: False)
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    with watching(anna), watching(ben):
        retitle(anna, title="Seen by looking")
        wait_until(lambda: title(ben) == "Seen by looking", "the title")
    at_hub = link(anna.workspace)
    at_hub.wait(0)
    assert at_hub.is_polled
    at_hub.close()


def test_a_doorbell_that_was_heard_too_late_is_listened_to_all_the_same(
    fleet: Fleet, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    at_hub = link(ben.workspace)
    with monkeypatch.context() as patch:
        patch.setattr(HubLink, "_is_heard", lambda _link, _listening: False)
        at_hub.wait(0)
    assert at_hub.is_polled
    retitle(anna, title="Rings")
    exchanged(anna)

    def is_heard() -> bool:
        at_hub.wait(0)
        return not at_hub.is_polled

    wait_until(is_heard, "the doorbell")
    at_hub.close()


def test_the_password_of_a_login_is_in_the_keyring_and_neither_in_the_plan_nor_in_a_log(
    fleet: Fleet, server: Server, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = Keyring()
    use(monkeypatch, keyring)
    with server.asking_for_passwords():
        anna = founded(fleet, address)
        ben = joined(fleet, anna, address, tmp_path)
        retitle(ben, title="March")
        exchanged(ben)
        exchanged(anna)
        assert digest(anna.workspace) == digest(ben.workspace)
        passwords = list(keyring.kept.values())
        assert len(passwords) == 2
        assert [place(each.workspace).password for each in (anna, ben)] == ["", ""]
        for laptop in (anna, ben):
            laptop.workspace.close()
        written = server.log() + b"".join(each.path.read_bytes() for each in (anna, ben))
        assert b"CREATE ROLE" in written
        assert not [each for each in passwords if each.encode() in written]
        # A copy of the plan alone, on another computer, gets in nowhere.
        keyring.kept.clear()
        taken = fleet.opened_at(ben.path)
        with pytest.raises(HubRefused) as refused:
            exchanged(taken)
    assert refused.value.reason is HubRefusal.PASSWORD


def test_a_removed_laptop_is_not_told_to_check_its_password(
    fleet: Fleet, server: Server, address: str, tmp_path: Path
) -> None:
    # A server that asks for passwords does not say that a login is gone.
    with server.asking_for_passwords():
        anna = founded(fleet, address)
        ben = joined(fleet, anna, address, tmp_path)
        hub.expel(anna.workspace, address=address, name=ben.name)
        with pytest.raises(HubRefused) as refused:
            exchanged(ben)
    assert refused.value.reason is HubRefusal.NOT_A_MEMBER
    assert "does not know this laptop, or no longer" in problems.sentence(refused.value)


def test_without_a_keyring_the_plan_keeps_the_password_of_its_login(
    fleet: Fleet, server: Server, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, LockedKeyring())
    with server.asking_for_passwords():
        anna = founded(fleet, address)
        assert place(anna.workspace).password
        retitle(anna, title="March")
        assert exchanged(anna).sent


def test_leaving_a_hub_takes_the_password_out_of_the_keyring(
    fleet: Fleet, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = Keyring()
    use(monkeypatch, keyring)
    anna = founded(fleet, address)
    assert keyring.kept
    hub.leave(anna.workspace)
    assert not keyring.kept
