"""Writes the packets of cities to one file, readable by its owner alone when it holds phone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import NothingFound
from organizer_app.environment.files.atomic_files import write_whole
from organizer_app.services.sharing.formats import FORMATS, writer_of
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.schedule_formats import mode_for

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.packet_words import PacketWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.exporting import ScheduleRequest


def write_packets(  # what, for whom, in which words and where are four things
    workspace: Workspace,
    request: ScheduleRequest,
    *,
    packet_format: str,
    words: ScheduleWords,
    packet_words: PacketWords,
    out: Path,
) -> int:
    """Write the cities of a request, as packets or as another of their sheets; return how many there are.

    Args:
        workspace: the plan.
        request: which cities, for whom.
        packet_format: a format of the kind `FormatKind.PACKETS`.
        words: words of days and hours, and the paper of the readers.
        packet_words: words of the sheets.
        out: the file.

    Raises:
        BadValue: see `exporting.shared_schedule`.
        NothingFound: every action of the request is canceled.
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    packets = city_packets(workspace, request)
    if not packets:
        raise NothingFound("action", request.city)
    keep_packets(writer_of(FORMATS[packet_format])(packets, words, packet_words), request.audience, out)
    return len(packets)


def keep_packets(data: bytes, audience: Audience, out: Path) -> None:
    """Write packets that are already typeset; raise `CannotWrite` as `write_packets` does."""
    write_whole(out, data, mode=mode_for(audience))
