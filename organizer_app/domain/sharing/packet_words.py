"""Hold the words for a printed packet, so that its writer contains no sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from organizer_app.domain.model.permits import PermitKind, PermitStatus
from organizer_app.domain.model.sites import AccessStatus, SiteRole
from organizer_app.domain.sharing.city_packet import CityPacket


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketWords:
    """The words of a packet in one language.

    Attributes:
        heading: name of a part or a fact, by its code.
        hint: what a part is for, by its code; empty for most.
        nothing: that a part has no content yet, by its code.
        texts: fixed words by name; some contain a ``{city}`` to fill in.
        reports_to_hq: what to tell HQ on the day, in the order of `DeskTimes`.
        count_fields: the fields of a count.
        count_methods: the ways to count.
        role: name of a role by its code, and of its backup.
        people_in_role: how many people have a role that many have.
        people_expected: how many people are expected.
        site_role: name of what a spot is for.
        access: whether everyone can take part at a spot.
        permit_kind: name of a permit.
        permit_status: how far a permit is.
        why_not_ready: why a city is as ready as it is, by codes of reasons and open steps.
        if_something_happens: incidents and what to do.
        due: by when a step is due; empty without a day.
        wall: a wall time; empty without one.
        footer: the foot, of a city and a moment.
        file_title: title of a file, of the only city or the mobilization.
        press: words of the press list by name; ``title`` contains a ``{title}`` to fill in.
    """

    heading: Callable[[str], str]
    hint: Callable[[str], str]
    nothing: Callable[[str], str]
    texts: Mapping[str, str]
    reports_to_hq: tuple[str, ...]
    count_fields: tuple[str, ...]
    count_methods: tuple[str, ...]
    role: Callable[[str, bool], str]
    people_in_role: Callable[[str, int], str]
    people_expected: Callable[[int], str]
    site_role: Callable[[SiteRole], str]
    access: Callable[[AccessStatus], str]
    permit_kind: Callable[[PermitKind], str]
    permit_status: Callable[[PermitStatus], str]
    why_not_ready: Callable[[Sequence[str], Sequence[str]], str]
    if_something_happens: Callable[[CityPacket], tuple[tuple[str, str], ...]]
    due: Callable[[date | None], str]
    wall: Callable[[time | None], str]
    footer: Callable[[CityPacket, str], str]
    file_title: Callable[[str], str]
    press: Mapping[str, str]
