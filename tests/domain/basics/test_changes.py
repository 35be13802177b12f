"""Several change sets are told as one that leaves nothing out."""

from datetime import UTC, datetime

from organizer_app.domain.basics.changes import ChangeSet, Noun, merged
from organizer_app.domain.basics.edits import EditKind, EditSummary

AT = datetime(2027, 4, 17, 12, tzinfo=UTC)


def change(number: int, *, everything: bool = False) -> ChangeSet:
    kind = EditKind.CHANGED_DAY
    return ChangeSet(
        edit_id=f"e{number}",
        kind=kind,
        touched=frozenset({(Noun.CITY_ACTION, f"a{number}")}),
        action_ids=frozenset({f"a{number}"}),
        everything=everything,
        nouns=frozenset({Noun.CITY_ACTION}),
        steps=(EditSummary(f"e{number}", kind, {}, "", AT, undone=False, changes=1),),
    )


def test_merging_keeps_everything_that_was_touched() -> None:
    one = merged([change(1), change(2), change(3, everything=True)])
    assert one.action_ids == {"a1", "a2", "a3"}
    assert len(one.touched) == 3
    assert one.everything
    assert one.edit_id == "e3"
    assert merged([change(1)]) == change(1)


def test_merging_keeps_every_step_in_the_order_they_were_made() -> None:
    assert [step.edit_id for step in merged([merged([change(1), change(2)]), change(3)]).steps] == [
        "e1",
        "e2",
        "e3",
    ]


def test_a_change_set_of_some_records_asks_nobody_else_to_read_again() -> None:
    one = ChangeSet(edit_id="e", kind=EditKind.CHANGED_DAY, nouns=frozenset({Noun.SITE}))
    assert one.touches(frozenset({Noun.SITE, Noun.PERSON}))
    assert not one.touches(frozenset({Noun.PERSON}))
