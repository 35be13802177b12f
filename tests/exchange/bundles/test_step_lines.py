"""Steps come out of their lines as they went in, and no other line gets in."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.steps import (
    ErasedRecord,
    StepBundle,
    TravelBirth,
    TravelChange,
    TravelStep,
)
from organizer_app.exchange.bundles.step_lines import bundle_of, step_lines

STEP = TravelStep(
    origin="ana",
    first_sequence=3,
    edit_id="step",
    kind="changed_title",
    arguments={"city": "Sevilla"},
    author="Ana",
    lamport=7,
    wall_ms=1_800_000_000_000,
    undoes="",
    seen={"ben": 5},
    births=(TravelBirth(3, "city_action", "a", {"title": "Rally", "expected": None}),),
    changes=(
        TravelChange(4, "site", "s", "U", {"venue": "b"}, {}, {"venue": (("ben", 2), ("ana", 1))}),
        TravelChange(5, "person", "p", "X", {}, {"name": ""}, {"*": (("ana", 1),)}),
    ),
)
BUNDLE = StepBundle(
    plan_id="plan",
    min_reader=9,
    sender="ana",
    vector={"ana": 5, "ben": 5},
    names={"ana": "Ana at home"},
    steps=(STEP,),
    erased={"p": ErasedRecord("person", {"hidden": True})},
)


def test_a_bundle_comes_back_as_it_was() -> None:
    assert bundle_of(step_lines(BUNDLE)) == BUNDLE
    assert bundle_of(step_lines(replace(BUNDLE, steps=()))) == replace(BUNDLE, steps=())


def test_an_origin_is_written_once() -> None:
    many = replace(BUNDLE, steps=tuple(replace(STEP, edit_id=f"s{n}") for n in range(50)))
    assert step_lines(many).count(b'"ben"') == 1


def lines_with(at: int, value: Any) -> bytes:
    head, line = step_lines(BUNDLE).decode().split("\n")
    step = json.loads(line)
    step[at] = value
    return f"{head}\n{json.dumps(step)}".encode()


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (0, 99),
        (0, "ana"),
        (0, -1),
        (1, 0),
        (1, 1.5),
        (1, 4),
        (2, None),
        (4, {"city": 5}),
        (4, ["city"]),
        (6, 1 << 60),
        (7, -5),
        (7, 1 << 52),
        (9, [[0]]),
        (9, 5),
        (10, [[3, "city_action", "a", {"title": {"deep": 1}}]]),
        (11, [[4, "site", "s", "I", {}, {}, {}]]),
        (11, [[4, "site", "s", "U", {"venue": "b"}, {}, {}]]),
    ],
)
def test_a_step_that_no_laptop_would_write_is_refused(at: int, value: Any) -> None:
    with pytest.raises(ChangesRefused) as refused:
        bundle_of(lines_with(at, value))
    assert refused.value.reason is Refusal.DAMAGED


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[]",
        b"[" * 100_000,
        b'{"origins": ["a"]}',
        b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
        step_lines(BUNDLE).replace(b'"Sevilla"', b"NaN"),
        step_lines(BUNDLE).replace(b"Sevilla", b"\\ud800"),
        step_lines(BUNDLE).replace(b"1800000000000", b"1" * 5000),
        step_lines(BUNDLE) + b"\n",
        step_lines(BUNDLE) + b"\n" + b'["a"]',
    ],
)
def test_content_that_is_no_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(ChangesRefused):
        bundle_of(content)


def nested(depth: int) -> list[object]:
    return [nested(depth - 1)] if depth > 1 else []


@pytest.mark.parametrize("wrap", [nested, lambda depth: {"a": nested(depth - 1)}])
def test_lines_are_as_deep_as_a_step_needs_and_no_deeper(wrap: Callable[[int], object]) -> None:
    head, line = step_lines(BUNDLE).decode().split("\n")

    def with_more(depth: int) -> bytes:
        return f"{json.dumps({**json.loads(head), 'newer': wrap(depth)})}\n{line}".encode()

    assert bundle_of(with_more(7)) == BUNDLE
    with pytest.raises(ChangesRefused) as refused:
        bundle_of(with_more(8))
    assert refused.value.reason is Refusal.DAMAGED


@given(st.binary(max_size=200), st.integers(0, 900))
def test_any_other_bytes_end_in_a_bundle_or_a_refusal(noise: bytes, spot: int) -> None:
    good = step_lines(BUNDLE)
    try:
        bundle_of(good[:spot] + noise + good[spot + len(noise) :])
    except ChangesRefused as refused:
        assert refused.reason in {Refusal.DAMAGED, Refusal.TOO_LARGE}  # noqa: PT017  # both are right
