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


def signatures_typed(typed: str) -> int | None:
    """Return the typed number, with or without thousands separators; None if it is not a number."""
    digits = "".join(typed.split()).replace(",", "").replace(".", "")
    return int(digits) if digits.isdecimal() else None


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
        is_told, was = bool(signed.parts), locked.get(PETITIONS, "")
        lines.append(NumberLine(PETITIONS, said, was, signed.low, signed.high, is_told))
    return Numbers(lines, found.parts)


def lock(workspace: Workspace, line: NumberLine) -> None:
    """Lock a number at its present value in all documents."""
    from organizer_app.services.actions.numbers import lock_number

    lock_number(workspace, metric=line.metric, low=line.low, high=line.high, text=line.text)


def unlock(workspace: Workspace, metric: str) -> None:
    """Unlock a number in all documents."""
    from organizer_app.services.actions.numbers import unlock_number

    unlock_number(workspace, metric=metric)


def count(workspace: Workspace, host: str, signatures: int, *, shares_people: bool) -> None:
    """Record the signatures of a host."""
    from organizer_app.services.actions.numbers import count_signatures

    count_signatures(workspace, host=host, signatures=signatures, shares_people=shares_people)


def remove(workspace: Workspace, host: str) -> None:
    """Remove the signatures of a host."""
    from organizer_app.services.actions.numbers import remove_signatures

    remove_signatures(workspace, host=host)
