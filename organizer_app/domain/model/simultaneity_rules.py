"""What "at once" can mean for the cities of a mobilization."""

from enum import Enum


class SimultaneityRule(Enum):
    """What "at once" means for the cities of a mobilization.

    SAME_INSTANT: one moment in UTC. SAME_LOCAL_TIME: the same wall time everywhere. WINDOW: anywhere inside
    a span of UTC. RELAY: one after the other with given gaps. FREE: the day is all they share.
    """

    SAME_INSTANT = "same_instant"
    SAME_LOCAL_TIME = "same_local_time"
    WINDOW = "window"
    RELAY = "relay"
    FREE = "free"
