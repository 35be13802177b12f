"""A plan gains, changes and loses its passphrase whole; killed in between, it opens with one of the two."""

import hashlib
import json
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.plan_secrets import PassphraseWithFile
from organizer_app.domain.basics.problems import PassphraseNeeded, PlanBusy, PlanDamaged, PlanUnreadable
from organizer_app.storage import plan_key
from organizer_app.storage.plan_connection import open_protected
from organizer_app.storage.plan_file import copies_of
from organizer_app.storage.plan_key import is_protected, needs_key_file
from organizer_app.storage.plan_rekey import key_now, key_under, rewrite_under
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.killed_work import Moment, killed_work
from tests.support.open_plans import opened, sample_plan
from tests.support.sudden_ends import changes_of

OLD, NEW = "correct horse battery staple", "lantern orbit walnut ferry dusk"
CUTS = 8


def rewriting(plan: str) -> Callable[[str], Callable[[], object]]:
    """Return how to begin with giving a plan another passphrase: that of now and the later one, as JSON."""
    # The derivation alone would take most of the time, and nothing can break in it.
    plan_key._derived = _quick  # noqa: SLF001  # in a program of its own
    return lambda ways: partial(rewrite_under, Path(plan), *json.loads(ways))


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving a key takes a second; `test_plan_key` holds what it gives."""
    monkeypatch.setattr("organizer_app.storage.plan_key._derived", _quick)


def _quick(salt: bytes, secret: bytes) -> bytes:
    return hashlib.sha256(salt[:1] + secret).digest()


def rows(plan: Path, passphrase: str | None) -> int:
    return len(read_snapshot(plan, passphrase=passphrase).rows)


def test_a_plan_that_everybody_could_read_is_its_owners_alone_under_a_new_passphrase(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    plan.chmod(0o644)
    rewrite_under(plan, None, OLD)
    assert plan.stat().st_mode & 0o777 == 0o600


def test_a_plan_gains_changes_and_loses_its_passphrase(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    plan.chmod(0o640)
    before = rows(plan, None)
    rewrite_under(plan, None, OLD)
    assert is_protected(plan)
    with pytest.raises(PassphraseNeeded):
        rows(plan, None)
    rewrite_under(plan, OLD, NEW)
    with pytest.raises(PlanUnreadable):
        rows(plan, OLD)
    assert rows(plan, NEW) == before
    rewrite_under(plan, NEW, None)
    assert (is_protected(plan), rows(plan, None)) == (False, before)
    assert [file.name for file in tmp_path.iterdir()] == [plan.name]
    assert plan.stat().st_mode & 0o777 == 0o640
    with opened(plan) as workspace:
        workspace.catch_up()


def test_the_recovery_key_opens_the_plan_and_the_old_one_no_more(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    first = key_under(plan, OLD)
    rewrite_under(plan, None, OLD, key=first)
    assert key_now(plan, OLD) == first
    assert rows(plan, first)
    rewrite_under(plan, first, NEW)
    with pytest.raises(PlanUnreadable):
        rows(plan, first)


def test_a_key_file_is_needed_beside_the_passphrase(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    both = PassphraseWithFile(OLD, b"content of a key file")
    rewrite_under(plan, None, both)
    assert needs_key_file(plan)
    assert rows(plan, both)
    for wrong in (OLD, PassphraseWithFile(OLD, b"another file")):
        with pytest.raises(PlanUnreadable):
            rows(plan, wrong)


def test_copies_are_still_known_as_copies(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    (tmp_path / "copy.organizer").write_bytes(plan.read_bytes())
    rewrite_under(plan, None, OLD)
    assert copies_of(plan) == ("copy.organizer",)


def test_the_unprotected_file_is_blanked(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    with plan.open("rb") as before:
        rewrite_under(plan, None, OLD)
        assert not any(before.read())
    linked = tmp_path / "linked.organizer"
    rewrite_under(plan, OLD, None)
    os.link(plan, linked)
    rewrite_under(plan, None, OLD)
    assert rows(linked, None)


def test_a_plan_that_is_open_elsewhere_is_left_as_it_is(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    other, _key = open_protected(plan, None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(PlanBusy):
        rewrite_under(plan, None, OLD)
    other.close()
    assert rows(plan, None)
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_page_stops_it(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    with plan.open("r+b") as file:
        file.seek(-2048, os.SEEK_END)
        file.write(b"\xff" * 64)
    before = plan.read_bytes()
    with pytest.raises(PlanDamaged):
        rewrite_under(plan, None, OLD)
    assert plan.read_bytes()[4096:] == before[4096:]
    assert not is_protected(plan)
    assert not list(tmp_path.glob(".*"))


@pytest.mark.kill
@pytest.mark.parametrize(("first", "second"), [("-", NEW), (OLD, NEW)])
def test_killed_at_any_moment_it_opens_with_the_one_or_the_other(
    tmp_path: Path, first: str, second: str
) -> None:
    plan = sample_plan(tmp_path)
    whole, now = rows(plan, None), None
    if first != "-":
        rewrite_under(plan, None, first)
        now = first
    ways = (None if first == "-" else first, second)
    changes, size = changes_to_rewrite(plan, now, tmp_path / "measured"), plan.stat().st_size
    moments = [Moment("change", number) for number in range(1, changes + 1)]
    moments += [Moment("byte", 1 + size * part // CUTS) for part in range(CUTS)]
    seen, ends = set(), set()
    with killed_work(rewriting, plan) as work:
        for moment in moments:
            later = next(way for way in ways if way != now)
            ends.add(work.end(json.dumps([now, later]), moment))
            found = [way for way in ways if opens(plan, way)]
            assert len(found) == 1
            (now,) = found
            seen.add(now)
            assert rows(plan, now) == whole
    assert seen == set(ways)
    # One way takes a few changes less than the other.
    assert ends - {0} == {-signal.SIGKILL, -signal.SIGXFSZ}
    rewrite_under(plan, now, OLD)
    assert [file.name for file in tmp_path.iterdir()] == [plan.name]


def changes_to_rewrite(plan: Path, now: str | None, folder: Path) -> int:
    """Return how often a rewrite changes files, tried on a copy."""
    folder.mkdir()
    copy = folder / plan.name
    copy.write_bytes(plan.read_bytes())
    key = key_under(copy, NEW)
    changes = changes_of(lambda: rewrite_under(copy, now, NEW, key=key))
    copy.unlink()
    folder.rmdir()
    return changes


def opens(plan: Path, way: str | None) -> bool:
    if is_protected(plan) is not (way is not None):
        return False
    try:
        connection, _key = open_protected(plan, way)
    except (PlanUnreadable, sqlcipher.DatabaseError):
        return False
    connection.close()
    return True
