"""The contents of a group's panel, line by line, as plain values."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.model.partnerships import PartnershipStatus
from organizer_app.domain.partners.partner_book import credits_of, held_until, parts_of, written_name
from organizer_app.domain.partners.partner_ledger import GONE, SIGNAL
from organizer_app.domain.people.phone_display import masked_phone
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from organizer_app.domain.model.partnerships import Partnership
    from organizer_app.ui.screens.partners.partners_view import GroupShown

PATH = (
    PartnershipStatus.ASKED,
    PartnershipStatus.VERBAL,
    PartnershipStatus.SIGNED,
    PartnershipStatus.ACTIVE,
)


class PanelKind(Enum):
    """How a line looks and what it does."""

    PATH = "path"
    HELD = "held"
    HEAD = "head"
    FACT = "fact"
    CITY = "city"
    SIGNER = "signer"
    RELEASE = "release"
    NOTE = "note"


class PathStep(NamedTuple):
    """A stage that a group goes through."""

    name: str
    day: str
    is_reached: bool


class PanelLine(NamedTuple):
    """A line of the panel.

    Attributes:
        kind: how it looks.
        first: its text, at the left.
        second: the text at the right or below.
        act: what a click does: ``edit``, ``add_city``, or the key of a record; empty for nothing.
        part: its part in a city.
        level: readiness of that city.
        steps: the stages of a path.
        sub: a further text, such as the state.
    """

    kind: PanelKind
    first: str
    second: str = ""
    act: str = ""
    part: Partnership | None = None
    level: int = 0
    steps: tuple[PathStep, ...] = ()
    sub: str = ""


def current_part(shown: GroupShown) -> Partnership | None:
    """Return the part in the current city, or the one for the whole, or the furthest."""
    line = shown.line
    if shown.action_id:
        return line.parts.get(shown.action_id)
    if line.whole is not None:
        return line.whole
    return max(line.parts.values(), key=lambda part: SIGNAL.get(part.status, 0), default=None)


def panel_lines(shown: GroupShown) -> tuple[PanelLine, ...]:
    """Return everything the panel shows of a group."""
    part = current_part(shown)
    lines = [PanelLine(PanelKind.PATH, "", part=part, steps=_path(part))] if part else []
    until = held_until(shown.line, shown.now)
    if until is not None:
        lines.append(_held(until, shown))
    lines += _written(shown, part)
    lines += _cities(shown)
    lines += _signers(shown)
    lines += _releases(shown)
    return tuple(lines)


def _path(part: Partnership) -> tuple[PathStep, ...]:
    reached = 0 if part.status in GONE else SIGNAL.get(part.status, 0)
    days: dict[PartnershipStatus, date | None] = {
        PartnershipStatus.ASKED: part.asked_on,
        PartnershipStatus.SIGNED: part.signed_on,
    }
    steps = [
        PathStep(
            words.stage_name(stage),
            panel_words.stage_day(days.get(stage), is_reached=number <= reached),
            number <= reached,
        )
        for number, stage in enumerate(PATH, 1)
    ]
    if part.status in GONE:
        day = panel_words.stage_day(part.withdrawn_on, is_reached=True)
        steps[-1] = PathStep(words.stage_name(part.status), day, is_reached=False)
    return tuple(steps)


def _held(until: datetime, shown: GroupShown) -> PanelLine:
    zone = shown.book.desk_zone
    return PanelLine(
        PanelKind.HELD,
        panel_words.held_title(until, zone),
        panel_words.held_when(until, zone, shown.now),
        "edit",
    )


def _written(shown: GroupShown, part: Partnership | None) -> Iterator[PanelLine]:
    yield PanelLine(PanelKind.HEAD, panel_words.section("written"), panel_words.edit(), "edit")
    yield PanelLine(PanelKind.FACT, panel_words.field_name("credit_name"), written_name(shown.line, part))
    if shown.line.group.other_names:
        names = ", ".join(shown.line.group.other_names)
        yield PanelLine(PanelKind.FACT, panel_words.field_name("other_names"), names)
    if part is None:
        return
    city = next((each for each in shown.book.cities if each.action_id == part.city_action_id), None)
    if city is not None and part.status not in GONE:
        named = credits_of(shown.book.lines, city.action_id, shown.now)
        rank = next(each.rank for each in named if each.part.id == part.id)
        said = panel_words.order_in(rank, sum(each.rank > 0 for each in named), city.city)
        yield PanelLine(PanelKind.FACT, panel_words.field_name("order"), said)
    yield PanelLine(PanelKind.FACT, panel_words.field_name("logo"), panel_words.logo(is_ok=part.logo_ok))


def _cities(shown: GroupShown) -> Iterator[PanelLine]:
    yield PanelLine(PanelKind.HEAD, panel_words.section("cities"), panel_words.add_city(), "add_city")
    whole = shown.line.whole
    if whole is not None:
        yield PanelLine(
            PanelKind.CITY, panel_words.everywhere(), panel_words.part_line(whole), part=whole, level=-1
        )
    for city in shown.book.cities:
        part = shown.line.parts.get(city.action_id)
        if part is not None:
            yield PanelLine(
                PanelKind.CITY,
                city.city,
                " · ".join(filter(None, (panel_words.part_line(part), city.which))),
                city.action_id,
                part,
                city.readiness,
                sub=city.state,
            )
    if not parts_of(shown.line):
        yield PanelLine(PanelKind.NOTE, panel_words.no_city())


def _signers(shown: GroupShown) -> Iterator[PanelLine]:
    yield PanelLine(PanelKind.HEAD, panel_words.section("signed"))
    signers = shown.book.signers.get(shown.line.group.id, ())
    for signer in signers:
        number = masked_phone(signer.phone) if signer.phone else ""
        yield PanelLine(PanelKind.SIGNER, signer.name, number, signer.person_id)
    if not signers:
        yield PanelLine(PanelKind.NOTE, panel_words.no_signer())


def _releases(shown: GroupShown) -> Iterator[PanelLine]:
    yield PanelLine(PanelKind.HEAD, panel_words.section("named"))
    for release in shown.releases:
        name, audience = panel_words.release_name(release.number, release.audience.code)
        yield PanelLine(PanelKind.RELEASE, name, audience, release.id)
    if not shown.releases:
        yield PanelLine(PanelKind.NOTE, panel_words.no_release())
