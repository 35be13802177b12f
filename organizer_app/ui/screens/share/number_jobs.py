"""Runs the Numbers tab's work on the plan; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.wording.sharing import releases as release_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.model.petitions import PetitionPart
    from organizer_app.services.plan.workspace import Workspace

TURNOUT, PETITIONS = METRICS = ("turnout", "petitions")


class NumberLine(NamedTuple):
    """One number: its present line, and the locked one in documents, empty if none is locked.

    `is_known` is false while no number is known that could be locked.
    """

    metric: str
    text: str
    locked: str
    low: int
    high: int
    is_known: bool


class Numbers(NamedTuple):
    """The numbers of the plan's mobilization, and the signatures by host."""

    lines: Sequence[NumberLine]
    parts: Sequence[PetitionPart]


def numbers(workspace: Workspace) -> Numbers:
    """Return the present numbers; signatures only if a host has some."""
    from organizer_app.services.actions.numbers import public_numbers

    found = public_numbers(workspace)
    locked = {each.metric: each.text for each in found.locked}
    people, signed = found.turnout, found.petitions
    said = release_words.turnout_sentence(people)
    is_reported = bool(people.reported)
    lines = [NumberLine(TURNOUT, said, locked.get(TURNOUT, ""), people.low, people.high, is_reported)]
    if signed.parts or PETITIONS in locked:
        said = release_words.petition_sentence(signed)
        is_known, was = bool(signed.parts), locked.get(PETITIONS, "")
        lines.append(NumberLine(PETITIONS, said, was, signed.low, signed.high, is_known))
    return Numbers(lines, found.parts)
