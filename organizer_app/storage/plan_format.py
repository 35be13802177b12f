"""Which plans this version can read: the format number inside every plan, and the newest step to it."""

from __future__ import annotations

# Rises with every change of the tables. A reader older than `min_reader` must refuse the plan.
FORMAT = 7
MIN_READER = 7
# Of `migrations/versions`; a new plan is made as if that step had been taken.
NEWEST = "2026_11_28_interpreter"
