"""A plan gets its passphrase with the same key that its sheet holds, and its backups come along."""

from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.problems import NotProtected, WeakPassphrase
from organizer_app.services.plan import protection
from tests.support.open_plans import sample_plan

FIRST, SECOND = "correct horse battery staple", "lantern orbit walnut ferry dusk"


def test_a_weak_passphrase_gets_no_key(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    for weak in ("short", "password1234", "Prime Day 2019"):
        with pytest.raises(WeakPassphrase):
            protection.new_key(plan, weak, ("Prime Day 2019",))


def test_the_backups_open_with_the_new_passphrase_and_the_others_are_named(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    early, late, foreign = (tmp_path / name for name in ("early", "late", "foreign"))
    early.write_bytes(plan.read_bytes())
    foreign.write_bytes(b"no plan at all")
    first = protection.new_key(plan, FIRST)
    protection.protect(plan, now=None, key=first, later=FIRST)
    late.write_bytes(plan.read_bytes())
    second = protection.new_key(plan, SECOND)
    protection.protect(plan, now=FIRST, key=second, later=SECOND)
    done = protection.rewrite_backups((early, late, foreign), now=FIRST, later=SECOND, key=second)
    assert done == (2, (str(foreign),))
    for file in (plan, early, late):
        assert wiring.read_first_view(file, passphrase=second).rows
    assert protection.is_opened_by(late, SECOND)
    assert not protection.is_opened_by(late, FIRST)
    protection.unprotect(plan, now=SECOND)
    with pytest.raises(NotProtected):
        protection.unprotect(plan, now=SECOND)
