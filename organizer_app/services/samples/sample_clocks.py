"""Lets a sample plan live at the moment it tells of, so that its actions are still to come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from organizer_app.environment.clock import utc_now
from organizer_app.environment.plan_clocks import SampleClock
from organizer_app.storage.codecs import encode_moment
from organizer_app.storage.plan_facts import SAMPLE
from organizer_app.storage.rows.plan_rows import read_sample_moment

if TYPE_CHECKING:
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.samples.sample_plans import Content


def keep_moment(workspace: Workspace, content: Content) -> None:
    """Remember in a plan that it is a sample, and which moment it depicts."""
    workspace.keep_fact(SAMPLE, encode_moment(datetime.fromisoformat(content["as_of"])))


def take_clock(workspace: Workspace, real: Clock = utc_now) -> bool:
    """Let a sample live from its moment on, or from its newest change; return whether the plan is one."""
    with workspace.read() as reader:
        moment = read_sample_moment(reader.connection)
    if moment is None:
        return False
    workspace.clock = SampleClock(moment, real)
    return True
