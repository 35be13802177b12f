"""Writes steps as lines of JSON and reads them back: a head, then one line for each step.

Origins are listed once in the head and named by their place in it. Seals are in the head too, so that
versions that know of none read the lines as before.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.merging.extents import Extent, plain_extent, role_of
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.seals import CHAIN_BYTES, SealBrokenError, linked, salts_of
from organizer_app.domain.merging.steps import (
    Checkpoint,
    ErasedRecord,
    StepBundle,
    TravelStep,
    plain_step,
    step_of,
    text_of,
    values_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MOST_LINE: Final = 64 << 20
_MOST_STEPS: Final = 2_000_000
# A step holds lists of changes of tables of lists: six deep.
_DEEPEST: Final = 8
# What JSON is read into.
_NESTED: Final = (dict, list)


def step_lines(bundle: StepBundle) -> bytes:
    """Return a bundle as UTF-8 lines."""
    origins: dict[str, int] = {}

    def spot(origin: str) -> int:
        return origins.setdefault(origin, len(origins))

    steps = [_json(plain_step(step, spot)) for step in bundle.steps]
    vector = [[spot(origin), number] for origin, number in sorted(bundle.vector.items())]
    head = {
        "plan": bundle.plan_id,
        "reader": bundle.min_reader,
        "sender": spot(bundle.sender),
        "vector": vector,
        "names": {str(spot(origin)): name for origin, name in sorted(bundle.names.items())},
        "erased": {
            record_id: [each.noun, dict(each.values)] for record_id, each in sorted(bundle.erased.items())
        },
    }
    if bundle.held is not None:
        head["held"] = list(bundle.held)
    if bundle.extents:
        head["extents"] = {sign_key: plain_extent(each) for sign_key, each in sorted(bundle.extents.items())}
    if bundle.served:
        head["served"] = list(bundle.served)
    if bundle.form_secrets:
        head["form_secrets"] = list(bundle.form_secrets)
    head |= _plain_seals(bundle.steps)
    if bundle.checkpoints:
        head["checkpoints"] = [_plain_checkpoint(each, spot) for each in bundle.checkpoints]
    return "\n".join([_json({**head, "origins": list(origins)}), *steps]).encode()


def _plain_seals(steps: tuple[TravelStep, ...]) -> dict[str, Any]:
    """Return what opens the seals: each root once, and what a seal builds on that does not come along."""
    roots: dict[Any, int] = {}
    salts: list[Any] = []
    before: list[list[Any]] = []
    last: dict[str, bytes] = {}
    for number, step in enumerate(steps):
        if step.seal is None:
            salts.append(0)
            continue
        told = step.seal.salts
        salts.append(roots.setdefault(told, len(roots) + 1) if isinstance(told, str) else dict(told))
        if last.get(step.origin) != step.seal.before:
            before.append([number, _encoded(step.seal.before)])
        last[step.origin] = step.seal.chain
    return {"salts": salts, "roots": list(roots), "before": before} if before else {}


def _plain_checkpoint(each: Checkpoint, spot: Callable[[str], int]) -> list[Any]:
    signed = (_encoded(each.chain), each.sealed_from, each.sign_key, _encoded(each.signature))
    return [spot(each.origin), each.sequence, *signed]


def bundle_of(content: bytes) -> StepBundle:
    """Return the bundle of lines that may come from anybody.

    Raises:
        ChangesRefused: they say nothing that a laptop would write.
    """
    try:
        head, *lines = content.decode("utf-8").split("\n")
        if len(lines) > _MOST_STEPS or any(len(line) > _MOST_LINE for line in (head, *lines)):
            raise ChangesRefused(Refusal.TOO_LARGE)
        # One line after the other: freeing what 100,000 lines say at once would stop every thread.
        return _bundle(_read(head), map(_read, lines))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as wrong:
        raise ChangesRefused(Refusal.DAMAGED) from wrong


def _bundle(head: Mapping[str, Any], lines: Iterable[Any]) -> StepBundle:
    origins = [str(each) for each in head["origins"]]
    if len(set(origins)) != len(origins) or not all(isinstance(each, str) for each in head["origins"]):
        raise ValueError("origins")

    def origin(spot: Any) -> str:  # noqa: ANN401  # foreign JSON
        if type(spot) is not int or spot < 0:
            raise ValueError("origin")
        return origins[spot]

    return StepBundle(
        plan_id=text_of(head["plan"]),
        min_reader=whole_number(head["reader"]),
        sender=origin(head["sender"]),
        vector={origin(spot): whole_number(number) for spot, number in head["vector"]},
        names={origins[int(spot)]: text_of(name) for spot, name in head["names"].items()},
        steps=_sealed(_steps(lines, origin), head),
        checkpoints=tuple(_checkpoint(*told, origin=origin) for told in head.get("checkpoints", ())),
        erased={
            text_of(record_id): ErasedRecord(text_of(noun), values_of(values))
            for record_id, (noun, values) in head["erased"].items()
        },
        held=tuple(map(text_of, head["held"])) if "held" in head else None,
        extents={text_of(sign_key): extent_of(*told) for sign_key, told in head.get("extents", {}).items()},
        served=tuple(map(text_of, head.get("served", ()))),
        form_secrets=tuple(map(text_of, head.get("form_secrets", ()))),
    )


def extent_of(role: Any, areas: Any, number: Any) -> Extent:  # noqa: ANN401  # foreign JSON
    """Return what a member is sent from its values; raise ValueError or TypeError for anything else."""
    return Extent(role_of(role), tuple(map(text_of, areas)), whole_number(number))


def _steps(lines: Iterable[Any], origin: Any) -> tuple[TravelStep, ...]:  # noqa: ANN401  # a function of `_bundle`
    return tuple(step_of(line, origin) for line in lines)


def _sealed(steps: tuple[TravelStep, ...], head: Mapping[str, Any]) -> tuple[TravelStep, ...]:
    """Return the steps under what their seals come to; whether these are right is for others to say."""
    if "salts" not in head:
        return steps
    roots = [salts_of(each) for each in head["roots"]]
    before = {whole_number(number): _decoded(chain) for number, chain in head["before"]}
    last: dict[str, bytes] = {}
    found: list[TravelStep] = []
    for number, (step, told) in enumerate(zip(steps, head["salts"], strict=True)):
        if told == 0:
            found.append(step)
            continue
        salts = salts_of(told) if isinstance(told, dict) else roots[whole_number(told) - 1]
        try:
            sealed = linked(step, before[number] if number in before else last[step.origin], salts)
        except SealBrokenError as broken:
            raise ChangesRefused(Refusal.ALTERED, head["names"].get(step.origin, "")) from broken
        last[step.origin] = sealed.seal.chain if sealed.seal else b""
        found.append(sealed)
    return tuple(found)


def _checkpoint(
    spot: Any,  # noqa: ANN401  # foreign JSON
    sequence: Any,  # noqa: ANN401  # foreign JSON
    chain: Any,  # noqa: ANN401  # foreign JSON
    sealed_from: Any,  # noqa: ANN401  # foreign JSON
    sign_key: Any,  # noqa: ANN401  # foreign JSON
    signature: Any,  # noqa: ANN401  # foreign JSON
    *,
    origin: Callable[[Any], str],
) -> Checkpoint:
    numbers = whole_number(sequence), _decoded(chain), whole_number(sealed_from)
    return Checkpoint(origin(spot), *numbers, text_of(sign_key), b64decode(text_of(signature), validate=True))


def _encoded(chain: bytes) -> str:
    return b64encode(chain).decode()


def _decoded(plain: Any) -> bytes:  # noqa: ANN401  # foreign JSON
    chain = b64decode(text_of(plain), validate=True)
    if len(chain) != CHAIN_BYTES:
        raise ValueError("chain")
    return chain


def _read(line: str) -> Any:  # noqa: ANN401  # foreign JSON
    found = json.loads(line, parse_constant=_refused)
    if line.count("[") + line.count("{") > _DEEPEST and _depth(found) > _DEEPEST:
        raise ValueError("depth")
    if "\\u" in line:
        # A lone half of a character cannot be stored.
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    return found


def _refused(constant: str) -> float:
    raise ValueError(constant)


def _depth(found: object) -> int:
    if not isinstance(found, _NESTED):
        return 0
    inner = found.values() if isinstance(found, dict) else found
    return 1 + max((_depth(each) for each in inner if isinstance(each, _NESTED)), default=0)


def whole_number(plain: Any) -> int:  # noqa: ANN401  # foreign JSON
    """Return a whole number that is not negative; raise ValueError for anything else."""
    if type(plain) is not int or not 0 <= plain < 1 << 53:
        raise ValueError("number")
    return int(plain)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
