"""Whatever is changed in a step breaks its seal, and whatever is left out of it does not."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer_app.domain.merging.seals import (
    SealBrokenError,
    first_chain,
    is_whole,
    linked,
    root_of,
    salts_of,
    sealed_step,
    unsealed_values,
    with_own_salts,
    with_seals_kept,
)
from organizer_app.domain.merging.steps import TravelBirth, TravelChange, TravelStep

PHONE = "+1 702 555 0143"
STEP = TravelStep(
    origin="ana",
    first_sequence=3,
    edit_id="edit",
    kind="changed_title",
    arguments={"city": "Sevilla"},
    author="Ana",
    lamport=7,
    wall_ms=1_800_000_000_000,
    undoes="",
    seen={"ben": 2},
    births=(TravelBirth(3, "contact_point", "phone", {"value": PHONE, "is_primary": True}),),
    changes=(
        TravelChange(
            4,
            "site",
            "s",
            "U",
            {"venue": "b", "room": None},
            {},
            {"venue": (("ben", 2), ("ana", 1)), "room": ()},
        ),
        TravelChange(
            5, "site", "s", "D", {"hidden": True}, {"hidden": False}, {"hidden": (), "*": (("ana", 1),)}
        ),
        TravelChange(6, "person", "p", "X", {}, {"id": "p"}, {"*": (("ana", 1),)}),
    ),
)
BEFORE = first_chain("ana")
SEALED = sealed_step(STEP, BEFORE, bytes(range(16)))
texts = st.text(st.characters(codec="utf-8"), max_size=6)
values = texts | st.none() | st.booleans() | st.integers(-(1 << 50), 1 << 50) | st.floats(-1e9, 1e9)
fields = st.dictionaries(texts.filter(lambda name: name and name[0] != "<"), values, max_size=4)


def edited(**changed: Any) -> TravelStep:
    return replace(SEALED, **changed)


def with_change(number: int, **changed: Any) -> TravelStep:
    changes = list(STEP.changes)
    changes[number] = changes[number]._replace(**changed)
    return edited(changes=tuple(changes))


@pytest.mark.parametrize(
    "step",
    [
        edited(origin="ben"),
        edited(first_sequence=4),
        edited(edit_id="other"),
        edited(kind="other"),
        edited(arguments={"city": "Cádiz"}),
        edited(arguments={}),
        edited(author="Ben"),
        edited(lamport=8),
        edited(wall_ms=1),
        edited(undoes="edit"),
        edited(seen={}),
        edited(births=()),
        edited(births=(STEP.births[0]._replace(values={"value": PHONE}),)),
        edited(births=(STEP.births[0]._replace(values={**STEP.births[0].values, "note": ""}),)),
        with_change(0, record_id="t"),
        with_change(0, noun="cue"),
        with_change(0, operation="D"),
        with_change(0, after={"venue": "c", "room": None}),
        with_change(0, after={"venue": "b", "room": ""}),
        with_change(0, parents={"venue": (("ben", 2),), "room": ()}),
        with_change(1, before={"hidden": True}),
        with_change(1, parents={"hidden": ()}),
        edited(changes=STEP.changes[:2]),
        edited(changes=(STEP.changes[1], STEP.changes[0], STEP.changes[2])),
    ],
)
def test_a_step_that_was_changed_is_not_what_was_sealed(step: TravelStep) -> None:
    assert is_whole(SEALED)
    assert not is_whole(step)


def test_a_seal_stands_on_the_one_before_it() -> None:
    assert SEALED.seal is not None
    assert linked(STEP, first_chain("ben"), SEALED.seal.salts).seal != SEALED.seal
    assert not is_whole(STEP)


def test_a_number_is_the_same_however_a_database_says_it() -> None:
    for same in ({"value": PHONE, "is_primary": 1}, {"value": PHONE, "is_primary": 1.0}):
        assert is_whole(edited(births=(STEP.births[0]._replace(values=same),)))


def test_a_value_that_is_gone_keeps_its_leaf_and_no_salt_of_it_stays() -> None:
    gone = edited(births=(STEP.births[0]._replace(values={"is_primary": True}),))
    (kept,) = with_seals_kept([SEALED], [gone])
    assert is_whole(kept)
    assert kept.seal is not None
    assert SEALED.seal is not None
    assert kept.seal.chain == SEALED.seal.chain
    assert root_of(kept) == ""
    assert isinstance(kept.seal.salts, dict)
    part = kept.seal.salts["3"]
    assert isinstance(part, dict)
    assert {name: token[0] for name, token in part.items()} == {"": "s", "value": "d", "is_primary": "s"}
    assert list(unsealed_values(kept)) == []
    assert not is_whole(replace(kept, births=(STEP.births[0]._replace(values={"is_primary": False}),)))
    # Another word in its place stands under no seal, and whoever reads the step is told so.
    cleaned = replace(
        kept, births=(STEP.births[0]._replace(values={"value": "[erased]", "is_primary": True}),)
    )
    assert list(unsealed_values(cleaned)) == [("phone", "value", "[erased]")]


def test_a_step_that_lost_nothing_keeps_its_seal_as_it_was() -> None:
    assert with_seals_kept([SEALED], [STEP]) == [SEALED]
    (kept,) = with_seals_kept([SEALED], [edited(arguments={})])
    assert is_whole(kept)
    assert root_of(kept) == ""


def test_what_shares_a_root_with_a_step_that_lost_something_gets_salts_of_its_own() -> None:
    other = sealed_step(replace(STEP, edit_id="other"), BEFORE, bytes(range(16)))
    kept, beside = with_seals_kept([SEALED, other], [edited(author=""), other])
    assert root_of(kept) == root_of(beside) == ""
    assert is_whole(kept)
    assert is_whole(beside)
    assert with_own_salts(beside) == beside


def test_a_change_that_is_left_out_whole_says_nothing_of_itself() -> None:
    withheld = TravelChange(4, "withheld", "", "U", {}, {}, {})
    (kept,) = with_seals_kept([SEALED], [edited(changes=(withheld, *STEP.changes[1:]))])
    assert is_whole(kept)
    assert list(unsealed_values(kept)) == []
    forged = replace(kept, changes=(STEP.changes[0], *STEP.changes[1:]))
    assert ("", "", None) in list(unsealed_values(forged))


@given(born=fields, after=fields, gone=st.sets(st.integers(0, 7)), data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_part_can_be_left_out_and_no_other_part_changed(
    born: dict[str, Any], after: dict[str, Any], gone: set[int], data: st.DataObject
) -> None:
    change = TravelChange(4, "site", "s", "U", after, {}, dict.fromkeys(after, (("ana", 1),)))
    step = replace(STEP, births=(TravelBirth(3, "site", "s", born),), changes=(change,))
    sealed = sealed_step(step, BEFORE, bytes(16))
    assert is_whole(sealed)
    left = {name: value for at, (name, value) in enumerate(born.items()) if at not in gone}
    less = {name: value for at, (name, value) in enumerate(after.items()) if at + 4 not in gone}
    parents = {name: refs for name, refs in change.parents.items() if name in less}
    births = (step.births[0]._replace(values=left),)
    reduced = replace(sealed, births=births, changes=(change._replace(after=less, parents=parents),))
    (kept,) = with_seals_kept([sealed], [reduced])
    assert is_whole(kept)
    assert kept.seal is not None
    assert sealed.seal is not None
    assert kept.seal.chain == sealed.seal.chain
    # What was left out once stays out, however often the step is told again.
    (again,) = with_seals_kept([kept], [replace(sealed, seal=None)])
    assert again.seal == kept.seal or left == born
    if left:
        name = data.draw(st.sampled_from(sorted(left)))
        other = {**left, name: f"{left[name]}x"}
        assert not is_whole(replace(kept, births=(births[0]._replace(values=other),)))


@pytest.mark.parametrize(
    "salts",
    [
        "",
        "s",
        "x" + "A" * 22,
        "s" + "A" * 21,
        "s" + "ä" * 22,
        7,
        None,
        [],
        {"0": 7},
        {"0": {"a": 7}},
        {"0": "r" + "A" * 22},
    ],
)
def test_salts_of_a_stranger_are_checked(salts: Any) -> None:
    with pytest.raises(ValueError, match="salt"):
        salts_of(salts)


def test_salts_that_lack_a_change_open_nothing() -> None:
    for salts in ({}, {"0": "s" + "A" * 22}, {"0": {"author": "s" + "A" * 22}}):
        with pytest.raises(SealBrokenError):
            linked(STEP, BEFORE, salts)
