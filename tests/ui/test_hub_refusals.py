"""A window says what its hub refuses, goes on, and names a way for what waits."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from pytestqt.qtbot import QtBot

from organizer_app.services.actions import city_actions
from organizer_app.services.together import exchanging, hub
from organizer_app.services.together.hub_watch import exchange_with_hub
from organizer_app.services.together.members import members
from organizer_app.storage.hub.hub_tables import HUB_FORMAT
from organizer_app.ui.application import Program
from tests.support.cut_connections import Way
from tests.support.open_plans import action, opened
from tests.support.programs import running
from tests.support.spoken_tree import names_in
from tests.ui.test_hub_exchange import plan_of, says, two_laptops

pytestmark = pytest.mark.postgresql


def told(program: Program) -> str:
    """Return what the line above the screens says."""
    return " ".join(names_in(program.window.offline))


def test_a_laptop_that_is_removed_meanwhile_is_told_and_keeps_what_it_does(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way
) -> None:
    one, other, known = two_laptops(tmp_path, address, way)
    with running(qtbot, other) as there, opened(one) as host:
        guest = plan_of(qtbot, there)
        qtbot.waitUntil(lambda: says(there, "In step with the hub"))
        hub.expel(host, address=address, name="Ana Duarte")
        qtbot.waitUntil(lambda: says(there, "Not let in by the hub"))
        assert "does not know this laptop, or no longer" in " ".join(names_in(there.window.banner))
        city_actions.set_title(guest, action_id=known, title="Goes on alone")
        qtbot.waitUntil(lambda: says(there, "Not let in: 1 change waits"))
        assert "The hub takes nothing from this laptop. 1 change waits on this laptop." in told(there)
        assert "Save them as a file and send it to somebody in the team" in told(there)
        assert "go out by themselves" not in told(there)


def test_a_version_that_may_only_read_the_hub_sees_what_others_do_and_keeps_its_own(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way
) -> None:
    one, other, known = two_laptops(tmp_path, address, way)

    def set_oldest_writer(version: int) -> None:
        with psycopg.connect(address, autocommit=True) as owner:
            owner.execute("UPDATE organizer_hub.format SET min_writer = %s", [version])

    with running(qtbot, other) as there, opened(one) as host:
        guest = plan_of(qtbot, there)
        qtbot.waitUntil(lambda: says(there, "In step with the hub"))
        set_oldest_writer(HUB_FORMAT + 1)
        city_actions.set_expected(guest, action_id=known, expected=432)
        qtbot.waitUntil(lambda: says(there, "Not let in: 1 change waits"))
        assert "this version can still take in what others send" in " ".join(names_in(there.window.banner))
        set_oldest_writer(HUB_FORMAT)
        city_actions.set_title(host, action_id=known, title="Of a newer version")
        exchange_with_hub(host)
        qtbot.waitUntil(lambda: action(guest, known).title == "Of a newer version")
        # The owner of the hub is asked again with the next connection.
        way.break_off()
        qtbot.waitUntil(lambda: says(there, "In step with the hub"))
        exchange_with_hub(host)
        assert action(host, known).expected == 432


def test_a_laptop_that_was_away_for_too_long_lacks_changes_until_a_file_brings_them(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way
) -> None:
    one, other, known = two_laptops(tmp_path, address, way)
    file = tmp_path / "changes"
    with opened(one) as host:
        city_actions.set_title(host, action_id=known, title="Long ago")
        for _ in range(2):
            exchange_with_hub(host)
        away = next(each.sign_key for each in members(host) if each.name == "Ana Duarte")
        with psycopg.connect(address, autocommit=True) as owner:
            owner.execute(
                "UPDATE organizer_hub.acknowledgement SET at = now() - interval '90 days' WHERE member = %s",
                [away],
            )
        assert hub.prune(host, address=address, before=datetime.now(UTC) - timedelta(days=30))
        with running(qtbot, other) as there:
            plan_of(qtbot, there)
            qtbot.waitUntil(lambda: says(there, "Changes are missing here"))
            assert "Ask another member for a file" in " ".join(names_in(there.window.banner))
        with running(qtbot, other) as there:
            guest = plan_of(qtbot, there)
            qtbot.waitUntil(lambda: says(there, "Changes are missing here"))
            exchanging.save(host, out=file)
            incoming = exchanging.unseal(guest, file=exchanging.read(file))
            exchanging.take_in(guest, incoming=incoming)
            qtbot.waitUntil(lambda: says(there, "In step with the hub"))
            assert action(guest, known).title == "Long ago"
