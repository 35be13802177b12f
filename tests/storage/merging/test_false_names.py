"""What was signed in the name of another laptop is kept once, with the moment of the first attempt."""

from organizer_app.domain.basics.plan_checks import FalseName
from organizer_app.storage.merging.false_names import false_names, keep_false_names
from tests.support.plan_engines import OpenPlan

FIRST = FalseName("key", "Max", "origin", "Vera", "proof", "2026-12-03T09:00:00Z")
OTHER = FIRST._replace(origin="third", laptop="", proof="", at="2026-12-03T11:00:00Z")


def test_the_first_attempt_in_each_name_is_kept(plan: OpenPlan) -> None:
    for found in ([FIRST], [FIRST._replace(at="2026-12-03T10:00:00Z"), OTHER], []):
        with plan.database.writing() as connection:
            keep_false_names(connection, found)
    plan.reopen()
    with plan.workspace.read() as reader:
        assert false_names(reader.connection) == (FIRST, OTHER)
