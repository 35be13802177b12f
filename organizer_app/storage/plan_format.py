"""Which plans this version can read: the format number inside every plan."""

from __future__ import annotations

# Rises with every change of the tables. A reader older than `min_reader` must refuse the plan.
FORMAT = 6
MIN_READER = 6
