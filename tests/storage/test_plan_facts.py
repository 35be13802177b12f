"""A fact is kept, replaced and removed, on both databases."""

from organizer_app.storage.plan_facts import fact_of, keep_fact
from tests.support.plan_engines import OpenPlan


def test_a_fact_is_replaced_and_an_empty_one_removed(plan: OpenPlan) -> None:
    with plan.database.writing() as connection:
        assert fact_of(connection, "folder") == ""
        for value in ("/a", "/b"):
            keep_fact(connection, "folder", value)
    with plan.database.writing() as connection:
        assert fact_of(connection, "folder") == "/b"
        keep_fact(connection, "folder", "")
        assert fact_of(connection, "folder") == ""
