"""What a packet works out from what it holds: what is still open, and when the desk hears of the city."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.city_packet import (
    CityPacket,
    PacketPerson,
    PacketTask,
    desk_times,
    open_gates,
)
from organizer_app.domain.sharing.shared_schedule import SharedEntry


def packet(starts: time | None, ends: time | None, *, come: time | None = None) -> CityPacket:
    return CityPacket(
        audience=Audience.INTERNAL,
        title="Prime Day",
        desk_zone="America/New_York",
        made_at=datetime(2019, 7, 5, tzinfo=UTC),
        entry=SharedEntry(uid="u", day=date(2019, 7, 15), starts=starts, ends=ends),
        people=(PacketPerson("Bo", "medic", is_backup=False, phone="", report_at=come),),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "come", "told"),
    [
        (time(12), time(14), time(10), (time(10), time(12), time(13), time(14, 30))),
        (time(23), time(1), time(22), (time(22), time(23), time(0), time(1, 30))),
        (time(12), None, None, (None, time(12), None, None)),
        (time(12), time(13), time(12, 30), (None, time(12), time(12, 30), time(13, 30))),
        (None, None, time(9), (time(9), None, None, None)),
    ],
)
def test_the_desk_hears_at_arrival_start_peak_and_end(
    starts: time | None, ends: time | None, come: time | None, told: tuple[time | None, ...]
) -> None:
    assert desk_times(packet(starts, ends, come=come)) == told


def test_only_gates_that_are_not_done_are_open() -> None:
    tasks = (
        PacketTask("Permit", None, is_done=False, is_gate=True),
        PacketTask("Signs", None, is_done=False, is_gate=False),
        PacketTask("Lead", None, is_done=True, is_gate=True),
    )
    assert open_gates(replace(packet(None, None), tasks=tasks)) == ("Permit",)
