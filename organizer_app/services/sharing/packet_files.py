"""Writes the packets of cities to one file, readable by its owner alone when it holds phone numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.sharing.city_packet import CityPacket
from organizer_app.domain.sharing.schedule_words import ScheduleWords
from organizer_app.environment.atomic_files import write_whole
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.schedule_formats import mode_for

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.exporting import ScheduleRequest

Paint = Callable[[Sequence[CityPacket], ScheduleWords], bytes]


def write_packets(
    workspace: Workspace, request: ScheduleRequest, *, words: ScheduleWords, paint: Paint, out: Path
) -> int:
    """Write the packets of a request and return how many there are.

    Raises:
        BadValue: see `exporting.shared_schedule`.
        NothingFound: every action of the request is canceled.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    packets = city_packets(workspace, request)
    if not packets:
        raise NothingFound("action", request.city)
    keep_packets(paint(packets, words), request.audience, out)
    return len(packets)


def keep_packets(data: bytes, audience: Audience, out: Path) -> None:
    """Write packets that are already painted; raise `CannotWrite` as `write_packets` does."""
    write_whole(out, data, mode=mode_for(audience))
