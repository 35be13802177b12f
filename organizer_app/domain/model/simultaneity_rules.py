"""Define the simultaneity rules for the cities of a mobilization."""

from enum import Enum


class SimultaneityRule(Enum):
    """How the cities of a mobilization act together.

    SAME_INSTANT: one moment in UTC. SAME_LOCAL_TIME: the same wall time everywhere. WINDOW: any time inside a
    UTC span. RELAY: one after another with fixed gaps. FREE: only the day is shared.
    """

    SAME_INSTANT = "same_instant"
    SAME_LOCAL_TIME = "same_local_time"
    WINDOW = "window"
    RELAY = "relay"
    FREE = "free"
