"""Turns what is typed about a group into a changed group, part or stage, or reports that it is unclear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.typed_fields import typed_value, written_value
from organizer_app.domain.importing.written_days import day_meant, moment_meant
from organizer_app.domain.importing.written_numbers import count_meant
from organizer_app.domain.model.field_specs import FieldKind, typed_names
from organizer_app.domain.model.partnerships import PARTNERSHIP_LIFE_CYCLE, PartnershipRole, PartnershipStatus
from organizer_app.domain.model.record_fields import GROUP_FIELD, GROUP_FIELDS
from organizer_app.domain.time.local_time import LocalMoment, instant_of, local_of
from organizer_app.wording.partners import partner_panel as panel_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from organizer_app.domain.model.organizations import Organization
    from organizer_app.domain.model.partnerships import Partnership
    from organizer_app.domain.partners.partner_book import PartnerBook


_PATH: Final = (
    PartnershipStatus.IDENTIFIED,
    PartnershipStatus.ASKED,
    PartnershipStatus.VERBAL,
    PartnershipStatus.SIGNED,
    PartnershipStatus.ACTIVE,
    PartnershipStatus.ENDED,
)
_KEYS: Final = {
    "0": PartnershipStatus.IDENTIFIED,
    "1": PartnershipStatus.ASKED,
    "2": PartnershipStatus.VERBAL,
    "3": PartnershipStatus.SIGNED,
    "4": PartnershipStatus.ACTIVE,
    "A": PartnershipStatus.ASKED,
    "V": PartnershipStatus.VERBAL,
    "S": PartnershipStatus.SIGNED,
    "T": PartnershipStatus.ACTIVE,
    "D": PartnershipStatus.DECLINED,
}


def stage_after(status: PartnershipStatus, steps: int) -> PartnershipStatus | None:
    """Return the stage this many steps on, None at the ends; a group that withdrew restarts at asked."""
    if status not in _PATH:
        return PartnershipStatus.ASKED if steps > 0 else None
    at = _PATH.index(status) + steps
    if not 0 <= at < len(_PATH):
        return None
    return _PATH[at] if _PATH[at] in PARTNERSHIP_LIFE_CYCLE[status] else None


def stage_of_key(letter: str, status: PartnershipStatus | None) -> PartnershipStatus | None:
    """Return the stage that a key sets, given the present one; None for any other key."""
    if letter in {"+", "=", "-", "\u2212"}:
        if status is None:
            return PartnershipStatus.IDENTIFIED if letter in {"+", "="} else None
        return stage_after(status, 1 if letter in {"+", "="} else -1)
    return _KEYS.get(letter.upper())


T = TypeVar("T")

TYPED_FIELDS = typed_names(GROUP_FIELDS)
PART_FIELDS = ("role", "credit_here", "pledge", "held", "asked_on", "signed_on", "logo")


def group_text(book: PartnerBook, group: Organization, field: str) -> str:
    """Return the text of a group's field, for editing."""
    spec, value = GROUP_FIELD[field], getattr(group, field)
    if spec.kind is FieldKind.GROUP:
        return next((line.group.name for line in book.lines if line.group.id == value), "")
    return written_value(spec, value)


def changed_group(book: PartnerBook, group: Organization, field: str, text: str) -> Organization:
    """Return the group with a field changed; raise `UnclearError` when the text cannot be understood."""
    spec = GROUP_FIELD[field]
    value: object = _clear(lambda: typed_value(spec, text), field)
    if field == "name" and not value:
        raise _unclear(field)
    if spec.kind is FieldKind.GROUP:
        value = _network(book, str(value))
    return replace(group, **{field: value})  # type: ignore[arg-type]  # the declaration gives the type of each


def _network(book: PartnerBook, text: str) -> str:
    if not text:
        return ""
    wanted = fold_name(text)
    for line in book.lines:
        if wanted in {fold_name(line.group.name), fold_name(line.group.short_name)}:
            return line.group.id
    raise UnclearError(panel_words.unknown_network(text))


def part_text(part: Partnership, code: str, zone: str) -> str:
    """Return the text of a part's field, for editing; embargoes in headquarters time."""
    if code == "held":
        if part.name_public_from is None:
            return ""
        local = local_of(part.name_public_from, zone)
        return f"{local.day.isoformat()} {local.wall:%H:%M}"
    if code in {"asked_on", "signed_on"}:
        day = getattr(part, code)
        return day.isoformat() if day else ""
    value = {
        "role": part.role.value,
        "credit_here": part.credit_name,
        "logo": "yes" if part.logo_ok else "",
        "pledge": part.turnout_pledge,
    }[code]
    return "" if value is None else str(value)


def changed_part(part: Partnership, code: str, text: str, year: int) -> Partnership:
    """Return the part with a field changed; raise `UnclearError` when the text cannot be understood.

    The end of an embargo belongs to the group: `moment_of` reads it. A day without a year is in `year`.
    """
    text = " ".join(text.split())
    if code == "role":
        return replace(part, role=PartnershipRole(text))
    if code == "credit_here":
        return replace(part, credit_name=text)
    if code == "logo":
        return replace(part, logo_ok=bool(text))
    if code == "pledge":
        return replace(part, turnout_pledge=_clear(lambda: count_meant(text), code))
    return replace(part, **{code: _clear(lambda: day_meant(text, year), code)})  # type: ignore[arg-type]  # the other fields are days


def moment_of(text: str, zone: str, year: int) -> datetime | None:
    """Return the instant, UTC, of a day and a wall time in a zone; midnight without a time."""
    meant = _clear(lambda: moment_meant(text, year), "held")
    return instant_of(LocalMoment(*meant, zone)) if meant else None


def _clear(read: Callable[[], T], code: str) -> T:
    """Read the text of a field; raise `UnclearError` with its sentence."""
    try:
        return read()
    except UnclearError:
        raise _unclear(code) from None


def _unclear(code: str) -> UnclearError:
    return UnclearError(panel_words.unreadable(panel_words.field_name(code)))
