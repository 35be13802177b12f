"""Says at the bottom of the sidebar that a plan lives at another moment than the present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.environment.clock import is_clock_set, plan_now
from organizer_app.environment.plan_clocks import SampleClock
from organizer_app.ui.widgets.sidebar import QuietLine

if TYPE_CHECKING:
    from organizer_app.environment.clock import Clock


def clock_lines(clock: Clock) -> tuple[QuietLine, ...]:
    """Return the line for a window; none where its clock tells the present, or was given by a picture."""
    if isinstance(clock, SampleClock):
        from organizer_app.wording.window import window as words

        day = clock().astimezone().date().isoformat()
        return (QuietLine("clock-alert", words.sample_clock(day), words.sample_clock_hint()),)
    if clock is not plan_now or not is_clock_set():
        return ()
    from organizer_app.wording.window import window as words

    day = plan_now().astimezone().date().isoformat()
    return (QuietLine("clock-alert", words.clock_set(day), words.clock_set_hint()),)
